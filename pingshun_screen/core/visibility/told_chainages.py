"""Where the chainage of a road starts, by the pieces that tell theirs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import STRtree
from shapely.geometry.base import BaseGeometry

# Rounding of coordinates when lines are noded.
_ON_THE_PATH_M = 1e-3


@dataclass(frozen=True)
class ToldChainages:
    """Pieces of roads that tell the chainage of their first points.

    Parameters
    ----------
    ends
        First and last point of each, one piece a row.
    chainage_m
        Of the first points.
    tree
        Of the first points.
    """

    ends: NDArray[np.object_]
    chainage_m: NDArray[np.float64]
    tree: STRtree


@dataclass(frozen=True)
class PathChainage:
    """The chainage of a path.

    Parameters
    ----------
    start_m
        Of the path's first point, in the direction of the chainage.
    is_forward
        Whether the path has that direction already.
    spread_m
        Greatest difference of what a piece tells.
    """

    start_m: float
    is_forward: bool
    spread_m: float


def told_chainages(
    pieces: Sequence[BaseGeometry], chainages_m: Sequence[float]
) -> ToldChainages:
    """Return pieces ready to be asked.

    Parameters
    ----------
    pieces
        Lines in the working CRS; of those in several parts only the ones whose
        parts follow one another have a say.
    chainages_m
        Of the first point of each.
    """
    merged = shapely.line_merge(np.array(pieces, object), directed=True)
    whole = (shapely.get_num_geometries(merged) == 1) & (shapely.length(merged) > 0)
    lines = shapely.get_geometry(merged[whole], 0)
    ends = np.column_stack(
        [shapely.get_point(lines, 0), shapely.get_point(lines, -1)]
    ).reshape(-1, 2)
    told_m = np.array(chainages_m, float)[whole]
    return ToldChainages(ends, told_m, STRtree(ends[:, 0]))


def chainage_of(path: BaseGeometry, told: ToldChainages) -> PathChainage | None:
    """Return the chainage of a path; None if no piece on it tells.

    Parameters
    ----------
    path
        The road in either direction.
    told
        Pieces of all roads; those that do not lie on the path have no say.
    """
    near = told.tree.query(path, predicate="dwithin", distance=_ON_THE_PATH_M)
    at_end = shapely.distance(told.ends[near, 1], path) <= _ON_THE_PATH_M
    pieces = np.sort(near[at_end])
    if not len(pieces):
        return None
    firsts_m, lasts_m = shapely.line_locate_point(path, told.ends[pieces]).T
    ways_m = lasts_m - firsts_m
    is_forward = bool(_short_ways_m(ways_m, path).sum() >= 0)
    along_m = firsts_m if is_forward else path.length - firsts_m
    offsets_m = told.chainage_m[pieces] - along_m
    start_m = float(np.median(offsets_m))
    spreads_m = np.abs(_short_ways_m(offsets_m - start_m, path))
    return PathChainage(start_m, is_forward, float(spreads_m.max()))


def _short_ways_m(
    ways_m: NDArray[np.float64], path: BaseGeometry
) -> NDArray[np.float64]:
    """Return ways along a path; on one that is closed the short way round."""
    if not path.is_closed:
        return ways_m
    half_m = path.length / 2
    return (ways_m + half_m) % path.length - half_m
