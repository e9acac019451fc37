from __future__ import annotations

from dataclasses import replace

from shapely.geometry import Point, box

from pingshun_screen.core.findings import Certainty, Conflict, MineResult, Relation
from pingshun_screen.core.vocabulary import Role
from pingshun_screen.report.illustrations import (
    OVERLAPPING,
    detail_frames,
    numbered_conflicts,
)
from tests.unit.report.fabricated import mine, mine_shape


def conflict(
    role: Role, relation: Relation, shape: object, **values: float
) -> Conflict:
    measured = {"overlap_m2": 0.0, "share": 0.0, "width_m": 0.0, "distance_m": 0.0}
    return Conflict(
        role=role,
        layer="x.gpkg",
        feature_id=str(values),
        feature_name="",
        zone="",
        grade="",
        relation=relation,
        certainty=Certainty.CERTAIN,
        geometry=shape,
        **{**measured, **values},
    )


def mine_with(*conflicts: Conflict) -> MineResult:
    return replace(mine(1, "矿", "C1", mine_shape()), conflicts=conflicts)


def test_overlaps_come_first_then_touching_then_near_by_distance() -> None:
    far = conflict(Role.ROAD, Relation.NEAR, None, distance_m=900.0)
    near = conflict(Role.ROAD, Relation.NEAR, None, distance_m=10.0)
    touch = conflict(Role.GEOPARK, Relation.TOUCH, Point(0, 0))
    inside = conflict(Role.ROAD, Relation.WITHIN, box(0, 0, 1, 1), overlap_m2=1.0)
    listed = numbered_conflicts(mine_with(far, near, touch, inside))
    assert [one.conflict for one in listed] == [inside, touch, near, far]
    assert [one.number for one in listed] == [1, 2, 3, 4]


def test_small_and_large_overlaps_of_a_role_do_not_share_a_map() -> None:
    large = conflict(
        Role.GEOPARK, Relation.PARTIAL, box(0, 0, 2000, 2000), overlap_m2=4e6
    )
    small = conflict(Role.GEOPARK, Relation.PARTIAL, box(5, 5, 9, 9), overlap_m2=16.0)
    frames = detail_frames(mine_with(large, small))
    assert [[one.conflict for one in frame] for frame in frames] == [[large], [small]]


def test_neighbours_of_a_role_share_a_map_but_never_more_than_can_be_named() -> None:
    parcels = [
        conflict(
            Role.PERMANENT_BASIC_FARMLAND,
            Relation.PARTIAL,
            box(60 * i, 0, 60 * i + 50, 50),
            overlap_m2=2500.0 - i,
        )
        for i in range(10)
    ]
    frames = detail_frames(mine_with(*parcels))
    assert sum(len(frame) for frame in frames) == len(parcels)
    assert max(len(frame) for frame in frames) <= 8
    assert len(frames) < len(parcels)


def test_every_overlap_is_on_exactly_one_map_even_without_geometry() -> None:
    shown = mine_with(
        *mine(1, "矿", "C1", mine_shape()).conflicts,
        conflict(Role.HERITAGE_SITE, Relation.PARTIAL, None),
    )
    wanted = [
        one.number
        for one in numbered_conflicts(shown)
        if one.conflict.relation in OVERLAPPING
    ]
    drawn = [one.number for frame in detail_frames(shown) for one in frame]
    assert sorted(drawn) == wanted
