"""Areas: the published block, the standard's own formula, and laws of a measure."""

from __future__ import annotations

import math
from itertools import pairwise

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from pyproj import CRS, Transformer
from shapely import affinity
from shapely.geometry.base import BaseGeometry

from pingshun_screen.core.areas import (
    geodesic_areas_m2,
    plane_areas_m2,
    statutory_areas_m2,
)
from tests.unit.core.factories import place, square
from tests.unit.core.shapes import array, blocks, stars

WORKING = CRS("EPSG:4526")
PUBLISHED = shapely.Polygon(
    [
        (38383678.71, 3437174.65),
        (38384041.94, 3436545.00),
        (38384292.25, 3436036.68),
        (38384381.57, 3435649.19),
        (38384060.36, 3435736.93),
        (38384006.70, 3435843.58),
        (38383628.00, 3436215.08),
        (38383506.42, 3436508.21),
        (38383425.26, 3436687.33),
        (38383455.52, 3436713.42),
        (38383345.87, 3437079.88),
    ]
)
"""The 钟祥 block whose notice states 0.6752 km²."""


def statutory(shape: BaseGeometry | None) -> float:
    return float(statutory_areas_m2(array(shape), WORKING)[0])


def annex_d_m2(ring: shapely.LinearRing) -> float:
    """Return the area by the standard's sum of trapezoids, edge by edge."""
    a, inverse_flattening = 6378137.0, 298.257222101
    b = a * (1 - 1 / inverse_flattening)
    e2 = (a * a - b * b) / (a * a)
    coefficients = (
        1 + 3 / 6 * e2 + 30 / 80 * e2**2 + 35 / 112 * e2**3 + 630 / 2304 * e2**4,
        1 / 6 * e2 + 15 / 80 * e2**2 + 21 / 112 * e2**3 + 420 / 2304 * e2**4,
        3 / 80 * e2**2 + 7 / 112 * e2**3 + 180 / 2304 * e2**4,
        1 / 112 * e2**3 + 45 / 2304 * e2**4,
        5 / 2304 * e2**4,
    )
    to_degrees = Transformer.from_crs("EPSG:4526", "EPSG:4490", always_xy=True)
    corners = [
        tuple(map(math.radians, to_degrees.transform(x, y))) for x, y in ring.coords
    ]
    meridian = math.radians(113.0)
    total = 0.0
    for (l1, b1), (l2, b2) in pairwise(corners):
        width = (l1 + l2) / 2 - meridian
        height, middle = b2 - b1, (b1 + b2) / 2
        terms = (
            (-1) ** n
            * coefficient
            * math.sin((2 * n + 1) / 2 * height)
            * math.cos((2 * n + 1) * middle)
            for n, coefficient in enumerate(coefficients)
        )
        total += 2 * b * b * width * sum(terms)
    return abs(total)


def test_the_published_block_has_its_published_area() -> None:
    assert round(statutory(PUBLISHED) / 1e6, 4) == 0.6752
    assert round(PUBLISHED.area / 1e6, 4) == 0.6754


def test_the_published_block_by_the_standards_own_formula() -> None:
    assert statutory(PUBLISHED) == pytest.approx(
        annex_d_m2(PUBLISHED.exterior), rel=1e-9
    )


@settings(deadline=None, max_examples=40)
@given(stars())
def test_random_blocks_by_the_standards_own_formula(star: BaseGeometry) -> None:
    # Far from the county's corner and 200 times as large: real mines.
    block = affinity.scale(shapely.Polygon(star.exterior), 200, 200)
    assert statutory(block) == pytest.approx(annex_d_m2(block.exterior), rel=1e-7)


def test_a_hole_counts_negative() -> None:
    outer, inner = square(0, 0, 1000), square(200, 200, 300)
    holed = place(shapely.Polygon(outer.exterior, [inner.exterior]))
    parts = [statutory(place(shape)) for shape in (outer, inner)]
    assert statutory(holed) == pytest.approx(parts[0] - parts[1], rel=1e-12)


def test_several_parts_add_up_and_keep_apart() -> None:
    one, other = place(square(0, 0)), place(square(500, 500, 50))
    both = shapely.MultiPolygon([one, other])
    assert statutory(both) == pytest.approx(statutory(one) + statutory(other))
    areas = statutory_areas_m2(array(one, None, both, other), WORKING)
    expected = [statutory(shape) for shape in (one, None, both, other)]
    assert areas.tolist() == pytest.approx(expected)


@pytest.mark.parametrize(
    "nothing",
    [None, shapely.Polygon(), shapely.MultiPolygon(), shapely.LineString()],
    ids=["none", "polygon", "multipolygon", "line"],
)
def test_nothing_has_no_area(nothing: BaseGeometry | None) -> None:
    some = array(nothing, place(square(0, 0)), nothing)
    for areas in (
        statutory_areas_m2(some, WORKING),
        geodesic_areas_m2(some, WORKING),
        plane_areas_m2(some),
    ):
        assert areas[[0, 2]].tolist() == [0, 0]
        assert areas[1] == pytest.approx(10_000, rel=1e-3)


