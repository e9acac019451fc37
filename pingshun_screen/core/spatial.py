"""Conditions that geometry decides."""

from __future__ import annotations

from collections.abc import Sequence

from pingshun_screen.core.evidence import Evidence, NearLine
from pingshun_screen.core.findings import Certainty, Conflict, Relation
from pingshun_screen.core.kleene import Truth
from pingshun_screen.core.policy import (
    OutsideOf,
    Overlap,
    VisibleFrom,
    WithinDistance,
)
from pingshun_screen.core.texts import say
from pingshun_screen.core.truths import Finding, certain, unknown
from pingshun_screen.core.vocabulary import Role, match_choice, vocabulary


def judge_overlap(condition: Overlap, evidence: Evidence) -> Finding:
    """Return whether the mine shares area with features of the roles."""
    hits = [
        conflict
        for conflict in evidence.conflicts
        if conflict.role in condition.roles and conflict.relation in _OVERLAPPING
    ]
    if condition.zones:
        hits = [hit for hit in hits if _zone(hit) in (*condition.zones, None)]
    sure = [
        hit
        for hit in hits
        if hit.certainty is Certainty.CERTAIN
        and (not condition.zones or _zone(hit) is not None)
    ]
    gaps = evidence.gaps(condition.roles)
    if sure:
        return certain(
            True, _overlaps("findings.overlap_{relation}", sure), _overlap_numbers(sure)
        )
    if hits:
        reason = _overlaps("findings.overlap_within_accuracy", hits)
        return _within_accuracy(reason, evidence, gaps, _overlap_numbers(hits))
    if gaps:
        return _not_checked(evidence, gaps)
    roles = say("findings.list").join(_label(role) for role in condition.roles)
    return certain(False, say("findings.no_overlap", roles=roles))


_OVERLAPPING = (Relation.WITHIN, Relation.PARTIAL)


def _zone(conflict: Conflict) -> str | None:
    """Return the zone as the policy names it, None where the layer is unclear."""
    choices = vocabulary().constraint_fields["zone"].choices
    return match_choice(conflict.zone, choices)


def judge_outside(condition: OutsideOf, evidence: Evidence) -> Finding:
    """Return whether extraction reaches beyond the right."""
    hits = [c for c in evidence.conflicts if c.role in condition.roles]
    sure = [hit for hit in hits if hit.certainty is Certainty.CERTAIN]
    gaps = evidence.gaps(condition.roles)
    if sure:
        return certain(
            True, _overlaps("findings.outside_{relation}", sure), _outside_m2(sure)
        )
    if hits:
        reason = _overlaps("findings.outside_within_accuracy", hits)
        return _within_accuracy(reason, evidence, gaps, _outside_m2(hits))
    if evidence.ambiguous:
        gaps += ((Role.MINING_RIGHT, say("screening.ambiguous_repair")),)
    if gaps:
        return _not_checked(evidence, gaps)
    return certain(False, say("findings.not_outside"))


def _outside_m2(hits: Sequence[Conflict]) -> dict[str, float | str]:
    return {"outside_m2": sum(hit.overlap_m2 for hit in hits)}


def judge_within_distance(condition: WithinDistance, evidence: Evidence) -> Finding:
    """Return whether a feature of the roles and classes lies near enough."""
    return judge_near_lines(condition, evidence)


def judge_near_lines(
    condition: WithinDistance | VisibleFrom, evidence: Evidence
) -> Finding:
    """Return whether a line of the roles and classes lies within the distance."""
    roles, classes = condition.roles, condition.classes
    distance_m = condition.distance_m
    lines = [line for line in evidence.lines if line.role in roles]
    counted = [line for line in lines if line.line_class in classes or not classes]
    near = [x for x in counted if x.distance_m <= distance_m + x.accuracy_m]
    sure = [
        x for x in near if x.distance_m + x.accuracy_m <= distance_m and not x.ambiguous
    ]
    unclassed = [
        x
        for x in lines
        if classes and not x.line_class and x.distance_m <= distance_m + x.accuracy_m
    ]
    numbers: dict[str, float | str] = {"limit_m": distance_m}
    if counted:
        numbers["distance_m"] = min(line.distance_m for line in counted)
    if sure:
        return certain(True, _lines("near_line", sure, distance_m), numbers)
    gaps = evidence.gaps(roles, distance_m)
    if near:
        reason = _lines("line_within_accuracy", near, distance_m)
        return _within_accuracy(reason, evidence, gaps, numbers)
    if unclassed:
        reason = _lines("unclassed_line", unclassed, distance_m)
        what = say("findings.line_class_what")
        missing = {supplied(what, x.role, evidence) for x in unclassed}
        return unknown((reason,), sorted(missing), numbers)
    if gaps:
        return _not_checked(evidence, gaps)
    labels = say("findings.list").join(_label(role) for role in roles)
    reason = say("findings.no_line_near", roles=labels, distance_m=distance_m)
    return certain(False, reason, numbers)


def _within_accuracy(
    reason: str,
    evidence: Evidence,
    gaps: Sequence[tuple[Role, str]],
    numbers: dict[str, float | str],
) -> Finding:
    missing = (say("findings.resurvey"), *missing_data(evidence, gaps))
    reasons = (reason, *(gap for _, gap in gaps))
    return Finding(Truth.UNKNOWN, Truth.TRUE, reasons, missing, numbers)


def _not_checked(evidence: Evidence, gaps: Sequence[tuple[Role, str]]) -> Finding:
    return unknown([gap for _, gap in gaps], missing_data(evidence, gaps))


def missing_data(
    evidence: Evidence, gaps: Sequence[tuple[Role, str]]
) -> tuple[str, ...]:
    """Return which data are missing and who can supply them, each once."""
    lines = (
        supplied(say("findings.data_of", role=_label(role)), role, evidence)
        for role, _ in gaps
    )
    return tuple(dict.fromkeys(lines))


def supplied(what: str, role: Role | str, evidence: Evidence) -> str:
    """Return what is missing and who can supply it."""
    departments = evidence.policy.role_departments
    who = departments.get(role) if isinstance(role, Role) else None
    return say("screening.supplied_by", what=what, who=who or say("findings.office"))


def _label(role: Role) -> str:
    return vocabulary().roles[role].label


def _overlaps(sentence: str, hits: Sequence[Conflict]) -> str:
    largest = sorted(hits, key=lambda hit: -hit.overlap_m2)
    return say("findings.stop").join(
        say(
            sentence.format(relation=hit.relation),
            role=_label(hit.role),
            name=hit.feature_name or hit.feature_id,
            overlap_m2=hit.overlap_m2,
            share=hit.share,
            width_m=hit.width_m,
        )
        + (say("findings.basis", basis=hit.basis) if hit.basis else "")
        for hit in largest
    )


def _overlap_numbers(hits: Sequence[Conflict]) -> dict[str, float | str]:
    return {
        "overlap_gross_m2": sum(hit.overlap_m2 for hit in hits),
        "width_m": max(hit.width_m for hit in hits),
    }


def _lines(sentence: str, lines: Sequence[NearLine], distance_m: float) -> str:
    first = min(lines, key=lambda line: line.distance_m)
    return say(
        f"findings.{sentence}",
        role=_label(first.role),
        name=first.name or say("findings.unnamed"),
        distance_m=first.distance_m,
        accuracy_m=first.accuracy_m,
        limit_m=distance_m,
    )
