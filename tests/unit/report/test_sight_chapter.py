"""Chapter 6 and the ledger tell what the sight lines say, and never more."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from pingshun_screen.core.findings import ScreeningResult, Visibility
from pingshun_screen.core.progress import ignore_progress, never_cancelled
from pingshun_screen.core.sighting import Sightings
from pingshun_screen.core.visibility.findings import OpenReason
from pingshun_screen.core.vocabulary import Role
from pingshun_screen.report import sight_chart
from pingshun_screen.report.context import mine_report
from pingshun_screen.report.documents import ReportWriter
from pingshun_screen.report.figures import FigureKind
from pingshun_screen.report.ledger import write_ledger
from pingshun_screen.report.pages import report_html
from pingshun_screen.report.sight_chapter import SightChapter, sight_chapter
from pingshun_screen.report.word import write_word
from tests.unit.report.fabricated import SOFTWARE
from tests.unit.report.sights import (
    BEFORE,
    BEHIND,
    BEYOND,
    SETTINGS,
    SHAPES,
    sight_run,
)
from tests.unit.report.test_publish import Sketcher
from tests.unit.report.test_word import PIXEL, texts


@pytest.fixture(scope="module")
def run() -> ScreeningResult:
    return sight_run()


def chapter(run: ScreeningResult, number: int) -> SightChapter:
    return sight_chapter(run, run.mines[number], illustrated=True)


def words(told: SightChapter) -> dict[str, str]:
    return {fact.label: fact.value for fact in (*told.answers, *told.best)}


def test_a_mine_in_sight_has_area_road_and_the_best_station(
    run: ScreeningResult,
) -> None:
    told = chapter(run, BEFORE)
    assert told.answer.text == "可视（稳定性未评估）"
    facts = words(told)
    assert facts["可视面积"] == "6,400.00 平方米，占矿区 100.00%"
    assert "在 1,000 米缓冲距离以内" in facts["与缓冲判定对照"]
    assert facts["观察点"].startswith("示例路 K0+")
    assert told.best_title == "看到最多的观察点"
    assert "遮挡点" not in facts
    (row,) = told.roads
    assert (row.name, row.line_class) == ("示例路", "省道")
    assert (row.first, row.last) == ("K0+000", "K0+380")
    assert (row.stations, row.seeing, row.share) == ("39", "39", "100.00")


def test_a_hidden_mine_has_the_point_that_blocks_it(run: ScreeningResult) -> None:
    told = chapter(run, BEHIND)
    assert told.answer.text == "不可视（稳定性未评估）"
    facts = words(told)
    assert facts["可视面积"] == "0 平方米"
    assert "缓冲区内，但视线被山体遮挡" in facts["与缓冲判定对照"]
    # From an eye of 1.5 m at x = 100 to the ground at x = 680 the line is
    # 1.5 · (1 - 400 / 580) = 0.47 m high where the wall stands.
    assert "高出视线 39.5 米；地面高程 40.0 米；东 500.0" in facts["遮挡点"]
    assert told.best_title == "最接近通视的视线"
    (row,) = told.roads
    assert (row.first, row.seeing, row.share) == ("—", "0", "0.00")


def test_a_mine_without_roads_in_range_has_neither_table_nor_picture(
    run: ScreeningResult,
) -> None:
    told = chapter(run, BEYOND)
    assert told.answer.text == "不可视（范围内无重要线路）"
    assert words(told)["观察点"] == "已有图层中，0.8 公里以内没有重要公路、铁路"
    assert (told.roads, told.best, told.figures) == ((), (), ())


@pytest.mark.parametrize(
    ("accuracy_m", "before", "behind"),
    [
        (1.0, "稳定可视", "稳定不可视"),
        (500.0, "临界（可视）", "临界（不可视）"),
    ],
)
def test_a_stated_accuracy_tells_how_stable_the_answer_is(
    accuracy_m: float, before: str, behind: str
) -> None:
    run = sight_run(accuracy_m)
    told = [chapter(run, number) for number in (BEFORE, BEHIND)]
    assert [one.answer.text for one in told] == [before, behind]
    assert f"高程中误差 {accuracy_m:g} 米" in words(told[0])["稳定性"]


def test_unknown_roads_keep_a_mine_from_being_called_hidden() -> None:
    run = sight_run(gaps=((Role.RAILWAY, "铁路资料只覆盖半个县"),))
    for number in (BEHIND, BEYOND):
        told = chapter(run, number)
        assert told.answer.text == "未能判定"
        facts = words(told)
        assert facts["未能判定的原因"] == "铁路资料只覆盖半个县"
        assert "不能据此认定看不到" in facts["可视面积"]
        assert "稳定性" not in facts
    alone = replace(run, mines=run.mines[BEYOND:])
    assert words(chapter(alone, 0))["未能判定的原因"] == "铁路资料只覆盖半个县"


def test_what_stays_open_of_a_mine_in_sight_is_told_with_its_reason(
    run: ScreeningResult,
) -> None:
    known = run.mines[BEFORE].visibility
    assert known.sight is not None
    reasons = (OpenReason.NO_DATA_BETWEEN,)
    sight = replace(
        known.sight, visible_m2=4800.0, undetermined_m2=1600.0, reasons=reasons
    )
    one = replace(run.mines[BEFORE], visibility=replace(known, sight=sight))
    facts = words(sight_chapter(run, one, illustrated=False))
    assert facts["可视面积"].endswith("占矿区 75.00%")
    assert facts["未能判定面积"] == "1,600.00 平方米，占矿区 25.00%"
    assert "没有高程数据" in facts["未能判定的原因"]


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"dem_source": ""}, "没有提供高程模型"),
        ({"sightings": Sightings((), SETTINGS, failure="无法读取")}, "无法读取"),
        ({}, "没有可用的高程数据"),
    ],
)
def test_without_terrain_it_says_that_and_why(
    run: ScreeningResult, change: dict, why: str
) -> None:
    one = replace(
        run.mines[0], visibility=Visibility(nearest_line_m=200.0, nearest_line="某路")
    )
    bare = replace(run, mines=(one,), **change)
    told = chapter(bare, 0)
    assert told.answer.text == "未做视线分析"
    assert why in words(told)["原因"]
    assert "某路，距矿区 200.0 米" in words(told)["与缓冲判定对照"]
    assert told.figures == ()


def test_a_mine_without_geometry_has_no_sight_lines(run: ScreeningResult) -> None:
    shapeless = replace(run.mines[0], geometry=None, visibility=Visibility())
    told = sight_chapter(run, shapeless, illustrated=True)
    assert told.answer.text == "未做视线分析"
    assert "没有可用的图形" in words(told)["原因"]


@pytest.mark.parametrize(
    ("away_m", "said"),
    [(999.0, "以内"), (1000.5, "数据精度以内"), (1001.0, "以外")],
)
def test_a_distance_within_accuracy_of_the_buffer_is_called_so(
    run: ScreeningResult, away_m: float, said: str
) -> None:
    known = replace(run.mines[BEFORE].visibility, nearest_line_m=away_m)
    one = replace(run.mines[BEFORE], visibility=known)
    told = sight_chapter(run, one, illustrated=False)
    assert words(told)["与缓冲判定对照"].removesuffix("。").endswith(said)


def test_pictures_are_numbered_through_the_report(run: ScreeningResult) -> None:
    report = mine_report(run, run.mines[BEHIND], software=SOFTWARE, illustrated=True)
    figures = (*report.sight.figures, *report.figures)
    assert [one.kind for one in figures[:3]] == [
        FigureKind.SIGHT_MAP,
        FigureKind.SIGHT_PROFILE,
        FigureKind.OVERVIEW,
    ]
    numbers = [one.caption.split("　")[0] for one in figures]
    assert numbers == [f"图{n}" for n in range(1, len(figures) + 1)]


def test_without_maps_the_profile_is_still_there(run: ScreeningResult) -> None:
    told = sight_chapter(run, run.mines[BEFORE], illustrated=False)
    assert [one.kind for one in told.figures] == [FigureKind.SIGHT_PROFILE]


@pytest.mark.parametrize(
    ("obstacle", "said"), [("no_matplotlib", "matplotlib"), ("no_font", "中文字体")]
)
def test_a_profile_that_cannot_be_drawn_is_told_and_the_numbers_stay(
    run: ScreeningResult, monkeypatch: pytest.MonkeyPatch, obstacle: str, said: str
) -> None:
    whole = chapter(run, BEHIND)
    monkeypatch.setattr(sight_chart, "obstacle", lambda: obstacle)
    told = chapter(run, BEHIND)
    assert [one.kind for one in told.figures] == [FigureKind.SIGHT_MAP]
    assert said in told.notes[-1]
    assert (told.answers, told.best, told.roads) == (
        *(whole.answers, whole.best),
        whole.roads,
    )


def test_no_folder_of_this_computer_is_printed(run: ScreeningResult) -> None:
    notes = "".join(chapter(run, BEFORE).notes)
    assert "示例.tif" in notes
    assert "srv" not in notes


def test_word_and_pages_print_the_same_chapter(
    run: ScreeningResult, tmp_path: Path
) -> None:
    report = mine_report(run, run.mines[BEHIND], software=SOFTWARE, illustrated=True)
    figures = (*report.sight.figures, *report.figures)
    images = {figure.key: PIXEL for figure in figures}
    path = tmp_path / "x.docx"
    write_word(report, images, run.as_of, path)
    printed, html = texts(path), report_html(report)
    told = report.sight
    wanted = [told.answer.text, told.best_title, *told.notes]
    wanted += [fact.value for fact in (*told.answers, *told.best)]
    wanted += [figure.caption for figure in told.figures]
    assert [one for one in wanted if one not in printed] == []
    assert [one for one in wanted if one not in html] == []
    assert html.index("六、视线分析") < html.index("七、图件")


def test_the_ledger_has_numbers_only_where_something_is_known(
    run: ScreeningResult, tmp_path: Path
) -> None:
    open_run = sight_run(gaps=((Role.ROAD, "缺道路"),))
    mixed = replace(run, mines=(*run.mines[:BEYOND], open_run.mines[BEYOND]))
    write_ledger(mixed, tmp_path / "a.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx")["矿山台账"]
    head, *rows = sheet.iter_rows(values_only=True)
    first = head.index("视线判定")
    seen, hidden, unknown = (row[first : first + 5] for row in rows)
    assert seen[:3] == ("可视（稳定性未评估）", SHAPES[BEFORE].area, 1)
    assert seen[3].startswith("示例路 K0+")
    hidden_words = ("不可视（稳定性未评估）", 0, 0, None)
    assert hidden == (*hidden_words, "缓冲区内但视线被山体遮挡")
    assert unknown == ("未能判定", None, None, None, None)


def test_the_studio_draws_the_map_of_each_mine_with_a_sight_line(
    run: ScreeningResult, tmp_path: Path
) -> None:
    studio = Sketcher()
    writer = ReportWriter(run, (), SOFTWARE, studio)
    writer.write(run.mines, tmp_path, ignore_progress, never_cancelled)
    assert studio.sights == [run.mines[BEFORE].key, run.mines[BEHIND].key]


def test_without_a_studio_word_has_the_profile(
    run: ScreeningResult, tmp_path: Path
) -> None:
    writer = ReportWriter(run, (), SOFTWARE, None)
    mines = (run.mines[BEFORE], run.mines[BEYOND])
    written = writer.write(mines, tmp_path, ignore_progress, never_cancelled)
    pictures = []
    for path in written:
        with zipfile.ZipFile(path) as package:
            names = package.namelist()
            pictures.append(sum(name.startswith("word/media/") for name in names))
    assert pictures == [1, 0]
