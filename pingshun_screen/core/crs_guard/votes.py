"""Finding one shift that many pairs of vertices agree upon."""

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


@dataclass(frozen=True)
class Vote:
    """What pairs of vertices say of a shift.

    Parameters
    ----------
    east_m, north_m
        The shift that most agree upon, from target to point.
    matches
        Targets that have a point at that shift.
    next_matches
        Pairs that agree upon any other shift, at most.
    """

    east_m: float
    north_m: float
    matches: int
    next_matches: int


class Targets:
    """Vertices of an outline, found by place.

    Parameters
    ----------
    points
        The vertices.
    reach_m
        How far off a vertex may be.
    """

    def __init__(self, points: Points, reach_m: float) -> None:
        unique = np.unique(points, axis=0)
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


def vote(points: Points, targets: Targets, bin_m: float) -> Vote | None:
    """Return the shift that most pairs agree upon; None where there are no pairs.

    Parameters
    ----------
    points
        Vertices that may be shifted, of `Targets.near`.
    targets
        Vertices that they are held against.
    bin_m
        Shifts that differ by less are the same.
    """
    ones, others = targets.pairs(points)
    shifts = points[ones] - targets.points[others]
    inside = (np.abs(shifts) <= targets.reach_m).all(axis=1)
    shifts, others = shifts[inside], others[inside]
    if not len(shifts):
        return None
    # A shift at the edge of a bin is shared with the next, but not in both grids.
    grids = [_binned(shifts, bin_m, start_m) for start_m in (0.0, bin_m / 2)]
    full = max(grids, key=lambda bins: bins.most)
    around = (np.abs(shifts - full.middle) <= bin_m).all(axis=1)
    east_m, north_m = np.median(shifts[around], axis=0).tolist()
    next_matches = max(bins.most_beyond(full.middle, 2 * bin_m) for bins in grids)
    return Vote(east_m, north_m, len(np.unique(others[around])), next_matches)


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
    cells = np.floor((shifts - start_m) / bin_m).astype(np.int32)
    low = cells.min(axis=0)
    height = int(cells[:, 1].max() - low[1]) + 1
    codes = (cells[:, 0] - low[0]) * height + (cells[:, 1] - low[1])
    codes.sort()
    first = np.flatnonzero(np.diff(codes, prepend=-1))
    counts = np.diff(first, append=len(codes))
    full = np.flatnonzero(counts >= counts.max() / 4)
    columns, rows = np.divmod(codes[first[full]], height)
    middles = np.column_stack([columns, rows]) + low + 0.5
    return _Bins(middles * bin_m + start_m, counts[full])
