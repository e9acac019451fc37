"""Transformations that users supply, against independent computations."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray
from pyproj import CRS, Transformer

from pingshun_screen.core.errors import LayerError
from pingshun_screen.core.findings import ScreenedLayer, ScreeningResult
from pingshun_screen.core.records import LayerStatus
from pingshun_screen.core.user_transformations import (
    FourParameters,
    Pipeline,
    Rotation,
    SevenParameters,
    UserTransformation,
    compiled,
    default_target,
)
from pingshun_screen.core.user_ways import user_way
from pingshun_screen.core.vocabulary import Role
from tests.unit.core.factories import COUNTY, layer, rights, screen, square

WORKING = CRS("EPSG:4526")
XIAN, BEIJING = (6378140.0, 298.257), (6378245.0, 298.3)
CGCS = (6378137.0, 298.257222101)
SEVEN = SevenParameters(
    -15.5, 92.25, 41.75, 0.85, -1.25, 2.4, -3.2, Rotation.POSITION_VECTOR
)
FOUR = FourParameters(-41.5, 27.25, 1.5, 4.0)
LOCAL = 'LOCAL_CS["县城坐标系",UNIT["Meter",1]]'


def user(method: object, start: str, end: str = "EPSG:4490") -> UserTransformation:
    return UserTransformation("转换", "示例测绘院", start, end, method)


def points(*places: tuple[float, float]) -> NDArray[np.object_]:
    return np.array([shapely.Point(place) for place in places], object)


def helmert(
    degrees: tuple[float, float],
    method: SevenParameters,
    source: tuple[float, float],
) -> tuple[float, float]:
    """Return longitude and latitude on CGCS2000, by the textbook's matrices."""
    axis, flat = source
    ecc = (2 - 1 / flat) / flat
    lon, lat = np.radians(degrees)
    normal = axis / np.sqrt(1 - ecc * np.sin(lat) ** 2)
    place = np.array(
        [
            normal * np.cos(lat) * np.cos(lon),
            normal * np.cos(lat) * np.sin(lon),
            normal * (1 - ecc) * np.sin(lat),
        ]
    )
    sign = 1 if method.rotation is Rotation.POSITION_VECTOR else -1
    rx, ry, rz = sign * np.radians(
        np.array([method.rx_s, method.ry_s, method.rz_s]) / 3600
    )
    turn = np.array([[1, -rz, ry], [rz, 1, -rx], [-ry, rx, 1]])
    shift = np.array([method.x_m, method.y_m, method.z_m])
    x, y, z = shift + (1 + method.scale_ppm * 1e-6) * turn @ place
    axis, flat = CGCS
    ecc = (2 - 1 / flat) / flat
    across, latitude = np.hypot(x, y), np.arctan2(z, np.hypot(x, y))
    for _ in range(20):
        normal = axis / np.sqrt(1 - ecc * np.sin(latitude) ** 2)
        latitude = np.arctan2(z + ecc * normal * np.sin(latitude), across)
    return float(np.degrees(np.arctan2(y, x))), float(np.degrees(latitude))


@pytest.mark.parametrize("rotation", Rotation)
@pytest.mark.parametrize(
    ("code", "source"), [("EPSG:4610", XIAN), ("EPSG:4214", BEIJING)]
)
def test_seven_parameters_by_hand(
    rotation: Rotation, code: str, source: tuple[float, float]
) -> None:
    method = replace(SEVEN, rotation=rotation)
    place = (113.437, 36.201)
    way = user_way(user(method, code), CRS(code), WORKING, points(place))
    expected = Transformer.from_crs(4490, 4526, always_xy=True).transform(
        *helmert(place, method, source)
    )
    found = shapely.get_coordinates(way.apply(points(place)))[0]
    assert found == pytest.approx(expected, abs=1e-3)


