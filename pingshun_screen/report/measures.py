"""Numbers as documents print them: each is rounded once, here."""

from __future__ import annotations

from pingshun_screen.core.texts import say

M2_PER_HECTARE = 10_000.0
_AREA_DECIMALS = 2
_SHARE_DECIMALS = 2
_WIDTH_DECIMALS = 2
_DISTANCE_DECIMALS = 1
_KM2_DECIMALS = 4
_HECTARE_DECIMALS = 4


def area_text(area_m2: float) -> str:
    """Return an area in square metres, two decimals."""
    return _rounded(area_m2, _AREA_DECIMALS)


def area_words(area_m2: float) -> str:
    """Return an area with its unit, and in hectares beside it where it is large."""
    m2 = area_text(area_m2)
    if area_m2 < M2_PER_HECTARE:
        return say("report.square_metres", m2=m2)
    ha = _rounded(area_m2 / M2_PER_HECTARE, _HECTARE_DECIMALS)
    return say("report.hectares", m2=m2, ha=ha)


def km2_text(area_km2: float) -> str:
    """Return an area in square kilometres, four decimals as on a licence."""
    return _rounded(area_km2, _KM2_DECIMALS)


def share_text(share: float) -> str:
    """Return a share of 0 to 1 in per cent, two decimals."""
    return _rounded(share * 100, _SHARE_DECIMALS)


def width_text(width_m: float) -> str:
    """Return a width in metres, two decimals: survey accuracy is of that order."""
    return _rounded(width_m, _WIDTH_DECIMALS)


def distance_text(distance_m: float) -> str:
    """Return a distance in metres, one decimal."""
    return _rounded(distance_m, _DISTANCE_DECIMALS)


def plain_number(value: float) -> str:
    """Return a number of the data with no more digits than it has."""
    return f"{value:,.4f}".rstrip("0").rstrip(".")


def _rounded(value: float, decimals: int) -> str:
    """Return a rounded number; what is not nothing never prints as nothing."""
    text = f"{value:,.{decimals}f}"
    if value > 0 and float(text.replace(",", "")) == 0:
        return say("report.tiny", limit=f"{10**-decimals:.{decimals}f}")
    return text
