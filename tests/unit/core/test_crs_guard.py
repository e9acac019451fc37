"""Each mistake in a CRS is recognised, named with its size, and blocks or warns."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray
from pyproj import CRS, Transformer

from pingshun_screen.core.crs import transformation
from pingshun_screen.core.crs_guard.coordinates import odd_features
from pingshun_screen.core.crs_guard.definitions import require_true_name
from pingshun_screen.core.crs_guard.place import (
    beside_zone,
    fitting_here,
    require_a_place,
)
from pingshun_screen.core.errors import LayerError
from pingshun_screen.core.findings import ClauseStatus, ScreeningResult
from pingshun_screen.core.records import LayerStatus
from pingshun_screen.core.vocabulary import Role
from pingshun_screen.core.zones import Zone
from tests.unit.core.factories import CRS as GRID
from tests.unit.core.factories import layer, place, rights, screen, square

WORKING = CRS(GRID)
Points = NDArray[np.float64]
Move = Callable[[Points], Points]


def boxes(*places: tuple[float, float], side: float = 100.0) -> NDArray[np.object_]:
    return np.array([shapely.box(x, y, x + side, y + side) for x, y in places], object)


def refusal(geometries: NDArray[np.object_], crs: str, near: Zone | None = None) -> str:
    with pytest.raises(LayerError) as caught:
        odd_features(geometries, CRS(crs), near)
    (fault,) = caught.value.faults
    return str(fault)


METRES = boxes((450_000, 4_000_000), (452_000, 4_001_000))
ZONED = boxes((38_450_000, 4_000_000), (38_452_000, 4_001_000))
DEGREES = boxes((113.4, 36.1), (113.5, 36.2), side=0.01)


@pytest.mark.parametrize(
    ("geometries", "crs", "words"),
    [
        (DEGREES, "EPSG:4526", ("经纬度", "EPSG:4490", "千米")),
        (DEGREES, "EPSG:2362", ("经纬度", "EPSG:4610")),
        (DEGREES, "EPSG:32649", ("经纬度", "EPSG:4326")),
        (ZONED, "EPSG:4490", ("带 38 带号", "EPSG:4526")),
        (ZONED, "EPSG:4326", ("带 38 带号", "EPSG:4526")),
        (ZONED, "EPSG:4547", ("带 38 带号", "EPSG:4526", "38000 千米")),
        (METRES, "EPSG:4526", ("不带带号", "EPSG:4547", "38000 千米")),
        (METRES, "EPSG:2362", ("不带带号", "EPSG:2383")),
        (METRES, "EPSG:2414", ("不带带号", "EPSG:2435")),
        (METRES, "EPSG:4497", ("不带带号", "EPSG:4508")),
        (ZONED, "EPSG:4525", ("带 38 带号", "EPSG:4526")),
        (ZONED, "EPSG:4527", ("带 38 带号", "EPSG:4526")),
        (boxes((19_720_000, 4e6)), "EPSG:4526", ("带 19 带号", "EPSG:4497")),
        (boxes((24_450_000, 4e6)), "EPSG:4526", ("带 24 带号", "核实坐标系")),
        (boxes((4e6, 38_450_000)), "EPSG:4526", ("颠倒", "EPSG:4526")),
        (boxes((4e6, 450_000)), "EPSG:4547", ("颠倒", "EPSG:4547")),
        (boxes((4e6, 38_450_000)), "EPSG:4547", ("颠倒", "EPSG:4526")),
        (boxes((36.1, 113.4), side=0.01), "EPSG:4490", ("颠倒", "EPSG:4490")),
        (boxes((36.1, 113.4), side=0.01), "EPSG:4526", ("颠倒", "EPSG:4490")),
        (boxes((1_133_000.0, 360_000.0), side=2), "EPSG:4490", ("度分秒", "十进制")),
    ],
)
def test_coordinates_of_another_system_block_the_layer(
    geometries: NDArray[np.object_], crs: str, words: tuple[str, ...]
) -> None:
    told = refusal(geometries, crs)
    assert all(word in told for word in words)


def test_metres_without_prefix_are_of_the_county_s_zone() -> None:
    assert "EPSG:4547" not in refusal(METRES, "EPSG:4490")
    assert "EPSG:4547" in refusal(METRES, "EPSG:4490", Zone(38, 3))


@pytest.mark.parametrize(
    ("geometries", "crs"),
    [
        (ZONED, "EPSG:4526"),
        (ZONED, "EPSG:2362"),
        (METRES, "EPSG:4547"),
        (METRES, "EPSG:32649"),
        (boxes((12_600_000, 4_300_000)), "EPSG:3857"),
        (boxes((19_720_000, 4e6)), "EPSG:4497"),
        (boxes((720_000, 4e6)), "EPSG:4508"),
        (DEGREES, "EPSG:4490"),
        (DEGREES, "EPSG:4490+5737"),
        (np.array([None, shapely.Point()], object), "EPSG:4526"),
        (np.array([], object), "EPSG:4526"),
    ],
)
def test_sound_coordinates_pass(geometries: NDArray[np.object_], crs: str) -> None:
    assert odd_features(geometries, CRS(crs)) == {}


def test_an_odd_feature_among_sound_ones_is_named_alone() -> None:
    swapped = boxes((4e6, 38_450_000))
    mixed = np.array(
        [shapely.Polygon([(38_450_000, 4e6), (450_100, 4e6), (38_450_100, 4_000_100)])],
        object,
    )
    odd = odd_features(np.concatenate([ZONED, METRES, swapped, mixed]), WORKING)
    assert sorted(odd) == [2, 3, 4, 5]
    assert "不带带号" in odd[2]
    assert "颠倒" in odd[4]
    assert "不一致" in odd[5]


@given(st.lists(st.sampled_from(range(4)), min_size=1, max_size=12))
def test_only_what_does_not_fit_is_odd(kinds: list[int]) -> None:
    places = [(38_450_000, 4e6), (450_000, 4e6), (4e6, 38_450_000), (113.4, 36.1)]
    shapes = np.concatenate([boxes(places[kind], side=0.01) for kind in kinds])
    expected = {row for row, kind in enumerate(kinds) if kind}
    if len(expected) == len(kinds):
        with pytest.raises(LayerError):
            odd_features(shapes, WORKING)
    else:
        assert set(odd_features(shapes, WORKING)) == expected


TRUE = {
    "base": "GCS_China_Geodetic_Coordinate_System_2000",
    "datum": "D_China_2000",
    "ball": "6378137.0,298.257222101",
    "easting": "38500000.0",
    "meridian": "114.0",
    "scale": "1.0",
}


def esri(name: str = "CGCS2000_3_Degree_GK_Zone_38", **changes: str) -> CRS:
    """Return a CRS as a .prj of zone 38 has it, with some entries changed."""
    said = {**TRUE, **changes}
    return CRS(
        f'PROJCS["{name}",GEOGCS["{said["base"]}",DATUM["{said["datum"]}",'
        f'SPHEROID["s",{said["ball"]}]],'
        'PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],'
        f'PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",{said["easting"]}],'
        'PARAMETER["False_Northing",0.0],'
        f'PARAMETER["Central_Meridian",{said["meridian"]}],'
        f'PARAMETER["Scale_Factor",{said["scale"]}],'
        'PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]'
    )


@pytest.mark.parametrize(
    ("crs", "words"),
    [
        (esri(meridian="111.0"), ("114°", "111°", "270 千米")),
        (esri("CGCS2000_3_Degree_GK_CM_111E", easting="500000"), ("111°", "114°")),
        (esri(easting="37500000.0"), ("37500000",)),
        (esri(easting="0"), ("500000",)),
        (esri(scale="0.9996"), ("0.9996", "0.40 米")),
        (esri(ball="6378245.0,298.3"), ("6378245", "百余米")),
        (esri(ball="6378140.0,298.257"), ("6378140",)),
        (esri(base="GCS_Xian_1980", datum="D_Xian_1980"), ("CGCS2000", "Xian 1980")),
        (
            esri(
                "Beijing_1954_3_Degree_GK_Zone_38",
                base="GCS_Xian_1980",
                datum="D_Xian_1980",
                ball="6378140.0,298.257",
            ),
            ("Beijing 1954", "Xian 1980"),
        ),
    ],
)
def test_a_name_that_its_numbers_deny_blocks(crs: CRS, words: tuple[str, ...]) -> None:
    with pytest.raises(LayerError) as caught:
        require_true_name(crs)
    assert all(word in str(caught.value) for word in words)
    assert caught.value.remedy


CODES = [*range(4491, 4555), *range(2327, 2443), *range(21413, 21424), 21453, 21463]


@pytest.mark.parametrize(
    "crs",
    [
        esri(),
        esri("CGCS2000_3_Degree_GK_CM_114E", easting="500000.0"),
        esri("CGCS2000_GK_CM_113_30E", easting="500000.0", meridian="113.5"),
        esri("CGCS2000_GK_CM_113.5E", easting="500000.0", meridian="113.5"),
        esri("县城坐标系", easting="100000.0", meridian="113.4", scale="1.00006"),
        CRS("EPSG:32649"),
        CRS("EPSG:4326"),
        CRS("EPSG:4490+5737"),
        CRS('LOCAL_CS["x",UNIT["metre",1]]'),
    ],
    ids=lambda crs: crs.name,
)
def test_a_true_name_passes(crs: CRS) -> None:
    require_true_name(crs)


@pytest.mark.parametrize("code", CODES)
def test_no_system_of_china_contradicts_itself(code: int) -> None:
    require_true_name(CRS.from_epsg(code))


def test_a_layer_far_from_its_zone_is_remarked_on() -> None:
    assert not beside_zone(ZONED, WORKING)
    assert not beside_zone(boxes((720_000, 4e6)), CRS("EPSG:4508"))
    told = beside_zone(boxes((38_200_000, 4e6)), WORKING)
    assert "EPSG:4526" in told
    assert "3.3°" in told


def test_the_zone_that_puts_a_layer_into_the_county_is_named() -> None:
    county = shapely.box(38_430_000, 3_980_000, 38_470_000, 4_020_000)
    to_next = Transformer.from_crs(4526, 4546, always_xy=True)
    next_door = boxes(to_next.transform(38_450_000, 4_000_000))
    told = fitting_here(next_door, CRS("EPSG:4547"), county, WORKING)
    # The scale of UTM puts the same numbers 1.6 km further north, still inside.
    assert told == "EPSG:4546 或 EPSG:32649"
    nowhere = boxes((450_000, 3_000_000))
    assert fitting_here(nowhere, CRS("EPSG:4547"), county, WORKING) == ""


MERCATOR = boxes((12_631_000, 4_315_000))
KILOMETRES = boxes((38_450, 4_000), side=1)


@pytest.mark.parametrize(
    ("geometries", "crs", "words"),
    [
        (MERCATOR, "EPSG:4490", "EPSG:3857"),
        (MERCATOR, "EPSG:4526", "EPSG:3857"),
        (ZONED, "EPSG:3857", "EPSG:4526"),
        (KILOMETRES, "EPSG:4526", "核实坐标系"),
    ],
)
def test_a_layer_that_lies_nowhere_is_blocked(
    geometries: NDArray[np.object_], crs: str, words: str
) -> None:
    county = shapely.box(38_420_000, 3_970_000, 38_480_000, 4_040_000)
    way = transformation(CRS(crs), WORKING)
    with pytest.raises(LayerError) as caught:
        require_a_place(geometries, CRS(crs), way, county, WORKING)
    (fault,) = caught.value.faults
    assert words in str(fault)
    assert "无法定位" in str(fault)


def test_one_feature_in_its_place_lets_the_layer_pass() -> None:
    shapes = np.concatenate([ZONED[:1], KILOMETRES, [None]])
    way = transformation(WORKING, WORKING)
    require_a_place(shapes, WORKING, way, None, WORKING)
    require_a_place(shapes[2:], WORKING, way, None, WORKING)


def test_rights_in_the_wrong_zone_are_told_which_would_fit() -> None:
    # The numbers of zone 37 (111 E) said to be of zone 38, both without prefix.
    record = rights([square(0, 0)])
    table = record.table.to_crs("EPSG:4546").set_crs("EPSG:4547", allow_override=True)
    result = screen(replace(record, table=table))
    (told,) = [one.message for one in result.layers if one.role is Role.MINING_RIGHT]
    assert "county.gpkg" in told
    assert "EPSG:4546" in told


def close_6(result: ScreeningResult) -> ClauseStatus:
    (mine,) = result.mines
    return next(one.status for one in mine.clauses if one.clause.id == "close-6")


def test_a_layer_that_is_blocked_clears_no_mine() -> None:
    parks = layer(Role.FOREST_PARK, [square(5000, 5000)])
    mine = rights([square(0, 0)])
    assert close_6(screen(mine, parks)) is ClauseStatus.NOT_MET
    wrong = screen(mine, layer(Role.FOREST_PARK, [square(5000, 5000)], crs="EPSG:4547"))
    (screened,) = [one for one in wrong.layers if one.role is Role.FOREST_PARK]
    assert screened.status is LayerStatus.FAILED
    assert "EPSG:4526" in screened.message
    assert close_6(wrong) is ClauseStatus.NOT_DETERMINED


def test_one_odd_feature_leaves_the_role_open_and_is_named() -> None:
    record = layer(Role.FOREST_PARK, [square(5000, 5000), square(6000, 6000)])
    shapes = np.asarray(record.table.geometry, object)
    shapes[1] = shapely.transform(place(square(6000, 6000)), lambda xy: xy[:, ::-1])
    record.table.geometry = shapes
    result = screen(rights([square(0, 0)]), record)
    (screened,) = [one for one in result.layers if one.role is Role.FOREST_PARK]
    assert screened.status is LayerStatus.OK
    assert screened.rejected == 1
    assert [(note.feature_id, "颠倒" in note.problem) for note in screened.repairs] == [
        ("2", True)
    ]
    assert close_6(result) is ClauseStatus.NOT_DETERMINED