def test_the_two_conventions_are_opposite() -> None:
    turned = replace(
        SEVEN,
        rx_s=-SEVEN.rx_s,
        ry_s=-SEVEN.ry_s,
        rz_s=-SEVEN.rz_s,
        rotation=Rotation.COORDINATE_FRAME,
    )
    place = points((113.4, 36.2))
    ways = [
        user_way(user(method, "EPSG:4610"), CRS("EPSG:4610"), WORKING, place)
        for method in (SEVEN, turned)
    ]
    one, other = (way.apply(place)[0] for way in ways)
    assert one.distance(other) < 1e-4
    frame = replace(SEVEN, rotation=Rotation.COORDINATE_FRAME)
    wrong = user_way(user(frame, "EPSG:4610"), CRS("EPSG:4610"), WORKING, place)
    assert one.distance(wrong.apply(place)[0]) > 50


def test_four_parameters_of_a_published_table() -> None:
    # Beijing 1954 to the grid of Dushanzi, 2008: X (north), Y (east) of a control
    # point in both, to the millimetre; the parameters leave a centimetre.
    method = FourParameters(
        north_m=-4506393.212,
        east_m=-1813735.124,
        rotation_s=16 * 3600 + 11 * 60 + 54.392731,
        scale_ppm=31.91199488,
    )
    (step,) = method.steps(WORKING, WORKING)
    east, north = step.transform(569174.918, 4913929.082)
    assert (north, east) == pytest.approx((53824.764, 103719.686), abs=0.01)


def test_four_parameters_by_hand() -> None:
    # A quarter turn leads north to east; twice the scale doubles; then the shift.
    method = FourParameters(
        north_m=1000.0, east_m=-500.0, rotation_s=90 * 3600, scale_ppm=1e6
    )
    (step,) = method.steps(WORKING, WORKING)
    # X = 10 north, Y = 3 east: X' = 1000 + 2 (10·0 - 3·1), Y' = -500 + 2 (3·0 + 10·1)
    assert step.transform(3.0, 10.0) == pytest.approx((-480.0, 994.0), abs=1e-9)


numbers = st.floats(-200, 200)
seconds = st.floats(-5, 5)


@given(
    st.builds(
        SevenParameters,
        *[numbers] * 3,
        *[seconds] * 3,
        st.floats(-20, 20),
        st.sampled_from(Rotation),
    )
)
def test_seven_parameters_lead_back(method: SevenParameters) -> None:
    steps = method.steps(CRS("EPSG:4610"), CRS("EPSG:4490"))
    there = steps[1].transform(*steps[0].transform(113.4, 36.2))
    back = steps[1].transform(*there, direction="INVERSE")
    # The form for small angles is undone to some millimetres only.
    assert back == pytest.approx((113.4, 36.2), abs=2e-7)


@given(st.builds(FourParameters, numbers, numbers, seconds, st.floats(-50, 50)))
def test_four_parameters_lead_back(method: FourParameters) -> None:
    (step,) = method.steps(WORKING, WORKING)
    there = step.transform(38_450_000.0, 4_000_000.0)
    back = step.transform(*there, direction="INVERSE")
    assert back == pytest.approx((38_450_000.0, 4_000_000.0), abs=1e-5)


def test_every_number_and_the_shift_are_printed() -> None:
    place = points((38_450_000.0, 4_000_000.0))
    seven = user_way(user(SEVEN, "EPSG:2362"), CRS(2362), WORKING, place)
    for word in ("-15.5", "92.25", "41.75", "0.85", "-1.25", "2.4", "-3.2"):
        assert word in seven.description
    assert "位置矢量" in seven.description
    assert "示例测绘院" in seven.description
    east, north = np.subtract(
        shapely.get_coordinates(seven.apply(place))[0], (38_450_000.0, 4_000_000.0)
    )
    assert f"东 {east:+.3f} 米，北 {north:+.3f} 米" in seven.description
    four = user_way(user(FOUR, "EPSG:2362", "EPSG:4526"), CRS(2362), WORKING, place)
    for word in ("-41.5", "27.25", "1.5″", "4×10⁻⁶"):
        assert word in four.description


