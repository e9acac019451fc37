"""Ends of lines that belong together, and the paths they make."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import STRtree
from shapely.geometry.base import BaseGeometry

from pingshun_screen.core.visibility.roads import lengths_m

# Sharper turns are branches, not the same road going on.
_SHARPEST_DEG = 75.0
# How far back from its end the direction of a line is taken.
_BACK_M = 20.0

_End = tuple[int, int]


@dataclass(frozen=True)
class Joined:
    """Paths, and the gaps that were bridged on the way.

    Parameters
    ----------
    paths
        Longest first, then by their coordinates.
    gaps, gaps_m
        How many, and their length in all.
    """

    paths: tuple[BaseGeometry, ...]
    gaps: int
    gaps_m: float


def join_ends(lines: NDArray[np.object_], gap_m: float) -> Joined:
    """Return the paths that lines make, each end joined to at most one other.

    Nearest ends come first, and among those that touch the pair that turns least.

    Parameters
    ----------
    lines
        Lines that meet only at their ends, in a fixed order.
    gap_m
        Ends further apart are not joined.
    """
    xy = [shapely.get_coordinates(line) for line in lines]
    partner: dict[_End, _End] = {}
    gaps_m = []
    for distance_m, _, one, other in sorted(_candidates(xy, gap_m)):
        if one in partner or other in partner:
            continue
        partner[one], partner[other] = other, one
        if distance_m > 0:
            gaps_m.append(distance_m)
    paths = [_path(xy, line, partner) for line in _starts(len(xy), partner)]
    order = sorted(paths, key=lambda path: (-path.length, path.wkb))
    return Joined(tuple(order), len(gaps_m), math.fsum(gaps_m))


def _candidates(
    xy: list[NDArray[np.float64]], gap_m: float
) -> list[tuple[float, float, _End, _End]]:
    """Return distance, turn and both ends of each pair that could be joined."""
    ends = np.array([line[side] for line in xy for side in (0, -1)]).reshape(-1, 2)
    points = shapely.points(ends)
    some, others = STRtree(points).query(points, "dwithin", distance=gap_m)
    ways = [_way(line[::step]) for line in xy for step in (1, -1)]
    found = []
    for one, other in zip(some.tolist(), others.tolist(), strict=True):
        if one >= other or one // 2 == other // 2:
            continue
        turn_deg = _turn_deg(ways[one], -ways[other])
        if turn_deg <= _SHARPEST_DEG:
            distance_m = math.dist(ends[one], ends[other])
            pair = divmod(one, 2), divmod(other, 2)
            found.append((distance_m, turn_deg, *pair))
    return found


def _way(xy: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the direction in which a line arrives at its first point."""
    ways_m = lengths_m(xy)
    behind = int(np.searchsorted(ways_m, min(_BACK_M, ways_m[-1])))
    return xy[0] - xy[behind]


def _turn_deg(one: NDArray[np.float64], other: NDArray[np.float64]) -> float:
    cross = one[0] * other[1] - one[1] * other[0]
    # Rounded, so that equal turns do not depend on which line is asked first.
    return round(math.degrees(abs(math.atan2(cross, float(one @ other)))), 6)


def _starts(count: int, partner: dict[_End, _End]) -> list[_End]:
    """Return the end at which each path is begun, circles last."""
    seen: set[int] = set()
    starts = []
    ends = [(line, side) for line in range(count) for side in (0, 1)]
    for end in [*(e for e in ends if e not in partner), *ends]:
        if end[0] not in seen:
            starts.append(end)
            seen.update(line for line, _ in _chain(end, partner))
    return starts


def _chain(start: _End, partner: dict[_End, _End]) -> list[_End]:
    """Return each line of a path with the end that it is entered by."""
    chain = [start]
    while True:
        line, side = chain[-1]
        following = partner.get((line, 1 - side))
        if following is None or following == start:
            return chain
        chain.append(following)


def _path(
    xy: list[NDArray[np.float64]], start: _End, partner: dict[_End, _End]
) -> BaseGeometry:
    chain = _chain(start, partner)
    runs = [xy[line] if side == 0 else xy[line][::-1] for line, side in chain]
    line, side = chain[-1]
    if partner.get((line, 1 - side)) == start:
        runs.append(runs[0][:1])
    points = np.concatenate(runs)
    moved = np.append(True, (np.diff(points, axis=0) != 0).any(axis=1))
    return shapely.normalize(shapely.linestrings(points[moved]))
