"""Small policy packs for tests."""

from __future__ import annotations

from pathlib import Path

from pingshun_screen.core.policy import Condition, Policy

PARAMETERS = """\
[parameters.near_m]
label = "near"
value = 1000
unit = "m"
standing = "confirmed"
source = "s"
[parameters.touch_tolerance_m]
label = "touch"
value = 0.001
standing = "confirmed"
source = "s"
[parameters."close6.roles"]
label = "roles"
value = ["geopark"]
standing = "confirmed"
source = "s"
[parameters."size_class.rows"]
label = "rows"
value = []
standing = "confirmed"
source = "s"
[parameters."size_class.density_t_per_m3"]
label = "density"
value = 0.0
standing = "confirmed"
source = "s"
[parameters.day]
label = "day"
value = 2025-12-31
standing = "confirmed"
source = "s"
[parameters.mode]
label = "mode"
value = "buffer"
choices = ["buffer", "viewshed"]
standing = "to_be_confirmed"
source = "s"
"""
START = PARAMETERS.count("\n") + 4
"""Lines before the first clause."""

CLAUSE = """\
[[clause]]
id = "close-1"
group = "close"
ordinal = 1
words = "words"
department = "department"
"""

SOUND = 'condition = { type = "size_class", is = ["small"] }\n'


def write_pack(folder: Path, condition: str = "", *, clause: str = CLAUSE) -> Path:
    """Write a pack around a condition or a whole clause."""
    path = folder / "small.toml"
    head = 'id = "small"\ntitle = "t"\nissuer = "office"\ndate = 2026-01-01\n'
    text = head + PARAMETERS + clause
    if condition:
        text += f"condition = {condition}\n"
    path.write_text(text, encoding="utf-8")
    return path


def condition_of(policy: Policy, clause_id: str) -> Condition:
    (clause,) = (clause for clause in policy.clauses if clause.id == clause_id)
    return clause.condition
