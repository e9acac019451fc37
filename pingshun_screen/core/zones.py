"""Gauss-Krüger zones of China: from an easting's prefix to a CRS."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from pyproj import CRS

from pingshun_screen.core.crs import Datum

ZONE_PREFIX_M = 1_000_000
"""An easting with prefix is the zone's number times this, plus the easting."""

FALSE_EASTING_M = 500_000
THREE_DEGREES, SIX_DEGREES = 3, 6

_NUMBERS = {THREE_DEGREES: range(25, 46), SIX_DEGREES: range(13, 24)}
_FIRST_MERIDIAN = {THREE_DEGREES: 0, SIX_DEGREES: -3}

# EPSG codes of the first zone of each series, eastings with the zone's prefix.
_FIRST_CODE = {
    (Datum.CGCS2000, THREE_DEGREES): 4513,
    (Datum.CGCS2000, SIX_DEGREES): 4491,
    (Datum.XIAN1980, THREE_DEGREES): 2349,
    (Datum.XIAN1980, SIX_DEGREES): 2327,
    (Datum.BEIJING1954, THREE_DEGREES): 2401,
    (Datum.BEIJING1954, SIX_DEGREES): 21413,
}
# The same for eastings without prefix: EPSG code of central meridian 75 degrees.
_FIRST_PLAIN_CODE = {
    (Datum.CGCS2000, THREE_DEGREES): 4534,
    (Datum.CGCS2000, SIX_DEGREES): 4502,
    (Datum.XIAN1980, THREE_DEGREES): 2370,
    (Datum.XIAN1980, SIX_DEGREES): 2338,
    (Datum.BEIJING1954, THREE_DEGREES): 2422,
    (Datum.BEIJING1954, SIX_DEGREES): 21453,
}
_GEOGRAPHIC_CODE = {
    Datum.CGCS2000: 4490,
    Datum.WGS84: 4326,
    Datum.XIAN1980: 4610,
    Datum.BEIJING1954: 4214,
}


@dataclass(frozen=True)
class Zone:
    """A zone of the 3-degree or 6-degree division.

    Parameters
    ----------
    number
        25 to 45 of the 3-degree zones, 13 to 23 of the 6-degree zones.
    width_degrees
        3 or 6.
    """

    number: int
    width_degrees: int

    @property
    def central_meridian(self) -> int:
        """Longitude of the middle, in degrees."""
        return self.number * self.width_degrees + _FIRST_MERIDIAN[self.width_degrees]


def zone_of_number(number: int) -> Zone | None:
    """Return the zone of a number; the two series of China share none."""
    for width, numbers in _NUMBERS.items():
        if number in numbers:
            return Zone(number, width)
    return None


def zone_at(longitude: float, width_degrees: int = THREE_DEGREES) -> Zone:
    """Return the zone whose central meridian is nearest to a longitude."""
    first = _FIRST_MERIDIAN[width_degrees]
    return Zone(round((longitude - first) / width_degrees), width_degrees)


def gauss_crs(datum: Datum, zone: Zone) -> str:
    """Return "EPSG:n" of a zone, eastings with the zone's prefix.

    Parameters
    ----------
    datum
        WGS 84 has no such series; CGCS2000, which agrees within 0.1 m, stands in.
    zone
        A zone of China.
    """
    series = (Datum.CGCS2000 if datum is Datum.WGS84 else datum, zone.width_degrees)
    first_number = _NUMBERS[zone.width_degrees][0]
    return f"EPSG:{_FIRST_CODE[series] + zone.number - first_number}"


def plain_gauss_crs(datum: Datum, zone: Zone) -> str:
    """Return "EPSG:n" of a zone, eastings without the zone's prefix.

    Parameters
    ----------
    datum, zone
        As for `gauss_crs`.
    """
    series = (Datum.CGCS2000 if datum is Datum.WGS84 else datum, zone.width_degrees)
    first_number = _NUMBERS[zone.width_degrees][0]
    return f"EPSG:{_FIRST_PLAIN_CODE[series] + zone.number - first_number}"


def geographic_crs(datum: Datum) -> str:
    """Return "EPSG:n" of longitudes and latitudes on a datum."""
    return f"EPSG:{_GEOGRAPHIC_CODE[datum]}"


@cache
def zone_of_crs(crs: CRS) -> Zone | None:
    """Return the zone of a Gauss-Krüger CRS by its central meridian and prefix.

    None for a CRS that is no zone of China, as UTM; without prefix it is the
    3-degree zone.
    """
    values = projection_parameters(crs)
    meridian = values.get("Longitude of natural origin")
    easting = values.get("False easting")
    is_shrunk = values.get("Scale factor at natural origin", 1.0) != 1.0
    if meridian is None or easting is None or is_shrunk:
        return None
    prefixed = zone_of_number(int(easting // ZONE_PREFIX_M))
    zone = prefixed or zone_at(meridian)
    fits = zone_of_number(zone.number) and zone.central_meridian == meridian
    return zone if fits else None


def has_prefix(crs: CRS) -> bool:
    """Return whether eastings of a Gauss-Krüger CRS begin with the zone's number."""
    easting = projection_parameters(crs).get("False easting", 0.0)
    return zone_of_number(int(easting // ZONE_PREFIX_M)) is not None


def projection_parameters(crs: CRS) -> dict[str, float]:
    """Return the numbers of a CRS's projection by their EPSG names."""
    operation = crs.coordinate_operation
    if not crs.is_projected or operation is None:
        return {}
    return {parameter.name: parameter.value for parameter in operation.params}