@pytest.mark.parametrize(
    ("start", "layer", "method"),
    [
        ("EPSG:2362", "EPSG:2414", SEVEN),  # Xian 1980 on Beijing 1954
        ("EPSG:4610", "EPSG:4526", SEVEN),  # not needed
        ("EPSG:4610", "EPSG:32649", SEVEN),
        ("EPSG:2362", "EPSG:2383", FOUR),  # without prefix
        ("EPSG:2362", "EPSG:2363", FOUR),  # next zone
        ("EPSG:2362", "EPSG:4610", FOUR),  # degrees
        ("EPSG:2362", "EPSG:2383", Pipeline("+proj=affine +xoff=10")),
        (LOCAL, "EPSG:2362", FOUR),
        (LOCAL, LOCAL.replace("县城", "市"), FOUR),
    ],
)
def test_a_transformation_for_another_system_is_refused(
    start: str, layer: str, method: object
) -> None:
    with pytest.raises(LayerError) as caught:
        user_way(user(method, start, "EPSG:4526"), CRS(layer), WORKING, points((1, 1)))
    assert caught.value.remedy


def test_seven_parameters_hold_for_every_projection_of_their_datum() -> None:
    spot = (113.4, 36.2)
    places = []
    for code in (4610, 2362, 2383, 2344):
        to_grid = Transformer.from_crs(4610, code, always_xy=True)
        drawn = points(to_grid.transform(*spot))
        way = user_way(user(SEVEN, "EPSG:4610"), CRS(code), WORKING, drawn)
        places.append(shapely.get_coordinates(way.apply(drawn))[0])
    assert np.ptp(places, axis=0).max() < 1e-3


def test_a_local_grid_by_four_parameters() -> None:
    method = FourParameters(3_950_000.0, 38_400_000.0, 0.0, 0.0)
    place = points((50_000.0, 50_000.0))
    way = user_way(user(method, LOCAL, "EPSG:4526"), CRS(LOCAL), WORKING, place)
    assert shapely.get_coordinates(way.apply(place))[0].tolist() == [
        38_450_000.0,
        4_000_000.0,
    ]


@pytest.mark.parametrize(
    "pipeline",
    [
        "",
        "EPSG:15918",
        "nonsense",
        "+proj=pipeline +step +proj=nothing_known",
        "+proj=hgridshift +grids=not_there.gsb",
        "+proj=hgridshift +grids=@not_there.gsb",
        "+proj=hgridshift +grids=null",
        "+proj=hgridshift +grids=https://cdn.proj.org/x.tif",
    ],
)
def test_a_pipeline_that_cannot_be_relied_on_is_refused(pipeline: str) -> None:
    with pytest.raises(LayerError) as caught:
        compiled(pipeline)
    assert caught.value.remedy


GEOGRAPHIC = (
    "+proj=pipeline +step +proj=unitconvert +xy_in=deg +xy_out=rad "
    "+step +proj=cart +a=6378140 +rf=298.257 +step +proj=helmert +x=20 +y=30 +z=-5 "
    "+step +inv +proj=cart +ellps=GRS80 "
)


@pytest.mark.parametrize(
    "mistake",
    [
        GEOGRAPHIC + "+step +proj=unitconvert +xy_in=rad +xy_out=deg "
        "+step +proj=axisswap +order=2,1",  # latitude first
        GEOGRAPHIC.replace("+xy_in=deg +xy_out=rad", "+xy_in=rad +xy_out=deg")
        + "+step +proj=unitconvert +xy_in=rad +xy_out=deg",  # degrees read as radians
        GEOGRAPHIC + "+step +proj=tmerc +lon_0=114 +x_0=500000",  # metres for degrees
    ],
)
def test_axes_and_units_that_are_mistaken_are_refused(mistake: str) -> None:
    place, start = points((113.4, 36.2)), "EPSG:4610"
    good = GEOGRAPHIC + "+step +proj=unitconvert +xy_in=rad +xy_out=deg"
    way = user_way(user(Pipeline(good), start), CRS(start), WORKING, place)
    assert not way.remark
    with pytest.raises(LayerError) as caught:
        user_way(user(Pipeline(mistake), start), CRS(start), WORKING, place)
    assert caught.value.remedy


