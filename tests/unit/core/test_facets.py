"""Boundaries cut into runs: nothing lost, nothing added."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.geometry.base import BaseGeometry

from pingshun_screen.core.facets import build_facets
from tests.unit.core.factories import place, square
from tests.unit.core.shapes import array, polygons, ragged_disc

_LONGEST = 32


@settings(deadline=None, max_examples=40)
@given(st.lists(polygons, min_size=1, max_size=4))
def test_the_runs_of_each_feature_make_its_boundary(
    shapes: list[BaseGeometry],
) -> None:
    facets = build_facets(array(*shapes))
    for index, shape in enumerate(shapes):
        runs = facets.lines[facets.owner == index]
        assert shapely.length(runs).sum() == pytest.approx(shape.length)
        assert shapely.hausdorff_distance(shapely.union_all(runs), shape.boundary) == 0


@pytest.mark.parametrize("vertices", [3, 31, 32, 33, 63, 64, 65, 1000])
def test_long_boundaries_are_cut_short_without_a_gap(vertices: int) -> None:
    disc = shapely.Polygon(ragged_disc(vertices, 500, seed=vertices).exterior)
    lines = build_facets(array(disc)).lines
    assert shapely.get_num_points(lines).max() <= _LONGEST + 1
    assert len(lines) == -(-vertices // _LONGEST)
    assert shapely.line_merge(shapely.multilinestrings(lines)).is_closed
    assert shapely.length(lines).sum() == pytest.approx(disc.length)


def test_lines_points_and_nothing_keep_their_owners() -> None:
    shapes = array(
        None,
        place("LINESTRING(0 0,10 0,20 5)"),
        place("MULTIPOINT(1 1,2 2)"),
        place(square(0, 0)),
        place("MULTILINESTRING((0 0,1 0),(5 5,6 6))"),
    )
    facets = build_facets(shapes)
    assert np.bincount(facets.owner).tolist() == [0, 1, 2, 1, 2]
    for owner, line in zip(facets.owner, facets.lines, strict=True):
        assert shapes[owner].boundary.union(shapes[owner]).covers(line)


@pytest.mark.parametrize("shapes", [array(), array(None), array(shapely.Polygon())])
def test_nothing_has_no_facets(shapes: np.ndarray) -> None:
    facets = build_facets(shapes)
    assert len(facets.lines) == len(facets.owner) == 0


def test_holes_are_boundary_too() -> None:
    holed = shapely.Polygon(square(0, 0).exterior, [square(20, 20, 10).exterior])
    facets = build_facets(array(place(holed)))
    assert shapely.length(facets.lines).sum() == pytest.approx(440)
