"""What departments said, in report, documents and ledger."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from docx import Document

from pingshun_screen.core.findings import ScreeningResult
from pingshun_screen.io.opinions import Opinion, Stance
from pingshun_screen.report.context import MineReport, mine_report
from pingshun_screen.report.ledger import write_ledger
from pingshun_screen.report.opinions import OpinionBox
from pingshun_screen.report.pages import report_html
from pingshun_screen.report.word import write_word
from tests.unit.io.opinion_samples import opinion_on
from tests.unit.report.fabricated import HOSTILE, SOFTWARE, result

NOW = "符合：现在的结论"


@pytest.fixture(scope="module")
def run() -> ScreeningResult:
    return result()


def said(**values: object) -> Opinion:
    """Return an opinion on a finding that is what it was."""
    whole = {"clause": "close-6", "finding": NOW, "finding_now": NOW, **values}
    return opinion_on(1, **whole)


def report(run: ScreeningResult, opinions: Sequence[Opinion]) -> MineReport:
    return mine_report(
        run, run.mines[0], software=SOFTWARE, illustrated=False, opinions=opinions
    )


def box_of(told: MineReport, department: str) -> OpinionBox:
    [box] = [box for box in told.opinions if box.department == department]
    return box


def disputed_rows(told: MineReport) -> dict[str, str]:
    clauses = [row for group in told.clause_groups for row in group.rows]
    conflicts = [row for group in told.conflict_groups for row in group.rows]
    rows = {row.number: row.disputed for row in (*clauses, *conflicts)}
    return {number: words for number, words in rows.items() if words}


# ---- report -----------------------------------------------------------------
def test_without_opinions_every_box_is_for_signing(run: ScreeningResult) -> None:
    told = report(run, [])
    assert told.opinions
    assert all(box.statements == () for box in told.opinions)
    assert disputed_rows(told) == {}
    assert told.verdict.disputed == ""


def test_an_opinion_is_printed_with_all_that_was_said(run: ScreeningResult) -> None:
    told = report(run, [said()])
    [statement] = box_of(told, "林业部门").statements
    assert statement.subject == "关闭取缔（6）"
    assert statement.stance == "不同意"
    assert statement.reason == "红线已调整"
    assert statement.signed == "签署：张三　2026年6月30日"
    assert statement.notes == (f"当时结论：{NOW}",)
    assert box_of(told, "交通部门").statements == ()


def test_a_department_that_spoke_unasked_has_a_box(run: ScreeningResult) -> None:
    box = box_of(report(run, [said(department="水利部门")]), "水利部门")
    assert box.subjects == ()
    assert len(box.statements) == 1


def test_what_is_superseded_stays_and_says_so(run: ScreeningResult) -> None:
    later = said(stance=Stance.AGREE, reason="已复测")
    told = report(run, [said(), later])
    first, second = box_of(told, "林业部门").statements
    assert first.remark == "已被该部门后来的意见取代，留存备查。"
    assert second.remark == ""
    assert disputed_rows(told) == {}


def test_a_finding_that_has_changed_since_is_told(run: ScreeningResult) -> None:
    told = report(run, [said(finding_now="不符合：缩小了"), said(finding_now="")])
    first, second = box_of(told, "林业部门").statements
    assert first.remark.endswith("意见针对的结论已变化，现为：不符合：缩小了。")
    assert second.remark == "意见针对的结论已变化，现为：本次结果中已无此项。"


def test_a_disputed_clause_is_marked_where_it_stands(run: ScreeningResult) -> None:
    told = report(run, [said(), said(department="文旅部门")])
    words = "部门有异议：林业部门、文旅部门（见第八部分）"
    assert disputed_rows(told) == {"关闭取缔（6）": words}
    assert "林业部门（关闭取缔（6））" in told.verdict.disputed
    assert "文旅部门（关闭取缔（6））" in told.verdict.disputed


def test_a_disputed_conflict_is_marked_where_it_stands(run: ScreeningResult) -> None:
    one = run.mines[0].conflicts[0]
    feature = {
        "role": one.role.value,
        "feature_id": one.feature_id,
        "feature_name": one.feature_name,
    }
    told = report(run, [said(clause="", **feature)])
    [number] = disputed_rows(told)
    assert number.isdigit()
    assert f"“{one.feature_name}”" in told.verdict.disputed


def test_a_dispute_of_the_whole_stands_at_the_verdict(run: ScreeningResult) -> None:
    told = report(run, [said(clause="")])
    assert "林业部门（全部结论）" in told.verdict.disputed
    assert disputed_rows(told) == {}


@pytest.mark.parametrize("stance", [Stance.AGREE, Stance.CONDITION])
def test_only_disagreeing_is_a_dispute(run: ScreeningResult, stance: Stance) -> None:
    told = report(run, [said(stance=stance)])
    assert told.verdict.disputed == ""
    assert disputed_rows(told) == {}


def test_the_finding_itself_does_not_change(run: ScreeningResult) -> None:
    quiet, loud = report(run, []), report(run, [said(), said(clause="")])
    assert replace(loud.verdict, disputed="") == quiet.verdict
    assert len(loud.clause_groups) == len(quiet.clause_groups)
    assert [len(group.rows) for group in loud.conflict_groups] == [
        len(group.rows) for group in quiet.conflict_groups
    ]


def test_a_clause_or_role_of_another_version_is_printed_as_it_is(
    run: ScreeningResult,
) -> None:
    told = report(
        run, [said(clause="close-99"), said(clause="", role="x", reason="甲")]
    )
    subjects = [one.subject for one in box_of(told, "林业部门").statements]
    assert subjects == ["close-99", "x"]


# ---- documents --------------------------------------------------------------
def word(told: MineReport, run: ScreeningResult, path: Path) -> str:
    write_word(told, {}, run.as_of, path)
    tables = Document(BytesIO(path.read_bytes())).tables
    cells = [cell for table in tables for row in table.rows for cell in row.cells]
    return "\n".join(cell.text for cell in cells)


def test_both_documents_print_the_same(run: ScreeningResult, tmp_path: Path) -> None:
    told = report(run, [said(), said(stance=Stance.AGREE, reason="已复测")])
    for text in (word(told, run, tmp_path / "a.docx"), report_html(told)):
        assert "已复测" in text
        assert "签署：张三　2026年6月30日" in text
        assert "已被该部门后来的意见取代" in text
        assert "有条件同意" not in text


def test_lines_to_sign_are_left_for_those_who_have_not(
    run: ScreeningResult, tmp_path: Path
) -> None:
    line = "（盖章）"
    before, after = report(run, []), report(run, [said()])
    assert report_html(before).count(line) == len(before.opinions)
    assert report_html(after).count(line) == len(after.opinions) - 1
    docx = word(after, run, tmp_path / "a.docx")
    assert docx.count(line) == len(after.opinions) - 1


def test_a_dispute_is_marked_in_both(run: ScreeningResult, tmp_path: Path) -> None:
    told = report(run, [said()])
    mark = "部门有异议：林业部门"
    assert report_html(told).count(mark) == 2
    assert word(told, run, tmp_path / "a.docx").count(mark) >= 2


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_opinions_are_text(
    run: ScreeningResult, tmp_path: Path, text: str
) -> None:
    told = report(run, [said(reason=text, signed_by=text, department=text)])
    word(told, run, tmp_path / "a.docx")
    assert "<script>" not in report_html(told)


def test_the_same_opinions_give_the_same_bytes(
    run: ScreeningResult, tmp_path: Path
) -> None:
    paths = [tmp_path / "a.docx", tmp_path / "b.docx"]
    for path in paths:
        word(report(run, [said()]), run, path)
    assert paths[0].read_bytes() == paths[1].read_bytes()


# ---- ledger -----------------------------------------------------------------
def ledger(
    run: ScreeningResult, path: Path, opinions: Sequence[Opinion]
) -> openpyxl.Workbook:
    write_ledger(run, path, opinions)
    return openpyxl.load_workbook(path)


def cells(workbook: openpyxl.Workbook, sheet: str) -> list[dict[str, object]]:
    heads, *rows = workbook[sheet].iter_rows(values_only=True)
    return [dict(zip(heads, row, strict=True)) for row in rows]


def test_the_list_of_mines_tells_who_says_what(
    run: ScreeningResult, tmp_path: Path
) -> None:
    opinions = [said(), said(department="文旅部门", stance=Stance.AGREE)]
    first, second, *_ = cells(ledger(run, tmp_path / "a.xlsx", opinions), "矿山台账")
    assert first["部门意见"] == "林业部门：不同意；文旅部门：同意"
    assert first["异议"] == "林业部门（关闭取缔（6））"
    assert (second["部门意见"], second["异议"]) == (None, None)


def test_the_sheet_of_opinions_has_them_all(
    run: ScreeningResult, tmp_path: Path
) -> None:
    lost = replace(said(finding_now=""), mine_key=None, licence_no="C0", name="旧矿")
    on_second = replace(said(), mine_key=2)
    opinions = [lost, on_second, said(), said(stance=Stance.AGREE)]
    rows = cells(ledger(run, tmp_path / "a.xlsx", opinions), "部门意见")
    assert [row["矿山序号"] for row in rows] == [1, 1, 2, None]
    assert [row["意见"] for row in rows] == ["不同意", "同意", "不同意", "不同意"]
    assert "取代" in str(rows[0]["备注"])
    assert rows[1]["备注"] is None
    assert str(rows[3]["备注"]).startswith("本次成果中没有该矿山")
    assert rows[3]["矿山名称"] == "旧矿"
