"""From rings of corner points to the areas and holes of a polygon."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry import MultiPolygon, Polygon

Ring: TypeAlias = NDArray[np.float64]
"""Corners [n, 2], east first, each once: the last joins the first."""

FEWEST_CORNERS = 3
_PLACE = re.compile(r"\[(\S+) (\S+)\]")


class RingProblem(StrEnum):
    """Why rings bound no polygon."""

    TOO_FEW = "too_few"
    NO_AREA = "no_area"
    CROSSES_ITSELF = "crosses_itself"
    OVERLAPS = "overlaps"
    REPEATED = "repeated"


@dataclass(frozen=True)
class RingFault:
    """One thing that is wrong with rings.

    Parameters
    ----------
    problem
        What it is.
    ring, corner
        Position of the ring and of the corner in it where it shows.
    other
        Position of the other ring, where two do not go together.
    """

    problem: RingProblem
    ring: int
    corner: int = 0
    other: int | None = None


@dataclass(frozen=True)
class Assembly:
    """A polygon and how its rings make it up.

    Parameters
    ----------
    polygon
        One polygon, or a multipolygon where there are several areas.
    parts
        Positions of the rings of each area, the outer one first.
    """

    polygon: Polygon | MultiPolygon
    parts: tuple[tuple[int, ...], ...]


def ring_faults(rings: Sequence[Ring]) -> list[RingFault]:
    """Return what is wrong with each ring by itself."""
    faults = []
    for number, ring in enumerate(rings):
        if len(np.unique(ring, axis=0)) < FEWEST_CORNERS:
            faults.append(RingFault(RingProblem.TOO_FEW, number))
            continue
        polygon = Polygon(ring)
        if not polygon.convex_hull.area:
            faults.append(RingFault(RingProblem.NO_AREA, number))
        elif not polygon.is_valid:
            corner = _corner_at_fault(polygon, ring)
            faults.append(RingFault(RingProblem.CROSSES_ITSELF, number, corner))
    return faults


def _corner_at_fault(polygon: Polygon, ring: Ring) -> int:
    """Return the corner at which the edge begins that GEOS complains of."""
    found = _PLACE.search(shapely.is_valid_reason(polygon))
    if found is None:
        return 0
    ends = np.roll(ring, -1, axis=0)
    edges = shapely.linestrings(np.stack((ring, ends), axis=1))
    place = shapely.Point(float(found[1]), float(found[2]))
    return int(np.argmin(shapely.distance(edges, place)))


def assemble(rings: Sequence[Ring], areas: Sequence[str]) -> Assembly | list[RingFault]:
    """Return the polygon that sound rings bound, or why they bound none.

    A ring inside another of the same area is a hole, one inside that hole an area
    again, and so on.

    Parameters
    ----------
    rings
        Each free of `ring_faults`.
    areas
        Name of the area that each belongs to; one area must not lie in another.
    """
    polygons = np.array([Polygon(ring) for ring in rings])
    if len(rings) == 1:
        return Assembly(polygons[0], ((0,),))
    covers, faults = _coverings(polygons)
    if faults:
        return faults
    depth = covers.sum(axis=0)
    parts: dict[int, list[int]] = {
        int(i): [int(i)] for i in np.flatnonzero(depth % 2 == 0)
    }
    for hole in np.flatnonzero(depth % 2):
        around = np.flatnonzero(covers[:, hole])
        outer = int(around[np.argmax(depth[around])])
        if areas[outer] != areas[hole]:
            return [RingFault(RingProblem.OVERLAPS, int(hole), other=outer)]
        parts[outer].append(int(hole))
    return _joined(rings, parts)


def _joined(
    rings: Sequence[Ring], parts: dict[int, list[int]]
) -> Assembly | list[RingFault]:
    polygons = [
        Polygon(rings[outer], [rings[hole] for hole in holes])
        for outer, *holes in parts.values()
    ]
    polygon = polygons[0] if len(polygons) == 1 else MultiPolygon(polygons)
    if not polygon.is_valid:
        first, *rest = parts
        other = rest[0] if rest else parts[first][-1]
        return [RingFault(RingProblem.OVERLAPS, other, other=first)]
    return Assembly(polygon, tuple(map(tuple, parts.values())))


def _coverings(
    polygons: NDArray[np.object_],
) -> tuple[NDArray[np.bool_], list[RingFault]]:
    """Return which ring covers which, and those that do so neither way nor part."""
    count = len(polygons)
    covers = np.zeros((count, count), dtype=bool)
    one, other = shapely.STRtree(polygons).query(polygons, predicate="intersects")
    is_pair = one != other
    one, other = one[is_pair], other[is_pair]
    shapely.prepare(polygons)
    covers[one, other] = shapely.covers(polygons[one], polygons[other])
    same = np.argwhere(np.triu(covers & covers.T))
    faults = [
        RingFault(RingProblem.REPEATED, int(later), other=int(first))
        for first, later in same
    ]
    is_open = (one < other) & ~covers[one, other] & ~covers[other, one]
    one, other = one[is_open], other[is_open]
    crossing = shapely.overlaps(polygons[one], polygons[other])
    faults += [
        RingFault(RingProblem.OVERLAPS, int(later), other=int(first))
        for first, later in zip(one[crossing], other[crossing], strict=True)
    ]
    return covers, faults
