"""Which CRS coordinates would fit, and how far off they lie in the one stated."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from pyproj import CRS, Geod, Transformer

from pingshun_screen.core.coordinate_pairs import Pair
from pingshun_screen.core.crs import Datum, datum_of
from pingshun_screen.core.zones import (
    SIX_DEGREES,
    THREE_DEGREES,
    Zone,
    gauss_crs,
    geographic_crs,
    plain_gauss_crs,
    zone_at,
    zone_of_crs,
    zone_of_number,
)

Place = tuple[float, float]

_UTM_NORTH, _UTM_ZONES_WEST = 32_600, 30
"""EPSG numbers its zones from the date line, China from Greenwich."""
_WEB_MERCATOR = "EPSG:3857"

_KNOWN = (Datum.CGCS2000, Datum.XIAN1980, Datum.BEIJING1954)


def fitting_crs(pair: Pair | None, prefix: int, stated: CRS, near: Zone | None) -> str:
    """Return "EPSG:n" of the CRS that numbers of a kind would fit, empty if unknown.

    Parameters
    ----------
    pair, prefix
        What the numbers look like, and the zone that eastings begin with.
    stated
        The CRS that they are said to be in; its datum is believed.
    near
        Zone of the county, for numbers that do not tell their own.
    """
    datum = datum_of(stated)
    if pair is Pair.DEGREES:
        return geographic_crs(datum if datum is not Datum.OTHER else Datum.CGCS2000)
    grid_datum = datum if datum in _KNOWN else Datum.CGCS2000
    if pair is Pair.ZONED_METRES:
        zone = zone_of_number(prefix)
        return gauss_crs(grid_datum, zone) if zone else ""
    zone = zone_of_crs(stated) or near
    if pair is Pair.METRES and zone is not None:
        return plain_gauss_crs(grid_datum, zone)
    return ""


def misplaced_m(as_is: Place, meant: Place, stated: CRS, fits: str) -> float | None:
    """Return how far off a point is drawn; None where it cannot be drawn at all.

    Parameters
    ----------
    as_is
        The point's numbers as the data hold them, in the stated CRS.
    meant
        The same, east first, in the CRS that fits.
    stated, fits
        The two CRS.
    """
    if not fits:
        return None
    way = Transformer.from_crs(fits, stated, always_xy=True)
    true = way.transform(*meant)
    if not np.isfinite(true).all():
        return None
    if stated.is_projected:
        return float(np.hypot(as_is[0] - true[0], as_is[1] - true[1]))
    if max(abs(as_is[0]) / 2, abs(as_is[1])) > 90:  # noqa: PLR2004 - degrees
        return None
    return float(Geod(ellps="GRS80").inv(*as_is, *true)[2])


def neighbours(stated: CRS, longitude: float) -> Iterator[str]:
    """Yield the systems that a county's data may be in, besides the one stated.

    Parameters
    ----------
    stated
        The CRS that a layer is said to be in; its datum is believed.
    longitude
        Of the county's middle, degrees.
    """
    datum = datum_of(stated)
    grid_datum = datum if datum in _KNOWN else Datum.CGCS2000
    own = zone_at(longitude, THREE_DEGREES)
    beside = [Zone(own.number + step, own.width_degrees) for step in (0, -1, 1)]
    for zone in (*beside, zone_at(longitude, SIX_DEGREES)):
        if zone_of_number(zone.number) == zone:
            yield plain_gauss_crs(grid_datum, zone)
            yield gauss_crs(grid_datum, zone)
    wide = zone_at(longitude, SIX_DEGREES)
    yield f"EPSG:{_UTM_NORTH + wide.number + _UTM_ZONES_WEST}"
    yield _WEB_MERCATOR
