"""The tab of sight lines: numbers, profile, and what a station on the road sees."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from qgis.core import QgsPointXY, QgsProject
from qgis.PyQt.QtCore import Qt

from pingshun_screen.gui.profile_chart import closest_words
from pingshun_screen.gui.results_page import ResultsPage
from pingshun_screen.io.case_file import read_case
from pingshun_screen.report.publish import Documents, screen_case
from tests.qgis.window import Window, wait_until

DEMO = Path(__file__).resolve().parents[2] / "test_data" / "demo"


@pytest.fixture(scope="module")
def screened(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the results of a copy of the demonstration, which may be changed."""
    home = tmp_path_factory.mktemp("screened")
    shutil.copytree(DEMO, home / "data")
    case = read_case(home / "data" / "case.toml")
    screen_case(case, home / "out", documents=Documents.TABLES, studio=None)
    return home


@pytest.fixture
def folder(screened: Path) -> Path:
    return screened / "out"


@pytest.fixture
def window(qgis_app: object) -> Iterator[Window]:
    made = Window()
    made.canvas.resize(400, 300)
    yield made
    QgsProject.instance().clear()


@pytest.fixture
def page(window: Window, qtbot: QtBot) -> Iterator[ResultsPage]:
    page = ResultsPage(window)
    qtbot.addWidget(page)
    page.resize(430, 700)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    yield page
    page.release()


def _rest(page: ResultsPage) -> None:
    wait_until(lambda: page.queue.task is None and page.sight.queue.task is None)
    rounds = iter(range(5))
    wait_until(lambda: next(rounds, None) is None)


def _open(page: ResultsPage, folder: Path) -> None:
    page.show_run(folder)
    _rest(page)
    page.list.choose(1)
    page.detail.tabs.setCurrentWidget(page.detail.sight)
    _rest(page)


def _numbers(folder: Path) -> dict[int, dict[str, object]]:
    document = json.loads((folder / "results.json").read_bytes())
    return {mine["key"]: mine["visibility"] for mine in document["mines"]}


def _key(folder: Path, **wanted: object) -> int:
    """Return a mine whose sight line is such as wanted."""
    return next(
        key
        for key, told in _numbers(folder).items()
        if told["best"] and all(told[name] == value for name, value in wanted.items())
    )


def _at_station(page: ResultsPage, key: int) -> QgsPointXY:
    """Let the map show the station that sees most, and return where that is."""
    profile = page.sight._scene.profile(key)
    page.sight.canvas.setDestinationCrs(page.sight.marks.crs)
    page.sight.marks.show_station(profile.eye_xy)
    return QgsPointXY(*profile.eye_xy)


def test_nothing_is_read_before_somebody_looks(page: ResultsPage, folder: Path) -> None:
    page.show_run(folder)
    _rest(page)
    page.list.choose(1)
    _rest(page)
    assert page.sight._scene is None
    assert not page.detail.sight.lookButton.isEnabled()
    page.detail.tabs.setCurrentWidget(page.detail.sight)
    _rest(page)
    assert page.sight._scene is not None


@pytest.mark.parametrize(
    ("wanted", "words"),
    [
        ({"disagreement": "hidden_within_buffer"}, "缓冲区内但视线被山体遮挡"),
        ({"disagreement": "visible_beyond_buffer"}, "缓冲区外可视"),
    ],
)
def test_the_numbers_are_told_in_words(
    page: ResultsPage, folder: Path, wanted: dict[str, object], words: str
) -> None:
    _open(page, folder)
    key = _key(folder, **wanted)
    page.list.choose(key)
    told = page.detail.sight.sightLabel.text()
    assert words in told
    best = _numbers(folder)[key]["best"]
    assert isinstance(best, dict)
    assert f"{best['line']} K" in told
    assert f"{best['distance_m']:,.1f} 米" in told


def test_every_road_that_sees_the_mine_is_listed(
    page: ResultsPage, folder: Path
) -> None:
    _open(page, folder)
    key = _key(folder, status="visible")
    page.list.choose(key)
    told = page.detail.sight.sightLabel.text()
    lines = _numbers(folder)[key]["lines"]
    assert isinstance(lines, list)
    assert lines
    for line in lines:
        assert line["name"] in told
        assert f"{line['seeing']}／{line['stations']}" in told


def test_the_profile_is_that_of_the_results(page: ResultsPage, folder: Path) -> None:
    _open(page, folder)
    for status, is_visible in (("hidden", False), ("visible", True)):
        key = _key(folder, status=status)
        page.list.choose(key)
        profile = page.detail.sight.chart.profile
        best = _numbers(folder)[key]["best"]
        assert isinstance(best, dict)
        assert profile.is_visible is is_visible
        assert profile.length_m == pytest.approx(best["distance_m"], abs=0.01)
        assert profile.bearing_deg == pytest.approx(best["bearing_deg"], abs=0.01)
        words = "低于视线" if is_visible else "高出视线"
        assert words in closest_words(profile)
        # It can be drawn.
        assert not page.detail.sight.chart.grab().isNull()


