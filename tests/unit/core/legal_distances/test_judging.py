"""Distances that law keeps, against distances worked out by hand.

The mine is a square from 0, 0 to 100, 100; lines run north beside it. Half-widths
are those of the county's plan: national 15 m, township 8 m, railway 20 m.
"""

from __future__ import annotations

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from pingshun_screen.core.findings import MineResult
from pingshun_screen.core.legal_distances.findings import LegalDistance, LegalStatus
from pingshun_screen.core.legal_distances.rules import legal_rules
from pingshun_screen.core.records import Coverage, LayerRecord
from pingshun_screen.core.vocabulary import Role
from tests.unit.core.factories import (
    CRS,
    LEDGER,
    failed,
    layer,
    place,
    rights,
    screen,
    screen_one,
    square,
)

MINE = square(0, 0)


def line(x: float) -> str:
    return f"LINESTRING({x} -500,{x} 500)"


def road(x: float, road_class: str | None, **entries: object) -> LayerRecord:
    columns = {"road_class": [road_class], "name": ["路"]}
    return layer(Role.ROAD, [line(x)], columns=columns, **entries)


def structure(shape: str, kind: str, of: str = "公路") -> LayerRecord:
    columns = {"structure_kind": [kind], "structure_of": [of], "name": ["物"]}
    return layer(Role.ROAD_STRUCTURE, [shape], columns=columns)


def found(mine: MineResult, rule: str) -> LegalDistance:
    (one,) = (one for one in mine.legal_distances if one.rule.id == rule)
    return one


def of_rule(rule: str, *layers: LayerRecord, **own: object) -> LegalDistance:
    return found(screen_one(rights([MINE], {**LEDGER, **own}), *layers), rule)


@pytest.mark.parametrize(
    ("rule", "x", "road_class", "distance_m", "status"),
    [
        ("road-17-1-100", 215, "国道", 100, "inside"),
        ("road-17-1-100", 215.01, "国道", 100.01, "outside"),
        ("road-17-1-100", 205, "国道", 90, "inside"),
        ("road-17-1-100", 110, "国道", 0, "inside"),
        ("road-17-1-100", 50, "国道", 0, "inside"),
        ("road-17-1-100", 230, "高速公路", 100, "inside"),
        ("road-17-1-100", 210, "县道", 100, "inside"),
        ("road-17-1-100", 210.5, "县道", 100.5, "outside"),
        ("road-17-1-50", 158, "乡道", 50, "inside"),
        ("road-17-1-50", 158.5, "乡道", 50.5, "outside"),
        ("road-17-1-100", 150, None, 20, "not_determined"),
        ("road-17-1-100", 150, "旅游公路", 20, "not_determined"),
        ("road-17-1-100", 230, None, 100, "not_determined"),
        ("road-17-1-100", 230.5, None, 100.5, "outside"),
        ("road-17-1-50", 159, None, 51, "outside"),
    ],
)
def test_roads_are_measured_from_their_land_edge(
    rule: str, x: float, road_class: str | None, distance_m: float, status: str
) -> None:
    one = of_rule(rule, road(x, road_class))
    assert (one.status, one.distance_m) == (status, pytest.approx(distance_m))
    assert one.edge_source.startswith("land_edge.half_width_m.")


def test_a_village_road_concerns_no_rule() -> None:
    mine = screen_one(rights([MINE]), road(120, "村道"))
    told = [one for one in mine.legal_distances if one.feature_name]
    assert told == []


def test_a_polygon_is_the_land_edge_itself() -> None:
    land = layer(
        Role.ROAD, [shapely.box(200, -500, 230, 500)], columns={"road_class": ["国道"]}
    )
    one = of_rule("road-17-1-100", land)
    assert (one.status, one.distance_m) == (LegalStatus.INSIDE, pytest.approx(100))
    assert (one.half_width_m, one.edge_source) == (0.0, "")
    around = layer(Role.ROAD, [square(-9, -9, 999)], columns={"road_class": ["国道"]})
    assert of_rule("road-17-1-100", around).distance_m == 0.0


