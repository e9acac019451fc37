"""Single sight lines, exactly: where they cross the grid and by how much they clear."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from pingshun_screen.core.visibility.scenes import Scene

# Touching does not block; rounding of heights stays far below this.
TOUCHING_M = 1e-3

Crossings = tuple[NDArray[np.intp], NDArray[np.float64], NDArray[np.float64]]


def crossings(
    heights_m: NDArray[np.float32],
    eyes: NDArray[np.float64],
    targets: NDArray[np.float64],
    start: NDArray[np.floating],
    end: NDArray[np.floating],
) -> Iterator[Crossings]:
    """Yield where lines cross the grid, and the terrain there.

    Terrain between nodes is bilinear, so along a grid line it is linear between
    two nodes: at the crossings the height is exact.

    Parameters
    ----------
    heights_m
        Terrain at the nodes.
    eyes, targets
        Column, row and height of both ends of each line, one line a column.
    start, end
        Part of each line that is looked at, as shares of its length.

    Yields
    ------
    tuple of array
        Indices of lines, share of the way strictly between 0 and 1, and height
        of the terrain in metres, NaN where unknown; a line comes once for each
        of its crossings.
    """
    columns = heights_m.shape[1]
    flat = heights_m.ravel()
    ways = targets - eyes
    for along, across, stride, beside in ((0, 1, 1, columns), (1, 0, columns, 1)):
        first, last = eyes[along] + ways[along] * start, eyes[along] + ways[along] * end
        number = np.ceil(np.minimum(first, last))
        greatest = np.maximum(first, last)
        line = np.flatnonzero((number <= greatest) & (ways[along] != 0))
        while len(line):
            t = (number[line] - eyes[along, line]) / ways[along, line]
            inner = (t > 0) & (t < 1)
            at, t = line[inner], t[inner]
            place = eyes[across, at] + ways[across, at] * t
            node = place.astype(np.intp)
            part = place - node
            index = number[at].astype(np.intp) * stride + node * beside
            near = flat[index].astype(np.float64)
            # On a node the next one has no say, known or not.
            far = flat[index + beside * (part > 0)]
            yield at, t, near + (far - near) * part
            number[line] += 1
            line = line[number[line] <= greatest[line]]


def blocked(
    scene: Scene,
    eyes: NDArray[np.float64],
    targets: NDArray[np.float64],
    start: NDArray[np.floating],
    end: NDArray[np.floating],
) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Return which parts of lines the terrain blocks, and which cross unknown.

    Parameters
    ----------
    scene
        Terrain and conditions.
    eyes, targets, start, end
        As for `crossings`.
    """
    is_blocked, is_unknown = np.zeros((2, len(start)), bool)
    cells = np.hypot(targets[0] - eyes[0], targets[1] - eyes[1])
    rise_m = targets[2] - eyes[2]
    for line, t, terrain_m in crossings(scene.heights_m, eyes, targets, start, end):
        above_m = terrain_m + scene.bulge_m(cells[line], t)
        if scene.raise_m:
            above_m += scene.raise_m * scene.taper(cells[line], t)
        above_m -= eyes[2, line] + rise_m[line] * t
        is_blocked[line] |= above_m > TOUCHING_M
        is_unknown[line] |= np.isnan(above_m)
    return is_blocked, is_unknown


def margins_m(
    scene: Scene, eyes: NDArray[np.float64], targets: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Return how much the terrain between can rise before each line is blocked.

    It is the least clearance of the line above the terrain, near its ends
    divided by `Scene.taper`; negative where the line is blocked, and then the
    terrain has to be lowered by so much. With terrain raised by less than the
    margin the line is free, with terrain raised by more it is blocked.

    Parameters
    ----------
    scene
        Terrain and conditions; its `raise_m` is not counted.
    eyes, targets
        Column, row and height of both ends of each line, one line a row.

    Returns
    -------
    array
        In metres; infinite for lines without a crossing, NaN for lines that
        cross unknown terrain or end in it, and for lines beyond the range.
    """
    # Where the height of an end is unknown, the scene may not reach.
    is_known = ~np.isnan(eyes[:, 2] + targets[:, 2])
    margin_m = np.full(len(is_known), np.nan)
    margin_m[is_known] = _known_margins_m(scene, eyes[is_known], targets[is_known])
    return margin_m


def _known_margins_m(
    scene: Scene, eyes: NDArray[np.float64], targets: NDArray[np.float64]
) -> NDArray[np.float64]:
    eyes, targets = np.ascontiguousarray(eyes.T), np.ascontiguousarray(targets.T)
    count = eyes.shape[1]
    cells = np.hypot(targets[0] - eyes[0], targets[1] - eyes[1])
    rise_m = targets[2] - eyes[2]
    margin_m = np.where(cells <= scene.range_cells, np.inf, np.nan)
    whole = np.zeros(count), np.ones(count)
    for line, t, terrain_m in crossings(scene.heights_m, eyes, targets, *whole):
        clear_m = eyes[2, line] + rise_m[line] * t - terrain_m
        clear_m -= scene.bulge_m(cells[line], t)
        np.divide(clear_m, scene.taper(cells[line], t), out=clear_m)
        margin_m[line] = np.minimum(margin_m[line], clear_m)
    return margin_m
