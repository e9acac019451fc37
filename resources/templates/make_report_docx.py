"""Make report.docx, the Word template of the report.

Run it after a change and open the result in Word: the template may also be edited
there by hand, as long as the {{ }} and {% %} marks stay.
"""

from __future__ import annotations

from pathlib import Path

from docx import Document
from docx.document import Document as DocumentType
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
from docx.shared import Mm
from docx.table import _Cell
from docx_styles import (
    set_default_language,
    set_font_substitutes,
    set_header_and_footer,
    set_page,
    set_styles,
)
from docx_tables import (
    CENTRE,
    LEFT,
    RIGHT,
    add_control,
    add_group_row,
    add_lines,
    add_loop,
    add_optional,
    add_row,
    add_table,
    fill_with_lines,
    merge_tail,
)

from pingshun_screen.core.texts import say

_OPINION_HEIGHT_MM = 30.0


def main() -> None:
    """Write report.docx beside this script."""
    document = Document()
    set_page(document)
    set_styles(document)
    set_default_language(document)
    set_font_substitutes(document)
    set_header_and_footer(document)
    for chapter in (_head, _facts, _verdict, _clauses, _conflicts, _totals, _legal):
        chapter(document)
    for chapter in (_sight, _figures, _opinions, _layers, _policy, _run, _statement):
        chapter(document)
    document.save(Path(__file__).with_name("report.docx"))


def _head(document: DocumentType) -> None:
    document.add_paragraph("{{ r.title }}", style="公文标题")
    document.add_paragraph("{{ r.name }}", style="矿山名称行")
    document.add_paragraph("{{ r.subtitle }}", style="副题")


def _facts(document: DocumentType) -> None:
    document.add_heading(say("report.chapter_facts"), 1)
    table = add_table(document, (33, 45, 33, 45))
    row = add_loop(
        table, "fact in r.wide_facts", ("{{ fact.label }}", "", "", ""), heads=1
    )
    merge_tail(row, 1, "{{ fact.value }}")
    texts = [f"{{{{ pair[{i}].{name} }}}}" for i in (0, 1) for name in _FACT]
    add_loop(table, "pair in r.paired_facts", texts, heads=(0, 2))
    document.add_paragraph(say("report.facts_note"), style="表注")
    _each(document, "remark in r.remarks", "{{ remark }}", "表注")


_FACT = ("label", "value")


def _verdict(document: DocumentType) -> None:
    document.add_heading(say("report.chapter_verdict"), 1)
    table = add_table(document, (33, 123))
    for name in ("spatial", "disposition"):
        shown = f"{{% cellbg tint[r.verdict.{name}_style] %}}{{{{ r.verdict.{name} }}}}"
        row = add_row(table, (say(f"report.verdict_{name}"), shown), heads=1)
        label, finding = row.cells
        label.paragraphs[0].paragraph_format.keep_with_next = name == "spatial"
        finding.paragraphs[0].style = "结论文字"
        words = f"{{{{ r.verdict.{name}_words }}}}"
        finding.add_paragraph(words, style="表格文字").alignment = CENTRE
    finding.add_paragraph("{{ r.verdict.open_words }}", style="表格文字")
    finding.paragraphs[-1].alignment = CENTRE
    possible = "r.verdict.still_possible"
    add_optional(finding, possible, f"{{{{ {possible} }}}}", "表格文字")
    disputed = "r.verdict.disputed"
    add_optional(finding, disputed, f"{{{{ {disputed} }}}}", "表头文字")
    _questions(document)


def _questions(document: DocumentType) -> None:
    document.add_heading(say("report.questions_title"), 2)
    document.add_paragraph("{%p if r.questions %}")
    heads = ("no", "clause", "department", "question")
    table = add_table(document, (12, 32, 36, 76), heads)
    texts = ("{{ q.number }}", "{{ q.clause }}", "{{ q.department }}", "")
    row = add_loop(table, "q in r.questions", texts, aligned={0: CENTRE})
    fill_with_lines(row.cells[3], "line in q.words", "{{ line }}", "表格文字")
    document.add_paragraph(say("report.questions_intro"), style="表注")
    document.add_paragraph("{%p else %}")
    document.add_paragraph(say("report.questions_none"), style="正文段")
    document.add_paragraph("{%p endif %}")


def _clauses(document: DocumentType) -> None:
    document.add_heading(say("report.chapter_clauses"), 1)
    document.add_paragraph("{{ r.clauses_intro }}", style="引导段")
    table = add_table(
        document, (21, 57, 18, 60), ("clause", "words", "status", "reason")
    )
    add_control(table, "{%tr for group in r.clause_groups %}")
    add_group_row(table)
    status = "{% cellbg tint[row.style] %}{{ row.status }}"
    texts = ("{{ row.number }}", "{{ row.words }}", status, "")
    row = add_loop(table, "row in group.rows", texts, aligned={2: CENTRE})
    row.cells[1].add_paragraph("{{ row.department }}", style="表注")
    add_optional(row.cells[1], "row.reading", "{{ row.reading }}", "表注")
    fill_with_lines(row.cells[3], "line in row.reason", "{{ line }}", "表格文字")
    _mark_disputed(row.cells[3])
    add_control(table, "{%tr endfor %}")


