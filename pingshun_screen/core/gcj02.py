"""The offset of GCJ-02, in which China's map services publish boundaries.

The formula was never published by its makers; it circulates in public code (among
others wandergis/coordtransform and googollee/eviltransform) and is written here from
there. Its standing is hearsay that many checked: good for recognising an offset, not
for removing it from legal boundaries.
"""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Degrees: TypeAlias = NDArray[np.float64]

# Krassovsky's ellipsoid.
_SEMI_MAJOR_M = 6_378_245.0
_ECCENTRICITY_2 = 0.006_693_421_622_965_943
_CENTRE = (105.0, 35.0)
_INVERSE_ROUNDS = 4
"""Each round of the inversion wins three digits; four leave less than a millimetre."""


def to_gcj02(longitude: Degrees, latitude: Degrees) -> tuple[Degrees, Degrees]:
    """Return where map services draw places of WGS 84 or CGCS2000.

    Parameters
    ----------
    longitude, latitude
        Places in China, degrees.
    """
    x, y = longitude - _CENTRE[0], latitude - _CENTRE[1]
    sine = np.sin(np.radians(latitude))
    curve = 1 - _ECCENTRICITY_2 * sine * sine
    meridian_m = _SEMI_MAJOR_M * (1 - _ECCENTRICITY_2) / curve**1.5
    parallel_m = _SEMI_MAJOR_M / np.sqrt(curve) * np.cos(np.radians(latitude))
    east, north = _east_m(x, y), _north_m(x, y)
    return (
        longitude + np.degrees(east / parallel_m),
        latitude + np.degrees(north / meridian_m),
    )


def from_gcj02(longitude: Degrees, latitude: Degrees) -> tuple[Degrees, Degrees]:
    """Return the places that map services draw at some spot, by iteration.

    Parameters
    ----------
    longitude, latitude
        As drawn, degrees.
    """
    true_longitude, true_latitude = longitude, latitude
    for _ in range(_INVERSE_ROUNDS):
        drawn = to_gcj02(true_longitude, true_latitude)
        true_longitude = true_longitude + longitude - drawn[0]
        true_latitude = true_latitude + latitude - drawn[1]
    return true_longitude, true_latitude


def _north_m(x: Degrees, y: Degrees) -> Degrees:
    slope = -100 + 2 * x + 3 * y + 0.2 * y**2 + 0.1 * x * y + 0.2 * np.sqrt(np.abs(x))
    across = _waves(x, (20, 6), (20, 2))
    return (
        slope + across + _waves(y, (20, 1), (40, 1 / 3), (160, 1 / 12), (320, 1 / 30))
    )


def _east_m(x: Degrees, y: Degrees) -> Degrees:
    slope = 300 + x + 2 * y + 0.1 * x**2 + 0.1 * x * y + 0.1 * np.sqrt(np.abs(x))
    short = _waves(x, (20, 6), (20, 2))
    return slope + short + _waves(x, (20, 1), (40, 1 / 3), (150, 1 / 12), (300, 1 / 30))


def _waves(degrees: Degrees, *waves: tuple[float, float]) -> Degrees:
    """Return the sum of sine waves, each of an amplitude and half turns a degree."""
    total = sum(height * np.sin(turns * np.pi * degrees) for height, turns in waves)
    return np.asarray(total) * 2 / 3
