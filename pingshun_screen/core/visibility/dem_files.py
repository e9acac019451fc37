"""Elevation models read from files, brought once into the working CRS."""

from __future__ import annotations

import math

import numpy as np
import shapely
from numpy.typing import NDArray
from osgeo import gdal
from pyproj import CRS
from pyproj.exceptions import CRSError

from pingshun_screen.core.crs import transformation
from pingshun_screen.core.errors import Fault, LayerError
from pingshun_screen.core.texts import say
from pingshun_screen.core.visibility.terrain import Terrain

_SAME_GRID = 1e-6


def read_terrain(
    source: str,
    crs: CRS,
    box: tuple[float, float, float, float],
    vertical_accuracy_m: float | None = None,
) -> Terrain:
    """Return the heights of an elevation model within a box.

    Parameters
    ----------
    source
        Anything that GDAL opens as a raster; its first band is heights in
        metres.
    crs
        The working CRS. A model in it is read as it is; any other is warped
        bilinearly to square cells of about its own size.
    box
        Least easting and northing, greatest easting and northing of what is
        needed: the mines and the range around them.
    vertical_accuracy_m
        As stated for the model.

    Raises
    ------
    LayerError
        If it cannot be read, has no CRS or none that leads to the working CRS,
        or does not meet the box.
    """
    raster = _opened(source)
    own = _own_crs(raster, source)
    transformation(own, crs)
    grid = _grid(raster) if own.equals(crs, ignore_axis_order=True) else None
    if grid is None:
        heights_m, left_m, top_m, cell_m = _warped(raster, source, own, crs, box)
    else:
        heights_m, left_m, top_m, cell_m = _window(raster, source, grid, box)
    if not np.isfinite(heights_m).any():
        raise LayerError([_fault("dem_elsewhere", source)])
    return Terrain(
        heights_m, left_m, top_m, cell_m, vertical_accuracy_m, source, grid is None
    )


def _opened(source: str) -> gdal.Dataset:
    # What GDAL would write to the console is said in the fault.
    gdal.PushErrorHandler("CPLQuietErrorHandler")
    try:
        raster = gdal.Open(source)
    except RuntimeError:
        raster = None
    finally:
        gdal.PopErrorHandler()
    if raster is None or raster.RasterCount == 0:
        raise LayerError([_fault("dem_unreadable", source)])
    return raster


def _own_crs(raster: gdal.Dataset, source: str) -> CRS:
    try:
        own = CRS.from_wkt(raster.GetProjection())
    except CRSError:
        raise LayerError([_fault("dem_without_crs", source)]) from None
    return own.sub_crs_list[0] if own.is_compound else own


def _grid(raster: gdal.Dataset) -> tuple[float, float, float] | None:
    """Return left edge, top edge and cell of a north-up raster of square cells."""
    left, width, skew_x, top, skew_y, height = raster.GetGeoTransform()
    square = math.isclose(width, -height, rel_tol=_SAME_GRID)
    return (left, top, width) if square and not skew_x and not skew_y else None


_Read = tuple[NDArray[np.float32], float, float, float]


def _window(
    raster: gdal.Dataset,
    source: str,
    grid: tuple[float, float, float],
    box: tuple[float, float, float, float],
) -> _Read:
    """Read the cells that the box meets, and one more on each side."""
    left, top, cell = grid
    first_column = max(math.floor((box[0] - left) / cell) - 1, 0)
    first_row = max(math.floor((top - box[3]) / cell) - 1, 0)
    columns = min(math.ceil((box[2] - left) / cell) + 1, raster.RasterXSize)
    rows = min(math.ceil((top - box[1]) / cell) + 1, raster.RasterYSize)
    if columns - first_column < 1 or rows - first_row < 1:
        raise LayerError([_fault("dem_elsewhere", source)])
    heights_m = _heights(
        raster, source, first_column, first_row, columns - first_column,
        rows - first_row,
    )  # fmt: skip
    return (
        heights_m,
        left + (first_column + 0.5) * cell,
        top - (first_row + 0.5) * cell,
        cell,
    )


def _heights(raster: gdal.Dataset, source: str, *window: int) -> NDArray[np.float32]:
    """Read a window with NaN for no data, by the band's own mask."""
    band = raster.GetRasterBand(1)
    try:
        heights = band.ReadAsArray(*window)
        known = band.GetMaskBand().ReadAsArray(*window)
    except RuntimeError:
        heights = known = None
    if heights is None or known is None:
        raise LayerError([_fault("dem_unreadable", source)])
    scale, offset = band.GetScale() or 1.0, band.GetOffset() or 0.0
    metres = heights.astype(np.float32) * np.float32(scale) + np.float32(offset)
    metres[(known == 0) | ~np.isfinite(metres)] = np.nan
    return metres


def _warped(
    raster: gdal.Dataset,
    source: str,
    own: CRS,
    crs: CRS,
    box: tuple[float, float, float, float],
) -> _Read:
    """Warp what the box needs to square cells of the model's own size."""
    wkt = crs.to_wkt()
    try:
        outline = gdal.AutoCreateWarpedVRT(raster, own.to_wkt(), wkt, gdal.GRA_Bilinear)
        cell = outline.GetGeoTransform()[1]
        bounds = _snapped(box, cell)
        warped = gdal.Warp(
            "", raster, format="MEM", srcSRS=own.to_wkt(), dstSRS=wkt,
            xRes=cell, yRes=cell, outputBounds=bounds, resampleAlg="bilinear",
            outputType=gdal.GDT_Float32, dstNodata=math.nan,
        )  # fmt: skip
    except (RuntimeError, AttributeError):
        warped = None
    if warped is None:
        raise LayerError([_fault("dem_unreadable", source)])
    heights_m = _heights(warped, source)
    return heights_m, bounds[0] + cell / 2, bounds[3] - cell / 2, cell


def _snapped(
    box: tuple[float, float, float, float], cell: float
) -> tuple[float, float, float, float]:
    """Return the box grown to whole cells, so that it leads to one grid always."""
    low = [math.floor(side / cell - 1) * cell for side in box[:2]]
    high = [math.ceil(side / cell + 1) * cell for side in box[2:]]
    return low[0], low[1], high[0], high[1]


def box_around(
    shapes: NDArray[np.object_], range_m: float
) -> tuple[float, float, float, float]:
    """Return the box of all shapes and the range around them.

    Parameters
    ----------
    shapes
        Geometries in the working CRS, at least one of them not None.
    range_m
        How far sight lines reach.
    """
    left, bottom, right, top = shapely.total_bounds(shapes).tolist()
    return left - range_m, bottom - range_m, right + range_m, top + range_m


def _fault(name: str, source: str) -> Fault:
    place, problem, remedy = (
        say(f"visibility.{name}_{part}", source=source)
        for part in ("place", "problem", "remedy")
    )
    return Fault(place, problem, remedy)
