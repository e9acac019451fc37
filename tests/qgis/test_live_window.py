"""The window stays live while twenty thousand mines are screened.

The clock of a busy machine only ever adds to a gap. So the shortest of a few tries
counts, and a try that is quick enough ends them.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import shapely
from pytestqt.qtbot import QtBot
from qgis.core import QgsApplication, QgsProject
from qgis.PyQt.QtCore import QTimer

from pingshun_screen.gui.dock import ScreeningDock
from pingshun_screen.io.plain_layers import ResultLayer
from pingshun_screen.io.results_gpkg import write_layers
from tests.qgis.window import Window, finish_deletions
from tests.small_case import ABSENT, CASE

ALONG, ACROSS, STEP_M, SIDE_M = 200, 100, 1000.0, 500.0
WEST_M, SOUTH_M = 38_450_000.0, 3_950_000.0
LONGEST_GAP_S = 0.2
TRIES = 3
BEAT_MS = 10
RUN_MS = 400_000


@pytest.fixture(scope="module")
def county(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write a county of 20,000 mines and 30 red lines of 4,000 corners each."""
    folder = tmp_path_factory.mktemp("county")
    lefts, lowers = np.meshgrid(np.arange(ALONG) * STEP_M, np.arange(ACROSS) * STEP_M)
    lefts, lowers = lefts.ravel() + WEST_M, lowers.ravel() + SOUTH_M
    mines = shapely.box(lefts, lowers, lefts + SIDE_M, lowers + SIDE_M)
    rng = np.random.default_rng(7)
    angles = np.linspace(0, 2 * np.pi, 4000, endpoint=False)
    radius = 6000.0 * (1 + 0.2 * np.sin(5 * angles) + 0.02 * np.sin(90 * angles))
    spokes = np.stack([np.cos(angles), np.sin(angles)], axis=-1) * radius[:, None]
    centres = rng.uniform((0, 0), (ALONG * STEP_M, ACROSS * STEP_M), (30, 2))
    lines = shapely.polygons(spokes + centres[:, None] + (WEST_M, SOUTH_M))
    outline = shapely.box(
        WEST_M - 9000,
        SOUTH_M - 9000,
        WEST_M + ALONG * STEP_M + 9000,
        SOUTH_M + ACROSS * STEP_M + 9000,
    )
    numbers = [f"C1400002009011220{number:06d}" for number in range(len(mines))]
    _write(folder / "mines.gpkg", "许可证号", numbers, mines)
    _write(folder / "redline.gpkg", "名称", [f"红线{n}" for n in range(30)], lines)
    _write(folder / "county.gpkg", "名称", ["大县"], [outline])
    absent = "\n".join(f'{role} = "测试"' for role in ABSENT)
    text = CASE.format(absent=absent).replace(".geojson", ".gpkg")
    (folder / "case.toml").write_text(text, encoding="utf-8")
    return folder / "case.toml"


@pytest.fixture
def dock(qgis_new_project: None, qtbot: QtBot) -> Iterator[ScreeningDock]:
    dock = ScreeningDock(Window())
    yield dock
    dock.release()
    manager = QgsApplication.taskManager()
    qtbot.waitUntil(lambda: manager.countActiveTasks() == 0, timeout=RUN_MS)
    finish_deletions()
    QgsProject.instance().clear()


def test_the_window_stays_live(
    dock: ScreeningDock, qtbot: QtBot, county: Path, tmp_path: Path
) -> None:
    dock.open_case(county)
    with qtbot.waitSignal(dock.checking.checked, timeout=RUN_MS):
        dock.check()
    dock.run.documentsCombo.setCurrentIndex(2)
    gaps_s = []
    for number in range(TRIES):
        gaps_s.append(_longest_gap_s(dock, qtbot, tmp_path / str(number)))
        if gaps_s[-1] <= LONGEST_GAP_S:
            break
    assert min(gaps_s) <= LONGEST_GAP_S, gaps_s


def _longest_gap_s(dock: ScreeningDock, qtbot: QtBot, out: Path) -> float:
    """Return the longest time for which the event loop stood still during a run."""
    beats = [time.perf_counter()]
    timer = QTimer()
    timer.setInterval(BEAT_MS)
    timer.timeout.connect(lambda: beats.append(time.perf_counter()))
    with qtbot.waitSignal(dock.screening.done, timeout=RUN_MS):
        dock.run_into(out)
        beats[0] = time.perf_counter()
        timer.start()
    timer.stop()
    assert len(beats) > 100
    return float(np.diff(beats).max())


def _write(
    path: Path, column: str, values: list[str], shapes: np.ndarray | list[object]
) -> None:
    rows = tuple((value,) for value in values)
    parts = tuple(shapely.MultiPolygon([shape]) for shape in shapes)
    layer = ResultLayer(path.stem, "MultiPolygon", {column: "str"}, rows, parts)
    write_layers(path, [(layer, "EPSG:4526")])
