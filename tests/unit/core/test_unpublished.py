"""A heritage unit without a published scope leaves the mines around it open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from pingshun_screen.core.findings import ClauseStatus, MineResult, SpatialVerdict
from pingshun_screen.core.records import LayerRecord
from pingshun_screen.core.vocabulary import Role
from tests.unit.core.factories import (
    failed,
    layer,
    rights,
    screen,
    screen_one,
    square,
)

MINE = square(0, 0)
"""From 0, 0 to 100, 100."""
SCOPE, ZONE = Role.HERITAGE_PROTECTION_SCOPE, Role.HERITAGE_CONTROL_ZONE


def sites(*places: str | None, names: Sequence[str] = ("古塔",)) -> LayerRecord:
    return layer(Role.HERITAGE_SITE, places, columns={"name": list(names)})


def scopes(*shapes: object, names: Sequence[str] = ("古塔",)) -> LayerRecord:
    return layer(SCOPE, shapes, columns={"name": list(names)})


def close_6(mine: MineResult) -> tuple[ClauseStatus, str]:
    (outcome,) = (x for x in mine.clauses if x.clause.id == "close-6")
    return outcome.status, outcome.reason + "".join(outcome.missing)


FAR_SCOPE = square(9000, 9000)


@pytest.mark.parametrize(
    ("place", "scope", "name", "expected"),
    [
        pytest.param("POINT(5100 0)", FAR_SCOPE, "别处", "open", id="at the reach"),
        pytest.param("POINT(5100.1 0)", FAR_SCOPE, "别处", "clear", id="beyond it"),
        pytest.param("POINT(3000 0)", square(2990, 0), "", "clear", id="contained"),
        pytest.param("POINT(3000 0)", square(3000, 0), "", "clear", id="touched"),
        pytest.param("POINT(3000 0)", square(3001, 0), "", "open", id="just beside"),
        pytest.param("POINT(3000 0)", square(3500, 0), "古塔", "clear", id="named"),
        pytest.param(
            "POINT(3000 0)", square(3500, 0), "古 塔保护范围", "clear", id="named so"
        ),
        pytest.param("POINT(3000 0)", square(3500, 0), "北古塔", "open", id="like it"),
        pytest.param("POINT(3000 0)", square(3501, 0), "古塔", "open", id="too far"),
        pytest.param(
            "POINT(3000 0)", square(-3000, 0), "古塔", "open", id="of its name, far"
        ),
    ],
)
def test_a_unit_has_the_scope_that_meets_it_or_names_it(
    place: str, scope: object, name: str, expected: str
) -> None:
    mine = screen_one(rights([MINE]), sites(place), scopes(scope, names=[name]))
    status, reason = close_6(mine)
    is_open = expected == "open"
    wanted = ClauseStatus.NOT_DETERMINED if is_open else ClauseStatus.NOT_MET
    assert status is wanted
    assert ("两线资料缺失" in reason and "古塔" in reason) is is_open
    assert mine.spatial is (
        SpatialVerdict.NOT_DETERMINED if is_open else SpatialVerdict.CLEAR
    )
    if is_open:
        assert "文旅部门" in reason


def test_the_reach_is_a_parameter() -> None:
    records = rights([MINE]), sites("POINT(3000 0)"), scopes(FAR_SCOPE, names=["别处"])
    near = {"heritage.unpublished_reach_m": 2000.0}
    (mine,) = screen(*records, overrides=near).mines
    assert close_6(mine)[0] is ClauseStatus.NOT_MET


def test_how_far_apart_a_named_scope_may_be_is_a_parameter() -> None:
    records = rights([MINE]), sites("POINT(3000 0)"), scopes(square(3501, 0))
    wider = {"heritage.scope_apart_m": 501.0}
    (mine,) = screen(*records, overrides=wider).mines
    assert close_6(mine)[0] is ClauseStatus.NOT_MET


def test_a_conflict_stays_certain_beside_an_unpublished_scope() -> None:
    named = scopes(square(50, 0), FAR_SCOPE, names=["别处", "他处"])
    mine = screen_one(rights([MINE]), sites("POINT(3000 0)"), named)
    assert close_6(mine)[0] is ClauseStatus.MET


def test_of_two_units_of_one_name_a_scope_is_of_the_nearer() -> None:
    twins = sites("POINT(3000 0)", "POINT(-3000 0)", names=["关帝庙", "关帝庙"])
    named = scopes(square(3100, 0), names=["关帝庙"])
    far_east, far_west = square(7500, 0), square(-7500, 0)
    result = screen(rights([far_east, far_west]), twins, named)
    statuses = [close_6(mine)[0] for mine in result.mines]
    assert statuses == [ClauseStatus.NOT_MET, ClauseStatus.NOT_DETERMINED]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("古塔", ClauseStatus.NOT_DETERMINED),
        ("古塔古碑", ClauseStatus.NOT_MET),
        ("", ClauseStatus.NOT_MET),
    ],
)
def test_a_unit_within_the_scope_of_another_has_none_of_its_own(
    name: str, expected: ClauseStatus
) -> None:
    both = sites("POINT(3000 0)", "POINT(3050 50)", names=["古塔", "古碑"])
    mine = screen_one(rights([MINE]), both, scopes(square(2990, 0), names=[name]))
    status, reason = close_6(mine)
    assert status is expected
    assert ("古碑" in reason) is (expected is ClauseStatus.NOT_DETERMINED)


def test_a_unit_without_place_or_scope_leaves_every_mine_open() -> None:
    named = scopes(FAR_SCOPE, names=["别处"])
    mine = screen_one(rights([MINE]), sites(None, names=["古塔"]), named)
    status, reason = close_6(mine)
    assert status is ClauseStatus.NOT_DETERMINED
    assert "古塔" in reason
    published = scopes(FAR_SCOPE, names=["古塔"])
    mine = screen_one(rights([MINE]), sites(None, names=["古塔"]), published)
    assert close_6(mine)[0] is ClauseStatus.NOT_MET


@pytest.mark.parametrize(
    ("name", "expected"),
    [("古塔", ClauseStatus.NOT_DETERMINED), ("别处", ClauseStatus.NOT_MET)],
)
def test_an_area_without_place_leaves_its_unit_open_beside_another_area(
    name: str, expected: ClauseStatus
) -> None:
    both = scopes(square(2990, 0), None, names=["古塔", name])
    drawn = replace(both, accept_null_geometry=True)
    mine = screen_one(rights([MINE]), sites("POINT(3000 0)"), drawn)
    assert close_6(mine)[0] is expected


def test_sites_that_cannot_be_read_leave_every_mine_open() -> None:
    record = failed(Role.HERITAGE_SITE)
    mine = screen_one(rights([MINE]), record, scopes(FAR_SCOPE))
    assert close_6(mine)[0] is ClauseStatus.NOT_DETERMINED


def test_sites_speak_up_where_the_county_is_said_to_have_no_scopes() -> None:
    mine = screen_one(rights([MINE]), sites("POINT(3000 0)"))
    assert close_6(mine)[0] is ClauseStatus.NOT_DETERMINED


def test_a_missing_control_zone_is_told_and_changes_nothing() -> None:
    records = rights([MINE]), sites("POINT(3000 0)"), scopes(square(2990, 0))
    result = screen(*records)
    (mine,) = result.mines
    assert mine.spatial is SpatialVerdict.CLEAR
    assert any("古塔" in note and "建设控制地带" in note for note in mine.notes)
    assert any("古塔" in note and "建设控制地带" in note for note in result.notes)


def test_a_policy_may_ask_for_the_control_zone() -> None:
    records = rights([MINE]), sites("POINT(3000 0)"), scopes(square(2990, 0))
    asked = {"close6.roles": ["heritage_protection_scope", "heritage_control_zone"]}
    (mine,) = screen(*records, overrides=asked).mines
    assert close_6(mine)[0] is ClauseStatus.NOT_DETERMINED
    zone = layer(ZONE, [square(2900, 0, 300)], columns={"name": ["古塔"]})
    (mine,) = screen(*records, zone, overrides=asked).mines
    assert close_6(mine)[0] is ClauseStatus.NOT_MET
