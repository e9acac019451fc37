"""Sight lines between all eyes and all targets, decided in bundles.

Stations that follow one another and cells that lie together are bundled, and the
bundle of lines between two such boxes, a shaft, is cut into pieces. The highest
terrain of a piece may lie below all its lines, then none is blocked there; or the
lowest above all of them, then all are. Only what is left is split, and only single
lines over short pieces come to the crossings. So the answer is that of
`crossings.blocked` for every line, at a small part of the work.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from pingshun_screen.core.progress import IsCancelled, stop_if
from pingshun_screen.core.visibility.crossings import blocked
from pingshun_screen.core.visibility.scenes import Real, Scene
from pingshun_screen.core.visibility.trees import Tree, build_tree, quarter_order

# The fastest of 3 to 5 levels and 8 to 64 shafts on ridged terrain of 12.5 m.
_DEPTH = 4
_SHAFTS = 16
# Length of a piece over the width of its shaft.
_SLENDER = 2
# Far more than the rounding of boxes, far less than matters for speed.
_SAFE_M, _SAFE_CELLS = np.float32(0.02), np.float32(0.002)
# A line so many cells long crosses the grid, whichever way it runs.
_SURE_TO_CROSS = 1.5


class Sight(IntEnum):
    """What a sight line comes to; lines beyond the range count as hidden."""

    HIDDEN = 0
    VISIBLE = 1
    UNKNOWN = 2


@dataclass(frozen=True)
class _Shafts:
    """Pairs of nodes of both trees, and the pieces of them still open.

    Parameters
    ----------
    eye, target
        Node of each shaft in either tree.
    piece
        Index of the shaft that each piece belongs to.
    start, end
        Each piece as shares of the way.
    suspicion_m
        How far the lowest terrain of the piece reaches toward its lines.
    """

    eye: NDArray[np.intp]
    target: NDArray[np.intp]
    piece: NDArray[np.intp]
    start: NDArray[np.float32]
    end: NDArray[np.float32]
    suspicion_m: NDArray[np.float32]

    def without(
        self, is_blocked: NDArray[np.bool_], is_clear: NDArray[np.bool_]
    ) -> _Shafts:
        """Return what is left when shafts are blocked and pieces are clear."""
        number = np.cumsum(~is_blocked) - 1
        left = ~(is_clear | is_blocked[self.piece])
        return _Shafts(
            self.eye[~is_blocked],
            self.target[~is_blocked],
            number[self.piece[left]],
            self.start[left],
            self.end[left],
            self.suspicion_m[left],
        )


def look(
    scene: Scene,
    eyes: NDArray[np.float64],
    targets: NDArray[np.float64],
    is_cancelled: IsCancelled,
) -> NDArray[np.uint8]:
    """Return the `Sight` from each eye, one a row, to each target.

    A target is visible if the straight line to it, over terrain that curves with
    the earth, passes nowhere below the terrain at its crossings with the grid.
    Where the line crosses unknown terrain and is blocked nowhere else, the answer
    is unknown; so it is for eyes and targets on unknown ground.

    Parameters
    ----------
    scene
        Terrain and conditions.
    eyes
        Column and row in cells and height in metres, one eye a row; those that
        lie together should follow one another.
    targets
        The same for targets, which lie on nodes.
    is_cancelled
        Asked between bundles.

    Raises
    ------
    Cancelled
        When the user stops the run.
    """
    first = targets[:, :2].min(axis=0)
    columns, rows = (targets[:, :2] - first).astype(np.intp).T
    order = quarter_order(columns, rows, _DEPTH)
    quartered = np.full((order.max() + 1, 3), np.nan)
    quartered[order] = targets
    trees = build_tree(eyes, 2, _DEPTH), build_tree(quartered, 4, _DEPTH)
    sight = np.zeros([tree.levels[0].shape[1] for tree in trees], np.uint8)
    eye, target = _pairs(*(_nodes(tree) for tree in trees))
    for at in range(0, len(eye), _SHAFTS):
        stop_if(is_cancelled)
        part = slice(at, at + _SHAFTS)
        _look_through(scene, trees, eye[part], target[part], sight)
    sight = sight[: len(eyes), order]
    _leave_open(scene, eyes, targets, sight)
    return sight


def _nodes(tree: Tree) -> NDArray[np.intp]:
    return np.flatnonzero(~np.isnan(tree.levels[_DEPTH][4]))


def _pairs(
    one: NDArray[np.intp], other: NDArray[np.intp]
) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    return np.repeat(one, len(other)), np.tile(other, len(one))


def _look_through(
    scene: Scene,
    trees: tuple[Tree, Tree],
    eye: NDArray[np.intp],
    target: NDArray[np.intp],
    sight: NDArray[np.uint8],
) -> None:
    """Set which lines of a few shafts are not hidden."""
    shafts = _whole(scene, trees, eye, target)
    for level in range(_DEPTH, 0, -1):
        shafts = _split(scene, trees, level, _judge(scene, trees, level, shafts))
    suspects = _most_suspect(shafts)
    for pieces in (suspects, slice(None)):
        at = shafts.piece[pieces]
        is_blocked, is_unknown = np.zeros((2, len(shafts.eye)), bool)
        hits, gaps = blocked(
            scene,
            _taken(trees[0].points, shafts.eye[at]),
            _taken(trees[1].points, shafts.target[at]),
            shafts.start[pieces],
            shafts.end[pieces],
        )
        is_blocked[at[hits]] = True
        is_unknown[at[gaps]] = True
        unknown = is_unknown[~is_blocked]
        shafts = shafts.without(is_blocked, np.zeros(len(shafts.piece), bool))
    sight[shafts.eye, shafts.target] = np.where(unknown, Sight.UNKNOWN, Sight.VISIBLE)


def _taken(table: NDArray[Real], columns: NDArray[np.intp]) -> NDArray[Real]:
    """Return some columns; indexing would lay out the rows ten times as slow."""
    return np.take(table, columns, axis=1)


def _whole(
    scene: Scene,
    trees: tuple[Tree, Tree],
    eye: NDArray[np.intp],
    target: NDArray[np.intp],
) -> _Shafts:
    """Return the shafts within range, cut into pieces about as long as wide."""
    boxes = (
        _taken(trees[0].levels[_DEPTH], eye),
        _taken(trees[1].levels[_DEPTH], target),
    )
    near, far = _distances(*boxes)
    reached = near <= scene.range_cells
    count = np.ceil(far[reached] / (_SLENDER * 2**_DEPTH)).astype(np.intp)
    count = np.maximum(count, 1)
    piece = np.repeat(np.arange(len(count)), count)
    nth = np.arange(len(piece)) - np.repeat(np.cumsum(count) - count, count)
    start, end = (
        (nth + n).astype(np.float32) / count[piece].astype(np.float32) for n in (0, 1)
    )
    return _Shafts(
        eye[reached], target[reached], piece, start, end, np.zeros_like(start)
    )


def _judge(
    scene: Scene, trees: tuple[Tree, Tree], level: int, shafts: _Shafts
) -> _Shafts:
    """Drop the pieces that are clear, and the shafts that are blocked."""
    eyes = _taken(trees[0].levels[level], shafts.eye)
    targets = _taken(trees[1].levels[level], shafts.target)
    near, far = (distance[shafts.piece] for distance in _distances(eyes, targets))
    eyes, targets = _taken(eyes, shafts.piece), _taken(targets, shafts.piece)
    start, end = shafts.start, shafts.end
    u, v, lines_m = (
        _spans(eyes[axis : axis + 2], targets[axis : axis + 2], start, end)
        for axis in (0, 2, 4)
    )
    for low, high in (u, v):
        np.subtract(low, _SAFE_CELLS, out=low)
        np.add(high, _SAFE_CELLS, out=high)
    highest_m, lowest_m = scene.extremes.of_boxes(u, v)
    least_m, most_m = _raises(scene, near, far, start, end)
    bulge_m = scene.bulge_m(far, np.clip(0.5, start, end))
    is_clear = highest_m + bulge_m + most_m < lines_m[0] - _SAFE_M
    suspicion_m = lowest_m + least_m - lines_m[1]
    crosses = (end - start) * near >= _SURE_TO_CROSS
    is_blocked = np.zeros(len(shafts.eye), bool)
    is_blocked[shafts.piece[crosses & (suspicion_m > _SAFE_M)]] = True
    judged = _Shafts(shafts.eye, shafts.target, shafts.piece, start, end, suspicion_m)
    return judged.without(is_blocked, is_clear)


def _distances(
    eyes: NDArray[np.float32], targets: NDArray[np.float32]
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Return the least and a greatest distance between boxes, in cells."""
    near, far = [], []
    for low, high in ((0, 1), (2, 3)):
        one, other = targets[low] - eyes[high], eyes[low] - targets[high]
        near.append(np.maximum(np.maximum(one, other), 0.0))
        far.append(np.maximum(-one, -other))
    return np.hypot(*near), np.hypot(*far)


