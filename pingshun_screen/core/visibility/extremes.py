"""Highest and lowest terrain in any box of the grid, at once for many boxes."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

_LEVELS = 6

_Spans = tuple[NDArray[np.float32], NDArray[np.float32]]


@dataclass(frozen=True)
class Extremes:
    """Windows of 1, 2, 4 … 32 nodes a side that start at every node.

    Four windows that overlap make any box, as in a sparse table for range
    minimum queries (Bender and Farach-Colton 2000, in two dimensions).

    Parameters
    ----------
    highest_m, lowest_m
        Of every window, one size after the other. A window that holds a node of
        unknown height is infinitely high and infinitely low.
    columns, nodes
        Nodes in a row, and in all.
    """

    highest_m: NDArray[np.float32]
    lowest_m: NDArray[np.float32]
    columns: int
    nodes: int

    def of_boxes(
        self, u: _Spans, v: _Spans
    ) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """Return the highest and lowest node of each box and of the grid around it.

        Boxes too large for the windows are infinitely high and low.

        Parameters
        ----------
        u, v
            Least and greatest column and row of each box, in cells. They may
            reach beyond the grid, as rounding has it, by less than a cell.
        """
        left, top = u[0].astype(np.intp), v[0].astype(np.intp)
        right = np.minimum(u[1].astype(np.intp) + 1, self.columns - 1)
        bottom = np.minimum(v[1].astype(np.intp) + 1, self.nodes // self.columns - 1)
        size = np.maximum(right - left, bottom - top) + 1
        level = _EXPONENTS[np.minimum(size, len(_EXPONENTS) - 1)]
        too_large = level >= _LEVELS
        level[too_large] = _LEVELS - 1
        back = (1 << level) - 1
        upper = level * self.nodes + top * self.columns
        lower = level * self.nodes + np.maximum(bottom - back, top) * self.columns
        right = np.maximum(right - back, left)
        corners = (upper + left, upper + right, lower + left, lower + right)
        highest = np.maximum.reduce([self.highest_m[corner] for corner in corners])
        lowest = np.minimum.reduce([self.lowest_m[corner] for corner in corners])
        highest[too_large], lowest[too_large] = np.inf, -np.inf
        return highest, lowest


# Exponent of the power of two that is no greater than the index.
_EXPONENTS = np.log2(np.maximum(np.arange(2**_LEVELS + 1), 1)).astype(np.intp)


def build_extremes(heights_m: NDArray[np.float32]) -> Extremes:
    """Return the windows of a grid.

    Parameters
    ----------
    heights_m
        Terrain at the nodes, NaN where unknown.
    """
    unknown = np.isnan(heights_m)
    highest = np.where(unknown, np.float32(np.inf), heights_m)
    lowest = np.where(unknown, np.float32(-np.inf), heights_m)
    return Extremes(
        _windows(highest, np.maximum),
        _windows(lowest, np.minimum),
        heights_m.shape[1],
        heights_m.size,
    )


def _windows(level: NDArray[np.float32], pick: np.ufunc) -> NDArray[np.float32]:
    """Return what is picked in every window, each size made of the one before."""
    levels = [level]
    for exponent in range(_LEVELS - 1):
        step = 1 << exponent
        level = level.copy()
        level[:-step] = pick(level[:-step], level[step:])
        level[:, :-step] = pick(level[:, :-step], level[:, step:])
        levels.append(level)
    return np.concatenate([level.ravel() for level in levels])
