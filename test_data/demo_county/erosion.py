"""Erosion: country that rises between its rivers is worn down by water.

The stream-power law dz/dt = U - K A^m S is solved implicitly along the drainage
(Braun & Willett 2013, "A very efficient O(n), implicit and parallel method to
solve the stream power equation"); slopes creep besides. Rivers keep their height.
"""

from __future__ import annotations

import heapq
from itertools import pairwise

import numpy as np

from demo_county.drawing import generator
from demo_county.grids import Grid, Index, Mask, creep

AREA_EXPONENT = 0.45
ERODIBILITY = 1.0
CREEP = 0.25
LEAST_RISE_M = 0.02
CHANNEL_AREA_M2 = 4.0e5
NEIGHBOURS = [(r, c) for r in (-1, 0, 1) for c in (-1, 0, 1) if (r, c) != (0, 0)]


def erode(height: Grid, beds: Grid, uplift: Grid, cell_m: float, steps: int) -> Grid:
    """Raise and wear down the country for some steps of one time unit."""
    fixed = ~np.isnan(beds)
    lift = np.where(fixed, 0.0, uplift).ravel()
    ease = grain(height.shape)
    for _ in range(steps):
        height[fixed] = beds[fixed]
        height = lifted_pits(height, fixed)
        target = receivers(height, fixed, ease, cell_m)
        groups = levels(target)
        area = drained_area(target, groups, cell_m)
        length_m = cell_m * step_lengths(target, height.shape[1])
        wear = ERODIBILITY * area**AREA_EXPONENT / length_m
        flat = height.ravel() + lift
        for cells in groups[1:]:
            rate = wear[cells]
            flat[cells] = (flat[cells] + rate * flat[target[cells]]) / (1.0 + rate)
        slopes = (area < CHANNEL_AREA_M2).reshape(height.shape)
        height = creep(flat.reshape(height.shape), CREEP * slopes)
    return height


def grain(shape: tuple[int, int]) -> list[Grid]:
    """Return how readily water turns to each neighbour; breaks the grid's pattern."""
    random = generator("grain of the rock")
    return [random.uniform(0.45, 1.0, shape) for _ in NEIGHBOURS]


def receivers(height: Grid, fixed: Mask, ease: list[Grid], cell_m: float) -> Index:
    """Return for each cell the flat index of the neighbour it drains to."""
    rows, columns = height.shape
    index = np.arange(rows * columns).reshape(rows, columns)
    padded = np.pad(height, 1, constant_values=np.inf)
    target = index.copy()
    steepest = np.zeros_like(height)
    for (down, right), readily in zip(NEIGHBOURS, ease, strict=True):
        neighbour = padded[1 + down : rows + 1 + down, 1 + right : columns + 1 + right]
        slope = (height - neighbour) * readily / (cell_m * np.hypot(down, right))
        better = slope > steepest
        target[better] = (index + down * columns + right)[better]
        steepest[better] = slope[better]
    target[fixed] = index[fixed]
    return target.ravel()


def step_lengths(target: Index, columns: int) -> Grid:
    """Return the length of each step downstream in cells."""
    index = np.arange(len(target))
    diagonal = (index // columns != target // columns) & (
        index % columns != target % columns
    )
    return np.where(diagonal, np.sqrt(2.0), 1.0)


def levels(target: Index) -> list[Index]:
    """Group cells by their number of steps to where their water ends."""
    jump = target
    depth = (target != np.arange(len(target))).astype(np.int64)
    while not np.array_equal(jump[jump], jump):
        depth = depth + depth[jump]
        jump = jump[jump]
    order = np.argsort(depth, kind="stable")
    bounds = np.searchsorted(depth[order], np.arange(depth.max() + 2))
    return [order[a:b] for a, b in pairwise(bounds)]


def drained_area(target: Index, groups: list[Index], cell_m: float) -> Grid:
    """Return the area that drains through each cell, m²."""
    area = np.full(len(target), cell_m * cell_m)
    for cells in reversed(groups[1:]):
        np.add.at(area, target[cells], area[cells])
    return area


def lifted_pits(height: Grid, fixed: Mask) -> Grid:
    """Lift the single-cell hollows that creep leaves above a neighbour."""
    rows, columns = height.shape
    padded = np.pad(height, 1, constant_values=np.inf)
    lowest = np.min(
        [padded[1 + r : rows + 1 + r, 1 + c : columns + 1 + c] for r, c in NEIGHBOURS],
        axis=0,
    )
    return np.where(fixed, height, np.maximum(height, lowest + LEAST_RISE_M))


def drained(height: Grid, fixed: Mask) -> Grid:
    """Fill every hollow until its water reaches a river (priority flood)."""
    rows, columns = height.shape
    filled = [float("inf")] * height.size
    raw = height.ravel().tolist()
    queue = [(raw[cell], cell) for cell in np.flatnonzero(fixed).tolist()]
    for level, cell in queue:
        filled[cell] = level
    heapq.heapify(queue)
    while queue:
        level, cell = heapq.heappop(queue)
        row, column = divmod(cell, columns)
        for down, right in NEIGHBOURS:
            if 0 <= row + down < rows and 0 <= column + right < columns:
                near = cell + down * columns + right
                if filled[near] == float("inf"):
                    filled[near] = max(raw[near], level + LEAST_RISE_M)
                    heapq.heappush(queue, (filled[near], near))
    return np.array(filled).reshape(height.shape)