@pytest.mark.parametrize(
    ("east_m", "words"), [(0.2, "漏填"), (300.0, ""), (700.0, "700 米")]
)
def test_a_shift_of_unusual_size_is_remarked_on(east_m: float, words: str) -> None:
    method = FourParameters(0.0, east_m, 0.0, 0.0)
    place = points((38_450_000.0, 4_000_000.0))
    way = user_way(user(method, "EPSG:2362", "EPSG:4526"), CRS(2362), WORKING, place)
    assert (words in way.remark) if words else not way.remark


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("EPSG:4610", "EPSG:4490"),
        ("EPSG:2362", "EPSG:4526"),
        ("EPSG:2383", "EPSG:4547"),
        ("EPSG:2414", "EPSG:4526"),
        ("EPSG:21419", "EPSG:4497"),
        (LOCAL, "EPSG:4526"),
    ],
)
def test_where_a_transformation_leads_that_does_not_say(
    source: str, target: str
) -> None:
    assert default_target(CRS(source), "EPSG:4526") == target


XIAN_GRID = "EPSG:2362"
SHIFT = user(FourParameters(35.0, 80.0, 0.0, 0.0), XIAN_GRID, "EPSG:4526")


def of_parks(result: ScreeningResult) -> ScreenedLayer:
    (found,) = [one for one in result.layers if one.role is Role.FOREST_PARK]
    return found


def test_a_layer_is_screened_where_its_transformation_puts_it() -> None:
    # 80 m east and 35 m north lead the park onto the mine's south-west corner.
    mine = rights([square(0, 0)])
    park = [square(-130, -85)]
    refused = screen(mine, layer(Role.FOREST_PARK, park, crs=XIAN_GRID))
    assert of_parks(refused).status is LayerStatus.FAILED
    assert "数十米至百余米" in of_parks(refused).message
    moved = layer(Role.FOREST_PARK, park, crs=XIAN_GRID, user_transformation=SHIFT)
    result = screen(mine, moved)
    (conflict,) = result.mines[0].conflicts
    assert conflict.overlap_m2 == pytest.approx(2500, rel=1e-3)
    assert "示例测绘院" in of_parks(result).transformation


@pytest.mark.parametrize(
    ("crs", "stated_m", "supplied_m", "expected_m"),
    [
        (XIAN_GRID, 0.4, 0.3, 0.5),
        (XIAN_GRID, 0.0, 0.3, 0.3),
        (XIAN_GRID, 0.4, 0.0, 0.4),
    ],
)
def test_the_transformation_s_accuracy_counts(
    crs: str, stated_m: float, supplied_m: float, expected_m: float
) -> None:
    supplied = replace(SHIFT, accuracy_m=supplied_m)
    park = layer(
        Role.FOREST_PARK,
        [square(500, 500)],
        crs=crs,
        accuracy_m=stated_m,
        user_transformation=supplied,
    )
    found = of_parks(screen(rights([square(0, 0)]), park))
    assert found.accuracy_m == pytest.approx(expected_m)


@pytest.mark.parametrize(
    ("stated_m", "expected_m", "is_said"), [(0.0, 0.1, True), (5.0, 5.0, False)]
)
def test_wgs84_is_never_more_accurate_than_a_decimetre(
    stated_m: float, expected_m: float, *, is_said: bool
) -> None:
    table = layer(Role.FOREST_PARK, [square(500, 500)]).table.to_crs("EPSG:4326")
    record = replace(
        layer(Role.FOREST_PARK, [square(500, 500)]), table=table, accuracy_m=stated_m
    )
    found = of_parks(screen(rights([square(0, 0)]), record))
    assert found.accuracy_m == expected_m
    assert "0.1米以内" in found.transformation
    assert ("精度按 0.1 米计" in found.transformation) is is_said


def test_a_coverage_of_an_old_datum_needs_its_transformation_too() -> None:
    claim = COUNTY.table.set_crs(XIAN_GRID, allow_override=True)
    for supplied, status in ((None, LayerStatus.FAILED), (SHIFT, LayerStatus.OK)):
        coverage = replace(COUNTY, table=claim, user_transformation=supplied)
        park = layer(Role.FOREST_PARK, [square(500, 500)], coverage=coverage)
        assert of_parks(screen(rights([square(0, 0)]), park)).status is status
