"""The sight line that the terrain leaves free by the widest margin."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pingshun_screen.core.progress import IsCancelled
from pingshun_screen.core.visibility.crossings import margins_m
from pingshun_screen.core.visibility.outlooks import Portion
from pingshun_screen.core.visibility.shafts import Sight, look

# Eyes and targets of the first try, and lines measured one by one at a time.
_TRY = 16
_MEASURED = 5_000
# No terrain is lowered further than this to find a line.
_DEEPEST_M = -10_000.0


@dataclass(frozen=True)
class Widest:
    """A sight line and its margin.

    Parameters
    ----------
    margin_m
        See `crossings.margins_m`.
    station, cell
        Index among the stations and the cells of the mine.
    """

    margin_m: float
    station: int
    cell: int


def widest_sight(
    portion: Portion, so_far: Widest | None, is_cancelled: IsCancelled
) -> Widest | None:
    """Return the line with the widest margin in a portion, if it beats another.

    Without one so far a few lines are measured; then all lines are looked along
    over terrain raised by the best of them, and only those still free can be
    better.

    Parameters
    ----------
    portion
        Stations and cells.
    so_far
        The widest of other portions.
    is_cancelled
        Asked between bundles of lines.

    Returns
    -------
    Widest or None
        `so_far` where no line of the portion is wider; lines whose answer is
        unknown do not count.
    """
    best = so_far
    if best is None:
        eyes, targets = (
            np.linspace(0, len(points) - 1, min(len(points), _TRY)).astype(np.intp)
            for points in (portion.eyes, portion.targets)
        )
        eye, target = np.repeat(eyes, len(targets)), np.tile(targets, len(eyes))
        best = _wider(portion, eye, target, None)
    while best is None or best.margin_m < math.inf:
        bound_m = _DEEPEST_M if best is None else best.margin_m
        sight = look(
            portion.scene.raised(bound_m), portion.eyes, portion.targets, is_cancelled
        )
        eye, target = np.nonzero(sight == Sight.VISIBLE)
        some = slice(None, None, -(-len(eye) // _MEASURED) or None)
        better = _wider(portion, eye[some], target[some], best)
        if better is best or len(eye) <= _MEASURED:
            return better
        best = better
    return best


def _wider(
    portion: Portion,
    eye: NDArray[np.intp],
    target: NDArray[np.intp],
    so_far: Widest | None,
) -> Widest | None:
    """Return the widest of some lines, or the one so far if it is as wide."""
    margin_m = margins_m(portion.scene, portion.eyes[eye], portion.targets[target])
    margin_m[np.isnan(margin_m)] = -math.inf
    if not len(margin_m):
        return so_far
    at = int(np.argmax(margin_m))
    if margin_m[at] <= (-math.inf if so_far is None else so_far.margin_m):
        return so_far
    station = portion.first + int(eye[at])
    return Widest(float(margin_m[at]), station, int(target[at]))
