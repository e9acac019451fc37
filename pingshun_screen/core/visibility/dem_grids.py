"""Which pixels of a raster are needed, and how they come onto the working grid."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from osgeo import gdal
from pyproj import CRS, Transformer

Box = tuple[float, float, float, float]
"""Least easting and northing, greatest easting and northing."""
Window = tuple[int, int, int, int]
"""First column, first row, columns and rows."""

_SAME_GRID = 1e-6
# Pixels beyond the box; a box grown to whole cells needs more of them.
_SPARE, _SPARE_TO_WARP = 1, 4
# Interpolated between known pixels only; the rest is rounding.
_ALL_KNOWN = 1 - 1e-4


@dataclass(frozen=True)
class Grid:
    """Heights at the nodes of a square grid, NaN where unknown.

    Parameters
    ----------
    heights_m
        Northernmost row first.
    left_m, top_m, cell_m
        First node in the working CRS, and the distance between nodes.
    """

    heights_m: NDArray[np.float32]
    left_m: float
    top_m: float
    cell_m: float


def is_working_grid(raster: gdal.Dataset, own: CRS, crs: CRS) -> bool:
    """Return whether pixels can be taken as they are: north up, square, same CRS."""
    _, width, skew_x, _, skew_y, height = raster.GetGeoTransform()
    square = width > 0 and math.isclose(width, -height, rel_tol=_SAME_GRID)
    return square and not skew_x and not skew_y and own.equals(crs, True)


def window_of(raster: gdal.Dataset, own: CRS, crs: CRS, box: Box) -> Window | None:
    """Return the pixels that a box meets and some more on each side; None if none.

    Parameters
    ----------
    raster, own
        Elevation model and its horizontal CRS.
    crs
        The CRS of the box.
    """
    needed = _moved(box, crs, own)
    if not np.isfinite(needed).all():
        return 0, 0, raster.RasterXSize, raster.RasterYSize
    corners = [(x, y) for x in needed[::2] for y in needed[1::2]]
    left, width, skew_x, top, skew_y, height = raster.GetGeoTransform()
    steps = np.array([(width, skew_x), (skew_y, height)])
    columns, rows = np.linalg.solve(steps, np.subtract(corners, (left, top)).T)
    spare = _SPARE if is_working_grid(raster, own, crs) else _SPARE_TO_WARP
    first_column = max(math.floor(columns.min()) - spare, 0)
    first_row = max(math.floor(rows.min()) - spare, 0)
    last_column = min(math.ceil(columns.max()) + spare, raster.RasterXSize)
    last_row = min(math.ceil(rows.max()) + spare, raster.RasterYSize)
    if last_column <= first_column or last_row <= first_row:
        return None
    return first_column, first_row, last_column - first_column, last_row - first_row


def as_it_is(
    raster: gdal.Dataset, window: Window, heights_m: NDArray[np.float32]
) -> Grid:
    """Return the heights of a window of a raster on the working grid."""
    left, cell, _, top, _, _ = raster.GetGeoTransform()
    column, row = window[0] + 0.5, window[1] + 0.5
    return Grid(heights_m, left + column * cell, top - row * cell, cell)


def warped(
    raster: gdal.Dataset,
    window: Window,
    heights_m: NDArray[np.float32],
    systems: tuple[CRS, CRS],
    box: Box,
) -> Grid | None:
    """Return heights interpolated between four known pixels; None if GDAL fails.

    GDAL would fill single pixels without data, and half a pixel around larger
    holes, from what lies beside; that is undone by warping what is known as well.

    Parameters
    ----------
    raster, window, heights_m
        Elevation model, and some of its pixels with NaN where unknown.
    systems
        Its horizontal CRS and the working CRS.
    box
        What is needed; what lies beyond the window is left out.
    """
    own, crs = systems
    transform = raster.GetGeoTransform()
    cell_m = _pixel_m(raster, own)
    bounds = _whole_cells(_common(box, _footprint(transform, window, own, crs)), cell_m)
    try:
        made = gdal.Warp(
            "", _with_known(heights_m, transform, window), format="MEM",
            srcSRS=own.to_wkt(), dstSRS=crs.to_wkt(), xRes=cell_m, yRes=cell_m,
            outputBounds=bounds, resampleAlg="bilinear",
        )  # fmt: skip
        found = None if made is None else made.ReadAsArray()
    except RuntimeError:
        found = None
    if found is None:
        return None
    nodes_m = np.where(found[1] >= _ALL_KNOWN, found[0], np.float32(np.nan))
    return Grid(nodes_m, bounds[0] + cell_m / 2, bounds[3] - cell_m / 2, cell_m)


def _with_known(
    heights_m: NDArray[np.float32], transform: tuple[float, ...], window: Window
) -> gdal.Dataset:
    """Return heights, and 1 where they are known, with a pixel of nothing around."""
    known = np.pad(np.isfinite(heights_m), 1).astype(np.float32)
    rows, columns = known.shape
    made = gdal.GetDriverByName("MEM").Create("", columns, rows, 2, gdal.GDT_Float32)
    left, top = _place(transform, window[0] - 1, window[1] - 1)
    made.SetGeoTransform((left, *transform[1:3], top, *transform[4:]))
    made.GetRasterBand(1).WriteArray(np.pad(np.nan_to_num(heights_m), 1))
    made.GetRasterBand(2).WriteArray(known)
    return made


def _footprint(transform: tuple[float, ...], window: Window, own: CRS, crs: CRS) -> Box:
    column, row, columns, rows = window
    corners = [(x, y) for x in (column, column + columns) for y in (row, row + rows)]
    x, y = np.array([_place(transform, *corner) for corner in corners]).T
    return _moved((x.min(), y.min(), x.max(), y.max()), own, crs)


def _common(box: Box, other: Box) -> Box:
    """Return what two boxes share; the first where the other is without bound."""
    if not np.isfinite(other).all():
        return box
    low = np.maximum(box[:2], other[:2])
    high = np.maximum(np.minimum(box[2:], other[2:]), low)
    return (*low.tolist(), *high.tolist())


def _whole_cells(box: Box, cell_m: float) -> Box:
    """Return the box grown to whole cells, so that it leads to one grid always."""
    low = [math.floor(side / cell_m - 1) * cell_m for side in box[:2]]
    high = [math.ceil(side / cell_m + 1) * cell_m for side in box[2:]]
    return low[0], low[1], high[0], high[1]


def _moved(box: Box, source: CRS, target: CRS) -> Box:
    if source.equals(target, True):
        return box
    way = Transformer.from_crs(source, target, always_xy=True)
    moved: Box = way.transform_bounds(*box)
    return moved


def _place(
    transform: tuple[float, ...], column: float, row: float
) -> tuple[float, float]:
    left, width, skew_x, top, skew_y, height = transform
    return (
        left + column * width + row * skew_x,
        top + column * skew_y + row * height,
    )


def _pixel_m(raster: gdal.Dataset, own: CRS) -> float:
    """Return the ground size of a pixel amid a raster, to four digits."""
    middle = raster.RasterXSize // 2, raster.RasterYSize // 2
    aside = [
        _place(raster.GetGeoTransform(), middle[0] + column, middle[1] + row)
        for column, row in ((0, 0), (1, 0), (0, 1))
    ]
    to_degrees = Transformer.from_crs(own, own.geodetic_crs, always_xy=True)
    x, y = to_degrees.transform(*np.array(aside).T)
    geod = own.get_geod()
    _, _, width_m = geod.inv(x[0], y[0], x[1], y[1])
    _, _, height_m = geod.inv(x[0], y[0], x[2], y[2])
    return float(f"{math.sqrt(width_m * height_m):.4g}")
