"""A layer shifted against the county's outline is found; nothing else is."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import geopandas
import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from pingshun_screen.core.crs_guard.displacement import Kin
from pingshun_screen.core.findings import ScreenedLayer
from pingshun_screen.core.gcj02 import from_gcj02, to_gcj02
from pingshun_screen.core.records import Coverage, LayerStatus
from pingshun_screen.core.vocabulary import Role
from tests.unit.core.counties import (
    TO_DEGREES,
    blobs,
    clipped,
    county,
    found,
    redrawn,
    shifted,
)
from tests.unit.core.factories import CRS as GRID
from tests.unit.core.factories import ORIGIN, layer, rights, screen, square


@settings(deadline=None, max_examples=30)
@given(st.integers(0, 10_000), st.floats(60, 1990), st.floats(0, 2 * np.pi))
def test_any_shift_is_found_within_ten_metres(
    seed: int, size_m: float, turn: float
) -> None:
    outline = county(seed)
    parks = clipped(blobs(seed + 1, 20, 3_000), outline)
    east_m, north_m = size_m * np.cos(turn), size_m * np.sin(turn)
    shift = found(shifted(parks, east_m, north_m), outline)
    assert shift is not None
    assert shift.east_m == pytest.approx(east_m, abs=10)
    assert shift.north_m == pytest.approx(north_m, abs=10)
    assert shift.size_m == pytest.approx(size_m, abs=10)


@settings(deadline=None, max_examples=30)
@given(st.integers(0, 10_000), st.integers(1, 300), st.floats(50, 5_000))
def test_no_shift_raises_no_alarm(seed: int, count: int, size_m: float) -> None:
    outline = county(seed)
    shapes = blobs(seed + 1, count, size_m)
    assert found(shapes, outline) is None
    assert found(clipped(shapes, outline), outline) is None


@settings(deadline=None, max_examples=20)
@given(st.integers(0, 10_000))
def test_another_outline_raises_no_alarm(seed: int) -> None:
    other = county(seed + 1)
    assert found(np.array([other], object), county(seed)) is None
    assert found(clipped(blobs(seed, 100, 2_000), other), county(seed)) is None


@pytest.mark.parametrize(
    ("mover", "kin", "east_m"),
    [(to_gcj02, Kin.LAYER, 590.0), (from_gcj02, Kin.OUTLINE, -590.0)],
)
def test_the_offset_of_map_services_is_named(
    mover: Callable[..., tuple], kin: Kin, east_m: float
) -> None:
    outline = county(3)
    shift = found(redrawn(clipped(blobs(4, 40, 2_000), outline), mover), outline)
    assert shift is not None
    assert shift.kin is kin
    # 113.44 E, 36.13 N: 597 m, as the formula gives it in double figures.
    assert shift.east_m == pytest.approx(east_m, abs=30)
    assert abs(shift.north_m) < 30


def test_a_shift_of_another_size_is_not_called_gcj02() -> None:
    outline = county(3)
    parks = clipped(blobs(4, 40, 2_000), outline)
    shift = found(shifted(parks, 300, -400), outline)
    assert shift is not None
    assert shift.kin is Kin.UNKNOWN


@pytest.mark.parametrize("size_m", [0.0, 5.0, 40.0, 2_500.0])
def test_shifts_beyond_what_is_looked_for_pass(size_m: float) -> None:
    outline = county(5)
    parks = clipped(blobs(6, 40, 2_000), outline)
    assert found(shifted(parks, size_m, 0.0), outline) is None


def test_straight_edges_alone_prove_nothing() -> None:
    # Every inset of a square matches it along its sides at many shifts.
    outer = shapely.segmentize(shapely.box(0, 0, 20_000, 20_000), 500)
    inner = shapely.segmentize(shapely.box(400, 400, 19_600, 19_600), 500)
    shapes = shapely.transform(
        np.array([outer, inner], object), partial(np.add, ORIGIN)
    )
    assert found(shapes[1:], shapes[0]) is None


@pytest.mark.parametrize("corners", [4, 5, 11])
def test_a_county_of_few_corners_must_agree_as_a_whole(corners: int) -> None:
    angles = 2 * np.pi * np.arange(corners) / corners
    ring = 9_000 * np.column_stack([np.cos(angles), np.sin(angles)]) + ORIGIN
    outline = shapely.Polygon(ring)
    whole = shifted(np.array([outline], object), 300.0, -400.0)
    shift = found(whole, outline)
    assert shift is not None
    assert shift.amount == corners
    north = shapely.box(0, 1_000, 20_000, 20_000)
    half = shapely.intersection(outline, shifted(np.array([north]), *ORIGIN)[0])
    assert found(shifted(np.array([half], object), 300.0, -400.0), outline) is None


@settings(deadline=None, max_examples=10)
@given(st.integers(0, 10_000))
def test_a_county_of_few_corners_is_not_matched_by_chance(seed: int) -> None:
    box = shapely.box(-9_000, -9_000, 9_000, 9_000)
    outline = shifted(np.array([box], object), *ORIGIN)[0]
    crowd = blobs(seed, 20_000, 150.0)
    assert found(crowd, outline) is None
    assert found(clipped(crowd, outline), outline) is None


def test_edges_that_were_bent_with_the_grid_count_by_their_corners() -> None:
    def drawn(west: float, south: float) -> shapely.Polygon:
        box = shapely.segmentize(
            shapely.box(west, south, west + 0.3, south + 0.3), 0.01
        )
        return shapely.transform(
            box,
            lambda xy: np.column_stack(
                TO_DEGREES.transform(*xy.T, direction="INVERSE")
            ),
        )

    # 0.005 degrees north are 555 m.
    shift = found(np.array([drawn(113.3, 36.005)], object), drawn(113.3, 36.0))
    assert shift is not None
    assert shift.amount == 4
    assert shift.size_m == pytest.approx(555, abs=5)


def test_half_a_million_vertices_are_sampled_alike() -> None:
    outline = county(7)
    many = clipped(blobs(8, 30_000, 100.0), outline)
    shift = found(shifted(many, -250.0, 600.0), outline)
    assert shift is not None
    assert (shift.east_m, shift.north_m) == pytest.approx((-250.0, 600.0), abs=1)
    assert shift == found(shifted(many, -250.0, 600.0), outline)


OUTLINE = county(11)
COVERAGE = Coverage(geopandas.GeoDataFrame(geometry=[OUTLINE], crs=GRID), "county.gpkg")
PARKS = shifted(clipped(blobs(12, 20, 3_000), OUTLINE), -ORIGIN[0], -ORIGIN[1])


def screened(*roles: Role, **entries: object) -> list[ScreenedLayer]:
    layers = [
        layer(role, shifted(PARKS, 300, -400), coverage=COVERAGE, **entries)
        for role in roles
    ]
    result = screen(rights([square(0, 0)]), *layers)
    return [one for one in result.layers if one.role in roles]


def test_a_displaced_layer_is_blocked_with_size_and_direction() -> None:
    (one,) = screened(Role.FOREST_PARK)
    assert one.status is LayerStatus.FAILED
    for words in ("东南", "500 米", "东 +300", "北 -400", "county.gpkg"):
        assert words in one.message
    assert "另有" not in one.message


def test_a_displacement_that_somebody_answers_for_only_warns() -> None:
    (one,) = screened(Role.FOREST_PARK, accept_displacement="林业局函")
    assert one.status is LayerStatus.OK
    assert "500 米" in one.message
    assert "林业局函" in one.message


def test_layers_that_agree_speak_against_the_outline() -> None:
    first, second = screened(Role.FOREST_PARK, Role.GEOPARK)
    assert {first.status, second.status} == {LayerStatus.FAILED}
    assert "另有 1 个图层" in first.message
    assert "或为该界线" in second.message


def test_the_county_s_own_layer_is_an_outline_too() -> None:
    towns = shifted(np.array([OUTLINE], object), -ORIGIN[0], -ORIGIN[1])
    result = screen(
        rights([square(0, 0)]),
        layer(Role.ADMIN_AREA, towns, coverage=None),
        layer(Role.FOREST_PARK, shifted(PARKS, 300, -400), coverage=None),
    )
    status = {one.role: one.status for one in result.layers}
    assert status[Role.ADMIN_AREA] is LayerStatus.OK
    assert status[Role.FOREST_PARK] is LayerStatus.FAILED
