from __future__ import annotations

import runpy
import sys
import zipfile
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn

from pingshun_screen.core.findings import ScreeningResult
from pingshun_screen.core.resources import resource
from pingshun_screen.report.context import mine_report
from pingshun_screen.report.word import write_word
from pingshun_screen.report.wording import printable
from tests.unit.report.fabricated import HOSTILE, SOFTWARE, result

PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de"
    "0000000c4944415478da6368686800000304018109d5c4f60000000049454e44ae426082"
)


@pytest.fixture(scope="module")
def run() -> ScreeningResult:
    return result()


def written(run: ScreeningResult, number: int, path: Path, *, maps: bool) -> Path:
    report = mine_report(run, run.mines[number], software=SOFTWARE, illustrated=maps)
    images = {figure.key: PIXEL for figure in report.figures}
    write_word(report, images, run.as_of, path)
    return path


def texts(path: Path) -> list[str]:
    body = Document(str(path)).element.body
    return [
        "".join(t.text or "" for t in paragraph.iter(qn("w:t")))
        for paragraph in body.iter(qn("w:p"))
    ]


@pytest.mark.parametrize("number", range(1, len(HOSTILE) + 1))
def test_hostile_text_is_printed_as_it_is(
    run: ScreeningResult, number: int, tmp_path: Path
) -> None:
    found = texts(written(run, number, tmp_path / "x.docx", maps=False))
    assert printable(HOSTILE[number - 1]) in found
    assert "49" not in found


def test_no_mark_of_the_template_is_left(run: ScreeningResult, tmp_path: Path) -> None:
    found = texts(written(run, 0, tmp_path / "x.docx", maps=False))
    marks = ("{{ r.", "{{ row.", "{%p", "{%tr", "{% cellbg", "endfor")
    left = [text for text in found if any(mark in text for mark in marks)]
    assert left == []


def test_the_same_report_gives_the_same_bytes(
    run: ScreeningResult, tmp_path: Path
) -> None:
    first = written(run, 0, tmp_path / "a.docx", maps=True).read_bytes()
    assert first == written(run, 0, tmp_path / "b.docx", maps=True).read_bytes()


def test_heads_repeat_and_no_row_breaks(run: ScreeningResult, tmp_path: Path) -> None:
    document = Document(str(written(run, 0, tmp_path / "x.docx", maps=False)))
    rows = [row for table in document.tables for row in table.rows]
    assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in rows)
    heads = [
        table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
        for table in document.tables
        if table.rows[0].cells[0].text in ("序号", "条款", "图层", "部门及事项", "参数")
    ]
    assert len(heads) == 7
    assert all(heads)


def test_pictures_are_there_when_drawn_and_the_reason_when_not(
    run: ScreeningResult, tmp_path: Path
) -> None:
    with_maps = written(run, 0, tmp_path / "a.docx", maps=True)
    without = written(run, 0, tmp_path / "b.docx", maps=False)
    body = Document(str(with_maps)).element.body
    assert {one.get("distL") for one in body.iter(qn("wp:inline"))} == {"0"}
    with zipfile.ZipFile(with_maps) as package:
        assert any(name.startswith("word/media/") for name in package.namelist())
    assert any("本文本未附图" in text for text in texts(without))
    assert not any("本文本未附图" in text for text in texts(with_maps))


def test_a4_with_the_margins_of_an_official_document(
    run: ScreeningResult, tmp_path: Path
) -> None:
    section = Document(str(written(run, 0, tmp_path / "x.docx", maps=False))).sections[
        0
    ]
    edges = (
        section.top_margin,
        section.bottom_margin,
        section.left_margin,
        section.right_margin,
    )
    assert [round(edge.mm) for edge in edges] == [37, 35, 28, 26]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert section.header.paragraphs[0].text == "示例一矿　初判报告"


def test_the_template_is_what_its_script_makes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shipped = resource("templates", "report.docx")
    copies = tmp_path / "templates"
    copies.mkdir()
    for script in shipped.parent.glob("*.py"):
        (copies / script.name).write_bytes(script.read_bytes())
    monkeypatch.syspath_prepend(str(copies))
    for name in ("docx_styles", "docx_tables"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    runpy.run_path(str(copies / "make_report_docx.py"), run_name="__main__")
    with (
        zipfile.ZipFile(shipped) as old,
        zipfile.ZipFile(copies / "report.docx") as new,
    ):
        for name in ("word/document.xml", "word/styles.xml", "word/fontTable.xml"):
            assert old.read(name) == new.read(name)
