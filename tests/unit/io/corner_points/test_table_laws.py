"""Polygons written as plain tables, whatever stands beside what, come back."""

from __future__ import annotations

import sys
from collections.abc import Callable
from itertools import chain
from pathlib import Path

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from pyproj import CRS
from shapely.geometry import Polygon

from pingshun_screen.io.corner_points.reading import read_corner_points
from tests.unit.io.corner_points.polygons import PLANE, far_apart_m, moved, stars

sys.path.insert(0, str(Path(__file__).parents[4] / "test_data"))

from corner_samples.table_forms import angle_parts, beside

Rows = list[list[str]]

HALF_CENTIMETRE_M = 0.005 + 1e-6
HALF_STEP_OF_SECONDS_M = 0.5 / 3600 / 1000 * 111_700
DEGREES = CRS.from_epsg(4490)
PLAIN, WIDE = ["点号", "X", "Y"], ["点号", "经度", "", "", "纬度", "", ""]
UNITS = ["", "度", "分", "秒", "度", "分", "秒"]
IN_BRACKETS = [f"{angle}({unit})" for angle in ("经度", "纬度") for unit in UNITS[1:4]]
WIDE_HEADS: dict[str, Callable[[int], Rows]] = {
    "merged": lambda count: [WIDE * count, UNITS * count],
    "merged without parts": lambda count: [WIDE * count],
    "in brackets": lambda count: [["点号", *IN_BRACKETS] * count],
    "one cell an angle": lambda count: [["点号", "经度", "纬度"] * count],
    "as a document": lambda count: [
        ["点号", "经度", "纬度"] * count,
        UNITS[1:] * count,
    ],
    "in one line": lambda count: [
        ["点号", "经度", *UNITS[1:4], "纬度", *UNITS[1:4]] * count
    ],
    "none": lambda count: [],
}


def corners(polygon: Polygon) -> np.ndarray:
    return shapely.get_coordinates(polygon.exterior)[:-1]


def in_metres(ring: np.ndarray) -> Rows:
    return [
        [f"J{number}", f"{north:.2f}", f"{east:.2f}"]
        for number, (east, north) in enumerate(ring, start=1)
    ]


def in_parts(ring: np.ndarray) -> Rows:
    degrees = moved_to_degrees(ring)
    return [
        [str(number), *chain(*map(angle_parts, place))]
        for number, place in enumerate(degrees.tolist(), start=1)
    ]


def moved_to_degrees(ring: np.ndarray) -> np.ndarray:
    return moved(ring, PLANE, DEGREES)


def in_blocks(rows: Rows, count: int) -> tuple[Rows, int]:
    """Return rows side by side, filled from above, and how many blocks there are."""
    height = -(-len(rows) // count)
    blocks = [rows[at : at + height] for at in range(0, len(rows), height)]
    return beside(*blocks), len(blocks)


def by_row(rows: Rows, count: int) -> Rows:
    return [list(chain(*rows[at : at + count])) for at in range(0, len(rows), count)]


def lines(rows: Rows, separator: str) -> str:
    kept = [[c for c in row if c] for row in rows] if separator == " " else rows
    return "".join(f"{separator.join(row)}\n" for row in kept)


def read_ring(text: str) -> tuple[np.ndarray, CRS]:
    reading = read_corner_points(text)
    assert reading.refusals == ()
    (parcel,) = reading.parcels
    (ring,) = parcel.rings
    return ring, CRS.from_user_input(parcel.crs)


@settings(max_examples=60)
@given(
    meant=stars(),
    count=st.integers(1, 4),
    separator=st.sampled_from((",", "\t", " ")),
    is_closed=st.booleans(),
    has_head=st.booleans(),
)
def test_blocks_side_by_side_read_back(
    meant: Polygon, count: int, separator: str, *, is_closed: bool, has_head: bool
) -> None:
    rows = in_metres(corners(meant))
    table, blocks = in_blocks([*rows, rows[0]] if is_closed else rows, count)
    head = [PLAIN * blocks] if has_head else []
    ring, _ = read_ring(lines([*head, *table], separator))
    assert far_apart_m(ring, corners(meant)) <= HALF_CENTIMETRE_M


@settings(max_examples=30)
@given(meant=stars(), count=st.integers(2, 4))
def test_blocks_numbered_by_row_read_back(meant: Polygon, count: int) -> None:
    rows = in_metres(corners(meant))
    table = [PLAIN * min(count, len(rows)), *by_row(rows, count)]
    ring, _ = read_ring(lines(table, ","))
    assert far_apart_m(ring, corners(meant)) <= HALF_CENTIMETRE_M


@pytest.mark.parametrize("head", WIDE_HEADS)
@settings(max_examples=20)
@given(
    meant=stars(), count=st.integers(1, 2), separator=st.sampled_from((",", "\t", " "))
)
def test_angles_in_three_columns_read_back(
    head: str, meant: Polygon, count: int, separator: str
) -> None:
    table, blocks = in_blocks(in_parts(corners(meant)), count)
    ring, crs = read_ring(lines([*WIDE_HEADS[head](blocks), *table], separator))
    apart_m = far_apart_m(moved(ring, crs), corners(meant))
    assert apart_m <= HALF_STEP_OF_SECONDS_M


@settings(max_examples=30)
@given(
    meant=stars(),
    between=st.sampled_from((";", "；", "； ", "\n")),
    comma=st.sampled_from((",", "，", " ")),
)
def test_lists_read_back(meant: Polygon, between: str, comma: str) -> None:
    rows = in_metres(corners(meant))
    ring, _ = read_ring(between.join(comma.join(row) for row in rows))
    assert far_apart_m(ring, corners(meant)) <= HALF_CENTIMETRE_M


@settings(max_examples=30)
@given(one=stars(), other=stars())
def test_two_parcels_side_by_side_are_two_or_refused(
    one: Polygon, other: Polygon
) -> None:
    rings = [corners(polygon) for polygon in (one, other)]
    table = [PLAIN * 2, *beside(*map(in_metres, rings))]
    reading = read_corner_points(lines(table, ","))
    if Polygon(rings[0]).intersects(Polygon(rings[1])):
        assert reading.parcels == ()
        assert reading.refusals
        return
    read = [ring for parcel in reading.parcels for ring in parcel.rings]
    assert all(parcel.notes[0].is_warning for parcel in reading.parcels)
    for ring, meant in zip(read, rings, strict=True):
        assert far_apart_m(ring, meant) <= HALF_CENTIMETRE_M
