"""Finding one shift that many pairs of points agree upon."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Points: TypeAlias = NDArray[np.float64]
"""East and north in metres, [n, 2]."""

_ROWS = 1 << 24
"""More than a country has cells from south to north, so that keys do not meet."""

_CENTRING_ROUNDS = 5


@dataclass(frozen=True)
class Vote:
    """What pairs of points and targets say of a shift.

    Parameters
    ----------
    east_m, north_m
        The shift that most agree upon, from target to point.
    matches
        Points that have a target of their own at that shift.
    pairs, next_pairs
        Pairs that agree upon it, and upon any other shift, at most.
    """

    east_m: float
    north_m: float
    matches: int
    pairs: int
    next_pairs: int

    @property
    def size_m(self) -> float:
        """Length of the shift."""
        return float(np.hypot(self.east_m, self.north_m))

    @property
    def prominence(self) -> float:
        """How many times as frequent as any other the shift is."""
        return self.pairs / max(self.next_pairs, 1)


class Targets:
    """Points of an outline, found by place.

    Parameters
    ----------
    points
        The points.
    reach_m
        How far off a point may be.
    """

    def __init__(self, points: Points, reach_m: float) -> None:
        # Sorting pairs as complex numbers lets other threads go on, sorting rows does
        # not: the window would stand still.
        pairs = np.unique(np.ascontiguousarray(points, float).view(complex))
        unique = pairs.view(float).reshape(-1, 2)
        keys = self._keys(unique, reach_m)
        order = np.argsort(keys, kind="stable")
        self.points = unique[order]
        self.reach_m = reach_m
        self._sorted = keys[order]

    @staticmethod
    def _keys(points: Points, reach_m: float) -> NDArray[np.int64]:
        cells = np.floor(points / reach_m).astype(np.int64)
        return cells[:, 0] * _ROWS + cells[:, 1]

    def near(self, points: Points, most_pairs: float) -> Points:
        """Return points with targets around them, at most so many pairs of them."""
        counts = sum(high - low for low, high in self._spans(points))
        kept = np.flatnonzero(counts)
        total = int(np.asarray(counts).sum())
        if total > most_pairs:
            # Any order of features must not decide which of them are heard.
            drawn = np.random.default_rng(0).permutation(kept)
            kept = np.sort(drawn[: int(len(drawn) * most_pairs / total)])
        return points[kept]

    def pairs(self, points: Points) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        """Return point and target of each pair within reach, some a little beyond."""
        pairs = [_expanded(low, high) for low, high in self._spans(points)]
        ones, others = zip(*pairs, strict=True)
        return np.concatenate(ones), np.concatenate(others)

    def _spans(
        self, points: Points
    ) -> Iterator[tuple[NDArray[np.intp], NDArray[np.intp]]]:
        """Yield first and last target in the cells around each point, by column."""
        keys = self._keys(points, self.reach_m)
        for column in (-_ROWS, 0, _ROWS):
            low = np.searchsorted(self._sorted, keys + column - 1, "left")
            yield low, np.searchsorted(self._sorted, keys + column + 1, "right")


def _expanded(
    low: NDArray[np.intp], high: NDArray[np.intp]
) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    counts = high - low
    ones = np.repeat(np.arange(len(low)), counts)
    starts = np.repeat(np.cumsum(counts) - counts, counts)
    return ones, np.arange(len(ones)) - starts + np.repeat(low, counts)


def vote(points: Points, targets: Targets, bin_m: float, apart_m: float) -> Vote | None:
    """Return the shift that most pairs agree upon; None where there are no pairs.

    Parameters
    ----------
    points
        Points that may be shifted, of `Targets.near`.
    targets
        Points that they are held against.
    bin_m
        Shifts that differ by less are the same.
    apart_m
        Shifts that differ by more are others.
    """
    ones, others = targets.pairs(points)
    shifts = points[ones] - targets.points[others]
    inside = _within(shifts, targets.reach_m)
    shifts, ones, others = shifts[inside], ones[inside], others[inside]
    if not len(shifts):
        return None
    # A shift at the edge of a bin is shared with the next, but not in both grids.
    grids = [_binned(shifts, bin_m, start_m) for start_m in (0.0, bin_m / 2)]
    full = max(grids, key=lambda bins: bins.most)
    around = _around(shifts, full.middle, bin_m)
    east_m, north_m = np.median(shifts[around], axis=0).tolist()
    return Vote(
        east_m,
        north_m,
        matches=min(len(np.unique(ones[around])), len(np.unique(others[around]))),
        pairs=full.most,
        next_pairs=max(bins.most_beyond(full.middle, apart_m) for bins in grids),
    )


def _around(shifts: Points, middle: Points, bin_m: float) -> NDArray[np.bool_]:
    """Return which shifts lie around the one that most agree upon, near a bin's."""
    for _ in range(_CENTRING_ROUNDS):
        around = _within(shifts - middle, bin_m)
        middle = np.median(shifts[around], axis=0)
    return around


def _within(shifts: Points, size_m: float) -> NDArray[np.bool_]:
    east, north = (np.abs(shifts) <= size_m).T
    return np.asarray(east & north)


@dataclass(frozen=True)
class _Bins:
    """Middles of the fuller bins, [n, 2], and how many shifts each holds."""

    middles: Points
    counts: NDArray[np.intp]

    @property
    def most(self) -> int:
        """Shifts in the fullest bin."""
        return int(self.counts.max())

    @property
    def middle(self) -> Points:
        """Middle of the fullest bin."""
        return self.middles[int(np.argmax(self.counts))]

    def most_beyond(self, middle: Points, away_m: float) -> int:
        """Return how many the fullest bin holds that is not near some middle."""
        is_other = (np.abs(self.middles - middle) > away_m).any(axis=1)
        return int(self.counts[is_other].max(initial=0))


def _binned(shifts: Points, bin_m: float, start_m: float) -> _Bins:
    """Return the bins that hold at least a quarter of what the fullest holds."""
    cells = np.floor((shifts - start_m) / bin_m).astype(np.int64)
    low = cells.min(axis=0)
    columns, rows = (cells - low).T
    height = int(rows.max()) + 1
    counts = np.bincount(columns * height + rows)
    full = np.flatnonzero(counts >= counts.max() / 4)
    middles = np.column_stack(np.divmod(full, height)) + low + 0.5
    return _Bins(middles * bin_m + start_m, counts[full])
