from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

import pytest

from pingshun_screen.core.errors import PolicyError
from pingshun_screen.core.policy import (
    All,
    Attribute,
    Disposition,
    Group,
    Policy,
    SizeClass,
    Standing,
    VisibleFrom,
    VisibleRangeMode,
    WithinDistance,
    leaves,
)
from pingshun_screen.core.resources import resource
from pingshun_screen.core.vocabulary import Role
from pingshun_screen.io.policy_changes import policy_differences
from pingshun_screen.io.policy_file import (
    bundled_policies,
    check_policy_file,
    load_policy,
    override_parameters,
)
from tests.unit.io.packs import CLAUSE, SOUND, START, condition_of, write_pack


def bundled() -> Policy:
    return load_policy("pingshun-2026")


def test_the_bundled_pack_has_every_clause_of_the_plan() -> None:
    counts = {"close": 9, "exit": 3, "upgrade": 4, "new": 4}
    assert [clause.id for clause in bundled().clauses] == [
        f"{group}-{number}"
        for group, count in counts.items()
        for number in range(1, count + 1)
    ]
    assert all(
        clause.id == f"{clause.group}-{clause.ordinal}" for clause in bundled().clauses
    )


def test_bundled_packs_are_named_after_their_file() -> None:
    names = [path.stem for path in sorted(resource("policies").glob("*.toml"))]
    assert [policy.id for policy in bundled_policies()] == names
    for name in names:
        assert check_policy_file(resource("policies", f"{name}.toml")) == ()


def test_close_7_is_small_open_pit_and_visible() -> None:
    assert condition_of(bundled(), "close-7") == All(
        (
            SizeClass(("small",)),
            Attribute("mining_method", "in", ("open_pit",), unsure=("combined",)),
            VisibleFrom(
                (Role.ROAD, Role.RAILWAY),
                ("expressway", "national", "provincial", "railway"),
                VisibleRangeMode.BUFFER,
                1000.0,
                5000.0,
            ),
        )
    )


def test_upgrade_3_turns_to_exit_after_its_day() -> None:
    (clause,) = (c for c in bundled().clauses if c.id == "upgrade-3")
    assert clause.deadline is not None
    assert clause.deadline.date == date(2025, 12, 31)
    assert clause.deadline.then is Disposition.EXIT
    assert clause.deadline.leaves_open == (Disposition.CLOSE,)
    assert clause.group is Group.UPGRADE


@pytest.mark.parametrize(
    ("old", "new", "line", "named"),
    [
        ('group = "close"', 'group = "shut"', 3, "shut"),
        ("ordinal = 1", "ordinal = 0", 4, "ordinal"),
        ("ordinal = 1", "ordinal = true", 4, "ordinal"),
        ('words = "words"', 'words = " "', 5, "words"),
        ('words = "words"', "words = 5", 5, "words"),
        ('words = "words"', 'word = "words"', 1, "words"),
        ('words = "words"', 'words = "w"\nspatial = "yes"', 6, "spatial"),
        ('words = "words"', 'words = "w"\nsaptial = true', 6, "saptial"),
        ('department = "department"\n', "", 1, "department"),
        (SOUND, "", 1, "condition"),
        (
            SOUND,
            SOUND + '[clause.deadline]\ndate = "$day"\nthen = "stay"\n'
            'leaves_open = ["close"]\n',
            10,
            "stay",
        ),
        (
            SOUND,
            SOUND + '[clause.deadline]\ndate = "$near_m"\nthen = "exit"\n'
            'leaves_open = ["close"]\n',
            9,
            "date",
        ),
        (SOUND, SOUND + CLAUSE + SOUND, 9, "close-1"),
    ],
)
def test_a_clause_that_is_not_understood_is_refused_with_its_line(
    tmp_path: Path, old: str, new: str, line: int, named: str
) -> None:
    clause = CLAUSE + SOUND
    assert old in clause
    path = write_pack(tmp_path, clause=clause.replace(old, new))
    told = {(fault.place, named in fault.problem) for fault in check_policy_file(path)}
    assert (f"{path}:{START + line}", True) in told


@pytest.mark.parametrize(
    ("old", "new", "line", "named"),
    [
        ("value = 1000", "value = true", 7, "value"),
        ("value = 1000", "value = inf", 7, "near_m"),
        ("value = 1000\n", "", 5, "value"),
        ('unit = "m"', 'units = "m"', 8, "units"),
        ('standing = "confirmed"', 'standing = "sure"', 9, "sure"),
        ('value = "buffer"', 'value = "look"', 38, "look"),
        (
            '[parameters."close6.roles"]',
            '[parameters."close6.rows"]',
            5,
            "close6.roles",
        ),
        ('value = ["geopark"]', "value = 3", 18, "value"),
    ],
)
def test_a_parameter_that_is_not_understood_is_refused_with_its_line(
    tmp_path: Path, old: str, new: str, line: int, named: str
) -> None:
    path = write_pack(tmp_path, clause=CLAUSE + SOUND)
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    told = {(fault.place, named in fault.problem) for fault in check_policy_file(path)}
    assert (f"{path}:{line}", True) in told


def test_all_faults_come_at_once_in_the_order_of_the_file(
    tmp_path: Path,
) -> None:
    path = write_pack(
        tmp_path,
        '{ type = "overlap", roles = ["x"] }',
        clause=CLAUSE.replace("= 1", "= 0"),
    )
    text = path.read_text(encoding="utf-8").replace('title = "t"', "titel = 1")
    path.write_text(text, encoding="utf-8")
    places = [fault.place for fault in check_policy_file(path)]
    assert places == [f"{path}:{line}" for line in (1, 2, START + 4, START + 7)]


