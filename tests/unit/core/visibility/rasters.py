"""Elevation models written for tests."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from osgeo import gdal, osr

LEFT_M, TOP_M = 38_450_000.0, 4_010_000.0
_KINDS = {
    "uint8": gdal.GDT_Byte,
    "int16": gdal.GDT_Int16,
    "uint16": gdal.GDT_UInt16,
    "float32": gdal.GDT_Float32,
}


def write_raster(  # noqa: PLR0913 - each a property of the file
    path: Path,
    heights: NDArray[np.generic],
    *,
    epsg: int | str | None = 4526,
    transform: tuple[float, ...] = (LEFT_M, 10, 0, TOP_M, 0, -10),
    no_data: float | None = None,
    scale: float | None = None,
    unit: str = "",
    bands: int = 1,
) -> str:
    """Write a GeoTIFF of cells of 10 m, the same heights in every band."""
    rows, columns = heights.shape
    raster = gdal.GetDriverByName("GTiff").Create(
        str(path), columns, rows, bands, _KINDS[heights.dtype.name]
    )
    raster.SetGeoTransform(transform)
    if epsg is not None:
        crs = osr.SpatialReference()
        crs.SetFromUserInput(f"EPSG:{epsg}")
        raster.SetProjection(crs.ExportToWkt())
    for number in range(bands):
        band = raster.GetRasterBand(number + 1)
        band.SetUnitType(unit)
        if no_data is not None:
            band.SetNoDataValue(no_data)
        if scale is not None:
            band.SetScale(scale)
        band.WriteArray(heights)
    return str(path)
