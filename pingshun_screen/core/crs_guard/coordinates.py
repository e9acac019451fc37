"""Coordinates that cannot be of the CRS they are said to be in.

Degrees, metres with a zone's prefix, metres without, and swapped axes have ranges
that do not meet, so that a feature's numbers tell by themselves what they are.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from pyproj import CRS

from pingshun_screen.core.coordinate_pairs import NOT_A_PAIR, Pair, pair_codes, pair_of
from pingshun_screen.core.crs import crs_label, flat
from pingshun_screen.core.crs_guard.fitting import fitting_crs, misplaced_m
from pingshun_screen.core.errors import Fault, LayerError
from pingshun_screen.core.texts import say
from pingshun_screen.core.zones import ZONE_PREFIX_M, Zone, has_prefix, zone_of_crs

_METRES_PER_KM = 1000


@dataclass(frozen=True)
class Look:
    """What the numbers of a feature look like.

    Parameters
    ----------
    pair
        Degrees or metres, with a zone's prefix or without; None where the feature's
        own numbers differ in it.
    prefix
        Number of the zone that the eastings begin with, 0 for none.
    is_swapped
        Whether north stands where east should.
    place
        A corner of the feature's bounds, as it stands in the data.
    """

    pair: Pair | None
    prefix: int
    is_swapped: bool
    place: tuple[float, float]


def odd_features(
    geometries: NDArray[np.object_], crs: CRS, near: Zone | None = None
) -> Mapping[int, str]:
    """Return the rows whose coordinates are not of the CRS, and what is wrong.

    Parameters
    ----------
    geometries
        Features in the CRS, as they say.
    crs
        The layer's CRS.
    near
        Zone of the county, for telling where numbers without prefix belong.

    Raises
    ------
    LayerError
        If no feature at all has coordinates of the CRS: then it is the CRS that is
        wrong. Size of the error and a CRS that would fit are named.
    """
    plane = flat(crs)
    bounds = shapely.bounds(geometries)
    judged = np.flatnonzero(np.isfinite(bounds).all(axis=1))
    bounds = bounds[judged]
    low, high = pair_codes(*bounds[:, :2].T), pair_codes(*bounds[:, 2:].T)
    kinds = np.column_stack([low, _prefixes(bounds[:, :2], low), high])
    kinds = np.column_stack([kinds, _prefixes(bounds[:, 2:], high)])
    known = (low != NOT_A_PAIR) & (high != NOT_A_PAIR)
    sound = _is_sound(low, kinds[:, 1], plane) & (kinds[:, :2] == kinds[:, 2:]).all(1)
    odd = np.flatnonzero(known & ~sound)
    if not len(odd):
        return {}
    words = _Words(plane, near)
    looks = [_look(kinds[row], bounds[row]) for row in odd[_firsts(kinds[odd])]]
    if len(odd) == len(judged):
        raise LayerError([words.fault(looks[0])])
    _, kind = np.unique(kinds[odd], axis=0, return_inverse=True)
    problems = [words.problem(look) for look in looks]
    return {
        int(judged[row]): problems[number]
        for row, number in zip(odd, kind.ravel(), strict=True)
    }


def _firsts(kinds: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the first row of each kind, in the order that np.unique gives kinds."""
    return np.unique(kinds, axis=0, return_index=True)[1]


def _prefixes(
    corners: NDArray[np.float64], codes: NDArray[np.int64]
) -> NDArray[np.int64]:
    """Return the zone number that eastings begin with, 0 for other numbers."""
    eastings = np.where(codes > 0, corners[:, 1], corners[:, 0])
    is_zoned = np.abs(codes) == _code(Pair.ZONED_METRES)
    return np.where(is_zoned, eastings // ZONE_PREFIX_M, 0).astype(np.int64)


def _code(pair: Pair) -> int:
    return list(Pair).index(pair) + 1


def _is_sound(
    codes: NDArray[np.int64], prefixes: NDArray[np.int64], crs: CRS
) -> NDArray[np.bool_]:
    """Return which pairs may stand in a CRS, east first."""
    if crs.is_geographic:
        return codes == -_code(Pair.DEGREES)
    zone = zone_of_crs(crs)
    if zone is None:
        return np.abs(codes) != _code(Pair.DEGREES)
    if has_prefix(crs):
        return (codes == -_code(Pair.ZONED_METRES)) & (prefixes == zone.number)
    return codes == -_code(Pair.METRES)


def _look(kind: NDArray[np.int64], bounds: NDArray[np.float64]) -> Look:
    place = (float(bounds[0]), float(bounds[1]))
    if (kind[:2] != kind[2:]).any():
        return Look(None, 0, is_swapped=False, place=place)
    pair, east_first = pair_of(int(kind[0]))
    return Look(pair, int(kind[1]), is_swapped=not east_first, place=place)


@dataclass(frozen=True)
class _Words:
    """What is said of features in one CRS."""

    crs: CRS
    near: Zone | None

    def problem(self, look: Look) -> str:
        """Return what is wrong with a feature."""
        x, y = look.place
        values = {"x": x, "y": y, "crs": crs_label(self.crs)}
        if look.pair is None:
            return say("crs_guard.mixed", **values)
        looks = say(f"crs_guard.looks_{look.pair.value}", prefix=look.prefix)
        if look.is_swapped:
            looks = say("crs_guard.swapped", looks=looks)
        return say("crs_guard.odd", looks=looks, **values) + self._size(look)

    def fault(self, look: Look) -> Fault:
        """Return what is wrong with a whole layer, and what to do."""
        fits = fitting_crs(look.pair, look.prefix, self.crs, self.near)
        if look.pair is None or look.pair is Pair.PACKED_DEGREES:
            remedy = say("crs_guard.numbers_remedy")
        elif look.is_swapped:
            remedy = say("crs_guard.swapped_remedy", crs=fits or say("crs_guard.true"))
        else:
            name = "fits_remedy" if fits else "unfit_remedy"
            remedy = say(f"crs_guard.{name}", crs=fits)
        return Fault(crs_label(self.crs), self.problem(look), remedy)

    def _size(self, look: Look) -> str:
        fits = fitting_crs(look.pair, look.prefix, self.crs, self.near)
        east_north = look.place[::-1] if look.is_swapped else look.place
        away_m = misplaced_m(look.place, east_north, self.crs, fits)
        if away_m is None:
            return ""
        return say("crs_guard.size", distance_km=away_m / _METRES_PER_KM)
