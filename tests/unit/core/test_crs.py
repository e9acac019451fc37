"""Which coordinate systems are let in, and that they land on the same spot."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from pyproj import CRS, Transformer
from pyproj.crs import BoundCRS
from pyproj.crs.coordinate_operation import ToWGS84Transformation

from pingshun_screen.core.crs import (
    Datum,
    crs_label,
    datum_of,
    transformation,
    working_crs,
)
from pingshun_screen.core.errors import LayerError
from tests.unit.core.factories import ORIGIN, place, square
from tests.unit.core.shapes import array

WORKING = CRS("EPSG:4526")
ESRI_ZONE_38 = (
    'PROJCS["CGCS2000_3_Degree_GK_Zone_38",GEOGCS["GCS_China_Geodetic_Coordinate_'
    'System_2000",DATUM["D_China_2000",SPHEROID["CGCS2000",6378137.0,298.257222101]],'
    'PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],'
    'PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",38500000.0],'
    'PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",114.0],'
    'PARAMETER["Scale_Factor",1.0],PARAMETER["Latitude_Of_Origin",0.0],'
    'UNIT["Meter",1.0]]'
)
ESRI_XIAN = ESRI_ZONE_38.replace("D_China_2000", "D_Xian_1980").replace(
    "GCS_China_Geodetic_Coordinate_System_2000", "GCS_Xian_1980"
)


@pytest.mark.parametrize(
    ("crs", "datum"),
    [
        ("EPSG:4490", Datum.CGCS2000),
        ("EPSG:4526", Datum.CGCS2000),
        ("EPSG:4547", Datum.CGCS2000),
        ("EPSG:4480", Datum.CGCS2000),
        ("EPSG:4490+5737", Datum.CGCS2000),
        (ESRI_ZONE_38, Datum.CGCS2000),
        ("EPSG:4326", Datum.WGS84),
        ("EPSG:32649", Datum.WGS84),
        ("EPSG:4610", Datum.XIAN1980),
        ("EPSG:2362", Datum.XIAN1980),
        ("EPSG:2383", Datum.XIAN1980),
        (ESRI_XIAN, Datum.XIAN1980),
        ("EPSG:4214", Datum.BEIJING1954),
        ("EPSG:2414", Datum.BEIJING1954),
        ("EPSG:4555", Datum.BEIJING1954),
        ("EPSG:4267", Datum.OTHER),
        ("+proj=longlat +ellps=krass", Datum.OTHER),
    ],
)
def test_datums_are_told_apart(crs: str, datum: Datum) -> None:
    assert datum_of(CRS(crs)) is datum


@pytest.mark.parametrize(
    "crs",
    [
        "EPSG:4214",
        "EPSG:2414",
        "EPSG:2435",
        "EPSG:4555",
        "EPSG:4610",
        "EPSG:2362",
        "EPSG:2383",
        ESRI_XIAN,
        "EPSG:4267",
        "+proj=longlat +ellps=krass",
        "+proj=tmerc +lon_0=114 +x_0=500000 +ellps=GRS80 +units=m",
        'LOCAL_CS["x",UNIT["metre",1]]',
    ],
)
@pytest.mark.parametrize("working", ["EPSG:4526", "EPSG:32649"])
def test_datums_without_a_stated_shift_are_refused(crs: str, working: str) -> None:
    with pytest.raises(LayerError) as caught:
        transformation(CRS(crs), CRS(working))
    assert all(fault.problem and fault.remedy for fault in caught.value.faults)


def test_a_vertical_system_is_no_way_to_a_place() -> None:
    with pytest.raises(LayerError):
        transformation(CRS("EPSG:5737"), WORKING)


def test_the_same_system_needs_nothing() -> None:
    way = transformation(CRS("EPSG:4526"), WORKING)
    shapes = array(place(square(0, 0)))
    assert way.steps == ()
    assert shapely.equals_exact(way.apply(shapes), shapes).all()
    assert way.description


@pytest.mark.parametrize(
    "crs",
    [
        "EPSG:4490",
        "EPSG:4480",
        "EPSG:4490+5737",
        "EPSG:4547",
        "EPSG:4508",
        ESRI_ZONE_38,
        "EPSG:4326",
        "EPSG:4979",
        "EPSG:32649",
    ],
)
def test_known_systems_land_on_the_same_spot(crs: str) -> None:
    # The way there by PROJ; the way back is the screening's own.
    there = Transformer.from_crs("EPSG:4526", crs, always_xy=True)
    spot = place(square(0, 0))
    moved = shapely.transform(spot, lambda xy: np.column_stack(there.transform(*xy.T)))
    way = transformation(CRS(crs), WORKING)
    back = way.apply(array(moved))[0]
    assert shapely.hausdorff_distance(back, spot) < 0.2
    assert way.description


BEIJING_BOUND = (
    'GEOGCS["Beijing 1954",DATUM["Beijing_1954",SPHEROID["Krassowsky 1940",6378245,'
    '298.3],TOWGS84[15.8,-154.4,-82.3,0,0,0,0]],PRIMEM["Greenwich",0],'
    'UNIT["degree",0.0174532925199433]]'
)


@pytest.mark.parametrize(
    ("crs", "words"),
    [
        (BEIJING_BOUND, ("15.8, -154.4, -82.3", "1954年北京坐标系可错开")),
        ("+proj=longlat +ellps=krass +towgs84=15.8,-154.4,-82.3 +type=crs", ("15.8",)),
        ("+proj=longlat +ellps=krass +towgs84=0,0,0 +type=crs", ("0, 0, 0", "北京")),
        ("+proj=longlat +a=6378140 +rf=298.257 +towgs84=1,2,3 +type=crs", ("西安",)),
        ("+proj=longlat +ellps=GRS80 +towgs84=1,2,3 +type=crs", ("无从得知",)),
    ],
)
def test_a_shift_that_software_wrote_into_a_crs_is_not_used(
    crs: str, words: tuple[str, ...]
) -> None:
    with pytest.raises(LayerError) as caught:
        transformation(CRS(crs), WORKING)
    (fault,) = caught.value.faults
    assert all(word in str(fault) for word in (*words, "[[transformation]]"))


@pytest.mark.parametrize("crs", ["EPSG:4326", "EPSG:4490", "EPSG:4526", "EPSG:4547"])
def test_a_shift_of_nothing_between_equal_datums_passes(crs: str) -> None:
    plain = CRS(crs)
    bound = BoundCRS(plain, "EPSG:4326", ToWGS84Transformation(plain.geodetic_crs))
    assert bound.is_bound
    spot = Transformer.from_crs(WORKING, plain, always_xy=True).transform(*ORIGIN)
    (point,) = transformation(bound, WORKING).apply(array(shapely.Point(spot)))
    assert point.distance(shapely.Point(ORIGIN)) < 0.001


@pytest.mark.parametrize(
    ("ellipsoid", "words"),
    [
        ("+ellps=krass", "1954年北京坐标系可错开"),
        ("+a=6378140 +rf=298.257", "1980西安坐标系可错开"),
        ("+ellps=GRS80", "无从得知"),
        ("+ellps=WGS84", "无从得知"),
    ],
)
def test_an_unknown_datum_is_refused_by_what_its_ellipsoid_tells(
    ellipsoid: str, words: str
) -> None:
    crs = CRS(f"+proj=tmerc +lon_0=114 +x_0=500000 {ellipsoid} +type=crs")
    assert datum_of(crs) is Datum.OTHER
    with pytest.raises(LayerError) as caught:
        transformation(crs, WORKING)
    assert words in str(caught.value.faults[0])


@pytest.mark.parametrize("crs", ["EPSG:4526", "EPSG:4490"])
@pytest.mark.parametrize(
    "wkt",
    [
        "POLYGON Z((113 36 5,113.1 36 5,113 36.1 5,113 36 5))",
        "POLYGON M((113 36 5,113.1 36 5,113 36.1 5,113 36 5))",
        "POLYGON ZM((113 36 5 6,113.1 36 5 6,113 36.1 5 6,113 36 5 6))",
        "MULTIPOLYGON Z(((113 36 5,113.1 36 5,113 36.1 5,113 36 5)))",
        "POINT Z(113 36 5)",
        "LINESTRING ZM(113 36 5 6,113.1 36 5 6)",
    ],
)
def test_z_and_m_are_dropped(crs: str, wkt: str) -> None:
    (flat,) = transformation(CRS(crs), WORKING).apply(array(shapely.from_wkt(wkt)))
    assert shapely.get_coordinate_dimension(flat) == 2
    plain = shapely.force_2d(shapely.from_wkt(wkt))
    expected = transformation(CRS(crs), WORKING).apply(array(plain))
    assert shapely.equals_exact(flat, expected[0])


def test_none_and_empty_stay_so() -> None:
    way = transformation(CRS("EPSG:4490"), WORKING)
    moved = way.apply(array(None, shapely.Polygon()))
    assert moved[0] is None
    assert moved[1].is_empty
    assert len(way.apply(array())) == 0


def test_swapped_longitude_and_latitude_become_infinite() -> None:
    way = transformation(CRS("EPSG:4490"), WORKING)
    (moved,) = way.apply(array(shapely.Point(36.1, 113.5)))
    assert not np.isfinite(shapely.get_coordinates(moved)).all()


@pytest.mark.parametrize("crs", ["EPSG:4490", "EPSG:4326", "EPSG:2263", "EPSG:4978"])
def test_a_working_system_must_be_on_a_grid_of_metres(crs: str) -> None:
    with pytest.raises(LayerError):
        working_crs(crs)


@pytest.mark.parametrize("crs", ["", "EPSG:999999", "nonsense", "4526 or so"])
def test_an_unknown_working_system_is_refused_in_words(crs: str) -> None:
    with pytest.raises(LayerError) as caught:
        working_crs(crs)
    assert caught.value.remedy


@pytest.mark.parametrize("crs", ["EPSG:4526", "EPSG:4547", "EPSG:32649", ESRI_ZONE_38])
def test_working_systems(crs: str) -> None:
    assert working_crs(crs).is_projected


def test_labels() -> None:
    assert crs_label(CRS("EPSG:4526")) == "EPSG:4526"
    assert crs_label(CRS('LOCAL_CS["县城坐标系",UNIT["metre",1]]')) == "县城坐标系"
