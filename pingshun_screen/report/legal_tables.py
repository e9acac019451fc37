"""Chapter 5 of the report and a sheet of the ledger: distances that law keeps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from pingshun_screen.core.findings import MineResult
from pingshun_screen.core.legal_distances.findings import LegalDistance, LegalStatus
from pingshun_screen.core.legal_distances.rules import LegalRule
from pingshun_screen.core.policy import Policy
from pingshun_screen.core.texts import say
from pingshun_screen.core.vocabulary import vocabulary
from pingshun_screen.report.measures import distance_text, plain_number
from pingshun_screen.report.sheets import Column, Tinted, Value
from pingshun_screen.report.wording import (
    printable,
    role_label,
    source_name,
    standing_label,
)

_TINTS = {
    LegalStatus.INSIDE: "status_met",
    LegalStatus.WITHIN_ACCURACY: "spatial_review",
    LegalStatus.OUTSIDE: "status_not_met",
    LegalStatus.NOT_DETERMINED: "status_not_determined",
}
_LENGTH_M = "#,##0.0"
_CLASSES = ("road_class", "structure_kind")


@dataclass(frozen=True)
class LegalRow:
    """One feature against one rule as the table prints it."""

    feature: str
    status: str
    style: str
    distance: str
    required: str
    remarks: tuple[str, ...]


@dataclass(frozen=True)
class LegalGroup:
    """One rule, in words, and what was found."""

    title: str
    rows: tuple[LegalRow, ...]


def legal_groups(policy: Policy, mine: MineResult) -> tuple[LegalGroup, ...]:
    """Return what was found of one mine, by rule.

    Parameters
    ----------
    policy
        Names the half-widths and says how far they were confirmed.
    mine
        The mine.
    """
    by_rule = groupby(mine.legal_distances, key=lambda found: found.rule)
    return tuple(
        LegalGroup(_rule_words(rule), tuple(_row(policy, one) for one in some))
        for rule, some in by_rule
    )


def legal_notes(mine: MineResult) -> tuple[str, ...]:
    """Return how far each rule's text was checked, and how it was understood."""
    rules = dict.fromkeys(found.rule for found in mine.legal_distances)
    notes: dict[str, list[str]] = {}
    for rule in rules:
        told = say("report.legal_standing", law=rule.law, standing=rule.standing)
        reading = say(
            "report.legal_reading", article=rule.article, reading=rule.reading
        )
        notes.setdefault(told, []).append(reading)
    return tuple(told + "".join(readings) for told, readings in notes.items())


def _rule_words(rule: LegalRule) -> str:
    consequence = say(f"legal.consequence_{rule.consequence}")
    values = {"law": rule.law, "article": rule.article, "summary": rule.summary}
    return say("report.legal_rule", consequence=consequence, **values)


def _row(policy: Policy, found: LegalDistance) -> LegalRow:
    return LegalRow(
        feature=_feature(found),
        status=_status(found),
        style=_TINTS[found.status],
        distance=_distance(found.distance_m),
        required=plain_number(found.rule.distance_m),
        remarks=tuple(_remarks(policy, found)),
    )


def _distance(distance_m: float | None) -> str:
    return say("report.none") if distance_m is None else distance_text(distance_m)


def _status(found: LegalDistance) -> str:
    return say(f"legal.status_{found.status}")


def _feature(found: LegalDistance) -> str:
    if found.role is None:
        return say("report.legal_unplaced")
    name = printable(found.feature_name) or printable(found.feature_id)
    kind = _class_label(found.feature_class) or say("legal.no_class")
    values = {"role": role_label(found.role), "name": name, "kind": kind}
    return say("report.legal_feature", **values)


def _class_label(name: str) -> str:
    fields = vocabulary().constraint_fields
    choices = (fields[field].choices for field in _CLASSES)
    return next((words[name][0] for words in choices if name in words), name)


def _remarks(policy: Policy, found: LegalDistance) -> Iterator[str]:
    if found.reason:
        yield printable(found.reason)
    if found.status is LegalStatus.INSIDE:
        yield say("legal.decided_by", department=found.rule.department)
    if found.distance_m is not None:
        yield _edge_words(policy, found)


def _edge_words(policy: Policy, found: LegalDistance) -> str:
    if not found.edge_source:
        return say("report.legal_drawn")
    parameter = policy.parameters[found.edge_source]
    return say(
        "report.legal_half_width",
        half_width=plain_number(found.half_width_m),
        label=parameter.label,
        standing=standing_label(parameter.standing),
    )


def legal_columns(heads: Sequence[Column]) -> tuple[Column, ...]:
    """Return the columns of the ledger's sheet, after those that tell which mine."""
    own: tuple[tuple[str, float, str], ...] = (
        *(("law", 20, ""), ("article", 18, ""), ("legal_status", 14, "")),
        *(("legal_consequence", 14, ""), ("layer", 16, ""), ("feature_id", 14, "")),
        *(("feature_name", 24, ""), ("feature_class", 12, "")),
        *(("distance", 11, _LENGTH_M), ("required", 11, _LENGTH_M)),
        *(("measured_from", 26, ""), ("edge", 11, _LENGTH_M), ("edge_source", 40, "")),
        *(("accuracy", 9, _LENGTH_M), ("reason", 50, ""), ("source", 30, "")),
        ("legal_standing", 50, ""),
    )
    return (
        *heads,
        *(
            Column(say(f"report.ledger_{name}"), width, number_format)
            for name, width, number_format in own
        ),
    )


def legal_cells(
    policy: Policy, mine: MineResult
) -> Iterator[tuple[Value | Tinted, ...]]:
    """Yield the cells of each finding on one mine, after those that tell which."""
    for found in mine.legal_distances:
        distance_m = found.distance_m
        yield (
            found.rule.law,
            found.rule.article,
            Tinted(_status(found), _TINTS[found.status]),
            say(f"legal.consequence_{found.rule.consequence}"),
            role_label(found.role) if found.role else "",
            found.feature_id,
            found.feature_name,
            _class_label(found.feature_class),
            None if distance_m is None else round(distance_m, 4),
            found.rule.distance_m,
            say(f"legal.from_{found.rule.measured_from}"),
            round(found.half_width_m, 4),
            _edge_words(policy, found) if found.role else "",
            round(found.accuracy_m, 4),
            found.reason,
            source_name(found.layer),
            found.rule.standing,
        )
