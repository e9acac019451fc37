"""What a layer keeps of the outline it was clipped to: corners, edges, lines' ends.

Corners agree to the centimetre, but only as long as nobody draws the layer anew,
simplifies it or makes it denser; its edges still run along the outline afterwards.
Lines end upon the outline where they were cut off.
"""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
import shapely
from numpy.typing import NDArray

from pingshun_screen.core.crs_guard.votes import Points

Shapes: TypeAlias = NDArray[np.object_]

_AREAL, _LINEAR = 2, 1
"""Dimensions of polygons and of lines."""


def corners(shapes: Shapes, least_turn_degrees: float) -> Points:
    """Return the vertices where boundaries and lines turn, begin or end.

    Parameters
    ----------
    shapes
        Features; None is welcome.
    least_turn_degrees
        Vertices where a boundary turns by less are left out.
    """
    is_areal = shapely.get_dimensions(shapes) == _AREAL
    chains = np.concatenate([shapely.get_rings(shapes[is_areal]), shapes[~is_areal]])
    points, owner = shapely.get_coordinates(
        shapely.get_parts(chains), return_index=True
    )
    steps = np.diff(points, axis=0)
    before, after = steps[:-1].T, steps[1:].T
    cross = before[0] * after[1] - before[1] * after[0]
    turn = np.arctan2(cross, (before * after).sum(axis=0))
    is_inside = owner[:-2] == owner[2:]
    is_straight = np.zeros(len(points), bool)
    is_straight[1:-1] = is_inside & (np.abs(turn) < np.radians(least_turn_degrees))
    return points[~is_straight & np.isfinite(points).all(axis=1)]


def along_edges(shapes: Shapes, step_m: float, most: float) -> Points:
    """Return points at even steps along the boundaries of polygons.

    Parameters
    ----------
    shapes
        Features; None is welcome, and only polygons count.
    step_m
        Length of a step.
    most
        Steps are longer where there would be more points than this.
    """
    rings = shapely.get_rings(shapes[shapely.get_dimensions(shapes) == _AREAL])
    points, owner = shapely.get_coordinates(rings, return_index=True)
    starts, edges = points[:-1], np.diff(points, axis=0)
    is_edge = (np.diff(owner) == 0) & np.isfinite(edges).all(axis=1)
    starts, edges = starts[is_edge], edges[is_edge]
    ends_m = np.cumsum(np.hypot(*edges.T))
    if not len(ends_m) or not ends_m[-1]:
        return np.empty((0, 2))
    away_m = np.arange(0, ends_m[-1], max(step_m, ends_m[-1] / most))
    away_m = away_m[away_m < ends_m[-1]]
    number = np.searchsorted(ends_m, away_m, side="right")
    length_m = np.hypot(*edges[number].T)
    left = (ends_m[number] - away_m) / length_m
    return starts[number] + (1 - left)[:, None] * edges[number]


def line_ends(shapes: Shapes) -> Points:
    """Return the places where one line alone begins or ends.

    Parameters
    ----------
    shapes
        Features; None is welcome, and only lines count.
    """
    lines = shapely.get_parts(shapes[shapely.get_dimensions(shapes) == _LINEAR])
    points, owner = shapely.get_coordinates(lines, return_index=True)
    is_end = np.ones(len(points), bool)
    is_end[1:-1] = (owner[1:-1] != owner[:-2]) | (owner[1:-1] != owner[2:])
    ends = points[is_end & np.isfinite(points).all(axis=1)]
    places, counts = np.unique(ends, axis=0, return_counts=True)
    return places[counts == 1]
