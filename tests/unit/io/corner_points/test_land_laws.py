"""Polygons written as land exchange text, in whatever variant, come back."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
import shapely
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from pyproj import CRS
from shapely.geometry import Polygon

from pingshun_screen.core.crs import Datum
from pingshun_screen.core.errors import OutputError
from pingshun_screen.core.zones import Zone, gauss_crs, zone_of_crs
from pingshun_screen.io.corner_points.reading import read_corner_points
from pingshun_screen.io.corner_points.records import Angles, Given
from pingshun_screen.io.corner_points.writing import (
    DEGREE_STEP,
    Outline,
    degree_table,
    land_text,
)
from tests.unit.io.corner_points.polygons import (
    PLANE,
    far_apart_m,
    moved,
    outlines,
    rings_of,
    stars,
)

sys.path.insert(0, str(Path(__file__).parents[4] / "test_data"))

from corner_samples.land_variants import LAND_VARIANTS

TOLERANCE_M = 0.005 + 1e-6
GIVEN = Given(crs=None, angles=Angles.DECIMAL)
IN_DEGREES = ("degrees_without_head", "longitude_first")


@pytest.mark.parametrize("variant", LAND_VARIANTS)
@settings(max_examples=8)
@given(meant=outlines())
def test_every_variant_reads_back(variant: str, meant: list[Outline]) -> None:
    raw = LAND_VARIANTS[variant](land_text(meant, PLANE))
    reading = read_corner_points(raw, given=GIVEN)
    assert reading.refusals == ()
    read = [ring for parcel in reading.parcels for ring in parcel.rings]
    crs = CRS.from_user_input(reading.parcels[0].crs)
    if variant in IN_DEGREES:
        read = [moved(ring, crs) for ring in read]
    for one, other in zip(read, rings_of(meant), strict=True):
        assert far_apart_m(one, other) <= TOLERANCE_M


@settings(max_examples=60)
@given(meant=outlines())
def test_a_degree_table_reads_back(meant: list[Outline]) -> None:
    text = degree_table(meant, PLANE)
    reading = read_corner_points(text)
    assert reading.refusals == ()
    assert [parcel.name for parcel in reading.parcels] == [o.name for o in meant]
    read = [moved(r, CRS("EPSG:4490")) for p in reading.parcels for r in p.rings]
    # Half a thousandth of a second of latitude is 15 mm.
    for one, other in zip(read, rings_of(meant), strict=True):
        assert far_apart_m(one, other) <= DEGREE_STEP * 0.5 * 111_700


@given(number=st.integers(25, 45), east=st.floats(-120_000, 120_000))
def test_the_zone_comes_from_the_prefix(number: int, east: float) -> None:
    crs = CRS(gauss_crs(Datum.CGCS2000, Zone(number, 3)))
    west = number * 1_000_000 + 500_000 + east
    square = shapely.box(west, 4_000_000, west + 400, 4_000_300)
    reading = read_corner_points(land_text([Outline("甲", "1", square)], crs))
    (parcel,) = reading.parcels
    assert (parcel.zone, CRS(parcel.crs)) == (number, crs)
    assert zone_of_crs(crs) == Zone(number, 3)


@given(meant=stars(), width=st.floats(1e-5, 4e-3))
def test_a_boundary_that_rounding_closes_is_not_written(
    meant: Polygon, width: float
) -> None:
    west, south, east, _ = meant.bounds
    assume(east - west > 1.0)
    thin = Polygon(
        [
            (west, round(south, 2)),
            (east, round(south, 2)),
            (east, round(south, 2) + width),
        ]
    )
    with pytest.raises(OutputError):
        land_text([Outline("细", "1", thin)], PLANE)
