"""Square grids over the drawing, and what is done to any of them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from demo_county.drawing import HEIGHT_M, ORIGIN_E, ORIGIN_N, WIDTH_M, generator

Grid = NDArray[np.float64]
Mask = NDArray[np.bool_]
Index = NDArray[np.int64]

MARGIN_M = 4000.0
LEFT_M = ORIGIN_E - MARGIN_M
TOP_M = ORIGIN_N + HEIGHT_M + MARGIN_M


@dataclass(frozen=True)
class Frame:
    """Cells of a square grid that reaches beyond the drawing to all sides.

    Parameters
    ----------
    cell_m
        Cell size.
    """

    cell_m: float

    @property
    def columns(self) -> int:
        """Return the number of columns."""
        return int(np.ceil((WIDTH_M + 2 * MARGIN_M) / self.cell_m))

    @property
    def rows(self) -> int:
        """Return the number of rows."""
        return int(np.ceil((HEIGHT_M + 2 * MARGIN_M) / self.cell_m))

    def centres(self) -> tuple[Grid, Grid]:
        """Return easting of the columns and northing of the rows."""
        east = LEFT_M + (np.arange(self.columns) + 0.5) * self.cell_m
        north = TOP_M - (np.arange(self.rows) + 0.5) * self.cell_m
        return east, north

    def cells_of(self, east: Grid, north: Grid) -> tuple[Index, Index]:
        """Return row and column of points, kept inside the grid."""
        row = ((TOP_M - north) / self.cell_m).astype(int)
        column = ((east - LEFT_M) / self.cell_m).astype(int)
        return np.clip(row, 0, self.rows - 1), np.clip(column, 0, self.columns - 1)


def smooth_noise(frame: Frame, wavelength_m: float, name: str) -> Grid:
    """Return smooth noise of one wavelength over the frame, -1 to 1."""
    random = generator(name)
    shape = (
        int(frame.rows * frame.cell_m / wavelength_m) + 4,
        int(frame.columns * frame.cell_m / wavelength_m) + 4,
    )
    coarse = random.uniform(-1.0, 1.0, shape)
    row = np.arange(frame.rows) * frame.cell_m / wavelength_m + 1
    column = np.arange(frame.columns) * frame.cell_m / wavelength_m + 1
    return cubic(coarse, row, column)


def resampled(height: Grid, coarse: Frame, fine: Frame) -> Grid:
    """Carry a surface over to a finer frame."""
    east, north = fine.centres()
    row = (TOP_M - north) / coarse.cell_m - 0.5
    column = (east - LEFT_M) / coarse.cell_m - 0.5
    return cubic(height, row, column)


def cubic(grid: Grid, row: Grid, column: Grid) -> Grid:
    """Interpolate a grid at rows and columns by the Catmull-Rom cubic."""
    return _cubic_rows(_cubic_rows(grid, row).T, column).T


def _cubic_rows(grid: Grid, at: Grid) -> Grid:
    left = np.floor(at).astype(int)
    t = at - left
    weights = (
        -0.5 * t**3 + t**2 - 0.5 * t,
        1.5 * t**3 - 2.5 * t**2 + 1.0,
        -1.5 * t**3 + 2.0 * t**2 + 0.5 * t,
        0.5 * t**3 - 0.5 * t**2,
    )
    total = np.zeros((len(at), grid.shape[1]))
    for shift, weight in zip((-1, 0, 1, 2), weights, strict=True):
        index = np.clip(left + shift, 0, len(grid) - 1)
        total += weight[:, None] * grid[index]
    return total


def creep(height: Grid, share: Grid) -> Grid:
    """Let slopes creep: move every cell towards the mean of its neighbours."""
    padded = np.pad(height, 1, mode="edge")
    mean = (padded[:-2, 1:-1] + padded[2:, 1:-1] + padded[1:-1, :-2]) / 4
    mean += padded[1:-1, 2:] / 4
    return height + share * (mean - height)


def widened(mask: Mask, cells: int) -> Mask:
    """Grow a mask by some cells to all sides."""
    for _ in range(cells):
        padded = np.pad(mask, 1)
        mask = mask | padded[:-2, 1:-1] | padded[2:, 1:-1]
        mask = mask | padded[1:-1, :-2] | padded[1:-1, 2:]
    return mask


def warped(height: Grid, frame: Frame) -> Grid:
    """Bend the surface a little, so that no valley keeps the grid's directions."""
    row, column = np.indices(height.shape).astype(float)
    for wavelength_m, cells in ((2400.0, 1.3), (900.0, 0.7)):
        row += cells * smooth_noise(frame, wavelength_m, f"bend {wavelength_m} row")
        column += cells * smooth_noise(frame, wavelength_m, f"bend {wavelength_m} col")
    row = np.clip(row, 0, height.shape[0] - 1.001)
    column = np.clip(column, 0, height.shape[1] - 1.001)
    top, left = row.astype(int), column.astype(int)
    down, right = row - top, column - left
    upper = height[top, left] * (1 - right) + height[top, left + 1] * right
    lower = height[top + 1, left] * (1 - right) + height[top + 1, left + 1] * right
    return upper * (1 - down) + lower * down
