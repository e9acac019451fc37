"""Elevation models read from files, brought once into the working CRS."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np
import shapely
from numpy.typing import NDArray
from osgeo import gdal
from pyproj import CRS
from pyproj.exceptions import CRSError

from pingshun_screen.core.crs import flat, transformation
from pingshun_screen.core.errors import Fault, LayerError
from pingshun_screen.core.texts import say
from pingshun_screen.core.visibility.dem_grids import (
    Box,
    Grid,
    as_it_is,
    is_working_grid,
    warped,
    window_of,
)
from pingshun_screen.core.visibility.dem_heights import (
    no_heights,
    read_heights,
    unit_m,
)
from pingshun_screen.core.visibility.terrain import Terrain

# Reading so many takes about 2 GB.
_MOST_PIXELS = 200_000_000


def read_terrain(
    source: str, crs: CRS, box: Box, vertical_accuracy_m: float | None = None
) -> Terrain:
    """Return the heights of an elevation model within a box.

    Parameters
    ----------
    source
        Anything that GDAL opens as a raster of one band, its heights in metres or
        in a unit that it names.
    crs
        The working CRS. A model in it is read as it is; any other is warped
        bilinearly to square cells of about its own size.
    box
        What is needed: the mines and the range around them.
    vertical_accuracy_m
        As stated for the model.

    Raises
    ------
    LayerError
        If it cannot be read, holds something else than heights, has no CRS or
        none that leads to the working CRS, does not meet the box, or is so fine
        that the box does not fit into memory.
    """
    with _quiet_gdal():
        raster = _opened(source)
        whole = _own_crs(raster, source)
        own, height_unit_m = flat(whole), unit_m(raster, whole)
        if height_unit_m is None:
            unit = raster.GetRasterBand(1).GetUnitType()
            raise LayerError([_fault("dem_unit", source, unit=unit)])
        transformation(own, crs)
        grid = _grid(raster, source, (own, crs), box, height_unit_m)
        is_working = is_working_grid(raster, own, crs)
    if not np.isfinite(grid.heights_m).any():
        raise LayerError([_fault("dem_elsewhere", source)])
    return Terrain(
        grid.heights_m,
        grid.left_m,
        grid.top_m,
        grid.cell_m,
        vertical_accuracy_m,
        source,
        resampled=not is_working,
    )


def _grid(
    raster: gdal.Dataset,
    source: str,
    systems: tuple[CRS, CRS],
    box: Box,
    height_unit_m: float,
) -> Grid:
    """Return the heights that the box needs, on the working grid."""
    window = window_of(raster, *systems, box)
    if window is None:
        raise LayerError([_fault("dem_elsewhere", source)])
    pixels = window[2] * window[3]
    if pixels > _MOST_PIXELS:
        raise LayerError([_fault("dem_too_fine", source, pixels=pixels / 1e8)])
    heights_m = read_heights(raster, window, height_unit_m)
    if heights_m is None:
        raise LayerError([_fault("dem_unreadable", source)])
    if is_working_grid(raster, *systems):
        return as_it_is(raster, window, heights_m)
    grid = warped(raster, window, heights_m, systems, box)
    if grid is None:
        raise LayerError([_fault("dem_unreadable", source)])
    return grid


@contextmanager
def _quiet_gdal() -> Iterator[None]:
    """Keep off the console what is said in a fault."""
    gdal.PushErrorHandler("CPLQuietErrorHandler")
    try:
        yield
    finally:
        gdal.PopErrorHandler()


def _opened(source: str) -> gdal.Dataset:
    try:
        raster = gdal.Open(source)
    except RuntimeError:
        raster = None
    if raster is None or raster.RasterCount == 0:
        raise LayerError([_fault("dem_unreadable", source)])
    if reason := no_heights(raster):
        raise LayerError([_fault(f"dem_{reason}", source)])
    return raster


def _own_crs(raster: gdal.Dataset, source: str) -> CRS:
    try:
        return CRS.from_wkt(raster.GetProjection())
    except CRSError:
        raise LayerError([_fault("dem_without_crs", source)]) from None


def _fault(name: str, source: str, **values: object) -> Fault:
    place, problem, remedy = (
        say(f"visibility.{name}_{part}", source=source, **values)
        for part in ("place", "problem", "remedy")
    )
    return Fault(place, problem, remedy)


def box_around(shapes: NDArray[np.object_], range_m: float) -> Box:
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
