"""Width of polygons, which tells a sliver from an overlap where area cannot.

The greatest inscribed circle is closed in from below by points whose distance
to the boundary is measured, and from above by erosions that leave nothing. An
erosion only guides: GEOS rounds it by about one in a hundred, so the width
given is always that of a circle which was measured. GEOS's own search is not
used: before version 3.12 it fills the memory on a long thin sliver, which is
just what boundaries that were meant to meet leave behind.
"""

from __future__ import annotations

import numpy as np
import shapely
from numpy.typing import NDArray

# Erosion stops when the bounds are this near, in share or in metres.
_NEAR_SHARE = 0.01
_NEAR_M = 1e-5

# The best point is then walked uphill in steps of this share, shorter each time
# that no step helps. The directions turn from round to round, since the way up
# is a narrow ridge.
_STEP_SHARE = 0.02
_ROUNDS = 24
_COMPASS = np.linspace(0, 2 * np.pi, 6, endpoint=False)
_TURN = 0.35
_SHRINK = 0.6


def inscribed_widths_m(polygons: NDArray[np.object_]) -> NDArray[np.float64]:
    """Return the diameter of each polygon's greatest inscribed circle.

    A strip of 500 m by 2 m is 2 m wide, whatever its area.

    Parameters
    ----------
    polygons
        Valid polygons and multipolygons in a metric CRS; None and empty ones
        have no width.

    Returns
    -------
    array of float
        Diameters in metres, never more than the true ones.
    """
    parts, owner = shapely.get_parts(polygons, return_index=True)
    areal = shapely.area(parts) > 0
    widths_m = np.zeros(len(polygons))
    np.maximum.at(widths_m, owner[areal], 2 * _inradii_m(parts[areal]))
    return widths_m


def _inradii_m(parts: NDArray[np.object_]) -> NDArray[np.float64]:
    boundaries = shapely.boundary(parts)
    points = shapely.point_on_surface(parts)
    # A sliver at the limit of the numbers may have no point inside.
    corners = shapely.get_point(shapely.get_exterior_ring(parts), 0)
    points = np.where(shapely.is_empty(points), corners, points)
    best_m = shapely.distance(points, boundaries)
    inner_m, outer_m = best_m.copy(), np.sqrt(shapely.area(parts) / np.pi)
    while (open_ := _still_open(inner_m, outer_m)).size:
        middle_m = (inner_m[open_] + outer_m[open_]) / 2
        cores = shapely.buffer(parts[open_], -middle_m, quad_segs=4)
        empty = shapely.is_empty(cores)
        outer_m[open_[empty]] = middle_m[empty]
        left, found = open_[~empty], shapely.point_on_surface(cores[~empty])
        inner_m[left] = middle_m[~empty]
        found_m = shapely.distance(found, boundaries[left])
        better = found_m > best_m[left]
        points[left[better]] = found[better]
        best_m[left[better]] = found_m[better]
    return _uphill(boundaries, points, best_m)


def _still_open(
    inner_m: NDArray[np.float64], outer_m: NDArray[np.float64]
) -> NDArray[np.intp]:
    apart_m = outer_m - inner_m
    return np.flatnonzero((apart_m > _NEAR_SHARE * outer_m) & (apart_m > _NEAR_M))


def _uphill(
    boundaries: NDArray[np.object_],
    points: NDArray[np.object_],
    from_m: NDArray[np.float64],
) -> NDArray[np.float64]:
    """Return the distances after moving each point away from the boundary."""
    xy = shapely.get_coordinates(points)
    best_m = from_m.copy()
    step_m = _STEP_SHARE * best_m
    rows = np.arange(len(points))
    for turn in range(_ROUNDS):
        bearings = _COMPASS + _TURN * turn
        directions = np.column_stack([np.cos(bearings), np.sin(bearings)])
        moved = xy[:, None] + step_m[:, None, None] * directions
        tried_m = shapely.distance(shapely.points(moved), boundaries[:, None])
        choice = tried_m.argmax(axis=1)
        # A step is far shorter than the circle, so it cannot leave the polygon.
        up = tried_m[rows, choice] > best_m
        xy[up] = moved[rows, choice][up]
        best_m[up] = tried_m[rows, choice][up]
        step_m[~up] *= _SHRINK
    return best_m


def areal_parts(geometries: NDArray[np.object_]) -> NDArray[np.object_]:
    """Return what is left of geometries when only polygons are kept.

    Parameters
    ----------
    geometries
        Results of an intersection of polygons: polygons, lines, points or
        collections.

    Returns
    -------
    array of object
        Polygons and multipolygons; empty polygons where nothing is areal.
    """
    kept = geometries.copy()
    kinds = shapely.get_type_id(geometries)
    areal = (shapely.GeometryType.POLYGON, shapely.GeometryType.MULTIPOLYGON)
    kept[~np.isin(kinds, areal)] = shapely.Polygon()
    for index in np.flatnonzero(kinds == shapely.GeometryType.GEOMETRYCOLLECTION):
        parts = shapely.get_parts(geometries[index])
        flat = parts[shapely.get_dimensions(parts) == 2]  # noqa: PLR2004 - polygons
        kept[index] = shapely.union_all(flat) if len(flat) else shapely.Polygon()
    return kept
