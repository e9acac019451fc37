"""Which piece of the ground a map shows, at which round scale."""

from __future__ import annotations

import math
from dataclasses import dataclass

from qgis.core import QgsRectangle

_STEPS = (1.0, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0)
_LARGEST_SCALE = 200
_MM_PER_M = 1000.0

Bounds = tuple[float, float, float, float]
"""West, south, east, north in metres of the working CRS."""


@dataclass(frozen=True)
class Frame:
    """The map proper.

    Parameters
    ----------
    extent
        What it shows, in the working CRS.
    scale
        Denominator of the scale, a round number.
    width_mm, height_mm
        Size on paper.
    """

    extent: QgsRectangle
    scale: int
    width_mm: float
    height_mm: float


def fit_frame(bounds: Bounds, width_mm: float, height_mm: float) -> Frame:
    """Return the frame at the largest round scale that holds the bounds."""
    scale = _round_scale(_needed_scale(bounds, width_mm, height_mm))
    return _framed(bounds, width_mm, height_mm, scale)


def fill_frame(bounds: Bounds, width_mm: float, height_mm: float) -> Frame:
    """Return the frame that the bounds fill, whatever the scale."""
    scale = math.ceil(_needed_scale(bounds, width_mm, height_mm))
    return _framed(bounds, width_mm, height_mm, scale)


def _needed_scale(bounds: Bounds, width_mm: float, height_mm: float) -> float:
    west, south, east, north = bounds
    widest = max((east - west) / width_mm, (north - south) / height_mm)
    return max(widest * _MM_PER_M, _LARGEST_SCALE)


def _framed(bounds: Bounds, width_mm: float, height_mm: float, scale: int) -> Frame:
    west, south, east, north = bounds
    half_width_m = width_mm / _MM_PER_M * scale / 2
    half_height_m = height_mm / _MM_PER_M * scale / 2
    middle_east, middle_north = (west + east) / 2, (south + north) / 2
    extent = QgsRectangle(
        middle_east - half_width_m,
        middle_north - half_height_m,
        middle_east + half_width_m,
        middle_north + half_height_m,
    )
    return Frame(extent, scale, width_mm, height_mm)


def _round_scale(needed: float) -> int:
    power = 10.0 ** math.floor(math.log10(needed))
    return round(next(s * power for s in (*_STEPS, 10.0) if s * power >= needed))


def round_length(longest: float) -> float:
    """Return the longest of 1, 2 and 5 times a power of ten that is no longer."""
    power = 10.0 ** math.floor(math.log10(longest))
    return max(step * power for step in (1.0, 2.0, 5.0) if step * power <= longest)


def widened(bounds: Bounds, margin_m: float, least_m: float) -> Bounds:
    """Return bounds with a margin on every side, no side shorter than `least_m`."""
    west, south, east, north = bounds
    add_east = max(margin_m, (least_m - (east - west)) / 2)
    add_north = max(margin_m, (least_m - (north - south)) / 2)
    return west - add_east, south - add_north, east + add_east, north + add_north
