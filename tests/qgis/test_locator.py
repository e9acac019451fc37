"""Mining rights are found from the locator bar, from any state of the project."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsFeedback,
    QgsGeometry,
    QgsLocatorContext,
    QgsLocatorResult,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
)

from pingshun_screen.core.progress import ignore_progress, never_cancelled
from pingshun_screen.core.screening import run_screening
from pingshun_screen.gui.locator import MOST, PREFIX, MineLocatorFilter
from pingshun_screen.gui.mine_layers import MineSource, mine_sources
from pingshun_screen.io.case_file import read_case
from pingshun_screen.io.case_inputs import load_inputs
from pingshun_screen.io.policy_file import load_policy
from pingshun_screen.io.results_gpkg import write_geopackage
from tests.qgis.window import Window
from tests.small_case import CLEAR_MINE, CONFLICT_MINE, write_small_case

CRS = "EPSG:4526"
FIELDS = "field=许可证号:string&field=矿山名称:string"
MINES = (
    ("C1400002009011220003658", "东山石料厂"),
    ("C1400002009011220003659", "西山石料厂"),
    ("C1400002009011220003660", "东山"),
    (None, "无证矿"),
    ("C1400002009011220003661", None),
    (None, None),
)


def _square(number: int) -> QgsGeometry:
    west, south = 38_450_000 + 1000 * number, 4_000_000
    return QgsGeometry.fromRect(QgsRectangle(west, south, west + 500, south + 500))


@pytest.fixture(autouse=True)
def project(qgis_new_project: None) -> Iterator[None]:
    yield
    QgsProject.instance().clear()


@pytest.fixture
def window() -> Iterator[Window]:
    window = Window()
    window.canvas.setDestinationCrs(QgsCoordinateReferenceSystem(CRS))
    one = MineLocatorFilter(window)
    window.registerLocatorFilter(one)
    yield window
    window.deregisterLocatorFilter(one)


def _add(
    name: str = "采矿权",
    *,
    kind: str = "Polygon",
    fields: str = FIELDS,
    rows: tuple[tuple[str | None, ...], ...] = MINES,
) -> QgsVectorLayer:
    uri = f"{kind}?crs={CRS}&{fields}"
    layer = QgsVectorLayer(uri, name, "memory")
    for number, values in enumerate(rows):
        feature = QgsFeature(layer.fields())
        feature.setAttributes(list(values))
        if kind == "Polygon":
            feature.setGeometry(_square(number))
        assert layer.dataProvider().addFeature(feature)
    QgsProject.instance().addMapLayer(layer)
    return layer


def _names(results: list[QgsLocatorResult]) -> list[str]:
    return [result.displayString for result in results]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("东山", ["东山", "东山石料厂"]),
        ("石料", ["东山石料厂", "西山石料厂"]),
        ("C1400002009011220003659", ["西山石料厂"]),
        ("c140000200901122000 3659", ["西山石料厂"]),
        ("Ｃ１４００００２００９０１１２２０００３６６０", ["东山"]),
        ("3661", ["C1400002009011220003661"]),
        ("无证", ["无证矿"]),
        ("北山", []),
    ],
)
def test_a_mine_is_found_by_name_or_number(
    window: Window, typed: str, found: list[str]
) -> None:
    _add()
    assert _names(window.search(f"{PREFIX} {typed}")) == found


def test_the_prefix_alone_lists_every_mine_that_is_called_something(
    window: Window,
) -> None:
    _add()
    assert len(window.search(f"{PREFIX} ")) == len(MINES) - 1


def test_a_name_is_found_without_the_prefix_but_one_letter_is_not(
    window: Window,
) -> None:
    _add()
    assert _names(window.search("西山")) == ["西山石料厂"]
    assert window.search("西") == []


def test_number_and_layer_are_told(window: Window) -> None:
    _add("平顺县采矿权")
    (result,) = window.search(f"{PREFIX} 西山")
    assert result.description == "C1400002009011220003659 · 平顺县采矿权"


@pytest.mark.parametrize(
    ("name", "kind", "fields"),
    [
        ("生态保护红线", "Polygon", FIELDS),
        ("拟设采矿权区块", "Polygon", FIELDS),
        ("采矿权", "Point", FIELDS),
        ("采矿权", "NoGeometry", FIELDS),
        ("采矿权", "Polygon", "field=甲:string&field=乙:string"),
    ],
)
def test_other_layers_are_not_searched(name: str, kind: str, fields: str) -> None:
    _add(name, kind=kind, fields=fields)
    assert mine_sources(QgsProject.instance()) == []


def test_a_layer_whose_file_is_gone_is_not_searched() -> None:
    QgsProject.instance().addMapLayer(QgsVectorLayer("/nowhere.gpkg", "采矿权", "ogr"))
    assert mine_sources(QgsProject.instance()) == []


def test_the_mines_of_a_run_are_found(window: Window, tmp_path: Path) -> None:
    case = read_case(write_small_case(tmp_path))
    inputs = load_inputs(case, progress=ignore_progress, is_cancelled=never_cancelled)
    result = run_screening(inputs, load_policy(case.policy))
    write_geopackage(result, tmp_path / "results.gpkg")
    for name in ("mines", "conflicts", "clauses"):
        uri = f"{tmp_path / 'results.gpkg'}|layername={name}"
        QgsProject.instance().addMapLayer(QgsVectorLayer(uri, name, "ogr"))
    assert _names(window.search(f"{PREFIX} 矿")) == [CLEAR_MINE, CONFLICT_MINE]


def test_choosing_zooms_and_flashes(
    window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    flashed: list[list[int]] = []
    monkeypatch.setattr(
        window.canvas, "flashFeatureIds", lambda _layer, ids: flashed.append(ids)
    )
    layer = _add()
    (result,) = window.search(f"{PREFIX} 西山")
    result.filter.triggerResult(result)
    assert flashed == [[2]]
    assert layer.getFeature(2)["矿山名称"] == "西山石料厂"
    assert window.canvas.extent().contains(_square(1).boundingBox())
    assert not window.canvas.extent().intersects(_square(3).boundingBox())
    assert window.warnings() == []


def test_a_choice_that_is_gone_is_told(window: Window) -> None:
    layer = _add()
    results = window.search(f"{PREFIX} 石料")
    assert layer.dataProvider().deleteFeatures([1])
    results[0].filter.triggerResult(results[0])
    assert "no longer in its layer" in window.warnings()[-1]
    QgsProject.instance().removeMapLayer(layer.id())
    results[1].filter.triggerResult(results[1])
    assert "no longer in the project" in window.warnings()[-1]


def test_a_mine_without_geometry_is_told(window: Window) -> None:
    layer = _add()
    assert layer.dataProvider().changeGeometryValues({2: QgsGeometry()})
    (result,) = window.search(f"{PREFIX} 西山")
    result.filter.triggerResult(result)
    assert "no geometry" in window.warnings()[-1]


def test_the_search_runs_outside_the_main_thread_and_keeps_to_copies(
    window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    layer = _add()
    started, go_on = threading.Event(), threading.Event()
    threads: list[threading.Thread] = []
    read = MineSource.mines

    def slowly(source: MineSource) -> Iterator[object]:
        threads.append(threading.current_thread())
        started.set()
        go_on.wait(10)
        yield from read(source)

    monkeypatch.setattr(MineSource, "mines", slowly)
    window.type(f"{PREFIX} 西山")
    assert started.wait(10)
    QgsProject.instance().removeMapLayer(layer.id())
    go_on.set()
    assert _names(window.finish()) == ["西山石料厂"]
    assert threads[0] is not threading.main_thread()


class _CancelledAfter(QgsFeedback):
    def __init__(self, rows: int) -> None:
        super().__init__()
        self.left = rows

    def isCanceled(self) -> bool:  # noqa: N802
        self.left -= 1
        return self.left < 0


def _fetch(typed: str, feedback: QgsFeedback) -> list[str]:
    one = MineLocatorFilter(Window())
    found: list[str] = []
    one.resultFetched.connect(lambda result: found.append(str(result.displayString)))
    context = QgsLocatorContext()
    context.usingPrefix = True
    assert one.prepare(typed, context) == []
    one.fetchResults(typed, context, feedback)
    return found


def test_a_search_that_is_cancelled_stops_at_the_next_mine() -> None:
    _add()
    feedback = _CancelledAfter(2)
    assert _fetch("山", feedback) == []
    assert feedback.left == -1


def test_of_many_the_best_are_shown() -> None:
    rows = [("", f"山{number}") for number in range(2 * MOST)]
    _add(rows=(*rows, ("", "山")))
    found = _fetch("山", QgsFeedback())
    assert len(found) == MOST
    assert found[0] == "山"


def test_it_can_go_while_it_searches(monkeypatch: pytest.MonkeyPatch) -> None:
    _add()
    window = Window()
    one = MineLocatorFilter(window)
    window.registerLocatorFilter(one)
    started, is_over = threading.Event(), threading.Event()

    def endless(_source: MineSource) -> Iterator[object]:
        started.set()
        while not is_over.wait(0.01):
            yield next(read(_source))

    read = MineSource.mines
    monkeypatch.setattr(MineSource, "mines", endless)
    window.type(f"{PREFIX} 西山")
    assert started.wait(10)
    window.deregisterLocatorFilter(one)
    is_over.set()
    assert "pingshun_screen_mines" not in window.filters()
