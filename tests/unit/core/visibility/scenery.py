"""Terrain that can be worked out by hand."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
import shapely
from numpy.typing import NDArray

from pingshun_screen.core.progress import RunControl, never_cancelled
from pingshun_screen.core.visibility.findings import MineSight
from pingshun_screen.core.visibility.mine_sight import sight_mines
from pingshun_screen.core.visibility.roads import SightLine
from pingshun_screen.core.visibility.scenes import Scene, build_scene
from pingshun_screen.core.visibility.settings import SightSettings
from pingshun_screen.core.visibility.shafts import look
from pingshun_screen.core.visibility.terrain import Terrain

CELL_M = 10.0
RADIUS_M = 6_378_137.0

# A flat earth, so that answers are those of plane geometry.
FLAT = SightSettings(
    range_m=5_000.0,
    road_eye_m=1.5,
    railway_eye_m=2.5,
    target_m=0.0,
    refraction=1.0,
    earth_radius_m=RADIUS_M,
    correlation_m=100.0,
)


def ground(
    height_m: Callable[[NDArray[np.float64], NDArray[np.float64]], object],
    columns: int = 101,
    rows: int = 41,
    accuracy_m: float | None = None,
) -> Terrain:
    """Return terrain of 10 m cells whose height is told by easting and northing."""
    x, y = np.meshgrid(np.arange(columns) * CELL_M, np.arange(rows) * CELL_M)
    heights = np.broadcast_to(np.asarray(height_m(x, y), np.float32), x.shape)
    north_first = np.ascontiguousarray(heights[::-1])
    return Terrain(north_first, 0.0, (rows - 1) * CELL_M, CELL_M, accuracy_m)


def scene(terrain: Terrain, settings: SightSettings = FLAT) -> Scene:
    return build_scene(terrain, settings)


def points(terrain: Terrain, *xyh: tuple[float, float, float]) -> NDArray[np.float64]:
    """Return column, row and height of places given with heights above ground."""
    given = np.array(xyh, float)
    places = terrain.places(given[:, :2])
    return np.column_stack([places, terrain.ground_m(places) + given[:, 2]])


def nodes(terrain: Terrain, target_m: float = 0.0) -> NDArray[np.float64]:
    """Return column, row and height of every node."""
    rows, columns = np.indices(terrain.heights_m.shape)
    heights = terrain.heights_m.astype(float) + target_m
    return np.column_stack([columns.ravel(), rows.ravel(), heights.ravel()])


def sights(
    terrain: Terrain,
    eyes: NDArray[np.float64],
    targets: NDArray[np.float64],
    settings: SightSettings = FLAT,
) -> NDArray[np.uint8]:
    return look(scene(terrain, settings), eyes, targets, never_cancelled)


def road(*xy: tuple[float, float], line_class: str = "national") -> SightLine:
    return SightLine("G207", line_class, 1, 1, shapely.LineString(xy))


def square(x: float, y: float, side: float = 30.0) -> shapely.Polygon:
    """Return a square around a place."""
    half = side / 2
    return shapely.box(x - half, y - half, x + half, y + half)


def sight_one(
    terrain: Terrain,
    line: SightLine,
    mine: object,
    settings: SightSettings = FLAT,
) -> MineSight:
    mines = np.array([mine], object)
    (found,) = sight_mines(terrain, [line], mines, settings, RunControl(jobs=1))
    return found


def rough(
    seed: int, relief_m: float = 60.0, columns: int = 48, rows: int = 40
) -> Terrain:
    """Return random hills, the same for the same seed."""
    rng = np.random.default_rng(seed)
    waves = rng.uniform(40, 300, 6), rng.uniform(0, 2 * math.pi, (2, 6))

    def height_m(x: NDArray[np.float64], y: NDArray[np.float64]) -> NDArray[np.float64]:
        heights = np.zeros_like(x)
        for wave_m, angle, phase in zip(waves[0], *waves[1], strict=True):
            along = x * math.cos(angle) + y * math.sin(angle)
            heights += np.sin(2 * math.pi * along / wave_m + phase)
        return heights * relief_m / 6 + rng.normal(0, 1, x.shape)

    return ground(height_m, columns, rows)
