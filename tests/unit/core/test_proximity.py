"""Distances to boundaries against plain distances."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from shapely import affinity
from shapely.geometry.base import BaseGeometry

from pingshun_screen.core.facets import Facets, build_facets
from pingshun_screen.core.proximity import (
    first_corners,
    nearest,
    nearest_however_far,
    neighbours,
)
from tests.unit.core.factories import place, square
from tests.unit.core.shapes import array, polygons, ragged_disc


def outline(shape: BaseGeometry) -> BaseGeometry:
    return shape.boundary if shape.area > 0 else shape


def however_far(
    mines: NDArray[np.object_], facets: Facets
) -> tuple[NDArray[np.float64], NDArray[np.intp]]:
    return nearest_however_far(mines, first_corners(mines), facets)


lines = st.lists(
    st.tuples(st.floats(-20, 20), st.floats(-20, 20)),
    min_size=2,
    max_size=5,
    unique=True,
).map(lambda points: place(shapely.LineString(points)))


@settings(deadline=None, max_examples=60)
@given(
    st.lists(polygons, min_size=1, max_size=3),
    st.lists(st.one_of(polygons, lines), min_size=1, max_size=3),
    st.floats(0.5, 30),
)
def test_distances_are_those_to_the_boundary(
    mines: list[BaseGeometry], features: list[BaseGeometry], reach_m: float
) -> None:
    facets = build_facets(array(*features))
    found = neighbours(array(*mines), facets, reach_m)
    pairs = list(zip(found.mine.tolist(), found.feature.tolist(), strict=True))
    assert pairs == sorted(set(pairs))
    measured = dict(zip(pairs, found.distance_m.tolist(), strict=True))
    for m, mine in enumerate(mines):
        plain = [mine.distance(outline(feature)) for feature in features]
        for f, distance_m in enumerate(plain):
            if distance_m <= reach_m:
                assert measured[m, f] == pytest.approx(distance_m, abs=1e-7)
            else:
                assert (m, f) not in measured
    nearest_m, feature = nearest(array(*mines), facets)
    for m, mine in enumerate(mines):
        plain = [mine.distance(outline(feature)) for feature in features]
        assert nearest_m[m] == pytest.approx(min(plain), abs=1e-7)
        assert plain[feature[m]] == pytest.approx(min(plain), abs=1e-7)
    far_m, far_feature = however_far(array(*mines), facets)
    assert far_m.tolist() == pytest.approx(nearest_m.tolist(), abs=1e-7)
    for m, mine in enumerate(mines):
        away_m = mine.distance(outline(features[far_feature[m]]))
        assert away_m == pytest.approx(far_m[m], abs=1e-7)


def test_without_mine_or_feature_nothing_is_nearest() -> None:
    line = build_facets(array(place("LINESTRING(0 0,9 9)")))
    distance_m, feature = however_far(array(None, place(square(0, 0))), line)
    assert (distance_m.tolist(), feature.tolist()) == ([np.inf, 0.0], [-1, 0])
    distance_m, feature = however_far(array(square(0, 0)), build_facets(array()))
    assert (distance_m.tolist(), feature.tolist()) == ([np.inf], [-1])


@pytest.mark.parametrize(
    ("feature", "distance_m"),
    [
        ("LINESTRING(400 -500,400 500)", 300),
        ("LINESTRING(-500 50,500 50)", 0),
        ("LINESTRING(40 40,60 60)", 0),
        ("LINESTRING(100 0,100 100)", 0),
        ("POINT(103 104)", 5),
        ("MULTIPOINT(900 0,50 50)", 0),
        (square(160, 180), 100),
        (square(-50, -50, 200), 50),
    ],
)
def test_drawn_distances(feature: BaseGeometry | str, distance_m: float) -> None:
    facets = build_facets(array(place(feature)))
    found = neighbours(array(place(square(0, 0))), facets, 1000)
    assert found.distance_m.tolist() == [pytest.approx(distance_m, abs=1e-6)]


def test_the_reach_itself_still_counts() -> None:
    facets = build_facets(array(place("LINESTRING(600 0,600 10)")))
    mine = array(place(square(0, 0)))
    assert len(neighbours(mine, facets, 500).mine) == 1
    assert len(neighbours(mine, facets, 499.999).mine) == 0


def test_nothing_is_infinitely_far() -> None:
    one = place(square(0, 0))
    empty = build_facets(array(None))
    distance_m, feature = nearest(array(one, None), empty)
    assert distance_m.tolist() == [np.inf, np.inf]
    assert feature.tolist() == [-1, -1]
    assert len(neighbours(array(one), empty, 1000).mine) == 0
    distance_m, feature = nearest(array(None, one), build_facets(array(one)))
    assert distance_m.tolist() == [np.inf, 0]
    assert feature.tolist() == [-1, 0]
    assert len(neighbours(array(None), build_facets(array(one)), 1000).mine) == 0


def test_what_lies_beyond_the_reach_does_not_count_as_nearest() -> None:
    facets = build_facets(array(place("LINESTRING(600 0,600 10)")))
    mine = array(place(square(0, 0)))
    assert nearest(mine, facets, 499)[0].tolist() == [np.inf]
    assert nearest(mine, facets, 501)[0].tolist() == [pytest.approx(500)]


def test_many_vertices() -> None:
    disc = ragged_disc(5000, 2000, 3)
    mines = array(
        *(
            affinity.translate(place(square(0, 0, 20)), x, 40)
            for x in range(0, 3000, 90)
        )
    )
    distance_m, _ = nearest(mines, build_facets(array(disc)))
    assert distance_m == pytest.approx(shapely.distance(mines, disc.boundary), abs=1e-6)
