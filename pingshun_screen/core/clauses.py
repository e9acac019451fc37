"""The clauses of the plan judged for one mine."""

from __future__ import annotations

from collections.abc import Iterable

from pingshun_screen.core.conditions import judge, spatial_part
from pingshun_screen.core.evidence import Evidence
from pingshun_screen.core.findings import ClauseOutcome, ClauseStatus, SpatialVerdict
from pingshun_screen.core.kleene import Truth
from pingshun_screen.core.policy import Clause, Disposition, Group, OutsideOf, leaves
from pingshun_screen.core.texts import say

_STATUS = {
    Truth.TRUE: ClauseStatus.MET,
    Truth.FALSE: ClauseStatus.NOT_MET,
    Truth.UNKNOWN: ClauseStatus.NOT_DETERMINED,
}

# Most serious first.
_VERDICTS = (
    SpatialVerdict.CONFLICT,
    SpatialVerdict.REVIEW,
    SpatialVerdict.NOT_DETERMINED,
    SpatialVerdict.CLEAR,
)


_OF_STATUS = {
    ClauseStatus.MET: SpatialVerdict.CONFLICT,
    ClauseStatus.NOT_DETERMINED: SpatialVerdict.NOT_DETERMINED,
    ClauseStatus.NOT_MET: SpatialVerdict.CLEAR,
    ClauseStatus.NOT_APPLICABLE: SpatialVerdict.CLEAR,
}


def judge_clause(clause: Clause, evidence: Evidence) -> ClauseOutcome:
    """Return the answer of one clause.

    Parameters
    ----------
    clause
        A clause of the policy.
    evidence
        The mine's facts and measurements.
    """
    if clause.applies_when is not None:
        applies = judge(clause.applies_when, evidence)
        if applies.truth is not Truth.TRUE:
            reason = say("clauses.not_applicable", why=_sentence(applies.reasons))
            return ClauseOutcome(clause, ClauseStatus.NOT_APPLICABLE, reason)
    finding = judge(clause.condition, evidence)
    late = clause.deadline is not None and evidence.as_of > clause.deadline.date
    disposition = None
    if clause.group is not Group.NEW:
        disposition = Disposition(clause.group.value)
    return ClauseOutcome(
        clause,
        _STATUS[finding.truth],
        _sentence(finding.reasons),
        finding.missing,
        dict(finding.evidence),
        clause.deadline.then if clause.deadline and late else disposition,
        clause.deadline.leaves_open if clause.deadline and late else (),
    )


def _sentence(reasons: Iterable[str]) -> str:
    return say("findings.stop").join(reasons)


def spatial_verdict(
    outcomes: Iterable[ClauseOutcome], evidence: Evidence, *, has_extents: bool
) -> SpatialVerdict:
    """Return the headline of a mine, from the spatial clauses alone.

    A clause that only waits for a department's answer is judged by its spatial
    part, so that the headline does not wait.

    Parameters
    ----------
    outcomes
        The answers of all clauses.
    evidence
        The same mine's facts and measurements.
    has_extents
        Whether the case has a layer of actual extraction; without one the
        clause that needs it does not count.
    """
    verdicts = [
        _clause_verdict(outcome, evidence)
        for outcome in outcomes
        if outcome.clause.spatial
        and (has_extents or not _needs_extents(outcome.clause))
    ]
    return min(verdicts, key=_VERDICTS.index, default=SpatialVerdict.NOT_DETERMINED)


def _needs_extents(clause: Clause) -> bool:
    return any(isinstance(leaf, OutsideOf) for leaf in leaves(clause.condition))


def _clause_verdict(outcome: ClauseOutcome, evidence: Evidence) -> SpatialVerdict:
    part = spatial_part(outcome.clause.condition)
    if outcome.status is not ClauseStatus.NOT_DETERMINED or part is None:
        return _OF_STATUS[outcome.status]
    finding = judge(part, evidence)
    if finding.truth is Truth.UNKNOWN and finding.lenient is Truth.TRUE:
        return SpatialVerdict.REVIEW
    return _OF_STATUS[_STATUS[finding.truth]]
