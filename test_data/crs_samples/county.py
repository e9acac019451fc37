"""An invented county, and parks that were clipped to its outline. Nothing is real."""

from __future__ import annotations

import math
from functools import partial

import numpy as np
import shapely
from shapely import Polygon

GRID = "EPSG:4526"
CENTRE = (38_446_000.0, 4_000_000.0)
_CORNERS = 160
_RADIUS_M = 8_000.0
_BAYS = ((3, 900.0, 0.4), (7, 420.0, 1.9), (16, 160.0, 0.8), (31, 90.0, 2.7))
"""Waves along the outline: how many, how deep in metres, and where they begin."""
_PARKS = ((0.0, 2_600.0), (2.1, 2_200.0), (4.2, 1_900.0))
"""Direction in which a park lies on the border, and its radius in metres."""


def outline() -> Polygon:
    """Return the county, centimetre for centimetre as its files have it."""
    return _rounded(_ring(_CORNERS, _county_radius_m))


def parks() -> list[Polygon]:
    """Return the parks, each cut off at the county's border."""
    county = outline()
    found = []
    for direction, radius_m in _PARKS:
        away_m = _county_radius_m(direction)
        park = _ring(24, lambda _, radius_m=radius_m: radius_m)
        away = away_m * np.array([math.cos(direction), math.sin(direction)])
        moved = shapely.transform(park, partial(np.add, away))
        found.append(_rounded(moved.intersection(county)))
    return found


def townships() -> list[Polygon]:
    """Return the two halves of the county."""
    east, north = CENTRE
    whole, far = outline(), 2 * _RADIUS_M
    halves = [(east - far, east), (east, east + far)]
    boxes = [shapely.box(x, north - far, end, north + far) for x, end in halves]
    return [_rounded(whole.intersection(box)) for box in boxes]


def mine() -> Polygon:
    """Return the one mining right, away from all parks."""
    east, north = CENTRE
    return shapely.box(east - 300, north - 300, east + 300, north + 300)


def _county_radius_m(angle: float) -> float:
    bays = (depth * math.sin(n * angle + start) for n, depth, start in _BAYS)
    return _RADIUS_M + sum(bays)


def _ring(corners: int, radius_m) -> Polygon:  # noqa: ANN001 - a function of an angle
    angles = [2 * math.pi * n / corners for n in range(corners)]
    return Polygon(
        (
            CENTRE[0] + radius_m(angle) * math.cos(angle),
            CENTRE[1] + radius_m(angle) * math.sin(angle),
        )
        for angle in angles
    )


def _rounded(shape: Polygon) -> Polygon:
    return shapely.transform(shape, lambda xy: xy.round(2))
