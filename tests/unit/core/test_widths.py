"""Widths tell slivers from overlaps."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import affinity
from shapely.geometry.base import BaseGeometry

from pingshun_screen.core.widths import areal_parts, inscribed_widths_m
from tests.unit.core.factories import place, square
from tests.unit.core.shapes import array


def width_m(shape: BaseGeometry | str | None) -> float:
    return float(inscribed_widths_m(array(place(shape)))[0])


@pytest.mark.parametrize(
    ("shape", "expected_m"),
    [
        (shapely.box(0, 0, 500, 2), 2),
        (shapely.box(0, 0, 2, 500), 2),
        (shapely.box(0, 0, 500, 0.5), 0.5),
        (square(0, 0), 100),
        (shapely.box(0, 0, 3000, 15), 15),
        (shapely.MultiPolygon([square(0, 0, 3), shapely.box(50, 0, 550, 2)]), 3),
        (affinity.rotate(shapely.box(0, 0, 500, 2), 30), 2),
        # Diameter of the inscribed circle of a right triangle: a + b - c.
        (shapely.Polygon([(0, 0), (3, 0), (0, 4)]), 2),
        (shapely.Polygon(square(0, 0, 30).exterior, [square(5, 5, 20).exterior]), None),
    ],
    ids=[
        "500 by 2",
        "2 by 500",
        "500 by half",
        "square",
        "long strip",
        "widest part counts",
        "turned strip",
        "triangle",
        "frame",
    ],
)
def test_drawn_widths(shape: BaseGeometry, expected_m: float | None) -> None:
    # In the corner of a frame 5 m wide: r (1 + √2) = 5 √2, so 2 r = 5.8579.
    expected_m = expected_m or 5.8579
    assert width_m(shape) == pytest.approx(expected_m, abs=0.02)


@pytest.mark.parametrize("thin_m", [0.01, 0.002, 0.0005])
def test_strips_as_thin_as_tolerances(thin_m: float) -> None:
    assert width_m(shapely.box(0, 0, 800, thin_m)) == pytest.approx(thin_m, abs=2e-4)


@pytest.mark.parametrize("thin_m", [1e-5, 1e-7])
def test_thinner_than_the_tolerance_comes_to_an_end(thin_m: float) -> None:
    assert 0 <= width_m(shapely.box(0, 0, 5000, thin_m)) < 1e-4


@pytest.mark.parametrize(
    "nothing", [None, shapely.Polygon(), shapely.MultiPolygon(), "LINESTRING(0 0,9 9)"]
)
def test_nothing_has_no_width(nothing: BaseGeometry | str | None) -> None:
    assert width_m(nothing) == 0


_ARC = np.linspace(0, 1, 60)
STRIPS = {
    "turned": affinity.rotate(shapely.box(0, 0, 800, 10), 33),
    "arc": shapely.LineString(
        np.column_stack([300 * np.cos(_ARC), 300 * np.sin(_ARC)])
    ).buffer(5),
    "waves": shapely.LineString(
        np.column_stack([600 * _ARC, 30 * np.sin(9 * _ARC)])
    ).buffer(5),
    "ring": shapely.Point(0, 0).buffer(100) - shapely.Point(0, 0).buffer(90),
}
_LONGEST_S = 60


_MEASURE = """
import sys, numpy, shapely
from pingshun_screen.core.widths import inscribed_widths_m
shape = shapely.from_wkb(sys.argv[1])
print(inscribed_widths_m(numpy.array([shape], object))[0])
"""


@pytest.mark.parametrize("name", list(STRIPS))
def test_long_strips_of_even_width_come_to_an_end(name: str) -> None:
    # In a process of its own, so that a search without end fails and does not hang.
    shape = shapely.to_wkb(place(STRIPS[name]), hex=True)
    answer = subprocess.run(
        [sys.executable, "-c", _MEASURE, shape],
        cwd=Path(__file__).parents[3],
        timeout=_LONGEST_S,
        check=True,
        capture_output=True,
    )
    assert float(answer.stdout) == pytest.approx(10, abs=0.1)


@settings(deadline=None, max_examples=40)
@given(
    *[st.floats(0.5, 40)] * 2,
    st.floats(0, 1),
)
def test_a_triangle_is_as_wide_as_its_inscribed_circle(
    base_m: float, height_m: float, apex: float
) -> None:
    triangle = shapely.Polygon([(0, 0), (base_m, 0), (base_m * apex, height_m)])
    expected_m = 4 * triangle.area / triangle.length
    width = float(inscribed_widths_m(array(place(triangle)))[0])
    assert width == pytest.approx(expected_m, rel=0.02, abs=0.02)
    assert width <= expected_m + 1e-6


def test_areal_parts() -> None:
    geometries = array(
        *map(
            shapely.from_wkt,
            (
                "POLYGON((0 0,1 0,1 1,0 0))",
                "MULTIPOLYGON(((0 0,1 0,1 1,0 0)))",
                "LINESTRING(0 0,1 1)",
                "GEOMETRYCOLLECTION(POINT(0 0),POLYGON((0 0,1 0,1 1,0 0)),"
                "POLYGON((5 0,6 0,6 1,5 0)))",
                "GEOMETRYCOLLECTION(POINT(0 0),LINESTRING(0 0,1 1))",
                "POLYGON EMPTY",
            ),
        )
    )
    areas = shapely.area(areal_parts(geometries))
    assert areas.tolist() == [0.5, 0.5, 0, 1, 0, 0]
