"""One sheet of a workbook: a head row that stays, filters, widths, print set-up."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from copy import copy
from dataclasses import dataclass

from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.styles.cell_style import StyleArray
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from pingshun_screen.report.typography import tints, typefaces
from pingshun_screen.report.wording import printable

Value = str | float | int | None
_LONGEST_CELL = 32_000
"""Excel takes no more than 32,767 characters in a cell."""
_FORMULA_MARKS = ("=", "+", "-", "@")
_THIN = Side(style="thin", color="999999")
_BORDER = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_HEAD_FILL = PatternFill("solid", fgColor="EDEDED")
_HEAD_ROW = 1
_PAPER_A4 = 9


@dataclass(frozen=True)
class Column:
    """A column of a sheet.

    Parameters
    ----------
    head
        Its heading.
    width
        In characters.
    number_format
        Excel's format of its numbers, empty for text.
    """

    head: str
    width: float
    number_format: str = ""


@dataclass(frozen=True)
class Tinted:
    """A text on the fill of a verdict."""

    text: str
    style: str


Row = Sequence[Value | Tinted]

Styles = dict[tuple[str, str], StyleArray]
"""The looks of cells, by tint and number format."""


def add_sheet(
    workbook: Workbook,
    name: str,
    columns: Sequence[Column],
    rows: Iterable[Row],
    frozen_columns: int,
) -> Worksheet:
    """Append a sheet.

    Parameters
    ----------
    workbook
        The workbook.
    name
        Of the sheet.
    columns, rows
        Its contents; every row has a value for each column.
    frozen_columns
        How many columns stay in view.
    """
    sheet = workbook.create_sheet(name)
    for number, column in enumerate(columns, start=1):
        _write_head(sheet.cell(_HEAD_ROW, number), column)
        sheet.column_dimensions[get_column_letter(number)].width = column.width
    styles: Styles = {}
    line = _HEAD_ROW
    for line, row in enumerate(rows, start=_HEAD_ROW + 1):
        for number, (column, value) in enumerate(
            zip(columns, row, strict=True), start=1
        ):
            _write_cell(sheet.cell(line, number), column, value, styles)
    first_free = get_column_letter(frozen_columns + 1)
    sheet.freeze_panes = f"{first_free}{_HEAD_ROW + 1}"
    last = get_column_letter(len(columns))
    sheet.auto_filter.ref = f"A{_HEAD_ROW}:{last}{line}"
    return sheet


def set_up_print(sheet: Worksheet, head: str, foot: str) -> None:
    """Print a sheet on A4 across, all columns on one page's width.

    Parameters
    ----------
    sheet
        The sheet.
    head, foot
        Texts above and below each page; & starts a code of Excel's.
    """
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = _PAPER_A4
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = f"{_HEAD_ROW}:{_HEAD_ROW}"
    sheet.print_options.horizontalCentered = True
    sheet.oddHeader.center.text = head
    sheet.oddFooter.center.text = foot


def _write_head(cell: Cell, column: Column) -> None:
    _write_text(cell, column.head)
    cell.font = _font(bold=True)
    cell.fill = _HEAD_FILL
    cell.border = _BORDER
    cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)


def _write_cell(
    cell: Cell, column: Column, value: Value | Tinted, styles: Styles
) -> None:
    tint = value.style if isinstance(value, Tinted) else ""
    is_number = isinstance(value, float | int)
    number_format = (column.number_format or "0") if is_number else ""
    key = (tint, number_format)
    if key not in styles:
        _dress(cell, tint, number_format)
        styles[key] = cell._style
    # To describe the same look anew in each cell takes three times as long.
    cell._style = copy(styles[key])
    if isinstance(value, float | int):
        cell.value = value
    else:
        _write_text(cell, value.text if isinstance(value, Tinted) else value or "")


def _dress(cell: Cell, tint: str, number_format: str) -> None:
    cell.border = _BORDER
    cell.font = _font()
    if tint:
        cell.fill = PatternFill("solid", fgColor=tints()[tint])
    if number_format:
        cell.number_format = number_format
    side = "right" if number_format else "left"
    cell.alignment = Alignment(horizontal=side, vertical="center", wrap_text=True)


def _write_text(cell: Cell, text: str) -> None:
    """Write a text that is never taken for a formula, whatever it starts with."""
    clean = "\n".join(printable(line) for line in text.split("\n"))[:_LONGEST_CELL]
    if not clean:
        return
    cell.value = clean
    cell.data_type = "s"
    cell.quotePrefix = clean.startswith(_FORMULA_MARKS)


def _font(*, bold: bool = False) -> Font:
    face = typefaces()["table"]
    return Font(name=face.families[0], size=face.size_pt, bold=bold)
