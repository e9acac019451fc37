"""Relation, share, width, certainty of drawn pairs, and totals."""

from __future__ import annotations

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import affinity
from shapely.geometry.base import BaseGeometry

from pingshun_screen.core.findings import Certainty, Conflict, MineResult, Relation
from pingshun_screen.core.vocabulary import Role
from tests.unit.core.factories import ORIGIN, layer, rights, screen, screen_one, square
from tests.unit.core.shapes import polygons

MINE = square(0, 0)
RED = Role.ECOLOGICAL_RED_LINE


def against(
    *features: BaseGeometry | str, role: Role = RED, **accuracy: float
) -> MineResult:
    mine_m, layer_m = accuracy.get("mine_m", 0.0), accuracy.get("layer_m", 0.0)
    return screen_one(
        rights([MINE], accuracy_m=mine_m), layer(role, features, accuracy_m=layer_m)
    )


def only(mine: MineResult) -> Conflict:
    (conflict,) = mine.conflicts
    return conflict


@pytest.mark.parametrize(
    ("feature", "relation", "overlap_m2", "width_m", "distance_m"),
    [
        (square(-50, -50, 300), "within", 10_000, 100, 0),
        (square(0, 0), "within", 10_000, 100, 0),
        (square(0, 0, 200), "within", 10_000, 100, 0),
        (shapely.box(0, 0, 99.9995, 100), "within", 10_000, 100, 0),
        (square(50, 0), "partial", 5_000, 50, 0),
        (square(20, 20, 10), "partial", 100, 10, 0),
        (shapely.box(98, -10, 300, 300), "partial", 200, 2, 0),
        (shapely.box(99.998, -10, 300, 300), "partial", 0.2, 0.002, 0),
        (shapely.box(99.9995, -10, 300, 300), "touch", 0, 0, 0),
        (square(100, 0), "touch", 0, 0, 0),
        (square(100, 100), "touch", 0, 0, 0),
        (square(100, 40), "touch", 0, 0, 0),
        (square(400, 0), "near", 0, 0, 300),
        (square(1100, 0), "near", 0, 0, 1_000),
    ],
    ids=[
        "inside",
        "equal",
        "inside along edges",
        "all but a touch",
        "half",
        "feature inside the mine",
        "strip of 2 m",
        "strip wider than touching",
        "strip within the touch tolerance",
        "shared edge",
        "shared corner",
        "part of an edge",
        "near",
        "as near as counts",
    ],
)
def test_relations(
    feature: BaseGeometry,
    relation: str,
    overlap_m2: float,
    width_m: float,
    distance_m: float,
) -> None:
    found = only(against(feature))
    assert found.relation == relation
    assert found.overlap_m2 == pytest.approx(overlap_m2, rel=2e-4, abs=0.06)
    assert found.share == pytest.approx(overlap_m2 / 10_000, rel=2e-4, abs=1e-5)
    assert found.width_m == pytest.approx(width_m, abs=0.02)
    assert found.distance_m == pytest.approx(distance_m, abs=1e-6)
    assert found.certainty is Certainty.CERTAIN


def test_further_than_near_is_not_listed() -> None:
    assert against(square(1101, 0)).conflicts == ()


def test_a_mine_in_a_hole_is_near_its_edge() -> None:
    ring = square(-500, -500, 1100).difference(square(-100, -100, 300))
    found = against(ring)
    assert only(found).relation is Relation.NEAR
    assert only(found).distance_m == pytest.approx(100)
    assert found.spatial == "clear"


@pytest.mark.parametrize(
    ("mine_m", "layer_m", "overlap_m", "certainty"),
    [
        (0, 0, 0.01, Certainty.CERTAIN),
        (0.5, 0, 0.4, Certainty.WITHIN_ACCURACY),
        (0, 0.5, 0.4, Certainty.WITHIN_ACCURACY),
        (0.5, 0, 0.6, Certainty.CERTAIN),
        # √(3² + 4²) = 5
        (3, 4, 4.9, Certainty.WITHIN_ACCURACY),
        (3, 4, 5.1, Certainty.CERTAIN),
    ],
)
def test_certainty_is_a_matter_of_width(
    mine_m: float, layer_m: float, overlap_m: float, certainty: Certainty
) -> None:
    mine = against(
        shapely.box(100 - overlap_m, 0, 500, 100), mine_m=mine_m, layer_m=layer_m
    )
    assert only(mine).certainty is certainty
    is_certain = certainty is Certainty.CERTAIN
    assert mine.spatial == ("conflict" if is_certain else "review")
    assert mine.disposition == ("close" if is_certain else None)


