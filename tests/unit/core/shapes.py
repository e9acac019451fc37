"""Random valid shapes at the coordinates of the county, for laws."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import shapely
from hypothesis import strategies as st
from numpy.typing import NDArray
from shapely import affinity
from shapely.geometry.base import BaseGeometry

from tests.unit.core.factories import ORIGIN

_boxes = st.lists(
    st.tuples(*[st.integers(0, 10)] * 2, *[st.integers(1, 6)] * 2).map(
        lambda box: shapely.box(box[0], box[1], box[0] + box[2], box[1] + box[3])
    ),
    min_size=1,
    max_size=4,
)


def _areal(geometry: BaseGeometry) -> BaseGeometry:
    parts = [part for part in shapely.get_parts(geometry) if part.area > 0]
    return shapely.union_all(parts)


def _set_in_place(geometry: BaseGeometry) -> BaseGeometry:
    return affinity.translate(geometry, *ORIGIN)


blocks = (
    st.tuples(_boxes, st.one_of(st.just([]), _boxes))
    .map(lambda both: shapely.union_all(both[0]) - shapely.union_all(both[1]))
    .map(_areal)
    .filter(lambda shape: shape.area > 0)
    .map(_set_in_place)
)
"""Polygons with holes and several parts on a grid of metres: many shared edges."""


@st.composite
def stars(draw: st.DrawFn) -> BaseGeometry:
    """Return a simple polygon around a point, with a hole now and then."""
    radii = draw(st.lists(st.floats(1, 6), min_size=3, max_size=9))
    centre = [draw(st.floats(0, 10)), draw(st.floats(0, 10))]
    ring = _ring(radii, centre)
    hole = [_ring([r * 0.4 for r in radii], centre)] if draw(st.booleans()) else []
    star = shapely.Polygon(ring, hole)
    return _set_in_place(star if star.is_valid else shapely.Polygon(ring).buffer(0))


def _ring(radii: Sequence[float], centre: Sequence[float]) -> list[tuple[float, float]]:
    angles = [2 * math.pi * n / len(radii) for n in range(len(radii))]
    return [
        (centre[0] + r * math.cos(a), centre[1] + r * math.sin(a))
        for r, a in zip(radii, angles, strict=True)
    ]


polygons = st.one_of(blocks, stars().filter(lambda star: star.area > 0))


def array(*shapes: BaseGeometry | None) -> NDArray[np.object_]:
    """Return geometries as an array, in which geometry functions are at home."""
    found = np.empty(len(shapes), object)
    found[:] = shapes
    return found


def ragged_disc(vertices: int, radius_m: float, seed: int) -> BaseGeometry:
    """Return a polygon of many vertices around the corner of the county."""
    noise = np.random.default_rng(seed).uniform(0.7, 1.0, vertices)
    angle = np.linspace(0, 2 * np.pi, vertices, endpoint=False)
    ring = np.column_stack([np.cos(angle), np.sin(angle)]) * (noise * radius_m)[:, None]
    hole = ring[::-1] * 0.3
    return _set_in_place(shapely.Polygon(ring, [hole]))
