"""Heights in metres out of a raster, and whether a raster holds heights at all."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from osgeo import gdal
from pyproj import CRS

# No ground lies lower or higher; what files hold there stands for no data.
_LOWEST_M, _HIGHEST_M = -500.0, 9_000.0
# Real ground at 0 has other ground near 0 beside it, be it a beach.
_NEAR_0_M = 20.0
_FOOT_M, _SURVEY_FOOT_M = 0.3048, 1200 / 3937
_UNITS_M = {
    "m": 1.0, "metre": 1.0, "metres": 1.0, "meter": 1.0, "meters": 1.0, "米": 1.0,
    "dm": 0.1, "decimetre": 0.1, "decimeter": 0.1, "分米": 0.1,
    "cm": 0.01, "centimetre": 0.01, "centimeter": 0.01, "厘米": 0.01,
    "ft": _FOOT_M, "foot": _FOOT_M, "feet": _FOOT_M, "international foot": _FOOT_M,
    "us survey foot": _SURVEY_FOOT_M, "us-ft": _SURVEY_FOOT_M,
    "ftus": _SURVEY_FOOT_M, "sft": _SURVEY_FOOT_M,
}  # fmt: skip
_COMPLEX = (gdal.GDT_CInt16, gdal.GDT_CInt32, gdal.GDT_CFloat32, gdal.GDT_CFloat64)
# Set in a band's mask flags where nothing says which pixels have no data.
_ALL_VALID = gdal.GMF_ALL_VALID


def no_heights(raster: gdal.Dataset) -> str:
    """Return why a raster is no elevation model; empty if it can be one.

    Parameters
    ----------
    raster
        With one band at least.

    Returns
    -------
    str
        "several_bands", where nobody knows which one is heights, or "picture", for
        colours, grey tones of eight bits and complex numbers.
    """
    bands = [raster.GetRasterBand(n + 1) for n in range(raster.RasterCount)]
    kinds = [band.GetColorInterpretation() for band in bands]
    first = bands[0]
    is_grey = first.DataType == gdal.GDT_Byte and first.GetScale() in (None, 1.0)
    colours = (gdal.GCI_RedBand, gdal.GCI_PaletteIndex)
    if is_grey or first.DataType in _COMPLEX or kinds[0] in colours:
        return "picture"
    return "several_bands" if any(x != gdal.GCI_AlphaBand for x in kinds[1:]) else ""


def unit_m(raster: gdal.Dataset, crs: CRS) -> float | None:
    """Return the length of the unit of heights; None if nobody knows the unit.

    Parameters
    ----------
    raster
        Its first band may name the unit.
    crs
        Of the raster; its vertical part may tell the unit if the band does not.
        If neither does, heights are in metres.
    """
    named = raster.GetRasterBand(1).GetUnitType().strip().casefold()
    if named:
        return _UNITS_M.get(named)
    vertical = [axis for axis in crs.axis_info if axis.direction == "up"]
    return float(vertical[0].unit_conversion_factor) if vertical else 1.0


def read_heights(
    raster: gdal.Dataset, window: tuple[int, int, int, int], unit_of_heights_m: float
) -> NDArray[np.float32] | None:
    """Return heights in metres with NaN for no data; None if they cannot be read.

    The file's own statement of no data holds. Pixels of exactly 0 count as such too
    where it makes none, or where all other ground lies far from 0: so do cut and
    merged models fill what they lack. What no ground on earth can be is no data
    always.

    Parameters
    ----------
    raster
        The first band is read.
    window
        First column, first row, columns and rows.
    unit_of_heights_m
        See `unit_m`.
    """
    band = raster.GetRasterBand(1)
    try:
        raw = band.ReadAsArray(*window)
        mask = band.GetMaskBand().ReadAsArray(*window)
    except RuntimeError:
        return None
    if raw is None or mask is None:
        return None
    unknown = mask == 0
    scale, offset_m = band.GetScale(), (band.GetOffset() or 0.0) * unit_of_heights_m
    factor = (1.0 if scale is None else scale) * unit_of_heights_m
    heights_m = raw.astype(np.float32)
    with np.errstate(over="ignore", invalid="ignore"):
        heights_m *= np.float32(factor)
        heights_m += np.float32(offset_m)
    unknown |= ~((heights_m >= _LOWEST_M) & (heights_m <= _HIGHEST_M))
    filled = (raw == 0) & ~unknown
    away_m = np.abs(heights_m[~unknown & ~filled] - np.float32(offset_m))
    if band.GetMaskFlags() & _ALL_VALID or away_m.min(initial=np.inf) > _NEAR_0_M:
        unknown |= filled
    heights_m[unknown] = np.nan
    return heights_m
