"""Every clause of the plan: met, not met, open; and what follows for the mine."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest

from pingshun_screen.core.findings import ClauseStatus, MineResult
from pingshun_screen.core.vocabulary import Role
from tests.unit.core.factories import (
    LEDGER,
    QUARRY,
    SMALL_PIT,
    failed,
    layer,
    rights,
    screen_one,
    square,
)

MINE = square(0, 0)
MET, NOT_MET = ClauseStatus.MET, ClauseStatus.NOT_MET
OPEN, NOT_APPLICABLE = ClauseStatus.NOT_DETERMINED, ClauseStatus.NOT_APPLICABLE
IRON = {**LEDGER, "mineral": "铁矿"}
IDLE = {
    **LEDGER,
    "production_status": "停产",
    "idle_cause": "企业自身原因",
    "idle_since": "2025-01-01",
}
NEW = {**LEDGER, "project_type": "新立", "reserve_class": "大型"}
YES = dict.fromkeys(
    (
        "follows_closing_of_small",
        "capacity_linked",
        "restoration_linked",
        "green_mine_standard",
        "site_visit_done",
        "granted_by_competition",
    ),
    "是",
)
READY = {**NEW, **YES}


def status(mine: MineResult, clause_id: str) -> ClauseStatus:
    (outcome,) = (x for x in mine.clauses if x.clause.id == clause_id)
    assert outcome.reason
    if outcome.status is OPEN:
        assert outcome.missing
    return outcome.status


def judged(
    ledger: Mapping[str, object], clause_id: str, **entries: object
) -> ClauseStatus:
    return status(screen_one(rights([MINE], ledger), **entries), clause_id)


CASES = [
    ("close-1", LEDGER, {}, NOT_MET),
    ("close-1", LEDGER, {"has_mining_licence": "否"}, MET),
    ("close-1", LEDGER, {"has_safety_licence": "否"}, MET),
    (
        "close-1",
        LEDGER,
        {"has_safety_licence": "否", "production_status": "停产"},
        NOT_MET,
    ),
    ("close-1", LEDGER, {"has_safety_licence": "否", "production_status": None}, OPEN),
    ("close-1", LEDGER, {"has_mining_licence": None}, OPEN),
    ("close-1", LEDGER, {"has_mining_licence": None, "has_safety_licence": "否"}, MET),
    ("close-2", LEDGER, {"mines_beyond_boundary": "是"}, NOT_MET),
    (
        "close-2",
        LEDGER,
        {"mines_beyond_boundary": "是", "boundary_unrectified": "是"},
        MET,
    ),
    (
        "close-2",
        LEDGER,
        {"mines_as_construction": "是", "boundary_unrectified": "是"},
        MET,
    ),
    (
        "close-2",
        LEDGER,
        {"mines_on_exploration_licence": "是", "boundary_unrectified": None},
        OPEN,
    ),
    (
        "close-2",
        LEDGER,
        {"mines_beyond_boundary": None, "boundary_unrectified": "是"},
        OPEN,
    ),
    ("close-3", LEDGER, {"unsafe_after_suspension": "是"}, MET),
    ("close-3", LEDGER, {"unsafe_after_suspension": None}, OPEN),
    ("close-3", LEDGER, {}, NOT_MET),
    ("close-4", LEDGER, {"uses_obsolete_equipment": "是"}, NOT_MET),
    (
        "close-4",
        LEDGER,
        {"uses_obsolete_equipment": "是", "equipment_unrectified": "是"},
        MET,
    ),
    (
        "close-4",
        LEDGER,
        {"uses_obsolete_equipment": "是", "equipment_unrectified": None},
        OPEN,
    ),
    ("close-4", LEDGER, {"unsafe_after_suspension": "是"}, MET),
    ("close-5", LEDGER, {"had_safety_accident": "是"}, NOT_MET),
    (
        "close-5",
        LEDGER,
        {"had_safety_accident": "是", "violation_unrectified": "是"},
        MET,
    ),
    (
        "close-5",
        LEDGER,
        {"deviates_from_design": "是", "lacks_safety_conditions": "是"},
        MET,
    ),
    (
        "close-5",
        LEDGER,
        {"deviates_from_design": None, "lacks_safety_conditions": "是"},
        OPEN,
    ),
    ("close-8", LEDGER, {}, NOT_MET),
    ("close-8", LEDGER, {"exhausted_uneconomic": "是"}, MET),
    ("close-8", LEDGER, {"exhausted_uneconomic": "说不清"}, OPEN),
    ("close-9", LEDGER, {}, NOT_MET),
    ("close-9", LEDGER, {"county_decides_close": "是"}, MET),
    ("close-9", LEDGER, {"county_decides_close": None}, OPEN),
    ("exit-1", IRON, {"capacity": 30}, NOT_MET),
    ("exit-1", IRON, {"capacity": 29.9}, MET),
    ("exit-1", IRON, {"service_life_years": 4.9}, MET),
    ("exit-1", IRON, {"service_life_years": 5}, NOT_MET),
    ("exit-1", IRON, {"capacity": None}, OPEN),
    ("exit-1", IRON, {"capacity": None, "service_life_years": 4}, MET),
    ("exit-1", IRON, {"capacity": 20, "capacity_unit": "万立方米/年"}, OPEN),
    ("exit-1", LEDGER, {"capacity": 1, "service_life_years": 1}, NOT_MET),
    ("exit-1", LEDGER, {"mineral": "奇石", "capacity": 1}, OPEN),
    ("exit-1", LEDGER, {"mineral": None, "capacity": 1}, OPEN),
    ("exit-1", LEDGER, {"mineral": None}, NOT_MET),
    ("exit-1", QUARRY, {"capacity": 49}, MET),
    ("exit-1", QUARRY, {"capacity": 50}, NOT_MET),
    ("exit-1", QUARRY, {"service_life_years": 4}, MET),
    ("exit-1", QUARRY, {"mining_method": "地下", "capacity": 1}, NOT_MET),
    ("exit-1", QUARRY, {"mining_method": "联合开采", "capacity": 1}, OPEN),
    ("exit-1", QUARRY, {"mining_method": "联合开采"}, NOT_MET),
    ("exit-2", IDLE, {}, MET),
    ("exit-2", IDLE, {"production_status": "生产"}, NOT_MET),
    ("exit-2", IDLE, {"production_status": "在建"}, NOT_MET),
    ("exit-2", IDLE, {"idle_cause": "政策原因"}, NOT_MET),
    ("exit-2", IDLE, {"idle_cause": None}, OPEN),
    ("exit-2", IDLE, {"idle_since": None}, OPEN),
    ("exit-2", IDLE, {"idle_since": "2025年12月"}, OPEN),
    ("exit-2", IDLE, {"valid_from": None}, OPEN),
    ("exit-2", IDLE, {"valid_from": "2026-01-01"}, NOT_MET),
    ("exit-3", LEDGER, {}, NOT_MET),
    ("exit-3", LEDGER, {"county_decides_exit": "是"}, MET),
    ("exit-3", LEDGER, {"county_decides_exit": None}, OPEN),
    ("upgrade-1", LEDGER, {"needs_green_upgrade": "是"}, MET),
    ("upgrade-1", LEDGER, {}, NOT_MET),
    ("upgrade-1", LEDGER, {"needs_green_upgrade": None}, OPEN),
    ("upgrade-2", LEDGER, {"needs_safety_upgrade": "是"}, MET),
    ("upgrade-2", LEDGER, {}, NOT_MET),
    ("upgrade-2", LEDGER, {"needs_safety_upgrade": None}, OPEN),
    ("upgrade-3", QUARRY, {}, NOT_MET),
    ("upgrade-3", QUARRY, {"capacity": 49}, MET),
    ("upgrade-3", QUARRY, {"capacity": None}, OPEN),
    ("upgrade-3", QUARRY, {"capacity": 49, "service_life_years": 4}, NOT_MET),
    ("upgrade-3", QUARRY, {"capacity": 49, "service_life_years": None}, OPEN),
    ("upgrade-4", LEDGER, {"needs_smart_upgrade": "是"}, MET),
    ("upgrade-4", LEDGER, {}, NOT_MET),
    ("upgrade-4", LEDGER, {"needs_smart_upgrade": None}, OPEN),
    ("new-1", LEDGER, {"project_type": "延续"}, NOT_APPLICABLE),
    ("new-1", READY, {}, MET),
    ("new-1", READY, {"follows_closing_of_small": "否"}, NOT_MET),
    ("new-1", READY, {"follows_closing_of_small": None}, OPEN),
    ("new-1", READY, {"capacity": 10}, NOT_MET),
    ("new-2", LEDGER, {"project_type": "变更"}, NOT_APPLICABLE),
    ("new-2", READY, {}, MET),
    ("new-2", READY, {"reserve_class": "小型"}, NOT_MET),
    ("new-2", READY, {"reserve_class": None}, OPEN),
    ("new-2", READY, {"restoration_linked": "否"}, NOT_MET),
    ("new-3", LEDGER, {"project_type": "已设"}, NOT_APPLICABLE),
    ("new-3", READY, {}, MET),
    ("new-3", READY, {"site_visit_done": "否"}, NOT_MET),
    ("new-3", READY, {"site_visit_done": None}, OPEN),
    ("new-4", LEDGER, {"project_type": "延续"}, NOT_APPLICABLE),
    ("new-4", READY, {}, MET),
    ("new-4", READY, {"granted_by_competition": "否"}, NOT_MET),
    ("new-4", READY, {"granted_by_competition": "否", "two_year_right": "是"}, MET),
    ("new-4", READY, {"granted_by_competition": None}, OPEN),
]


@pytest.mark.parametrize(
    ("clause_id", "ledger", "change", "expected"),
    CASES,
    ids=[f"{clause}-{n}" for n, (clause, *_) in enumerate(CASES)],
)
def test_clauses_of_the_ledger(
    clause_id: str,
    ledger: Mapping[str, object],
    change: Mapping[str, object],
    expected: ClauseStatus,
) -> None:
    assert judged({**ledger, **change}, clause_id) is expected


@pytest.mark.parametrize("clause_id", ["new-1", "new-2", "new-3", "new-4"])
def test_nothing_is_said_of_a_project_of_unknown_type(clause_id: str) -> None:
    assert judged({**READY, "project_type": None}, clause_id) not in (MET, NOT_MET)


def near(
    line_m: float, road_class: str | None = "省道", **entries: object
) -> MineResult:
    """Return a small pit beside a road at a distance."""
    x = 100 + line_m
    road = layer(
        Role.ROAD,
        [f"LINESTRING({x} -2000,{x} 2000)"],
        columns={"road_class": [road_class]},
    )
    ledger = entries.pop("ledger", SMALL_PIT)
    return screen_one(rights([MINE], ledger), road, **entries)


@pytest.mark.parametrize(
    ("line_m", "road_class", "ledger", "expected", "spatial"),
    [
        (1000, "省道", {}, MET, "conflict"),
        (1000.01, "省道", {}, NOT_MET, "clear"),
        (0, "国道", {}, MET, "conflict"),
        (500, "高速公路", {}, MET, "conflict"),
        (500, "县道", {}, NOT_MET, "clear"),
        (500, "", {}, OPEN, "not_determined"),
        (500, None, {}, OPEN, "not_determined"),
        (500, "S324", {}, OPEN, "not_determined"),
        (1500, "", {}, NOT_MET, "clear"),
        (500, "省道", {"capacity": 50}, NOT_MET, "clear"),
        (500, "省道", {"capacity": None}, OPEN, "not_determined"),
        (500, "省道", {"mineral": None}, OPEN, "not_determined"),
        (500, "省道", {"mining_method": "地下"}, NOT_MET, "clear"),
        (500, "省道", {"mining_method": None}, OPEN, "not_determined"),
        (500, "省道", {"mining_method": "联合开采"}, OPEN, "not_determined"),
        (1500, "省道", {"capacity": None, "mining_method": None}, NOT_MET, "clear"),
    ],
)
def test_close_7(
    line_m: float,
    road_class: str | None,
    ledger: Mapping[str, object],
    expected: ClauseStatus,
    spatial: str,
) -> None:
    mine = near(line_m, road_class, ledger={**SMALL_PIT, **ledger})
    assert status(mine, "close-7") is expected
    assert mine.spatial == spatial


def test_close_7_needs_verified_sizes_or_leave_to_use_others() -> None:
    mine = near(500, accept_unverified_size_classes=False)
    assert status(mine, "close-7") is OPEN
    assert mine.spatial == "not_determined"


@pytest.mark.parametrize("mode", ["viewshed", "both"])
@pytest.mark.parametrize("line_m", [500, 1500])
def test_without_sight_lines_the_view_stays_open(mode: str, line_m: float) -> None:
    mine = near(line_m, overrides={"visible_range.mode": mode})
    assert status(mine, "close-7") is OPEN
    assert mine.spatial in {"not_determined", "review"}


@pytest.mark.parametrize("line_m", [999.5, 1000, 1000.5])
def test_a_distance_within_accuracy_is_for_review(line_m: float) -> None:
    x = 100 + line_m
    road = layer(
        Role.ROAD, [f"LINESTRING({x} -9,{x} 9)"], columns={"road_class": ["省道"]}
    )
    mine = screen_one(rights([MINE], SMALL_PIT, accuracy_m=1.0), road)
    assert status(mine, "close-7") is OPEN
    assert mine.spatial == "review"
    assert mine.disposition is None


def extracted(outside_m: float, rectified: str | None, **entries: object) -> MineResult:
    """Return a mine that extracts some metres beyond its eastern edge."""
    extent = layer(
        Role.EXTRACTION_EXTENT,
        [square(50, 20, 50 + outside_m)],
        columns={"licence_no": ["C0001"]},
        **entries,
    )
    ledger = {**LEDGER, "boundary_unrectified": rectified}
    return screen_one(rights([MINE], ledger), extent)


@pytest.mark.parametrize(
    ("outside_m", "unrectified", "expected", "spatial"),
    [
        (20, "是", MET, "conflict"),
        (20, None, OPEN, "conflict"),
        (0, "是", NOT_MET, "clear"),
        (0, None, NOT_MET, "clear"),
    ],
)
def test_close_2_by_geometry(
    outside_m: float, unrectified: str | None, expected: ClauseStatus, spatial: str
) -> None:
    mine = extracted(outside_m, unrectified)
    assert status(mine, "close-2") is expected
    assert mine.spatial == spatial


def test_extraction_within_accuracy_is_for_review() -> None:
    mine = extracted(0.5, "是", accuracy_m=2.0)
    assert status(mine, "close-2") is OPEN
    assert mine.spatial == "review"


def test_a_failed_layer_of_extents_leaves_close_2_open() -> None:
    ledger = {**LEDGER, "boundary_unrectified": "是"}
    mine = screen_one(rights([MINE], ledger), failed(Role.EXTRACTION_EXTENT))
    assert status(mine, "close-2") is OPEN
    assert mine.spatial == "not_determined"


@pytest.mark.parametrize(
    ("as_of", "disposition", "open_ones"),
    [
        (date(2025, 12, 30), "upgrade", ()),
        (date(2025, 12, 31), "upgrade", ()),
        (date(2026, 1, 1), "exit", ("close",)),
    ],
)
def test_the_deadline_of_upgrade_3(
    as_of: date, disposition: str, open_ones: tuple[str, ...]
) -> None:
    quarry = {**QUARRY, "capacity": 40}
    mine = screen_one(rights([MINE], quarry), as_of=as_of)
    assert status(mine, "upgrade-3") is MET
    assert mine.disposition == disposition
    assert mine.open_dispositions == open_ones


@pytest.mark.parametrize(
    ("as_of", "since", "expected"),
    [
        (date(2026, 6, 30), "2025-06-30", MET),
        (date(2026, 6, 30), "2025-07-01", NOT_MET),
        (date(2026, 6, 29), "2025-06-30", NOT_MET),
        (date(2025, 2, 28), "2024-02-28", MET),
        (date(2025, 2, 28), "2024-02-29", NOT_MET),
        (date(2025, 3, 1), "2024-02-29", MET),
        (date(2024, 2, 29), "2023-02-28", MET),
        (date(2024, 2, 29), "2023-03-01", NOT_MET),
        (date(2024, 12, 31), "2024-01-01", NOT_MET),
    ],
)
@pytest.mark.parametrize("field", ["idle_since", "valid_from"])
def test_years_are_full_on_the_anniversary(
    field: str, as_of: date, since: str, expected: ClauseStatus
) -> None:
    ledger = {**IDLE, "idle_since": "2020-01-01", field: since}
    assert judged(ledger, "exit-2", as_of=as_of) is expected


def test_a_known_answer_keeps_its_conflict_though_others_are_missing() -> None:
    ledger = {"licence_no": "C1", "name": "示例矿"}
    mine = screen_one(rights([MINE], ledger), layer(Role.ECOLOGICAL_RED_LINE, [MINE]))
    assert mine.spatial == "conflict"
    assert mine.disposition == "close"
    assert mine.open_dispositions == ()


def test_a_bare_ledger_is_undetermined_and_its_headline_does_not_wait() -> None:
    mine = screen_one(rights([MINE], {"licence_no": "C1", "name": "示例矿"}))
    assert mine.spatial == "clear"
    assert mine.disposition is None
    assert mine.open_dispositions == ("close", "exit", "upgrade")