@pytest.mark.parametrize(
    ("name", "value", "applied"),
    [
        ("near_m", 500, 500.0),
        ("visible_range.mode", "both", "both"),
        ("close6.roles", ["geopark"], ("geopark",)),
        ("upgrade3.deadline", date(2026, 1, 1), date(2026, 1, 1)),
    ],
)
def test_an_override_is_applied_and_said(
    name: str, value: object, applied: object
) -> None:
    parameter = load_policy("pingshun-2026", overrides={name: value}).parameters[name]
    assert parameter.value == applied
    assert type(parameter.value) is type(applied)
    assert parameter.standing is Standing.TO_BE_CONFIRMED
    assert parameter.source != bundled().parameters[name].source


def test_an_override_reaches_the_conditions() -> None:
    policy = override_parameters(bundled(), {"visible_range.distance_m": 300})
    policy = override_parameters(policy, {"visible_range.mode": "both"})
    views = [
        leaf
        for leaf in leaves(condition_of(policy, "close-7"))
        if isinstance(leaf, VisibleFrom)
    ]
    assert [(view.distance_m, view.mode) for view in views] == [
        (300.0, VisibleRangeMode.BOTH)
    ]
    assert policy.sha256 == bundled().sha256


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("near", 1),
        ("near_m", "1"),
        ("near_m", -1),
        ("near_m", float("nan")),
        ("near_m", float("inf")),
        ("near_m", 10**400),
        ("near_m", True),
        ("near_m", None),
        ("visible_range.refraction", 14.3),
        ("visible_range.range_m", 0),
        ("visible_range.distance_m", 0.0),
        ("visible_range.eye_road_m", 1e6),
        ("visible_range.target_m", 1e6),
        ("visible_range.gap_m", 1e9),
        ("touch_tolerance_m", 1e9),
        ("size_class.density_t_per_m3", 2600),
        ("visible_range.mode", "look"),
        ("visible_range.road_classes", "national"),
        ("visible_range.road_classes", ["motorway"]),
        ("visible_range.road_classes", []),
        ("close6.roles", ["geoparks"]),
        ("upgrade3.deadline", "2025-12-31"),
    ],
)
def test_an_override_that_does_not_fit_is_refused(name: str, value: object) -> None:
    with pytest.raises(PolicyError) as caught:
        override_parameters(
            bundled(), {name: value}, place_of=lambda name: f"here {name}"
        )
    assert {fault.place for fault in caught.value.faults} == {f"here {name}"}


def test_a_pack_can_extend_another(tmp_path: Path) -> None:
    path = tmp_path / "child.toml"
    path.write_text(
        'id = "child"\nextends = "pingshun-2026"\n'
        "[parameters.near_m]\nvalue = 500\n"
        '[parameters.own]\nlabel = "own"\nvalue = 7\nstanding = "confirmed"\n'
        'source = "s"\n'
        '[[clause]]\nid = "close-8"\ngroup = "close"\nordinal = 8\nwords = "new"\n'
        'department = "d"\ncondition = { type = "within_distance",'
        ' roles = ["settlement"], distance_m = "$own" }\n'
        '[[clause]]\nid = "close-10"\ngroup = "close"\nordinal = 10\nwords = "w"\n'
        'department = "d"\ncondition = { type = "size_class", is = ["small"] }\n',
        encoding="utf-8",
    )
    parent, child = bundled(), load_policy("child.toml", base=tmp_path)
    assert (child.id, child.title) == ("child", parent.title)
    assert child.number("near_m") == 500.0
    assert child.parameters["near_m"].label == parent.parameters["near_m"].label
    assert condition_of(child, "close-8") == WithinDistance((Role.SETTLEMENT,), 7.0)
    ids = [clause.id for clause in parent.clauses]
    assert [clause.id for clause in child.clauses] == [*ids, "close-10"]
    digests = f"{parent.sha256}\n{hashlib.sha256(path.read_bytes()).hexdigest()}"
    assert child.sha256 == hashlib.sha256(digests.encode()).hexdigest()


@pytest.mark.parametrize(
    ("changed", "line"),
    [
        ('[parameters.near_m]\nlabel = "x"\n', 4),
        ('[parameters.near_m]\nvalue = "x"\n', 4),
        ('[parameters."visible_range.mode"]\nvalue = "look"\n', 4),
    ],
)
def test_a_child_may_change_only_value_source_and_standing(
    tmp_path: Path, changed: str, line: int
) -> None:
    path = tmp_path / "child.toml"
    head = 'id = "child"\nextends = "pingshun-2026"\n'
    path.write_text(head + changed, encoding="utf-8")
    assert [fault.place for fault in check_policy_file(path)] == [f"{path}:{line}"]


@pytest.mark.parametrize(("first", "second"), [("a", "a"), ("b", "a")])
def test_a_circle_of_packs_is_refused(tmp_path: Path, first: str, second: str) -> None:
    for name, parent in {"a": first, "b": second}.items():
        text = f'id = "{name}"\nextends = "./{parent}.toml"\n'
        (tmp_path / f"{name}.toml").write_text(text, encoding="utf-8")
    (fault,) = check_policy_file(tmp_path / "a.toml")
    assert fault.place.endswith(".toml:2")


def test_a_pack_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(PolicyError) as caught:
        load_policy("pingshun-2025", base=tmp_path)
    assert "pingshun-2026" in caught.value.faults[0].remedy


def test_differences_name_what_changed() -> None:
    changed = override_parameters(bundled(), {"near_m": 500})
    told = {
        (d.place, d.before, d.after) for d in policy_differences(bundled(), changed)
    }
    values = {(before, after) for place, before, after in told if "value" in place}
    assert values == {("1000.0", "500.0")}
    assert all("near_m" in place for place, _, _ in told)
    assert policy_differences(bundled(), bundled()) == ()
