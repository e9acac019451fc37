"""Counties with winding outlines, layers clipped to them, and what mistakes do."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import numpy as np
import shapely
from numpy.typing import NDArray
from pyproj import CRS, Transformer

from pingshun_screen.core.crs_guard.displacement import Displacement, Outline
from tests.unit.core.factories import CRS as GRID
from tests.unit.core.factories import ORIGIN

WORKING = CRS(GRID)
TO_DEGREES = Transformer.from_crs(GRID, "EPSG:4490", always_xy=True)
Shapes = NDArray[np.object_]


def county(seed: int, corners: int = 400) -> shapely.Polygon:
    """Return a county with a winding outline, some 15 km across its middle."""
    random = np.random.default_rng(seed)
    angles = np.linspace(0, 2 * np.pi, corners, endpoint=False)
    waves = np.arange(1, 60)
    heights = random.normal(size=(2, len(waves))) / waves**1.2 * 0.05
    turns = waves[:, None] * angles
    bays = (heights[0][:, None] * np.cos(turns)).sum(0)
    bays += (heights[1][:, None] * np.sin(turns)).sum(0)
    radius = 15_000 * (1 + bays)
    ring = np.column_stack([radius * np.cos(angles), radius * np.sin(angles)])
    return shapely.make_valid(shapely.Polygon(ring + ORIGIN))


def blobs(seed: int, count: int, size_m: float) -> Shapes:
    """Return areas strewn over the county and beyond its border."""
    random = np.random.default_rng(seed)
    angles = np.sort(random.uniform(0, 2 * np.pi, (count, 14)), axis=1)
    radius = size_m * random.uniform(0.5, 1, angles.shape)
    middles = random.uniform(-18_000, 18_000, (count, 1, 2)) + ORIGIN
    rings = np.stack([radius * np.cos(angles), radius * np.sin(angles)], axis=-1)
    rings = middles + rings
    return shapely.make_valid(
        shapely.polygons(np.concatenate([rings, rings[:, :1]], axis=1))
    )


def clipped(shapes: Shapes, outline: shapely.Polygon) -> Shapes:
    parts = shapely.intersection(shapes, outline)
    return parts[~shapely.is_empty(parts)]


def shifted(shapes: Shapes, east_m: float, north_m: float) -> Shapes:
    return shapely.transform(shapes, partial(np.add, (east_m, north_m)))


def redrawn(shapes: Shapes, mover: Callable[..., tuple]) -> Shapes:
    def move(xy: NDArray[np.float64]) -> NDArray[np.float64]:
        degrees = mover(*TO_DEGREES.transform(*xy.T))
        return np.column_stack(TO_DEGREES.transform(*degrees, direction="INVERSE"))

    return shapely.transform(shapes, move)


def found(shapes: Shapes, outline: shapely.Polygon) -> Displacement | None:
    return Outline(np.array([outline], object), WORKING).compare(shapes).displacement


def redigitised(shapes: Shapes, away_m: float) -> Shapes:
    """Return shapes drawn anew by hand: few vertices, each a little off."""
    rough = shapely.segmentize(shapely.simplify(shapes, away_m), 150)

    def move(xy: NDArray[np.float64]) -> NDArray[np.float64]:
        # One place always moves alike, or rings would no longer close.
        phases = xy @ (12.9898, 78.233) + np.arange(2)[:, None]
        return xy + away_m * (2 * np.modf(np.abs(np.sin(phases)) * 43_758)[0].T - 1)

    return shapely.make_valid(shapely.transform(rough, move))
