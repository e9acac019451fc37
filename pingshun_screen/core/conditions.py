"""A condition of the policy put to one mine's evidence."""

from __future__ import annotations

from collections.abc import Callable

from pingshun_screen.core.comparisons import judge_attribute, judge_manual, judge_size
from pingshun_screen.core.evidence import Evidence
from pingshun_screen.core.policy import (
    All,
    Any,
    Attribute,
    Condition,
    Manual,
    Not,
    OutsideOf,
    Overlap,
    SizeClass,
    VisibleFrom,
    WithinDistance,
)
from pingshun_screen.core.spatial import (
    judge_outside,
    judge_overlap,
    judge_within_distance,
)
from pingshun_screen.core.truths import Finding, conjunction, disjunction, negation
from pingshun_screen.core.visible_range import judge_visible
from pingshun_screen.core.vocabulary import vocabulary

_JUDGES: dict[type, Callable[..., Finding]] = {
    Overlap: judge_overlap,
    WithinDistance: judge_within_distance,
    VisibleFrom: judge_visible,
    OutsideOf: judge_outside,
    SizeClass: judge_size,
    Attribute: judge_attribute,
    Manual: judge_manual,
}


def judge(condition: Condition, evidence: Evidence) -> Finding:
    """Return whether a condition holds for a mine.

    Parameters
    ----------
    condition
        Any condition of a policy.
    evidence
        The mine's facts and measurements.
    """
    match condition:
        case All(parts):
            return conjunction([judge(part, evidence) for part in parts])
        case Any(parts):
            return disjunction([judge(part, evidence) for part in parts])
        case Not(part):
            return negation(judge(part, evidence))
    return _JUDGES[type(condition)](condition, evidence)


def spatial_part(condition: Condition) -> Condition | None:
    """Return a condition without the facts that departments have yet to state.

    Parameters
    ----------
    condition
        Condition of a spatial clause.

    Returns
    -------
    Condition or None
        What geometry and the ledger decide; None if nothing is left.
    """
    match condition:
        case All(parts) | Any(parts):
            left = tuple(
                kept for part in parts if (kept := spatial_part(part)) is not None
            )
            return type(condition)(left) if left else None
        case Not(part):
            inner = spatial_part(part)
            return Not(inner) if inner else None
        case Manual():
            return None
        case Attribute(field):
            term = vocabulary().mine_fields.get(field)
            return None if term and term.kind == "yes_no" else condition
    return condition