@pytest.mark.parametrize("shape", [None, shapely.Polygon()])
def test_only_nothing(shape: BaseGeometry | None) -> None:
    for areas in (
        statutory_areas_m2(array(shape), WORKING),
        geodesic_areas_m2(array(shape), WORKING),
        plane_areas_m2(array(shape)),
    ):
        assert areas.tolist() == [0]


def test_no_features_at_all() -> None:
    assert statutory_areas_m2(array(), WORKING).tolist() == []
    assert geodesic_areas_m2(array(), WORKING).tolist() == []


@settings(deadline=None, max_examples=40)
@given(blocks)
def test_orientation_does_not_matter(block: BaseGeometry) -> None:
    area = statutory(block)
    assert statutory(block.reverse()) == pytest.approx(area, rel=1e-6)
    assert statutory(block.normalize()) == pytest.approx(area, rel=1e-6)


@settings(deadline=None, max_examples=40)
@given(st.integers(0, 10))
def test_the_reference_meridian_does_not_matter(first: int) -> None:
    # Each ring is measured from its first corner's meridian.
    corners = list(PUBLISHED.exterior.coords)[:-1]
    turned = shapely.Polygon(corners[first:] + corners[:first])
    assert statutory(turned) == pytest.approx(statutory(PUBLISHED), rel=1e-10)


@settings(deadline=None, max_examples=40)
@given(st.lists(st.floats(200, 2000), min_size=4, max_size=4))
def test_areas_add_up_over_a_cut_between_corners(radii: list[float]) -> None:
    east, north, west, south = (
        place(shapely.Point(r * x, r * y))
        for r, (x, y) in zip(radii, [(1, 0), (0, 1), (-1, 0), (0, -1)], strict=True)
    )
    whole = shapely.Polygon([east, north, west, south])
    halves = [[east, north, south], [north, west, south]]
    parts = [statutory(shapely.Polygon(half)) for half in halves]
    assert statutory(whole) == pytest.approx(sum(parts), rel=1e-9)


@pytest.mark.parametrize("longitude", [113.3, 113.5])
@pytest.mark.parametrize("latitude", [36.0, 36.3])
def test_areas_add_up_over_meridian_and_parallel(
    longitude: float, latitude: float
) -> None:
    # Edges are straight in latitude and longitude, so these cuts are exact.
    way = Transformer.from_crs("EPSG:4490", "EPSG:4526", always_xy=True)

    def block(west: float, south: float, east: float, north: float) -> float:
        box = shapely.box(west, south, east, north)
        return statutory(
            shapely.transform(box, lambda xy: np.column_stack(way.transform(*xy.T)))
        )

    west, south, east, north = 113.2, 35.95, 113.7, 36.45
    whole = block(west, south, east, north)
    across = block(west, south, longitude, north) + block(longitude, south, east, north)
    along = block(west, south, east, latitude) + block(west, latitude, east, north)
    assert across == pytest.approx(whole, rel=1e-10)
    assert along == pytest.approx(whole, rel=1e-10)


def test_splitting_an_edge_on_the_grid_changes_next_to_nothing() -> None:
    whole = place(square(0, 0, 5000))
    denser = shapely.segmentize(whole, 100)
    assert statutory(denser) == pytest.approx(statutory(whole), rel=1e-6)


@settings(deadline=None, max_examples=30)
@given(stars(), st.floats(-20_000, 20_000), st.floats(-20_000, 20_000))
def test_small_blocks_agree_with_the_geodesic_area(
    star: BaseGeometry, east_m: float, north_m: float
) -> None:
    block = affinity.translate(affinity.scale(star, 20, 20), east_m, north_m)
    geodesic = float(geodesic_areas_m2(array(block), WORKING)[0])
    assert statutory(block) == pytest.approx(geodesic, rel=1e-5)


@pytest.mark.parametrize("crs", ["EPSG:4526", "EPSG:4547", "EPSG:4508"])
def test_the_projection_does_not_matter(crs: str) -> None:
    way = Transformer.from_crs("EPSG:4526", crs, always_xy=True)
    moved = shapely.transform(
        PUBLISHED, lambda xy: np.column_stack(way.transform(*xy.T))
    )
    area = float(statutory_areas_m2(array(moved), CRS(crs))[0])
    assert area == pytest.approx(statutory(PUBLISHED), rel=1e-8)


def test_plane_areas_of_lines_and_nothing() -> None:
    line = shapely.LineString([(0, 0), (1, 1)])
    assert plane_areas_m2(array(None, line, square(0, 0))).tolist() == [0, 0, 10_000]
