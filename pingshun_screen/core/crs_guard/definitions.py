"""CRS whose name says another thing than its numbers, as edited .prj files do."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pyproj import CRS

from pingshun_screen.core.crs import Datum, are_equivalent, datum_in, datum_of, flat
from pingshun_screen.core.errors import Fault, LayerError
from pingshun_screen.core.texts import say
from pingshun_screen.core.zones import (
    FALSE_EASTING_M,
    SIX_DEGREES,
    THREE_DEGREES,
    ZONE_PREFIX_M,
    projection_parameters,
    zone_at,
    zone_of_number,
)

_SEMI_MAJOR_M = {
    Datum.CGCS2000: 6_378_137.0,
    Datum.WGS84: 6_378_137.0,
    Datum.XIAN1980: 6_378_140.0,
    Datum.BEIJING1954: 6_378_245.0,
}
_INVERSE_FLATTENING = {
    Datum.CGCS2000: 298.257222,
    Datum.WGS84: 298.257224,
    Datum.XIAN1980: 298.257,
    Datum.BEIJING1954: 298.3,
}
_SAME_AXIS_M = 0.5
_SAME_FLATTENING = 0.001
_SAME_DEGREES = 1e-6
_SAME_SCALE = 1e-9

_GAUSS = re.compile(r"gauss|_gk_|\bgk\b|3_degree|3-degree", re.IGNORECASE)
_ZONE = re.compile(r"zone[ _]*(\d{2})(?!\d)", re.IGNORECASE)
_MERIDIAN = re.compile(r"cm[ _]*(\d{2,3}(?:\.\d+)?)(?![_\d]*\d)", re.IGNORECASE)
_KM_A_DEGREE = 90.0
"""Length of a degree of longitude at 36 degrees north."""


def require_true_name(crs: CRS) -> None:
    """Refuse a CRS that is called one thing and computed as another.

    Parameters
    ----------
    crs
        A layer's CRS.

    Raises
    ------
    LayerError
        Naming every contradiction between the CRS's name and its numbers.
    """
    plane = flat(crs)
    found = [*_datum_faults(plane), *_grid_faults(plane)]
    if found:
        raise LayerError(found)


def _datum_faults(crs: CRS) -> Iterator[Fault]:
    datum, called = datum_of(crs), datum_in(crs.name)
    if Datum.OTHER not in (datum, called) and not are_equivalent(datum, called):
        values = {"called": called.value, "datum": datum.value}
        yield _fault("other_datum", crs, **values)
        return
    ellipsoid, known = crs.ellipsoid, datum if datum is not Datum.OTHER else called
    if ellipsoid is None or known is Datum.OTHER:
        return
    axis_m = ellipsoid.semi_major_metre - _SEMI_MAJOR_M[known]
    flattening = ellipsoid.inverse_flattening - _INVERSE_FLATTENING[known]
    if abs(axis_m) > _SAME_AXIS_M or abs(flattening) > _SAME_FLATTENING:
        yield _fault(
            "other_ellipsoid",
            crs,
            datum=known.value,
            axis_m=ellipsoid.semi_major_metre,
            flattening=ellipsoid.inverse_flattening,
            known_axis_m=_SEMI_MAJOR_M[known],
            known_flattening=_INVERSE_FLATTENING[known],
        )


def _grid_faults(crs: CRS) -> Iterator[Fault]:
    numbers = projection_parameters(crs)
    meridian = numbers.get("Longitude of natural origin")
    if meridian is None or not _GAUSS.search(f" {crs.name} "):
        return
    named = _named_meridian(crs.name)
    if named is not None and abs(named - meridian) > _SAME_DEGREES:
        apart_km = abs(named - meridian) * _KM_A_DEGREE
        values = {"named": named, "meridian": meridian, "apart_km": apart_km}
        yield _fault("other_meridian", crs, **values)
    easting_m = numbers.get("False easting", 0.0)
    if easting_m not in _eastings_m(meridian):
        yield _fault("other_easting", crs, easting_m=easting_m, meridian=meridian)
    scale = numbers.get("Scale factor at natural origin", 1.0)
    if abs(scale - 1) > _SAME_SCALE:
        yield _fault("other_scale", crs, scale=scale, error_m=abs(scale - 1) * 1000)


def _named_meridian(name: str) -> float | None:
    """Return the central meridian that a name speaks of, by zone or in degrees."""
    number, degrees = _ZONE.search(name), _MERIDIAN.search(name)
    zone = zone_of_number(int(number[1])) if number else None
    if zone is not None:
        return float(zone.central_meridian)
    return float(degrees[1]) if degrees else None


def _eastings_m(meridian: float) -> set[float]:
    """Return the false eastings of a central meridian: plain, or with its zone."""
    zones = (zone_at(meridian, width) for width in (THREE_DEGREES, SIX_DEGREES))
    numbers = {zone.number for zone in zones if zone.central_meridian == meridian}
    return {number * ZONE_PREFIX_M + FALSE_EASTING_M for number in {0, *numbers}}


def _fault(name: str, crs: CRS, **values: object) -> Fault:
    problem = say(f"crs_guard.{name}_problem", crs=crs.name, **values)
    return Fault(crs.name, problem, say(f"crs_guard.{name}_remedy"))
