"""Terrain as a grid of heights in the working CRS."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True)
class Terrain:
    """Heights at the nodes of a square grid; between nodes they are bilinear.

    Parameters
    ----------
    heights_m
        Northernmost row first; NaN where unknown.
    left_m, top_m
        Easting and northing of the first node in the working CRS.
    cell_m
        Distance between neighbouring nodes.
    vertical_accuracy_m
        As stated for the elevation model, None if nothing is stated.
    source
        The elevation model, as documents name it.
    resampled
        Whether heights were interpolated to bring them into the working CRS.
    """

    heights_m: NDArray[np.float32] = field(compare=False, repr=False)
    left_m: float
    top_m: float
    cell_m: float
    vertical_accuracy_m: float | None = None
    source: str = ""
    resampled: bool = False

    def places(self, xy: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return column and row, in cells, of eastings and northings."""
        return (xy - (self.left_m, self.top_m)) / (self.cell_m, -self.cell_m)

    def positions(self, places: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return easting and northing of columns and rows in cells."""
        return places * (self.cell_m, -self.cell_m) + (self.left_m, self.top_m)

    def ground_m(self, places: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the height at columns and rows, NaN outside or where unknown.

        Parameters
        ----------
        places
            Column and row in cells, one place a row.
        """
        rows, columns = self.heights_m.shape
        inside = ((places >= 0) & (places <= (columns - 1, rows - 1))).all(axis=1)
        safe = np.where(inside[:, None], places, 0.0)
        corner = np.floor(safe).astype(np.intp)
        part = safe - corner
        left, top = corner.T
        # On a grid line the neighbour beyond it has no say, known or not.
        right, below = left + (part[:, 0] > 0), top + (part[:, 1] > 0)
        heights_m = self.heights_m
        upper = _between(heights_m[top, left], heights_m[top, right], part[:, 0])
        lower = _between(heights_m[below, left], heights_m[below, right], part[:, 0])
        return np.where(inside, _between(upper, lower, part[:, 1]), np.nan)

    def window(self, first: tuple[int, int], last: tuple[int, int]) -> Terrain:
        """Return a part of the grid as terrain of its own.

        Parameters
        ----------
        first, last
            Column and row of opposite corners, both included; what lies beyond
            the grid is left out.
        """
        left, top = (max(side, 0) for side in first)
        part = self.heights_m[top : last[1] + 1, left : last[0] + 1]
        corner = self.positions(np.array([left, top], float))
        return replace(
            self,
            heights_m=np.ascontiguousarray(part),
            left_m=float(corner[0]),
            top_m=float(corner[1]),
        )


def _between(
    start: NDArray[np.floating],
    end: NDArray[np.floating],
    part: NDArray[np.float64],
) -> NDArray[np.float64]:
    return start + (end - start).astype(np.float64) * part