@pytest.mark.parametrize(
    ("role", "feature", "relation", "distance_m"),
    [
        (Role.ROAD, "LINESTRING(-500 50,500 50)", "partial", 0),
        (Role.ROAD, "LINESTRING(20 20,80 80)", "partial", 0),
        (Role.ROAD, "LINESTRING(100 -50,100 150)", "touch", 0),
        (Role.ROAD, "LINESTRING(100 100,500 500)", "touch", 0),
        (Role.ROAD, "LINESTRING(300 -50,300 150)", "near", 200),
        (Role.HERITAGE_SITE, "POINT(50 50)", "partial", 0),
        (Role.HERITAGE_SITE, "POINT(100 50)", "touch", 0),
        (Role.HERITAGE_SITE, "POINT(130 140)", "near", 50),
        (Role.HERITAGE_SITE, "MULTIPOINT(5000 0,50 50)", "partial", 0),
    ],
)
def test_lines_and_points(
    role: Role, feature: str, relation: str, distance_m: float
) -> None:
    found = only(against(feature, role=role))
    assert found.relation == relation
    assert found.distance_m == pytest.approx(distance_m, abs=1e-6)
    assert found.overlap_m2 == found.share == found.width_m == 0


def test_a_road_drawn_as_an_area_is_overlapped() -> None:
    found = only(against(shapely.box(-500, 40, 500, 60), role=Role.ROAD))
    assert found.relation is Relation.PARTIAL
    assert found.overlap_m2 == pytest.approx(2_000, rel=2e-4)


def test_a_red_line_that_overlaps_itself_counts_once_in_the_total() -> None:
    mine = against(square(50, 0), square(50, 0), square(40, 0))
    gross = [conflict.overlap_m2 for conflict in mine.conflicts]
    assert gross == pytest.approx([6_000, 5_000, 5_000], rel=2e-4)
    assert mine.overlap_net_m2 == pytest.approx(6_000, rel=2e-4)
    assert mine.overlap_net_by_role_m2[RED] == pytest.approx(6_000, rel=2e-4)


def test_areas_of_two_roles_count_once_in_all_and_once_in_each() -> None:
    mine = screen_one(
        rights([MINE]),
        layer(RED, [shapely.box(0, 0, 60, 100)]),
        layer(Role.NATURE_RESERVE, [shapely.box(40, 0, 100, 100)]),
        layer(Role.PERMANENT_BASIC_FARMLAND, [shapely.box(0, 0, 10, 100)]),
    )
    assert mine.overlap_net_m2 == pytest.approx(10_000, rel=2e-4)
    assert dict(mine.overlap_net_by_role_m2) == {
        RED: pytest.approx(6_000, rel=2e-4),
        Role.NATURE_RESERVE: pytest.approx(6_000, rel=2e-4),
        Role.PERMANENT_BASIC_FARMLAND: pytest.approx(1_000, rel=2e-4),
    }


@settings(deadline=None, max_examples=30)
@given(polygons, st.lists(polygons, min_size=1, max_size=4))
def test_net_is_no_more_than_gross_nor_than_the_mine(
    mine: BaseGeometry, features: list[BaseGeometry]
) -> None:
    def drawn(shape: BaseGeometry) -> BaseGeometry:
        moved = affinity.translate(shape, -ORIGIN[0], -ORIGIN[1])
        return affinity.scale(moved, 20, 20, origin=(0, 0))

    found = screen_one(rights([drawn(mine)]), layer(RED, list(map(drawn, features))))
    gross_m2 = sum(conflict.overlap_m2 for conflict in found.conflicts)
    slack_m2 = 1e-6 * found.area_km2 * 1e6
    assert found.overlap_net_m2 <= gross_m2 + slack_m2
    assert found.overlap_net_m2 <= found.area_km2 * 1e6 * (1 + 1e-12)
    assert all(0 <= conflict.share <= 1 for conflict in found.conflicts)
    plain = shapely.intersection(mine, shapely.union_all(features)).area * 400
    assert found.overlap_net_m2 == pytest.approx(plain, rel=2e-3, abs=0.1)


def test_net_is_no_more_than_gross_where_the_rest_is_a_sliver() -> None:
    mine = against(shapely.box(0, 0, 99.9995, 100))
    assert mine.overlap_net_m2 <= only(mine).overlap_m2 + 1e-6


def test_mines_conflict_with_each_other_but_not_with_themselves() -> None:
    result = screen(
        rights([square(0, 0), square(50, 0), square(0, 0), square(9000, 0)])
    )
    found = {
        mine.licence_no: [(c.feature_id, c.relation.value) for c in mine.conflicts]
        for mine in result.mines
    }
    assert found == {
        "C0001": [("3", "within"), ("2", "partial")],
        "C0002": [("1", "partial"), ("3", "partial")],
        "C0003": [("1", "within"), ("2", "partial")],
        "C0004": [],
    }
    assert {mine.spatial.value for mine in result.mines} == {"clear"}


def test_feature_names_zones_and_grades_are_told() -> None:
    columns = {"name": ["示例红线"], "zone": ["核心保护区"], "grade": ["国家级"]}
    found = only(screen_one(rights([MINE]), layer(RED, [MINE], columns=columns)))
    assert (found.feature_name, found.grade) == ("示例红线", "国家级")
    assert found.layer == "ecological_red_line.gpkg"


def test_more_than_a_hundred_features() -> None:
    mine = against(*[square(x, 0, 10) for x in range(0, 1500, 10)])
    assert len(mine.conflicts) == 111
    assert mine.overlap_net_m2 == pytest.approx(1_000, rel=2e-4)
