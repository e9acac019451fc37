"""Points in a tree of boxes, so that what holds for a box need not be asked again."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True)
class Tree:
    """Boxes over points, each of so many smaller ones, down to the points.

    Parameters
    ----------
    arity
        Children of a node: those of node n follow from arity * n.
    points
        Column, row and height of each point, one point a column.
    levels
        For each level, points first, and each node: least column, greatest
        column, least row, greatest row, least height and greatest height,
        rounded; NaN for nodes without points.
    """

    arity: int
    points: NDArray[np.float64]
    levels: tuple[NDArray[np.float32], ...]


def build_tree(points: NDArray[np.float64], arity: int, depth: int) -> Tree:
    """Return the tree over points in the order given.

    Parameters
    ----------
    points
        Column and row in cells and height in metres, one point a row; one with
        NaN in it holds a place open.
    arity, depth
        Children of a node, and levels above the points.
    """
    spare = -len(points) % arity**depth
    padded = np.concatenate([points, np.full((spare, 3), np.nan)])
    padded[np.isnan(padded).any(axis=1)] = np.nan
    levels = [np.repeat(padded.T, 2, axis=0).astype(np.float32)]
    for _ in range(depth):
        split = levels[-1].reshape(6, -1, arity)
        level = np.empty(split.shape[:2], np.float32)
        level[0::2] = np.fmin.reduce(split[0::2], axis=2)
        level[1::2] = np.fmax.reduce(split[1::2], axis=2)
        levels.append(level)
    return Tree(arity, np.ascontiguousarray(padded.T), tuple(levels))


def quarter_order(
    columns: NDArray[np.intp], rows: NDArray[np.intp], depth: int
) -> NDArray[np.intp]:
    """Return the place of each cell when quarters of quarters follow one another.

    Parameters
    ----------
    columns, rows
        Of each cell, counted from 0. The order is Morton's (1966).
    depth
        Levels of the tree that the order is for; what lies in different trees
        keeps its order, not its distance.
    """
    place = np.zeros(len(rows), np.intp)
    last = int(max(rows.max(initial=0), columns.max(initial=0)))
    for bit in range(last.bit_length()):
        place |= ((columns >> bit) & 1) << (2 * bit)
        place |= ((rows >> bit) & 1) << (2 * bit + 1)
    # Only quarters that hold something take room, however far apart they lie.
    size = 4**depth
    _, rank = np.unique(place // size, return_inverse=True)
    return rank * size + place % size