@pytest.mark.parametrize(
    ("rule", "shape", "kind", "of", "distance_m", "status"),
    [
        ("road-17-2", "POINT(300 50)", "大桥", "公路", 200, "inside"),
        ("road-17-2", "POINT(300.1 50)", "大桥", "公路", 200.1, "outside"),
        ("road-17-2", "POINT(250 50)", "渡口", "公路", 150, "inside"),
        ("road-17-2", "POINT(250 50)", "桥梁", "公路", 150, "not_determined"),
        ("road-17-2", "POINT(250 50)", "大桥", "", 150, "not_determined"),
        ("road-17-2", "POINT(250 50)", "渡槽", "公路", 150, "not_determined"),
        ("road-17-2", "POINT(250 50)", "小桥", "公路", None, "outside"),
        ("road-17-2", "POINT(250 50)", "铁路桥", "", None, "outside"),
        ("road-17-3", "LINESTRING(200 0,900 0)", "隧道", "公路", 100, "inside"),
        ("road-17-3", "POINT(200.5 0)", "洞口", "公路", 100.5, "outside"),
        ("road-17-3", "POINT(150 0)", "公路隧道", "", 50, "inside"),
        ("railway-34", "POINT(1000 50)", "铁路桥", "", 900, "inside"),
        ("railway-34", "LINESTRING(1100 0,1100 9)", "隧道", "铁路", 1000, "inside"),
    ],
)
def test_structures_have_distances_of_their_own(  # noqa: PLR0913, PLR0917 - a table
    rule: str,
    shape: str,
    kind: str,
    of: str,
    distance_m: float | None,
    status: str,
) -> None:
    one = of_rule(rule, structure(shape, kind, of))
    expected = None if distance_m is None else pytest.approx(distance_m)
    assert (one.status, one.distance_m) == (status, expected)


@pytest.mark.parametrize(
    ("x", "method", "status"),
    [
        (1120, "露天", "inside"),
        (1120.5, "露天", "outside"),
        (1000, "露天转地下", "inside"),
        (1000, "地下", "not_determined"),
        (1000, None, "not_determined"),
        (1121, "地下", "outside"),
    ],
)
def test_railways_concern_open_pits(x: float, method: str | None, status: str) -> None:
    railway = layer(Role.RAILWAY, [line(x)])
    assert of_rule("railway-34", railway, mining_method=method).status == status


@pytest.mark.parametrize(
    ("x", "status"),
    [
        (128, "inside"),
        (129, "not_determined"),
        (140, "not_determined"),
        (141, "outside"),
    ],
)
def test_the_safety_zone_stays_open_where_the_place_decides(
    x: float, status: str
) -> None:
    assert of_rule("railway-27", layer(Role.RAILWAY, [line(x)])).status == status


@pytest.mark.parametrize(
    ("x", "status"),
    [
        (210, "inside"),
        (211, "within_accuracy"),
        (219, "within_accuracy"),
        (221, "outside"),
    ],
)
def test_accuracy_counts_on_both_sides(x: float, status: str) -> None:
    roads = road(x, "国道", accuracy_m=3.0)
    mine = screen_one(rights([MINE], accuracy_m=4.0), roads)
    one = found(mine, "road-17-1-100")
    assert (one.status, one.accuracy_m) == (status, pytest.approx(5.0))


def covering(margin_m: float) -> Coverage:
    around = square(-margin_m, -margin_m, 100 + 2 * margin_m)
    table = road(0, "").table.set_geometry([place(around)])
    return Coverage(table.to_crs(CRS), "图")


@pytest.mark.parametrize(
    "roads",
    [
        pytest.param(failed(Role.ROAD), id="failed"),
        pytest.param(road(9000, "国道", coverage=None), id="coverage unknown"),
        pytest.param(
            road(9000, "国道", coverage=covering(50)), id="coverage too small"
        ),
    ],
)
def test_what_is_not_known_is_not_kept(roads: LayerRecord) -> None:
    one = of_rule("road-17-1-100", roads)
    assert one.status is LegalStatus.NOT_DETERMINED
    assert one.reason


