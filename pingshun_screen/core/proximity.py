"""How far mines lie from the boundaries of constraint features."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from pingshun_screen.core.facets import Facets


@dataclass(frozen=True)
class Neighbours:
    """Pairs of a mine and a feature within reach, by mine and then by feature.

    Parameters
    ----------
    mine, feature
        Index of each pair's mine and feature.
    distance_m
        Plane distance from the mine to the feature's boundary, or to the
        feature itself for lines and points; 0 where they meet.
    """

    mine: NDArray[np.intp]
    feature: NDArray[np.intp]
    distance_m: NDArray[np.float64]


def neighbours(
    mines: NDArray[np.object_], facets: Facets, reach_m: float
) -> Neighbours:
    """Return every pair no further apart than the reach.

    Parameters
    ----------
    mines
        Valid geometries in the working CRS; None has no neighbours.
    facets
        The features' boundaries, lines and points.
    reach_m
        Greatest plane distance.
    """
    mine, facet = facets.tree.query(mines, predicate="dwithin", distance=reach_m)
    distance_m = shapely.distance(mines[mine], facets.lines[facet])
    features = int(facets.owner.max(initial=0)) + 1
    keys = mine.astype(np.int64) * features + facets.owner[facet]
    order = np.lexsort((distance_m, keys))
    pairs, first = np.unique(keys[order], return_index=True)
    mine, feature = np.divmod(pairs, features)
    return Neighbours(mine, feature, distance_m[order][first])


def nearest(
    mines: NDArray[np.object_], facets: Facets, reach_m: float | None = None
) -> tuple[NDArray[np.float64], NDArray[np.intp]]:
    """Return each mine's distance to the nearest boundary, and whose it is.

    Parameters
    ----------
    mines
        Valid geometries in the working CRS; None is infinitely far.
    facets
        The features' boundaries, lines and points.
    reach_m
        What lies further away does not count; None for any distance.

    Returns
    -------
    tuple of array
        Plane distance in metres, infinite where there is nothing; index of the
        feature, -1 where there is nothing.
    """
    distance_m = np.full(len(mines), np.inf)
    feature = np.full(len(mines), -1)
    if not len(facets.lines):
        return distance_m, feature
    (mine, facet), found_m = facets.tree.query_nearest(
        mines, max_distance=reach_m, return_distance=True, all_matches=False
    )
    distance_m[mine], feature[mine] = found_m, facets.owner[facet]
    return distance_m, feature


def nearest_however_far(
    mines: NDArray[np.object_], corners: NDArray[np.object_], facets: Facets
) -> tuple[NDArray[np.float64], NDArray[np.intp]]:
    """Return what `nearest` does, three times as fast where most are far away.

    The search goes out from one corner of each mine, which is cheap; whatever is
    nearest to the mine is no further from it than from that corner.

    Parameters
    ----------
    mines, facets
        As for `nearest`.
    corners
        A corner of each mine, as `first_corners` gives it.
    """
    bound_m, feature = nearest(corners, facets)
    known = np.flatnonzero(feature >= 0)
    mine, facet = facets.tree.query(
        mines[known], predicate="dwithin", distance=bound_m[known] + _SLACK_M
    )
    mine = known[mine]
    found_m = shapely.distance(mines[mine], facets.lines[facet])
    order = np.lexsort((facets.owner[facet], found_m, mine))
    mine, first = np.unique(mine[order], return_index=True)
    distance_m = np.full(len(mines), np.inf)
    distance_m[mine] = found_m[order][first]
    feature[mine] = facets.owner[facet[order][first]]
    return distance_m, feature


def first_corners(mines: NDArray[np.object_]) -> NDArray[np.object_]:
    """Return the first corner of each mine as a point, None for no geometry.

    Parameters
    ----------
    mines
        Geometries; None for a right without a place.
    """
    corners = np.full(len(mines), None, object)
    xy, owner = shapely.get_coordinates(mines, return_index=True)
    drawn, first = np.unique(owner, return_index=True)
    corners[drawn] = shapely.points(xy[first])
    return corners


_SLACK_M = 1e-3
"""Covers the rounding of distances at eastings of eight digits."""