def _spans(
    eyes: NDArray[np.float32],
    targets: NDArray[np.float32],
    start: NDArray[np.float32],
    end: NDArray[np.float32],
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Return the least and greatest value of the lines between start and end."""
    at_start = eyes + (targets - eyes) * start
    at_end = eyes + (targets - eyes) * end
    return np.minimum(at_start[0], at_end[0]), np.maximum(at_start[1], at_end[1])


def _raises(
    scene: Scene,
    near: NDArray[np.float32],
    far: NDArray[np.float32],
    start: NDArray[np.float32],
    end: NDArray[np.float32],
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Return by how much the terrain of each piece is raised at least and at most."""
    if scene.raise_m == 0:
        nothing = np.zeros(1, np.float32)
        return nothing, nothing
    low = np.minimum(scene.taper(near, start), scene.taper(near, end))
    high = scene.taper(far, np.clip(0.5, start, end))
    one, other = scene.raise_m * low, scene.raise_m * high
    return np.minimum(one, other), np.maximum(one, other)


def _split(
    scene: Scene, trees: tuple[Tree, Tree], level: int, shafts: _Shafts
) -> _Shafts:
    """Return the shafts between the children of each pair, pieces cut in two."""
    arity = trees[0].arity, trees[1].arity
    eye_child, target_child = _pairs(np.arange(arity[0]), np.arange(arity[1]))
    eye = (shafts.eye[:, None] * arity[0] + eye_child).ravel()
    target = (shafts.target[:, None] * arity[1] + target_child).ravel()
    near, _ = _distances(
        _taken(trees[0].levels[level - 1], eye),
        _taken(trees[1].levels[level - 1], target),
    )
    # No number compares with NaN, so empty nodes drop out here.
    reached = near <= scene.range_cells
    number = np.where(reached, np.cumsum(reached) - 1, -1).reshape(-1, len(eye_child))
    children = number[shafts.piece].ravel()
    held = np.flatnonzero(children >= 0)
    parent, piece = held // len(eye_child), children[held]
    start, end = shafts.start[parent], shafts.end[parent]
    suspicion_m = shafts.suspicion_m[parent]
    if level > 1:
        middle = (start + end) / 2
        piece, suspicion_m = np.tile(piece, 2), np.tile(suspicion_m, 2)
        start, end = np.append(start, middle), np.append(middle, end)
    return _Shafts(eye[reached], target[reached], piece, start, end, suspicion_m)


def _most_suspect(shafts: _Shafts) -> NDArray[np.intp]:
    """Return of each shaft that has pieces the ones most likely to be blocked."""
    greatest_m = np.full(len(shafts.eye), -np.inf, np.float32)
    np.maximum.at(greatest_m, shafts.piece, shafts.suspicion_m)
    return np.flatnonzero(shafts.suspicion_m >= greatest_m[shafts.piece])


def _leave_open(
    scene: Scene,
    eyes: NDArray[np.float64],
    targets: NDArray[np.float64],
    sight: NDArray[np.uint8],
) -> None:
    """Set the lines within range from or to unknown ground to unknown."""
    open_lines = np.isnan(eyes[:, 2])[:, None] | np.isnan(targets[:, 2])
    eye, target = np.nonzero(open_lines)
    apart = eyes[eye, :2] - targets[target, :2]
    reached = np.hypot(apart[:, 0], apart[:, 1]) <= scene.range_cells
    sight[eye[reached], target[reached]] = Sight.UNKNOWN
