"""Telling northings, eastings, longitudes and latitudes of China apart by size.

The ranges do not meet, so that two numbers say by themselves which is which; only
degrees, minutes and seconds run together (1133045.12) need their partner for it.
"""

from __future__ import annotations

from enum import Enum
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Numbers: TypeAlias = NDArray[np.float64]

_LATITUDES, _LONGITUDES = (3.0, 54.0), (73.0, 136.0)
_NORTHINGS_M = (1_800_000.0, 6_000_000.0)
_EASTINGS_M = (100_000.0, 1_000_000.0)
_ZONED_EASTINGS_M = (13_000_000.0, 46_000_000.0)
_PLAIN_LIMITS = (
    (_LATITUDES, _LONGITUDES),
    (_EASTINGS_M, _NORTHINGS_M),
    (_NORTHINGS_M, _ZONED_EASTINGS_M),
)
"""Of the smaller and the larger number, degrees run together left out."""
_PARTS = 10_000
"""Degrees stand this many times higher than seconds in a run-together angle."""


class Pair(Enum):
    """What a pair of numbers is, in the order east, north: zone prefix or not."""

    ZONED_METRES = "zoned_metres"
    METRES = "metres"
    DEGREES = "degrees"
    PACKED_DEGREES = "packed_degrees"

    @property
    def is_degrees(self) -> bool:
        """Whether it is longitude and latitude."""
        return self in (Pair.DEGREES, Pair.PACKED_DEGREES)


NOT_A_PAIR = 0
"""Code of a pair that is no coordinate in China; see `pair_codes`."""

_ORDERED = tuple(Pair)


def pair_codes(first: Numbers, second: Numbers) -> NDArray[np.int64]:
    """Return what each pair is.

    Parameters
    ----------
    first, second
        The two numbers of each point, in the order of the table.

    Returns
    -------
    array of int
        The position in `Pair`, counted from 1, where north comes first; the
        same, negative, where east comes first; 0 where it is neither.
    """
    codes = np.zeros(len(first), dtype=np.int64)
    for position, pair in enumerate(_ORDERED, start=1):
        codes[_fits(pair, second, first)] = position
        codes[_fits(pair, first, second)] = -position
        if codes.all():
            break
    return codes


def pair_of(code: int) -> tuple[Pair, bool]:
    """Return the pair that a code means, and whether east comes first."""
    return _ORDERED[abs(code) - 1], code < 0


def is_pair(one: float, other: float) -> bool:
    """Return whether two numbers can be the coordinates of a point, in any order.

    The answer of `pair_codes`, without its cost for a single row.
    """
    low, high = sorted((one, other))
    if any(_holds(a, low) and _holds(b, high) for a, b in _PLAIN_LIMITS):
        return True
    lowest, highest = _LATITUDES[0] * _PARTS, _LONGITUDES[1] * _PARTS
    if low < lowest or high > highest:
        return False
    return bool(pair_codes(np.array([low]), np.array([high]))[0] != NOT_A_PAIR)


def _holds(limits: tuple[float, float], value: float) -> bool:
    return limits[0] <= value < limits[1]


def _fits(pair: Pair, east: Numbers, north: Numbers) -> NDArray[np.bool_]:
    match pair:
        case Pair.ZONED_METRES:
            return _between(north, _NORTHINGS_M) & _between(east, _ZONED_EASTINGS_M)
        case Pair.METRES:
            return _between(north, _NORTHINGS_M) & _between(east, _EASTINGS_M)
        case Pair.DEGREES:
            return _between(north, _LATITUDES) & _between(east, _LONGITUDES)
        case Pair.PACKED_DEGREES:
            whole = are_packed(north / _PARTS) & are_packed(east / _PARTS)
            places = unpacked(north / _PARTS), unpacked(east / _PARTS)
            in_china = _between(places[0], _LATITUDES) & _between(
                places[1], _LONGITUDES
            )
            return whole & in_china


def _between(values: Numbers, limits: tuple[float, float]) -> NDArray[np.bool_]:
    return (values >= limits[0]) & (values < limits[1])


def are_packed(values: Numbers) -> NDArray[np.bool_]:
    """Return which numbers can be degrees with minutes and seconds as decimals."""
    _, minutes, seconds = _sexagesimal(values)
    return (minutes < 60) & (seconds < 60)  # noqa: PLR2004 - of a degree and minute


def unpacked(values: Numbers) -> Numbers:
    """Return degrees, from degrees with minutes and seconds as decimals."""
    degrees, minutes, seconds = _sexagesimal(values)
    return degrees + minutes / 60 + seconds / 3600


def _sexagesimal(values: Numbers) -> tuple[Numbers, Numbers, Numbers]:
    """Return degrees, minutes and seconds of dd.mmssss."""
    # Rounded to what a double still holds: 113.3 would else lose its last minute.
    seconds = np.round(values * _PARTS, 6)
    degrees, rest = np.divmod(seconds, _PARTS)
    minutes, seconds = np.divmod(rest, 100)
    return degrees, minutes, seconds