def _conflicts(document: DocumentType) -> None:
    document.add_heading(say("report.chapter_conflicts"), 1)
    document.add_paragraph("{%p if r.conflict_groups %}")
    numbers = ("area", "share", "width", "distance")
    heads = ("no", "feature", "relation", *numbers, "certainty")
    table = add_table(document, (10, 41, 18, 26, 15, 16, 15, 15), heads)
    add_control(table, "{%tr for group in r.conflict_groups %}")
    add_group_row(table)
    values = [f"{{{{ row.{name} }}}}" for name in heads[2:]]
    aligned = {0: CENTRE, 2: CENTRE, 7: CENTRE} | dict.fromkeys(range(3, 7), RIGHT)
    texts = ("{{ row.number }}", "{{ row.layer }}", *values)
    row = add_loop(table, "row in group.rows", texts, aligned=aligned)
    row.cells[1].add_paragraph("{{ row.feature }}", style="表格文字")
    _mark_disputed(row.cells[1])
    add_control(table, "{%tr endfor %}")
    _each(document, "note in r.conflict_notes", "{{ note }}", "表注")
    document.add_paragraph("{%p else %}")
    document.add_paragraph(say("report.conflicts_none"), style="正文段")
    document.add_paragraph("{%p endif %}")


def _mark_disputed(cell: _Cell) -> None:
    mark = add_optional(cell, "row.disputed", "{{ row.disputed }}", "表头文字")
    mark.alignment = LEFT


def _totals(document: DocumentType) -> None:
    document.add_paragraph("{%p if r.totals %}")
    document.add_heading(say("report.totals_title"), 2)
    table = add_table(document, (66, 20, 35, 35), ("layer", "count", "gross", "net"))
    texts = [f"{{{{ t.{name} }}}}" for name in ("layer", "count", "gross", "net")]
    numbers = dict.fromkeys((1, 2, 3), RIGHT)
    row = add_loop(table, "t in r.totals", texts, aligned=numbers)
    row.cells[0].paragraphs[0].paragraph_format.keep_with_next = True
    document.add_paragraph(say("report.totals_intro"), style="表注")
    document.add_paragraph("{%p endif %}")


def _legal(document: DocumentType) -> None:
    document.add_heading(say("report.chapter_legal"), 1)
    document.add_paragraph(say("report.legal_intro"), style="引导段")
    document.add_paragraph("{%p if r.legal_groups %}")
    names = ("feature", "status", "distance", "required", "remark")
    heads = [f"legal_{name}" for name in names]
    table = add_table(document, (41, 26, 17, 22, 50), heads)
    add_control(table, "{%tr for group in r.legal_groups %}")
    add_group_row(table)
    status = "{% cellbg tint[row.style] %}{{ row.status }}"
    texts = (
        "{{ row.feature }}",
        status,
        "{{ row.distance }}",
        "{{ row.required }}",
        "",
    )
    aligned = {1: CENTRE, 2: RIGHT, 3: RIGHT}
    row = add_loop(table, "row in group.rows", texts, aligned=aligned)
    fill_with_lines(row.cells[4], "line in row.remarks", "{{ line }}", "表内小字")
    add_control(table, "{%tr endfor %}")
    _each(document, "note in r.legal_notes", "{{ note }}", "表注")
    document.add_paragraph("{%p else %}")
    document.add_paragraph(say("report.legal_none"), style="正文段")
    document.add_paragraph("{%p endif %}")


def _sight(document: DocumentType) -> None:
    document.add_heading(say("report.chapter_sight"), 1)
    document.add_paragraph(say("sight_report.intro"), style="引导段")
    table = add_table(document, (33, 123))
    answer = "{% cellbg tint[r.sight.answer.style] %}{{ r.sight.answer.text }}"
    row = add_row(table, (say("sight_report.answer_label"), answer), heads=1)
    row.cells[0].paragraphs[0].paragraph_format.keep_with_next = True
    row.cells[1].paragraphs[0].style = "结论文字"
    texts = ("{{ fact.label }}", "{{ fact.value }}")
    add_loop(table, "fact in r.sight.answers", texts, heads=1)
    document.add_paragraph("{%p if r.sight.roads %}")
    document.add_paragraph("", style="表注")
    _sight_roads(document)
    document.add_paragraph(say("sight_report.roads_note"), style="表注")
    document.add_paragraph("{%p endif %}")
    document.add_paragraph("{%p if r.sight.best %}")
    document.add_heading("{{ r.sight.best_title }}", 2)
    table = add_table(document, (33, 123))
    add_loop(table, "fact in r.sight.best", texts, heads=1)
    document.add_paragraph("{%p endif %}")
    _each(document, "note in r.sight.notes", "{{ note }}", "表注")
    document.add_paragraph("", style="表注")
    _pictures(document, "sight_pictures")


