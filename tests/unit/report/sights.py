"""An invented run whose mines are seen, hidden, out of range and in doubt.

A road runs along x = 100 m. A wall of 40 m stands at x = 500 m, one mine on a slope
before it and one behind; a third lies beyond the range.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from shapely.geometry import LineString, Polygon, box

from pingshun_screen.core.findings import LineView, MineResult, ScreeningResult
from pingshun_screen.core.findings import Visibility as Seen
from pingshun_screen.core.progress import RunControl
from pingshun_screen.core.sighting import Disagreement, Sighting, Sightings
from pingshun_screen.core.visibility.mine_sight import sight_mines
from pingshun_screen.core.visibility.roads import SightLine
from pingshun_screen.core.visibility.settings import SightSettings
from pingshun_screen.core.vocabulary import Role
from tests.unit.core.visibility.scenery import FLAT, ground
from tests.unit.report.fabricated import mine, result

SETTINGS: SightSettings = replace(FLAT, range_m=800.0)
ROAD = SightLine("示例路", "provincial", 1, 1, LineString([(100, 390), (100, 10)]))
BEFORE, BEHIND, BEYOND = range(3)
SHAPES = (box(300, 150, 380, 230), box(600, 150, 680, 230), box(950, 150, 990, 230))
WALL_M = 40.0


def sight_run(
    accuracy_m: float | None = None, gaps: tuple[tuple[Role, str], ...] = ()
) -> ScreeningResult:
    """Return the run.

    Parameters
    ----------
    accuracy_m
        As stated for the terrain.
    gaps
        What keeps every mine from being called hidden.
    """
    terrain = ground(_height_m, accuracy_m=accuracy_m)
    terrain = replace(terrain, source="/srv/dem/示例.tif")
    seen = sight_mines(terrain, [ROAD], np.array(SHAPES), SETTINGS, RunControl())
    sightings = Sightings(
        tuple(Sighting(one, gaps) for one in seen), SETTINGS, (ROAD,), terrain
    )
    mines = [
        _mine(key, shape, sighting)
        for key, (shape, sighting) in enumerate(
            zip(SHAPES, sightings.mines, strict=True), start=1
        )
    ]
    return replace(
        result(), mines=tuple(mines), sightings=sightings, dem_source="示例.tif"
    )


def _height_m(x: NDArray[np.float64], y: NDArray[np.float64]) -> NDArray[np.float64]:
    slope_m = np.where((x >= 300) & (x < 400), (x - 280) * 0.3, 0.0)
    return np.where(x == 500, WALL_M, slope_m)


def _mine(key: int, shape: Polygon, sighting: Sighting) -> MineResult:
    sight = sighting.sight
    assert sight is not None
    marks = {2: Disagreement.HIDDEN_WITHIN_BUFFER}
    visibility = Seen(
        status=sighting.status,
        nearest_line_m=shape.distance(ROAD.path),
        nearest_line=ROAD.name,
        disagreement=marks.get(key, Disagreement.NONE),
        lines=tuple(
            LineView(
                *(ROAD.name, ROAD.line_class, one.first_m, one.last_m),
                *(one.stations, one.seeing),
            )
            for one in sight.lines
        ),
        best_line=ROAD.name if sight.best else "",
        sight=sight,
    )
    return replace(mine(key, f"示例{key}矿", f"C{key}", shape), visibility=visibility)
