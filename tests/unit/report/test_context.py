from __future__ import annotations

from dataclasses import replace
from pathlib import PurePosixPath

import pytest

from pingshun_screen.core.findings import (
    ClauseStatus,
    MineResult,
    ScreeningResult,
    SpatialVerdict,
)
from pingshun_screen.report.context import MineReport, mine_report
from tests.unit.report.fabricated import (
    HOSTILE,
    SOFTWARE,
    mine,
    mine_shape,
    outcomes,
    result,
)


@pytest.fixture(scope="module")
def run() -> ScreeningResult:
    return result()


def report(run: ScreeningResult, one: MineResult, **kind: bool) -> MineReport:
    return mine_report(
        run, one, software=SOFTWARE, illustrated=kind.get("illustrated", False)
    )


def test_every_clause_is_printed_with_words_department_status_and_reason(
    run: ScreeningResult,
) -> None:
    rows = [row for g in report(run, run.mines[0]).clause_groups for row in g.rows]
    assert [row.words for row in rows] == [c.words for c in run.policy.clauses]
    assert all(row.department and row.status and row.reason for row in rows)


def test_a_clause_shows_its_unconfirmed_parameters_and_only_those_in_use(
    run: ScreeningResult,
) -> None:
    rows = [row for g in report(run, run.mines[0]).clause_groups for row in g.rows]
    [seen] = [row for row in rows if row.number == "关闭取缔（7）"]
    words = "\n".join(seen.reason)
    assert "待专班确认" in words
    assert "可视范围缓冲距离 1000 m" in words
    assert "视线分析最远距离" not in words
    [upgrade] = [row for row in rows if row.number == "升级改造（3）"]
    assert "待专班确认" not in "\n".join(upgrade.reason)


def test_a_clause_that_does_not_apply_lists_no_parameters(run: ScreeningResult) -> None:
    rows = [row for g in report(run, run.mines[0]).clause_groups for row in g.rows]
    [new] = [row for row in rows if row.number == "合理新设（1）"]
    assert len(new.reason) == 1


def test_open_questions_name_who_can_answer(run: ScreeningResult) -> None:
    questions = report(run, run.mines[0]).questions
    open_clauses = [
        one for one in outcomes() if one.status is ClauseStatus.NOT_DETERMINED
    ]
    assert len(questions) == len(open_clauses)
    assert all("部门提供" in line for q in questions for line in q.words)


def test_a_question_without_a_hint_prints_the_reason(run: ScreeningResult) -> None:
    bare = [replace(one, missing=()) for one in outcomes()]
    one = replace(run.mines[0], clauses=tuple(bare))
    assert report(run, one).questions[0].words == ("缺少判定本条款所需的情况。",)


def test_undetermined_spatial_verdict_never_reads_like_clear(
    run: ScreeningResult,
) -> None:
    one = replace(run.mines[0], spatial=SpatialVerdict.NOT_DETERMINED)
    verdict = report(run, one).verdict
    assert verdict.spatial == "未能判定"
    assert "不能认定为不涉及" in verdict.spatial_words
    assert "关闭取缔（7）" in verdict.spatial_words


def test_what_open_questions_may_change_stands_beside_the_disposition(
    run: ScreeningResult,
) -> None:
    verdict = report(run, run.mines[-1]).verdict
    assert verdict.disposition == "待核实"
    assert verdict.still_possible.endswith(
        "建议列入关闭取缔、建议引导退出、建议升级改造"
    )


def test_departments_of_met_and_open_clauses_and_of_overlapped_layers_sign(
    run: ScreeningResult,
) -> None:
    boxes = {box.department: box.subjects for box in report(run, run.mines[0]).opinions}
    assert "重叠的图层：自然保护区" in boxes["林业部门"]
    assert "符合的条款：关闭取缔（6）" in boxes["林业部门"]
    assert any("关闭取缔（7）" in line for line in boxes["交通部门"])
    assert "行政审批部门" not in boxes


def test_gross_and_net_stand_side_by_side(run: ScreeningResult) -> None:
    one = run.mines[0]
    [last] = [t for t in report(run, one).totals if t.layer == "禁止采矿区域合计"]
    assert last.net == f"{one.overlap_net_m2:,.2f}"
    assert int(last.count) >= 2


def test_repairs_of_the_mine_and_of_what_it_meets_are_told(
    run: ScreeningResult,
) -> None:
    told = report(run, run.mines[0])
    assert any("边界自相交于一点" in remark for remark in told.remarks)
    assert any("经过修复：边界自相交" in note for note in told.conflict_notes)


def test_without_studio_or_geometry_the_report_says_why_there_is_no_map(
    run: ScreeningResult,
) -> None:
    assert "QGIS" in report(run, run.mines[0]).figures_note
    shapeless = report(run, run.mines[-1], illustrated=True)
    assert shapeless.figures == ()
    assert "没有可用的图形" in shapeless.figures_note


def test_figures_are_numbered_and_name_their_conflicts(run: ScreeningResult) -> None:
    figures = report(run, run.mines[0], illustrated=True).figures
    numbers = [figure.caption.split("　")[0] for figure in figures]
    assert numbers == [f"图{n}" for n in range(1, len(figures) + 1)]
    assert "明细序号 1）" in figures[1].caption


def test_no_folder_of_this_computer_is_printed(run: ScreeningResult) -> None:
    layers = report(run, run.mines[0]).provenance.layers
    words = "\n".join(line for row in layers for line in row.lines)
    assert "风景名胜区.shp" in words
    assert str(PurePosixPath("/srv/secret")) not in words


def test_layers_that_failed_or_are_missing_are_not_counted_as_empty(
    run: ScreeningResult,
) -> None:
    rows = {row.layer: row for row in report(run, run.mines[0]).provenance.layers}
    assert rows["风景名胜区"].features == "—"
    assert any("未能采用" in line for line in rows["风景名胜区"].lines)
    assert any("没有该图层" in line for line in rows["森林公园"].lines)


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_survive_in_print(run: ScreeningResult, name: str) -> None:
    one = mine(99, name, name, mine_shape())
    told = report(run, one)
    assert told.name
    assert len(told.header) < 60
    assert not any(ord(character) < 32 for character in told.name)
