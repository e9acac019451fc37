"""The fast overlay against plain intersections."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from shapely import affinity
from shapely.geometry.base import BaseGeometry

from pingshun_screen.core.facets import build_facets
from pingshun_screen.core.overlay import Overlaps, overlay
from tests.unit.core.factories import place, square
from tests.unit.core.shapes import array, blocks, polygons, ragged_disc


def overlaid(mines: NDArray[np.object_], features: NDArray[np.object_]) -> Overlaps:
    return overlay(mines, features, build_facets(features))


def areas(found: Overlaps) -> dict[tuple[int, int], float]:
    pairs = zip(found.mine.tolist(), found.feature.tolist(), strict=True)
    return dict(zip(pairs, shapely.area(found.shared).tolist(), strict=True))


def area_of(mine: BaseGeometry, feature: BaseGeometry) -> float:
    return areas(overlaid(array(mine), array(feature))).get((0, 0), 0.0)


def assert_as_plain(
    mines: NDArray[np.object_], features: NDArray[np.object_]
) -> Overlaps:
    found = overlaid(mines, features)
    measured = areas(found)
    keys = list(measured)
    assert keys == sorted(keys)
    assert len(keys) == len(found.mine)
    for m, mine in enumerate(mines):
        for f, feature in enumerate(features):
            plain = shapely.intersection(mine, feature)
            if plain is None or plain.is_empty:
                assert (m, f) not in measured
                continue
            assert (m, f) in measured
            assert measured[m, f] == pytest.approx(
                plain.area, rel=1e-9, abs=1e-9 * mine.area
            )
    for n, (m, f) in enumerate(keys):
        assert found.within[n] == features[f].contains_properly(mines[m])
        if found.within[n]:
            assert found.shared[n] is mines[m]
        assert shapely.difference(found.shared[n], mines[m]).area < 1e-6 * mines[m].area
    return found


@settings(deadline=None, max_examples=60)
@given(
    st.lists(polygons, min_size=1, max_size=3),
    st.lists(polygons, min_size=1, max_size=3),
)
def test_pairs_and_areas_are_those_of_plain_intersection(
    mines: list[BaseGeometry], features: list[BaseGeometry]
) -> None:
    assert_as_plain(array(*mines), array(*features))


@settings(deadline=None, max_examples=60)
@given(blocks, blocks)
def test_on_a_grid_with_many_shared_edges(
    mine: BaseGeometry, feature: BaseGeometry
) -> None:
    assert_as_plain(array(mine), array(feature))


@settings(deadline=None, max_examples=60)
@given(polygons, polygons)
def test_symmetry(one: BaseGeometry, other: BaseGeometry) -> None:
    assert area_of(one, other) == pytest.approx(area_of(other, one), abs=1e-6)


@settings(deadline=None, max_examples=60)
@given(polygons, polygons, st.floats(0, 16), st.booleans())
def test_a_mine_cut_in_two_overlaps_as_much_as_whole(
    mine: BaseGeometry, feature: BaseGeometry, at: float, upright: bool
) -> None:
    half = shapely.box(-50, -50, at, 50) if upright else shapely.box(-50, -50, 50, at)
    half = place(half)
    pieces = [shapely.intersection(mine, half), shapely.difference(mine, half)]
    total = sum(area_of(piece, feature) for piece in pieces if piece.area > 0)
    assert total == pytest.approx(area_of(mine, feature), abs=1e-6)


MINE = square(0, 0)
RING = shapely.Polygon(
    square(-500, -500, 1100).exterior, [square(-100, -100, 300).exterior]
)


@pytest.mark.parametrize(
    ("feature", "area_m2", "within"),
    [
        (square(-50, -50, 200), 10_000, True),
        (square(0, 0), 10_000, False),
        (square(20, 20, 10), 100, False),
        (square(50, 0), 5_000, False),
        (square(0, 0, 200), 10_000, False),
        (square(100, 0), 0, False),
        (square(100, 50), 0, False),
        (square(100, 100), 0, False),
        (shapely.Polygon([(50, 50), (300, 50), (300, 60)]), None, False),
        (shapely.union(square(20, 20, 10), square(500, 0)), 100, False),
        (
            shapely.Polygon(square(0, 0).exterior, [square(20, 20, 10).exterior]),
            9_900,
            False,
        ),
    ],
    ids=[
        "mine inside",
        "equal",
        "feature inside the mine",
        "half",
        "inside with shared edges",
        "shared edge",
        "collinear edges that overlap half",
        "shared corner",
        "needle from inside",
        "multipart",
        "equal but for a hole",
    ],
)
def test_drawn_pairs(
    feature: BaseGeometry, area_m2: float | None, within: bool
) -> None:
    found = assert_as_plain(array(place(MINE)), array(place(feature)))
    assert len(found.mine) == 1
    assert found.within.tolist() == [within]
    if area_m2 is not None:
        assert shapely.area(found.shared[0]) == pytest.approx(area_m2)


@pytest.mark.parametrize("side", [100, 298], ids=["small", "filling"])
def test_a_mine_in_a_hole_is_clear(side: float) -> None:
    mine = place(square(-99, -99, side))
    assert len(overlaid(array(mine), array(place(RING))).mine) == 0


def test_a_mine_that_fills_a_hole_only_touches() -> None:
    found = overlaid(array(place(square(-100, -100, 300))), array(place(RING)))
    assert shapely.area(found.shared).tolist() == [0]
    assert found.within.tolist() == [False]


@pytest.mark.parametrize("first", ["inside", "outside"])
def test_a_multipart_mine_half_inside_and_no_boundary_across(first: str) -> None:
    parts = [square(10, 10, 50), square(1000, 0, 50)]
    if first == "outside":
        parts.reverse()
    mine = place(shapely.MultiPolygon(parts))
    found = assert_as_plain(array(mine), array(place(square(0, 0, 200))))
    assert found.within.tolist() == [False]
    assert shapely.area(found.shared).tolist() == pytest.approx([2_500])


def test_a_multipart_mine_with_each_part_in_another_part_of_the_feature() -> None:
    mine = place(shapely.MultiPolygon([square(10, 10, 50), square(1010, 10, 50)]))
    feature = place(shapely.MultiPolygon([square(0, 0), square(1000, 0)]))
    found = assert_as_plain(array(mine), array(feature))
    assert found.within.tolist() == [True]


def test_a_holed_mine_around_the_feature_does_not_meet_it() -> None:
    mine = shapely.Polygon(square(0, 0, 500).exterior, [square(100, 100, 300).exterior])
    assert len(overlaid(array(place(mine)), array(place(square(200, 200)))).mine) == 0


def test_nothing_shares_nothing() -> None:
    one = place(MINE)
    assert len(overlaid(array(None), array(one)).mine) == 0
    assert len(overlaid(array(one), array(None)).mine) == 0
    assert len(overlaid(array(one), array()).mine) == 0
    assert len(overlaid(array(), array(one)).mine) == 0
    found = overlaid(array(None, one, None), array(None, one))
    assert list(areas(found)) == [(1, 1)]


def test_lines_beside_polygons_do_not_count() -> None:
    features = array(place("LINESTRING(-500 50,500 50)"), place(square(50, 0)))
    areal = array(None, features[1])
    found = overlay(array(place(MINE)), areal, build_facets(features))
    assert areas(found) == {(0, 1): pytest.approx(5_000)}


@pytest.mark.parametrize("seed", range(2))
def test_many_small_mines_on_huge_polygons(seed: int) -> None:
    generator = np.random.default_rng(seed)
    features = array(
        ragged_disc(6000, 3000, seed),
        affinity.translate(ragged_disc(4000, 2500, seed + 100), 1500, 500),
    )
    centres = generator.uniform(-3500, 3500, (300, 2))
    mines = array(
        *(
            affinity.translate(ragged_disc(12, generator.uniform(10, 120), n), *centre)
            for n, centre in enumerate(centres)
        )
    )
    found = assert_as_plain(mines, features)
    assert found.within.any()
    assert not found.within.all()


def test_huge_mines_on_huge_polygons() -> None:
    mine = affinity.translate(ragged_disc(3000, 2000, 1), 700, 0)
    assert_as_plain(array(mine), array(ragged_disc(5000, 3000, 2)))


@pytest.mark.parametrize("width_m", [1e-3, 1e-4, 1e-6])
def test_slivers_at_real_coordinates(width_m: float) -> None:
    mine = place(shapely.box(0, 0, 500, 300))
    feature = place(shapely.box(500 - width_m, -10, 900, 310))
    plain = shapely.intersection(mine, feature).area
    assert area_of(mine, feature) == pytest.approx(plain, abs=1e-5)
