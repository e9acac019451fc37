from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from pingshun_screen.core.policy import (
    Any,
    Attribute,
    Condition,
    Manual,
    Not,
    OutsideOf,
    Overlap,
    SizeClass,
    VisibleFrom,
    VisibleRangeMode,
    WithinDistance,
)
from pingshun_screen.core.vocabulary import Role
from pingshun_screen.io.policy_file import (
    check_policy_file,
    load_policy,
)
from tests.unit.io.packs import CLAUSE, START, condition_of, write_pack


@pytest.mark.parametrize(
    ("written", "condition"),
    [
        (
            '{ type = "overlap", roles = ["geopark"], zones = ["core_protection"] }',
            Overlap((Role.GEOPARK,), ("core_protection",)),
        ),
        (
            '{ type = "inside_or_overlap", roles = "$close6.roles" }',
            Overlap((Role.GEOPARK,)),
        ),
        (
            '{ type = "overlap", roles = ["railway", "$close6.roles"] }',
            Overlap((Role.RAILWAY, Role.GEOPARK)),
        ),
        (
            '{ type = "within_distance", roles = ["settlement"], distance_m = 300 }',
            WithinDistance((Role.SETTLEMENT,), 300.0),
        ),
        (
            '{ type = "outside_of", roles = ["extraction_extent"] }',
            OutsideOf((Role.EXTRACTION_EXTENT,)),
        ),
        (
            '{ type = "visible_from", roles = ["road"], classes = ["national"],'
            ' mode = "$mode", distance_m = "$near_m", range_m = 1 }',
            VisibleFrom(
                (Role.ROAD,), ("national",), VisibleRangeMode.BUFFER, 1000.0, 1.0
            ),
        ),
        (
            '{ type = "not", of = { type = "size_class", is = ["small", "large"] } }',
            Not(SizeClass(("small", "large"))),
        ),
        (
            '{ type = "any", of = [{ type = "attribute", field = "as_of",'
            ' operator = "after", value = "$day" }] }',
            Any((Attribute("as_of", "after", date(2025, 12, 31)),)),
        ),
        (
            '{ type = "attribute", field = "mineral", operator = "not_in",'
            ' value = ["铁矿"] }',
            Attribute("mineral", "not_in", ("铁矿",)),
        ),
        (
            '{ type = "attribute", field = "valid_to", operator = "older_than_years",'
            " value = 1.5 }",
            Attribute("valid_to", "older_than_years", 1.5),
        ),
        (
            '{ type = "attribute", field = "capacity", operator = "lt", value = 30,'
            ' unit = "万吨/年" }',
            Attribute("capacity", "lt", 30.0, "万吨/年"),
        ),
        (
            '{ type = "manual", question = "?", field = "site_visit_done" }',
            Manual("?", "site_visit_done"),
        ),
    ],
)
def test_each_kind_of_condition(
    tmp_path: Path, written: str, condition: Condition
) -> None:
    policy = load_policy(str(write_pack(tmp_path, written)))
    assert condition_of(policy, "close-1") == condition


@pytest.mark.parametrize(
    ("written", "named"),
    [
        ('{ type = "overlaps", roles = ["geopark"] }', "overlaps"),
        ('{ type = "overlap" }', "roles"),
        ('{ type = "overlap", roles = [] }', "roles"),
        ('{ type = "overlap", roles = "geopark" }', "roles"),
        ('{ type = "overlap", roles = ["geo_park"] }', "geo_park"),
        ('{ type = "overlap", roles = ["dem"] }', "dem"),
        ('{ type = "overlap", roles = ["geopark"], zones = ["core"] }', "core"),
        ('{ type = "overlap", roles = ["geopark"], zones = [] }', "zones"),
        ('{ type = "overlap", roles = ["geopark"], zone = ["x"] }', "zone"),
        ('{ type = "overlap", roles = "$close6" }', "close6"),
        ('{ type = "within_distance", roles = ["road"] }', "distance_m"),
        (
            '{ type = "within_distance", roles = ["road"], distance_m = nan }',
            "distance_m",
        ),
        (
            '{ type = "within_distance", roles = ["road"], distance_m = -1 }',
            "distance_m",
        ),
        (
            '{ type = "within_distance", roles = ["road"], distance_m = 1,'
            ' classes = ["motorway"] }',
            "motorway",
        ),
        (
            '{ type = "visible_from", roles = ["road"], classes = ["national"],'
            ' mode = "look", distance_m = 1, range_m = 1 }',
            "look",
        ),
        ('{ type = "size_class", is = ["tiny"] }', "tiny"),
        ('{ type = "manual", question = "?", field = "capacity" }', "capacity"),
        ('{ type = "manual", question = "", field = "site_visit_done" }', "question"),
        ('{ type = "all", of = [] }', "of"),
        ('{ type = "any", of = { type = "size_class", is = ["small"] } }', "of"),
        ('{ type = "not", of = [{ type = "size_class", is = ["small"] }] }', "of"),
        (
            '{ type = "attribute", field = "capasity", operator = "lt", value = 1 }',
            "capasity",
        ),
        (
            '{ type = "attribute", field = "capacity", operator = "in", value = [] }',
            "in",
        ),
        (
            '{ type = "attribute", field = "capacity", operator = "lt", value = "1" }',
            "value",
        ),
        (
            '{ type = "attribute", field = "has_mining_licence", operator = "is",'
            " value = 1 }",
            "value",
        ),
        (
            '{ type = "attribute", field = "production_status", operator = "in",'
            ' value = ["sleeping"] }',
            "sleeping",
        ),
        (
            '{ type = "attribute", field = "mineral_kind", operator = "in",'
            ' value = ["gold"] }',
            "gold",
        ),
        (
            '{ type = "attribute", field = "valid_to", operator = "before",'
            ' value = "2025-01-01" }',
            "value",
        ),
        (
            '{ type = "attribute", field = "valid_to", operator = "before",'
            " value = 2025-01-01T00:00:00 }",
            "value",
        ),
        (
            '{ type = "attribute", field = "capacity", operator = "lt", value = 1,'
            ' unsure = ["x"] }',
            "unsure",
        ),
        (
            '{ type = "attribute", field = "capacity", operator = "lt", value = 1,'
            ' unit = "吨" }',
            "吨",
        ),
        (
            '{ type = "attribute", field = "valid_to", operator = "before",'
            ' value = 2025-01-01, unit = "m" }',
            "unit",
        ),
    ],
)
def test_a_condition_that_is_not_understood_is_refused_with_its_line(
    tmp_path: Path, written: str, named: str
) -> None:
    path = write_pack(tmp_path, written)
    faults = check_policy_file(path)
    line = START + CLAUSE.count("\n") + 1
    assert faults
    assert {fault.place for fault in faults} == {f"{path}:{line}"}
    assert any(f"“{named}”" in fault.problem for fault in faults)
