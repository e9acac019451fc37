"""Layers that are shifted as a whole against the outline they were clipped to.

A layer clipped to the county shares vertices with the county's outline. If it was
shifted afterwards, as boundaries of map services are (GCJ-02, some 500 m), its
vertices still match those of the outline, all by the same shift. Layers that share
no vertices with the outline agree upon nothing, and nothing is said of them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

import numpy as np
import shapely
from numpy.typing import NDArray
from pyproj import CRS, Transformer

from pingshun_screen.core.crs_guard.limits import displacement_limits
from pingshun_screen.core.crs_guard.votes import Points, Targets, Vote, vote
from pingshun_screen.core.gcj02 import from_gcj02, to_gcj02

Mover: TypeAlias = Callable[
    [NDArray[np.float64], NDArray[np.float64]],
    tuple[NDArray[np.float64], NDArray[np.float64]],
]

_AREAL = 2
"""Dimensions of polygons."""


class Kin(StrEnum):
    """Which side a displacement of GCJ-02's size and direction speaks against."""

    LAYER = "layer"
    OUTLINE = "outline"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Displacement:
    """A shift of a layer against an outline.

    Parameters
    ----------
    east_m, north_m
        From the outline to the layer.
    matches
        Vertices of the outline that agree upon it.
    kin
        Whether it is that of GCJ-02.
    """

    east_m: float
    north_m: float
    matches: int
    kin: Kin

    @property
    def size_m(self) -> float:
        """Length of the shift."""
        return float(np.hypot(self.east_m, self.north_m))


@dataclass(frozen=True)
class Comparison:
    """What comparing a layer with an outline says.

    Parameters
    ----------
    is_shared
        Layer and outline have vertices in common, shifted or not.
    displacement
        The shift between them; None where there is none, or nothing in common.
    """

    is_shared: bool
    displacement: Displacement | None = None


class Outline:
    """An outline that layers may have been clipped to.

    Parameters
    ----------
    shapes
        Its polygons, in the working CRS.
    working
        The working CRS.
    """

    def __init__(self, shapes: NDArray[np.object_], working: CRS) -> None:
        self._targets = Targets(_corners(shapes), displacement_limits().largest_m)
        self._working = working

    def compare(self, geometries: NDArray[np.object_]) -> Comparison:
        """Return whether a layer is shifted against the outline.

        Parameters
        ----------
        geometries
            Features in the working CRS; None is welcome.
        """
        limits = displacement_limits()
        points = self._targets.near(_corners(geometries), limits.most_pairs)
        if not len(points):
            return Comparison(is_shared=False)
        as_is = vote(points, self._targets, limits.bin_m)
        if as_is is not None and self._is_clear(as_is):
            return self._plain(points, as_is)
        # The offset of GCJ-02 differs by some ten metres across a county, so that
        # vertices agree upon it only once it is undone place by place.
        for kin, mover in ((Kin.LAYER, from_gcj02), (Kin.OUTLINE, to_gcj02)):
            moved = self._moved(points, mover)
            undone = vote(moved, self._targets, limits.bin_m)
            if undone is None or not self._is_clear(undone):
                continue
            left_m = np.hypot(undone.east_m, undone.north_m)
            if left_m <= limits.gcj_tolerance_m:
                east_m, north_m = np.median(points - moved, axis=0).tolist()
                found = Displacement(east_m, north_m, undone.matches, kin)
                return Comparison(is_shared=True, displacement=found)
        return Comparison(is_shared=False)

    def _plain(self, points: Points, found: Vote) -> Comparison:
        limits = displacement_limits()
        kin = self._kin(points, found)
        shift = Displacement(found.east_m, found.north_m, found.matches, kin)
        if not limits.smallest_m <= shift.size_m <= limits.largest_m:
            return Comparison(is_shared=True)
        return Comparison(is_shared=True, displacement=shift)

    def _kin(self, points: Points, found: Vote) -> Kin:
        """Return whether one shift for all is about that of GCJ-02."""
        for kin, mover in ((Kin.LAYER, from_gcj02), (Kin.OUTLINE, to_gcj02)):
            offset = np.median(points - self._moved(points, mover), axis=0)
            apart_m = np.hypot(*(offset - (found.east_m, found.north_m)))
            if apart_m <= displacement_limits().gcj_tolerance_m:
                return kin
        return Kin.UNKNOWN

    def _moved(self, points: Points, mover: Mover) -> Points:
        crs = self._working
        to_degrees = Transformer.from_crs(crs, crs.geodetic_crs, always_xy=True)
        degrees = mover(*to_degrees.transform(*points.T))
        return np.column_stack(to_degrees.transform(*degrees, direction="INVERSE"))

    def _is_clear(self, found: Vote) -> bool:
        limits = displacement_limits()
        all_corners = max(len(self._targets.points), limits.least_corners)
        enough = min(limits.least_matches, all_corners)
        is_prominent = found.matches >= limits.prominence * found.next_matches
        return found.matches >= enough and is_prominent


def _corners(shapes: NDArray[np.object_]) -> Points:
    """Return the vertices where boundaries and lines turn, begin or end."""
    flat = shapely.get_dimensions(shapes) == _AREAL
    chains = np.concatenate([shapely.get_rings(shapes[flat]), shapes[~flat]])
    points, owner = shapely.get_coordinates(
        shapely.get_parts(chains), return_index=True
    )
    steps = np.diff(points, axis=0)
    before, after = steps[:-1].T, steps[1:].T
    cross = before[0] * after[1] - before[1] * after[0]
    turn = np.arctan2(cross, (before * after).sum(axis=0))
    is_inside = owner[:-2] == owner[2:]
    least = np.radians(displacement_limits().least_turn_degrees)
    is_straight = np.zeros(len(points), bool)
    is_straight[1:-1] = is_inside & (np.abs(turn) < least)
    return points[~is_straight & np.isfinite(points).all(axis=1)]
