"""Polygons from published distances, against areas worked out by hand."""

from __future__ import annotations

import math

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from shapely import affinity

from pingshun_screen.core.heritage_scopes import Around, Sides, scope_polygon

EAST, NORTH = 38_450_000.0, 4_000_000.0
metres = st.floats(0.01, 500.0)


def at(wkt: str) -> shapely.Geometry:
    return affinity.translate(shapely.from_wkt(wkt), EAST, NORTH)


@pytest.mark.parametrize(
    ("body", "sides", "expected"),
    [
        (
            "POINT(0 0)",
            Sides(30, 20, 10, 5),
            "POLYGON((-5 -10,20 -10,20 30,-5 30,-5 -10))",
        ),
        ("POINT(0 0)", Sides(30, 20, 0, 5), "POLYGON((-5 0,20 0,20 30,-5 30,-5 0))"),
        (
            "POLYGON((0 0,8 0,8 4,4 9,0 4,0 0))",
            Sides(1, 2, 3, 4),
            "POLYGON((-4 -3,10 -3,10 10,-4 10,-4 -3))",
        ),
        (
            "MULTIPOLYGON(((0 0,1 0,1 1,0 0)),((9 9,9 8,10 9,9 9)))",
            Sides(1, 1, 1, 1),
            "POLYGON((-1 -1,11 -1,11 10,-1 10,-1 -1))",
        ),
    ],
)
def test_sides_are_counted_from_the_outermost_points(
    body: str, sides: Sides, expected: str
) -> None:
    assert scope_polygon(at(body), sides).equals(at(expected))


@given(st.floats(0.5, 5000.0))
def test_a_circle_never_lies_inside_the_true_circle(radius_m: float) -> None:
    point = shapely.Point(EAST, NORTH)
    polygon = scope_polygon(point, Around(radius_m))
    corners = shapely.get_coordinates(polygon.exterior) - (EAST, NORTH)
    nearest_m = point.distance(polygon.exterior)
    assert nearest_m >= radius_m
    assert max(math.hypot(x, y) for x, y in corners.tolist()) <= radius_m + 0.0011


def test_a_radius_around_a_body_keeps_the_distance_on_every_side() -> None:
    body = at("POLYGON((0 0,40 0,40 20,0 20,0 0))")
    polygon = scope_polygon(body, Around(50.0))
    assert body.distance(polygon.exterior) == pytest.approx(50.0, abs=0.0011)
    assert polygon.area == pytest.approx(800 + 120 * 50 + math.pi * 2500, abs=0.5)


@given(metres, metres, metres, metres, st.integers(0, 3), metres)
def test_larger_offsets_never_shrink(  # noqa: PLR0913, PLR0917 - four sides
    north: float, east: float, south: float, west: float, side: int, more: float
) -> None:
    body = at("POLYGON((0 0,7 0,7 3,0 3,0 0))")
    offsets = [north, east, south, west]
    before = scope_polygon(body, Sides(*offsets))
    offsets[side] += more
    after = scope_polygon(body, Sides(*offsets))
    assert after.covers(before)
    assert before.covers(body)


@given(metres, metres)
def test_a_larger_radius_covers_a_smaller_one(radius_m: float, more_m: float) -> None:
    body = at("POLYGON((0 0,7 0,7 3,0 3,0 0))")
    inner = scope_polygon(body, Around(radius_m))
    outer = scope_polygon(body, Around(radius_m + more_m + 0.002))
    assert outer.covers(inner)
    assert inner.covers(body)


@given(metres, metres)
def test_opposite_sides_are_symmetric(north: float, east: float) -> None:
    point = shapely.Point(0, 0)
    one = scope_polygon(point, Sides(north, east, 0, 0))
    other = scope_polygon(point, Sides(0, 0, north, east))
    turned = shapely.transform(other, lambda xy: -xy)
    assert one.equals(turned)
