"""Tables of the Word template: fixed widths, rows whole, heads on every page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypedDict, Unpack

from docx.document import Document
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

from pingshun_screen.core.texts import say

LEFT, CENTRE, RIGHT = (
    WD_ALIGN_PARAGRAPH.LEFT,
    WD_ALIGN_PARAGRAPH.CENTER,
    WD_ALIGN_PARAGRAPH.RIGHT,
)
_HEAD_FILL = "EDEDED"
_INNER_MARGINS_TWIPS = {"top": 40, "left": 70, "bottom": 40, "right": 70}


class RowOptions(TypedDict, total=False):
    """How a row differs from the usual, see `add_row`."""

    heads: int | Sequence[int]
    aligned: Mapping[int, WD_ALIGN_PARAGRAPH]
    style: str


def add_table(
    document: Document, widths_mm: Sequence[float], heads: Sequence[str] = ()
) -> Table:
    """Return a table; the heads, keys of the text catalogue, repeat on each page."""
    table = document.add_table(rows=0, cols=len(widths_mm))
    table.style = document.styles["Table Grid"]
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    for column, width_mm in zip(table.columns, widths_mm, strict=True):
        column.width = Mm(width_mm)
    _set_inner_margins(table)
    if heads:
        row = add_row(table, [say(f"report.col_{head}") for head in heads], heads=99)
        _mark(row, "w:tblHeader")
        for cell in row.cells:
            cell.paragraphs[0].alignment = CENTRE
            cell.paragraphs[0].paragraph_format.keep_with_next = True
    return table


def add_row(
    table: Table,
    texts: Sequence[str],
    *,
    heads: int | Sequence[int] = (),
    aligned: Mapping[int, WD_ALIGN_PARAGRAPH] | None = None,
    style: str = "表格文字",
) -> _Row:
    """Append a row; cells numbered in `heads`, or so many of the first, are heads."""
    head_cells = range(heads) if isinstance(heads, int) else heads
    row = table.add_row()
    _mark(row, "w:cantSplit")
    for number, (cell, text) in enumerate(zip(row.cells, texts, strict=True)):
        cell.width = table.columns[number].width
        cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
        paragraph = cell.paragraphs[0]
        paragraph.text = text
        paragraph.style = style
        if number in head_cells:
            paragraph.style = "表头文字"
            paragraph.alignment = LEFT
            _fill(cell, _HEAD_FILL)
        if aligned and number in aligned:
            paragraph.alignment = aligned[number]
    return row


def add_loop(
    table: Table, loop: str, texts: Sequence[str], **row: Unpack[RowOptions]
) -> _Row:
    """Append a row, as `add_row` makes it, that is repeated for each of a list."""
    add_control(table, f"{{%tr for {loop} %}}")
    repeated = add_row(table, texts, **row)
    add_control(table, "{%tr endfor %}")
    return repeated


def add_control(table: Table, tag: str) -> None:
    """Append a row that holds nothing but a loop's mark."""
    table.add_row().cells[0].paragraphs[0].text = tag


def add_group_row(table: Table) -> None:
    """Append a row over the whole width with the group's title."""
    row = table.add_row()
    _mark(row, "w:cantSplit")
    cell = row.cells[0].merge(row.cells[-1])
    paragraph = cell.paragraphs[0]
    paragraph.text = "{{ group.title }}"
    paragraph.style = "表头文字"
    paragraph.alignment = LEFT
    paragraph.paragraph_format.keep_with_next = True


def merge_tail(row: _Row, first: int, text: str) -> None:
    """Make one cell of a row's cells from the given one on."""
    cell = row.cells[first].merge(row.cells[-1])
    for paragraph in cell.paragraphs[1:]:
        paragraph._p.getparent().remove(paragraph._p)
    cell.paragraphs[0].text = text


def fill_with_lines(cell: _Cell, loop: str, text: str, style: str) -> None:
    """Make a cell's only content a paragraph for each member of a list."""
    cell.paragraphs[0].text = f"{{%p for {loop} %}}"
    cell.add_paragraph(text, style=style)
    cell.add_paragraph("{%p endfor %}")


def add_lines(cell: _Cell, loop: str, text: str, style: str) -> None:
    """Append to a cell a paragraph for each member of a list."""
    cell.add_paragraph(f"{{%p for {loop} %}}")
    cell.add_paragraph(text, style=style)
    cell.add_paragraph("{%p endfor %}")


def add_optional(cell: _Cell, condition: str, text: str, style: str) -> Paragraph:
    """Append to a cell a paragraph that is only there when it has something to say."""
    cell.add_paragraph(f"{{%p if {condition} %}}")
    paragraph = cell.add_paragraph(text, style=style)
    cell.add_paragraph("{%p endif %}")
    return paragraph


def _mark(row: _Row, name: str) -> None:
    properties = row._tr.get_or_add_trPr()
    properties.append(OxmlElement(name))


def _fill(cell: _Cell, colour: str) -> None:
    shade = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", colour)):
        shade.set(qn(f"w:{name}"), value)
    cell._tc.get_or_add_tcPr().append(shade)


def _set_inner_margins(table: Table) -> None:
    margin = OxmlElement("w:tblCellMar")
    for side, twips in _INNER_MARGINS_TWIPS.items():
        edge = OxmlElement(f"w:{side}")
        edge.set(qn("w:w"), str(twips))
        edge.set(qn("w:type"), "dxa")
        margin.append(edge)
    table._tbl.tblPr.append(margin)