def test_a_mine_without_a_sight_line_has_no_chart(
    page: ResultsPage, folder: Path
) -> None:
    _open(page, folder)
    key = next(key for key, told in _numbers(folder).items() if not told["best"])
    page.list.choose(key)
    tab = page.detail.sight
    assert tab.chart.profile is None
    assert not tab.chart.isVisible()
    assert not tab.stationButton.isEnabled()


def test_station_and_line_are_shown_on_the_map(
    page: ResultsPage, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _open(page, folder)
    canvas = page.sight.canvas
    flashed: list[str] = []

    def flash(geometries: list, crs: object) -> None:  # type: ignore[type-arg]
        flashed.extend(one.asWkt(0).split(" ")[0] for one in geometries)

    monkeypatch.setattr(canvas, "flashGeometries", flash)
    page.list.choose(_key(folder, status="visible"))
    canvas.setDestinationCrs(page.sight.marks.crs)
    profile = page.detail.sight.chart.profile
    page.detail.sight.stationButton.click()
    assert canvas.extent().contains(QgsPointXY(*profile.eye_xy))
    page.detail.sight.lineButton.click()
    for end in (profile.eye_xy, profile.target_xy):
        assert canvas.extent().contains(QgsPointXY(*end))
    assert flashed == ["Point", "LineString"]


def test_a_click_on_the_road_tells_what_is_seen(
    page: ResultsPage, folder: Path
) -> None:
    _open(page, folder)
    key = _key(folder, status="visible")
    tab = page.detail.sight
    tab.lookButton.click()
    assert page.sight.canvas.mapTool() is page.sight.tool
    place = _at_station(page, key)
    page.sight.tool.canvasClicked.emit(place, Qt.MouseButton.LeftButton)
    _rest(page)
    best = _numbers(folder)[key]["best"]
    assert isinstance(best, dict)
    assert best["line"] in tab.lookoutLabel.text()
    items = [tab.lookoutList.item(row) for row in range(tab.lookoutList.count())]
    (item,) = (one for one in items if one.data(Qt.ItemDataRole.UserRole) == key)
    assert "可见" in item.text()
    area_m2, has_station = page.sight.marks.marked()
    assert has_station
    assert area_m2 > 0
    page.list.choose(_key(folder, status="hidden"))
    tab.lookoutList.itemClicked.emit(item)
    assert page.list.current_key() == key


def test_a_click_far_from_any_road_is_said(page: ResultsPage, folder: Path) -> None:
    _open(page, folder)
    tab = page.detail.sight
    tab.lookButton.click()
    place = _at_station(page, _key(folder, status="visible"))
    page.sight.look_from(QgsPointXY(place.x() - 60_000, place.y()))
    _rest(page)
    assert "附近没有" in tab.lookoutLabel.text()
    assert page.sight.marks.marked() == (0.0, False)


def test_another_tool_ends_the_looking(page: ResultsPage, folder: Path) -> None:
    _open(page, folder)
    tab = page.detail.sight
    tab.lookButton.click()
    place = _at_station(page, _key(folder, status="visible"))
    page.sight.look_from(place)
    _rest(page)
    page.sight.canvas.unsetMapTool(page.sight.tool)
    assert not tab.lookButton.isChecked()
    assert page.sight.marks.marked() == (0.0, False)


def test_another_run_takes_the_marks_away(page: ResultsPage, folder: Path) -> None:
    _open(page, folder)
    page.detail.sight.lookButton.click()
    place = _at_station(page, _key(folder, status="visible"))
    page.sight.look_from(place)
    _rest(page)
    page.let_go(folder)
    assert page.sight.marks.marked() == (0.0, False)
    assert page.sight._scene is None
    assert page.detail.sight.sightLabel.text() == ""


@pytest.fixture
def spare(screened: Path, tmp_path: Path) -> Path:
    """Return a copy of case and results that may be spoilt."""
    shutil.copytree(screened, tmp_path / "home")
    out = tmp_path / "home" / "out"
    manifest = json.loads((out / "manifest.json").read_bytes())
    manifest["case"]["path"] = str(tmp_path / "home" / "data" / "case.toml")
    (out / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    return tmp_path / "home"


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (lambda data: (data / "case.toml").unlink(), "案例文件已不在原处"),
        (lambda data: (data / "dem.tif").unlink(), "高程模型已不在原处"),
        (
            lambda data: (data / "case.toml").open("a").write("\n# later\n"),
            "内容与筛查时不同",
        ),
        (lambda data: (data / "dem.tif").open("ab").write(b"x"), "内容与筛查时不同"),
    ],
    ids=["case-gone", "dem-gone", "case-changed", "dem-changed"],
)
def test_what_is_gone_or_changed_is_said_and_the_numbers_stay(
    page: ResultsPage, spare: Path, spoil: object, words: str
) -> None:
    assert callable(spoil)
    spoil(spare / "data")
    _open(page, spare / "out")
    tab = page.detail.sight
    assert words in tab.stateLabel.text()
    page.list.choose(_key(spare / "out", status="visible"))
    assert "可视面积" in tab.sightLabel.text()
    assert tab.chart.profile is None
    assert not tab.lookButton.isEnabled()