@pytest.mark.parametrize(
    ("margin_m", "status"), [(129.9, "not_determined"), (130.1, "outside")]
)
def test_beyond_the_coverage_a_road_may_have_the_widest_land(
    margin_m: float, status: str
) -> None:
    # An expressway's land reaches 30 m from its line.
    roads = road(50, "乡道", coverage=covering(margin_m))
    assert of_rule("road-17-1-100", roads).status == status


def test_a_missing_layer_is_told_by_name() -> None:
    result = screen(rights([MINE]), absent_roles={})
    (mine,) = result.mines
    assert {one.status for one in mine.legal_distances} == {LegalStatus.NOT_DETERMINED}
    assert "桥梁、渡口、隧道" in found(mine, "road-17-2").reason


def test_a_right_without_place_keeps_no_distance() -> None:
    mine = screen_one(rights([None]), road(9000, "国道"))
    statuses = [one.status for one in mine.legal_distances]
    assert statuses == [LegalStatus.NOT_DETERMINED] * len(legal_rules())


def test_every_near_feature_is_told_and_the_nearest_where_none_is_near() -> None:
    columns = {"road_class": ["国道", "省道", "县道"], "name": ["甲", "乙", "丙"]}
    roads = layer(Role.ROAD, [line(200), line(-50), line(9000)], columns=columns)
    mine = screen_one(rights([MINE]), roads)
    near = [x for x in mine.legal_distances if x.rule.id == "road-17-1-100"]
    assert [one.feature_name for one in near] == ["乙", "甲"]
    far = screen_one(rights([square(4000, 0)]), roads)
    # 丙 is 4,900 m away as drawn, 4,890 m from its land edge; 甲 is 3,800 m away.
    assert found(far, "road-17-1-100").feature_name == "甲"
    assert found(far, "road-17-1-100").distance_m == pytest.approx(3785)


def test_of_equal_lines_the_wider_land_is_nearer() -> None:
    columns = {"road_class": ["县道", "高速公路"], "name": ["县", "高"]}
    roads = layer(Role.ROAD, [line(1000), line(1010)], columns=columns)
    one = of_rule("road-17-1-100", roads)
    assert (one.feature_name, one.distance_m) == ("高", pytest.approx(880))


def verdicts(mine: MineResult) -> object:
    return mine.spatial, mine.disposition, mine.open_dispositions, mine.clauses


def test_they_change_no_verdict() -> None:
    own = {**LEDGER, "capacity": 100.0}
    without = screen_one(rights([MINE], own), road(2000, "乡道"))
    inside = screen_one(rights([MINE], own), road(110, "乡道"))
    assert found(inside, "road-17-1-50").status is LegalStatus.INSIDE
    assert verdicts(inside) == verdicts(without)


half_widths = st.floats(0.0, 60.0)


@settings(max_examples=25, deadline=None)
@given(st.floats(-400.0, 400.0), half_widths, half_widths)
def test_a_wider_half_width_never_increases_a_distance(
    x: float, one_m: float, other_m: float
) -> None:
    narrow_m, wide_m = sorted((one_m, other_m))
    distances = [_distance(x, half_width_m) for half_width_m in (narrow_m, wide_m)]
    assert distances[1] <= distances[0]


def _distance(x: float, half_width_m: float) -> float:
    name = "land_edge.half_width_m.national"
    (mine,) = screen(
        rights([MINE]), road(x, "国道"), overrides={name: half_width_m}
    ).mines
    distance_m = found(mine, "road-17-1-100").distance_m
    assert distance_m is not None
    return distance_m


@settings(max_examples=25, deadline=None)
@given(st.floats(0.0, 400.0))
def test_both_sides_of_a_road_are_alike(away_m: float) -> None:
    east = of_rule("road-17-1-100", road(100 + away_m, "国道"))
    west = of_rule("road-17-1-100", road(-away_m, "国道"))
    assert east.status is west.status
    assert east.distance_m == pytest.approx(west.distance_m, abs=1e-6)


def test_rules_print_how_far_they_were_checked() -> None:
    assert all(rule.standing and rule.summary for rule in legal_rules())
    assert len({rule.id for rule in legal_rules()}) == len(legal_rules())