def _sight_roads(document: DocumentType) -> None:
    names = ("road", "class", "first", "last", "stations", "seeing", "share", "open")
    heads = [f"sight_{name}" for name in names]
    table = add_table(document, (36, 16, 23, 23, 16, 12, 16, 14), heads)
    values = ("name", "line_class", "first", "last", "stations", "seeing", "share")
    texts = [f"{{{{ row.{name} }}}}" for name in (*values, "undetermined")]
    aligned = {1: CENTRE} | dict.fromkeys(range(2, 8), RIGHT)
    add_loop(table, "row in r.sight.roads", texts, aligned=aligned)


def _pictures(document: DocumentType, pictures: str) -> None:
    document.add_paragraph(f"{{%p for figure in {pictures} %}}")
    document.add_paragraph("{{ figure.image }}", style="图件")
    document.add_paragraph("{{ figure.caption }}", style="图题")
    document.add_paragraph("{%p endfor %}")


def _figures(document: DocumentType) -> None:
    document.add_heading(say("report.chapter_maps"), 1)
    _pictures(document, "pictures")
    document.add_paragraph("{%p if r.figures_note %}")
    document.add_paragraph("{{ r.figures_note }}", style="正文段")
    document.add_paragraph("{%p endif %}")


def _opinions(document: DocumentType) -> None:
    document.add_heading(say("report.chapter_opinions"), 1)
    document.add_paragraph(say("report.opinions_intro"), style="引导段")
    table = add_table(document, (56, 100), ("subject", "opinion"))
    row = add_loop(table, "box in r.opinions", ("{{ box.department }}", ""))
    row.height = Mm(_OPINION_HEIGHT_MM)
    department, opinion = row.cells
    department.paragraphs[0].style = "表头文字"
    department.paragraphs[0].alignment = LEFT
    add_lines(department, "line in box.subjects", "{{ line }}", "表内小字")
    opinion.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.BOTTOM
    _statements(opinion)


def _statements(cell: _Cell) -> None:
    """Print what a department said, or the line on which it signs."""
    cell.paragraphs[0].text = "{%p for s in box.statements %}"
    cell.add_paragraph("{{ s.stance }}　{{ s.subject }}", style="表头文字")
    cell.paragraphs[-1].alignment = LEFT
    cell.add_paragraph("{{ s.reason }}", style="表格文字")
    add_lines(cell, "line in s.notes", "{{ line }}", "表内小字")
    cell.add_paragraph("{{ s.signed }}", style="表格文字").alignment = RIGHT
    cell.add_paragraph("{%p endfor %}")
    cell.add_paragraph("{%p if not box.statements %}")
    signature = say("report.opinion_signature")
    cell.add_paragraph(signature, style="表格文字").alignment = RIGHT
    cell.add_paragraph("{%p endif %}")


def _layers(document: DocumentType) -> None:
    document.add_heading(say("report.chapter_sources"), 1)
    document.add_heading(say("report.sources_layers"), 2)
    numbers = ("features", "repaired", "rejected", "accuracy")
    table = add_table(document, (26, 82, 12, 12, 12, 12), ("layer", "source", *numbers))
    texts = ("{{ row.layer }}", "", *(f"{{{{ row.{name} }}}}" for name in numbers))
    row = add_loop(
        table,
        "row in r.provenance.layers",
        texts,
        aligned=dict.fromkeys(range(2, 6), RIGHT),
        style="表内小字",
    )
    fill_with_lines(row.cells[1], "line in row.lines", "{{ line }}", "表内小字")
    add_optional(row.cells[1], "row.fingerprint", "{{ row.fingerprint }}", "指纹")


def _policy(document: DocumentType) -> None:
    document.add_heading(say("report.sources_policy"), 2)
    _fact_table(document, "r.provenance.policy")
    document.add_paragraph("", style="表注")
    heads = ("parameter", "value", "standing", "basis")
    table = add_table(document, (34, 42, 20, 60), heads)
    texts = [f"{{{{ p.{name} }}}}" for name in ("label", "value", "standing", "basis")]
    add_loop(table, "p in r.provenance.parameters", texts, style="表内小字")


def _run(document: DocumentType) -> None:
    document.add_heading(say("report.sources_software"), 2)
    _fact_table(document, "r.provenance.software")


def _fact_table(document: DocumentType, facts: str) -> None:
    table = add_table(document, (33, 123))
    texts = ("{{ fact.label }}", "{{ fact.value }}")
    add_loop(table, f"fact in {facts}", texts, heads=1, style="表内小字")


def _statement(document: DocumentType) -> None:
    document.add_heading(say("report.chapter_statement"), 1)
    _each(document, "sentence in r.statements", "{{ sentence }}", "声明文字")
    document.add_paragraph(say("report.query_line"), style="表格文字")


def _each(document: DocumentType, loop: str, text: str, style: str) -> None:
    document.add_paragraph(f"{{%p for {loop} %}}")
    document.add_paragraph(text, style=style)
    document.add_paragraph("{%p endfor %}")


if __name__ == "__main__":
    main()
