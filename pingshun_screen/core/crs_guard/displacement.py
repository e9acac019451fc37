"""Layers that are shifted as a whole against the outline they were clipped to.

A layer clipped to the county keeps marks of the county's outline: shared corners,
edges along it, lines that end upon it. If it was shifted afterwards, as boundaries of
map services are (GCJ-02, some 500 m), its marks still match those of the outline, all
by the same shift. Layers that have nothing in common with the outline agree upon
nothing, and nothing is said of them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from pyproj import CRS, Transformer

from pingshun_screen.core.crs_guard.limits import Mark, displacement_limits
from pingshun_screen.core.crs_guard.marks import Shapes
from pingshun_screen.core.crs_guard.traces import Trace, trace_of
from pingshun_screen.core.crs_guard.votes import Points, Vote
from pingshun_screen.core.gcj02 import from_gcj02, to_gcj02

Mover: TypeAlias = Callable[
    [NDArray[np.float64], NDArray[np.float64]],
    tuple[NDArray[np.float64], NDArray[np.float64]],
]


class Kin(StrEnum):
    """Which side a displacement of GCJ-02's size and direction speaks against."""

    LAYER = "layer"
    OUTLINE = "outline"
    UNKNOWN = "unknown"


_GCJ02: tuple[tuple[Kin, Mover], ...] = (
    (Kin.LAYER, from_gcj02),
    (Kin.OUTLINE, to_gcj02),
)


@dataclass(frozen=True)
class Displacement:
    """A shift of a layer against an outline.

    Parameters
    ----------
    east_m, north_m
        From the outline to the layer.
    mark
        What agrees upon it.
    amount
        How much: vertices or lines' ends, metres of edges.
    kin
        Whether it is that of GCJ-02.
    """

    east_m: float
    north_m: float
    mark: Mark
    amount: float
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
        Layer and outline have marks in common, shifted or not.
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
    marks
        What is looked at, what says most first.
    """

    def __init__(
        self, shapes: Shapes, working: CRS, marks: Sequence[Mark] = tuple(Mark)
    ) -> None:
        self._traces = [trace_of(shapes, mark) for mark in marks]
        self._working = working

    def compare(self, geometries: Shapes) -> Comparison:
        """Return whether a layer is shifted against the outline.

        Parameters
        ----------
        geometries
            Features in the working CRS; None is welcome.
        """
        found = (self._compared(trace, geometries) for trace in self._traces)
        nothing = Comparison(is_shared=False)
        return next((one for one in found if one.is_shared), nothing)

    def _compared(self, trace: Trace, geometries: Shapes) -> Comparison:
        limits = displacement_limits()
        points = trace.near(geometries)
        as_is = trace.vote(points)
        if as_is is None:
            return Comparison(is_shared=False)
        if trace.is_clear(as_is, is_likely=trace.is_none(as_is)):
            return self._plain(trace, points, as_is)
        # The offset of GCJ-02 differs by some ten metres across a county, so that
        # marks agree upon it only once it is undone place by place.
        for kin, mover in _GCJ02:
            moved = self._moved(points, mover)
            undone = trace.vote(moved)
            if undone is None or undone.size_m > limits.gcj_tolerance_m:
                continue
            if trace.is_clear(undone, is_likely=True):
                offset = np.median(points - moved, axis=0)
                return _displaced(offset, trace, undone, kin)
        return Comparison(is_shared=False)

    def _plain(self, trace: Trace, points: Points, found: Vote) -> Comparison:
        if trace.is_none(found) or found.size_m > displacement_limits().largest_m:
            return Comparison(is_shared=True)
        shift = np.array([found.east_m, found.north_m])
        return _displaced(shift, trace, found, self._kin(points, shift))

    def _kin(self, points: Points, shift: Points) -> Kin:
        """Return whether one shift for all is about that of GCJ-02."""
        for kin, mover in _GCJ02:
            offset = np.median(points - self._moved(points, mover), axis=0)
            apart_m = np.hypot(*(offset - shift))
            if apart_m <= displacement_limits().gcj_tolerance_m:
                return kin
        return Kin.UNKNOWN

    def _moved(self, points: Points, mover: Mover) -> Points:
        crs = self._working
        to_degrees = Transformer.from_crs(crs, crs.geodetic_crs, always_xy=True)
        degrees = mover(*to_degrees.transform(*points.T))
        return np.column_stack(to_degrees.transform(*degrees, direction="INVERSE"))


def _displaced(shift: Points, trace: Trace, found: Vote, kin: Kin) -> Comparison:
    east_m, north_m = shift.tolist()
    amount = trace.amount(found)
    return Comparison(
        is_shared=True,
        displacement=Displacement(east_m, north_m, trace.mark, amount, kin),
    )
