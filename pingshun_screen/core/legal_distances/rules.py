"""The rules of resources/legal_distances.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from pingshun_screen.core.policy import Policy
from pingshun_screen.core.resources import resource
from pingshun_screen.core.vocabulary import Role

_HALF_WIDTH = "land_edge.half_width_m."


class MeasuredFrom(StrEnum):
    """Where a distance begins."""

    LAND_EDGE = "land_edge"
    FEATURE = "feature"


class Consequence(StrEnum):
    """What follows from being nearer than a rule's distance."""

    PROHIBITED = "prohibited"
    NEEDS_CONSENT = "needs_consent"


@dataclass(frozen=True)
class Target:
    """Features that a rule speaks of.

    Parameters
    ----------
    role
        Roads, railways or structures.
    classes, doubtful
        Road classes or kinds of structure to which the rule applies, and may apply.
    of
        For structures: road or railway.
    optional
        Without a layer of the role the rule can be judged all the same.
    """

    role: Role
    classes: tuple[str, ...]
    doubtful: tuple[str, ...]
    of: str
    optional: bool


@dataclass(frozen=True)
class LegalRule:
    """One distance of a law.

    Parameters
    ----------
    id, law, article, summary
        Identifier, where it stands and what it says, in short.
    standing, reading
        How far the text was checked; how it was understood where it leaves a choice.
    distance_m, least_m
        Greatest distance; the smallest where layers do not tell which applies.
    methods
        Mining methods that it names; empty for all.
    measured_from, consequence, department
        Where it begins, what follows, and who decides.
    targets
        Features that count.
    """

    id: str
    law: str
    article: str
    summary: str
    standing: str
    reading: str
    distance_m: float
    least_m: float
    methods: tuple[str, ...]
    measured_from: MeasuredFrom
    consequence: Consequence
    department: str
    targets: tuple[Target, ...]


@cache
def legal_rules() -> tuple[LegalRule, ...]:
    """Return the shipped rules in their order."""
    with resource("legal_distances.toml").open("rb") as file:
        entries = tomllib.load(file)["rule"]
    return tuple(_rule(entry) for entry in entries)


def _rule(entry: Mapping[str, Any]) -> LegalRule:
    return LegalRule(
        **{name: entry[name] for name in _TEXTS},
        distance_m=entry["distance_m"],
        least_m=entry.get("least_m", entry["distance_m"]),
        methods=tuple(entry.get("methods", ())),
        measured_from=MeasuredFrom(entry["measured_from"]),
        consequence=Consequence(entry["consequence"]),
        targets=tuple(_target(target) for target in entry["target"]),
    )


_TEXTS = ("id", "law", "article", "summary", "standing", "reading", "department")


def _target(entry: Mapping[str, Any]) -> Target:
    return Target(
        role=Role(entry["role"]),
        classes=tuple(entry["classes"]),
        doubtful=tuple(entry.get("doubtful", ())),
        of=entry.get("of", ""),
        optional=entry.get("optional", False),
    )


def half_width_name(line_class: str) -> str:
    """Return the parameter that tells how far a class's land edge is from its line."""
    return f"{_HALF_WIDTH}{line_class}"


def half_width_names() -> tuple[str, ...]:
    """Return every parameter that a rule needs."""
    classes = [
        line_class
        for rule in legal_rules()
        for target in rule.targets
        if target.role is not Role.ROAD_STRUCTURE
        for line_class in target.classes
    ]
    return tuple(map(half_width_name, dict.fromkeys(classes)))


def furthest_legal_m(policy: Policy) -> float:
    """Return how far around a mine the rules look.

    Parameters
    ----------
    policy
        Whose half-widths apply.
    """
    widest_m = max(policy.number(name) for name in half_width_names())
    return widest_m + max(rule.distance_m for rule in legal_rules())
