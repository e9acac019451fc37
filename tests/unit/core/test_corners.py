"""Corner points: as published, numbered across areas, and laws of any polygon."""

from __future__ import annotations

import pytest
import shapely
from hypothesis import given
from shapely.geometry.base import BaseGeometry

from pingshun_screen.core.corners import corner_areas, corner_lines
from tests.unit.core.factories import ORIGIN, place, square
from tests.unit.core.shapes import blocks
from tests.unit.core.test_areas import PUBLISHED

PUBLISHED_TABLE = """\
点号 X Y
1 3437174.65 38383678.71
2 3436545.00 38384041.94
3 3436036.68 38384292.25
4 3435649.19 38384381.57
5 3435736.93 38384060.36
6 3435843.58 38384006.70
7 3436215.08 38383628.00
8 3436508.21 38383506.42
9 3436687.33 38383425.26
10 3436713.42 38383455.52
11 3437079.88 38383345.87"""
HOLED = "POLYGON((0 0, 0 9, 9 9, 9 0, 0 0), (3 3, 6 3, 6 6, 3 3))"
TOUCHING = "MULTIPOLYGON(((0 0, 0 9, 9 9, 9 0, 0 0)), ((9 9, 9 20, 20 20, 20 9, 9 9)))"


def _numbers(shape: BaseGeometry) -> list[list[list[int]]]:
    return [
        [[corner.number for corner in ring.corners] for ring in area.rings]
        for area in corner_areas(shape)
    ]


def test_the_published_block_has_its_published_corners() -> None:
    assert "\n".join(corner_lines(PUBLISHED)) == PUBLISHED_TABLE


def test_the_first_corner_and_the_way_round_stay_as_drawn() -> None:
    (area,) = corner_areas(shapely.Polygon([(5, 5), (0, 5), (0, 0), (5, 0)]))
    (ring,) = area.rings
    places = [(corner.x_m, corner.y_m) for corner in ring.corners]
    assert places == [(5, 5), (5, 0), (0, 0), (0, 5)]


def test_a_hole_is_the_second_ring_and_counts_on() -> None:
    assert _numbers(shapely.from_wkt(HOLED)) == [[[1, 2, 3, 4], [5, 6, 7]]]
    (area,) = corner_areas(shapely.from_wkt(HOLED))
    assert (area.letters, [ring.number for ring in area.rings]) == ("", [1, 2])
    assert corner_lines(shapely.from_wkt(HOLED), ",") == [
        *("点号,X,Y", "1,0.00,0.00", "2,9.00,0.00", "3,9.00,9.00", "4,0.00,9.00"),
        *("第2圈（扣除）", "5,3.00,3.00", "6,3.00,6.00", "7,6.00,6.00"),
    ]


def test_areas_are_named_and_share_the_number_of_a_shared_corner() -> None:
    shape = shapely.from_wkt(TOUCHING)
    assert _numbers(shape) == [[[1, 2, 3, 4]], [[3, 5, 6, 7]]]
    lines = corner_lines(shape)
    assert [line for line in lines if "区" in line] == ["A区", "B区"]
    assert lines[6:8] == ["B区", "3 9.00 9.00"]


def test_the_twenty_seventh_area_is_aa() -> None:
    parts = [square(200.0 * n, 0) for n in range(28)]
    letters = [area.letters for area in corner_areas(shapely.MultiPolygon(parts))]
    assert letters[:2] + letters[24:] == ["A", "B", "Y", "Z", "AA", "AB"]


def test_a_corner_drawn_twice_is_one_corner() -> None:
    drawn = [(0, 0), (0, 9), (0.001, 9.001), (9, 9), (9, 0), (0, 0.004)]
    assert _numbers(shapely.Polygon(drawn)) == [[[1, 2, 3, 4]]]


def test_heights_are_left_out() -> None:
    shape = shapely.from_wkt("POLYGON Z((0 0 900, 0 9 900, 9 9 900, 0 0 900))")
    assert corner_lines(shape)[1:] == ["1 0.00 0.00", "2 9.00 0.00", "3 9.00 9.00"]


@pytest.mark.parametrize("wkt", ["POLYGON EMPTY", "MULTIPOLYGON EMPTY"])
def test_nothing_has_no_corners(wkt: str) -> None:
    assert corner_areas(shapely.from_wkt(wkt)) == ()


def test_an_empty_part_is_no_area() -> None:
    shape = shapely.MultiPolygon([shapely.Polygon(), square(0, 0)])
    assert [area.letters for area in corner_areas(shape)] == [""]


@given(blocks)
def test_the_corners_draw_the_same_polygon_again(block: BaseGeometry) -> None:
    parts = []
    for area in corner_areas(block):
        outer, *holes = (
            [(corner.y_m, corner.x_m) for corner in ring.corners] for ring in area.rings
        )
        parts.append(shapely.Polygon(outer, holes))
    assert shapely.equals(shapely.union_all(parts), block)


@given(blocks)
def test_a_number_stands_for_one_place_and_none_is_left_out(
    block: BaseGeometry,
) -> None:
    corners = {
        corner
        for area in corner_areas(block)
        for ring in area.rings
        for corner in ring.corners
    }
    assert sorted(c.number for c in corners) == list(range(1, len(corners) + 1))
    assert len({(c.x_m, c.y_m) for c in corners}) == len(corners)


def test_coordinates_are_those_of_the_zone() -> None:
    (line,) = corner_lines(place(square(0, 0)))[3:4]
    assert line.split()[1:] == [f"{ORIGIN[1] + 100:.2f}", f"{ORIGIN[0]:.2f}"]
