"""Zones, their meridians and codes; the codes were checked against PROJ's names."""

from __future__ import annotations

import pytest
from pyproj import CRS

from pingshun_screen.core.crs import Datum, datum_of
from pingshun_screen.core.zones import (
    SIX_DEGREES,
    THREE_DEGREES,
    Zone,
    gauss_crs,
    geographic_crs,
    has_prefix,
    plain_gauss_crs,
    zone_at,
    zone_of_crs,
    zone_of_number,
)

DATUMS = (Datum.CGCS2000, Datum.XIAN1980, Datum.BEIJING1954)
ZONES = [Zone(n, THREE_DEGREES) for n in range(25, 46)]
ZONES += [Zone(n, SIX_DEGREES) for n in range(13, 24)]


@pytest.mark.parametrize("datum", DATUMS)
@pytest.mark.parametrize("zone", ZONES, ids=str)
def test_the_code_is_that_of_the_zone_with_prefix(datum: Datum, zone: Zone) -> None:
    crs = CRS(gauss_crs(datum, zone))
    assert datum_of(crs) is datum
    parameters = {p.name: p.value for p in crs.coordinate_operation.params}
    assert parameters["False easting"] == zone.number * 1_000_000 + 500_000
    assert parameters["Longitude of natural origin"] == zone.central_meridian
    assert zone_of_crs(crs) == zone
    assert has_prefix(crs)


@pytest.mark.parametrize("datum", DATUMS)
@pytest.mark.parametrize("zone", ZONES, ids=str)
def test_the_code_is_that_of_the_zone_without_prefix(datum: Datum, zone: Zone) -> None:
    crs = CRS(plain_gauss_crs(datum, zone))
    assert datum_of(crs) is datum
    parameters = {p.name: p.value for p in crs.coordinate_operation.params}
    assert parameters["False easting"] == 500_000
    assert parameters["Longitude of natural origin"] == zone.central_meridian
    assert ("3-degree" in crs.name) == (zone.width_degrees == THREE_DEGREES)
    assert not has_prefix(crs)


@pytest.mark.parametrize(
    ("code", "zone"),
    [
        (4526, Zone(38, 3)),
        (4547, Zone(38, 3)),
        (4497, Zone(19, 6)),
        (2362, Zone(38, 3)),
        (4490, None),
        (3857, None),
        (32649, None),
    ],
)
def test_the_zone_of_a_crs(code: int, zone: Zone | None) -> None:
    assert zone_of_crs(CRS.from_epsg(code)) == zone


@pytest.mark.parametrize(
    ("number", "zone"),
    [(38, Zone(38, 3)), (19, Zone(19, 6)), (24, None), (46, None), (12, None)],
)
def test_the_zone_of_a_number(number: int, zone: Zone | None) -> None:
    assert zone_of_number(number) == zone


def test_places_and_meridians() -> None:
    assert Zone(38, THREE_DEGREES).central_meridian == 114
    assert Zone(19, SIX_DEGREES).central_meridian == 111
    assert zone_at(113.4) == Zone(38, THREE_DEGREES)
    assert zone_at(113.4, SIX_DEGREES) == Zone(19, SIX_DEGREES)


@pytest.mark.parametrize("datum", [d for d in Datum if d is not Datum.OTHER])
def test_degrees_of_each_datum(datum: Datum) -> None:
    crs = CRS(geographic_crs(datum))
    assert crs.is_geographic
    assert datum_of(crs) is datum
