"""Whether a mine lies in the visible range of important roads and railways.

The plan gives no metres. Read as a distance the answer is a buffer; read as what can
be seen it is a line of sight over the terrain. Both are always worked out; the policy
says which counts, and where they disagree the report says so.
"""

from __future__ import annotations

from pingshun_screen.core.evidence import Evidence
from pingshun_screen.core.kleene import Truth
from pingshun_screen.core.policy import VisibleFrom, VisibleRangeMode
from pingshun_screen.core.sighting import Disagreement
from pingshun_screen.core.spatial import judge_near_lines, missing_data, supplied
from pingshun_screen.core.texts import say
from pingshun_screen.core.truths import Finding, certain, unknown
from pingshun_screen.core.visibility.findings import (
    MineSight,
    SightStatus,
    Stability,
)


def judge_visible(condition: VisibleFrom, evidence: Evidence) -> Finding:
    """Return whether the mine lies in the visible range of important lines."""
    near = judge_near_lines(condition, evidence)
    sight = judge_sight(condition, evidence)
    numbers = {**near.evidence, **sight.evidence}
    mark = _difference(near, sight)
    match condition.mode:
        case VisibleRangeMode.BUFFER:
            return _told(near, numbers, mark)
        case VisibleRangeMode.VIEWSHED:
            return _told(sight, numbers, mark)
        case VisibleRangeMode.BOTH:
            return _told(_both(near, sight), numbers, mark)


def judge_sight(condition: VisibleFrom, evidence: Evidence) -> Finding:
    """Return whether the mine can be seen over the terrain, as the lines are known."""
    if evidence.geometry_gap:
        return unknown((evidence.geometry_gap,), ())
    sight = evidence.sighting.sight
    if sight is None:
        missing = supplied(say("findings.sight_lines_what"), "", evidence)
        return unknown((say("findings.no_sight_lines"),), (missing,))
    numbers: dict[str, float | str] = {
        "visible_m2": sight.visible_m2,
        "visible_share": sight.share,
        "stability": sight.stability.value,
    }
    if sight.status is SightStatus.NOT_DETERMINED:
        reasons = [say(f"sight.open_{reason}") for reason in sight.reasons]
        missing = supplied(say("findings.sight_lines_what"), "", evidence)
        return unknown(reasons, (missing,), numbers)
    if doubt := _doubt(sight, evidence):
        # Seen but not for certain is for review; so is hidden by a hair.
        is_seen = sight.status is SightStatus.VISIBLE
        is_close = sight.stability is Stability.BORDERLINE
        lenient = Truth.TRUE if is_seen or is_close else Truth.UNKNOWN
        what = (say("sight.resurvey"),)
        return Finding(Truth.UNKNOWN, lenient, (doubt,), what, numbers)
    if sight.status is SightStatus.HIDDEN:
        return _hidden(condition, evidence, numbers)
    seen = {"visible_m2": sight.visible_m2, "share": sight.share}
    return certain(True, say("sight.visible", **seen), numbers)


def _doubt(sight: MineSight, evidence: Evidence) -> str:
    """Return why what the sight lines say is not certain; empty if it is."""
    if evidence.ambiguous:
        return say("screening.ambiguous_repair")
    if sight.stability is Stability.BORDERLINE:
        return say("sight.borderline", margin_m=abs(sight.margin_m or 0.0))
    return ""


def _hidden(
    condition: VisibleFrom,
    evidence: Evidence,
    numbers: dict[str, float | str],
) -> Finding:
    """Return that a mine is hidden, if all lines that might see it are known."""
    gaps = evidence.sighting.gaps
    if gaps:
        reasons = tuple(dict.fromkeys(text for _, text in gaps))
        return unknown(reasons, missing_data(evidence, gaps), numbers)
    reason = say("sight.hidden", range_km=condition.range_m / 1000)
    return certain(False, reason, numbers)


def _both(near: Finding, sight: Finding) -> Finding:
    """Return what both readings say; where they differ somebody has to decide."""
    reasons = (*near.reasons, *sight.reasons)
    missing = tuple(dict.fromkeys((*near.missing, *sight.missing)))
    if near.truth is sight.truth and near.lenient is sight.lenient:
        return Finding(near.truth, near.lenient, reasons, missing)
    known = Truth.UNKNOWN not in (near.truth, sight.truth)
    what = (say("sight.which_reading"),) if known else missing
    # What one reading cannot say at all stays open; a difference is for review.
    lenients = (near.lenient, sight.lenient)
    lenient = Truth.UNKNOWN if Truth.UNKNOWN in lenients else Truth.TRUE
    return Finding(Truth.UNKNOWN, lenient, reasons, what)


def _told(
    finding: Finding, numbers: dict[str, float | str], mark: Disagreement
) -> Finding:
    told = (say(f"sight.{mark}"),) if mark else ()
    reasons = (*finding.reasons, *told)
    return Finding(finding.truth, finding.lenient, reasons, finding.missing, numbers)


def disagreement(condition: VisibleFrom, evidence: Evidence) -> Disagreement:
    """Return whether buffer and sight line disagree on the mine, both certain.

    Parameters
    ----------
    condition
        What "visible range" asks.
    evidence
        The mine's.
    """
    near, sight = (
        judge_near_lines(condition, evidence),
        judge_sight(condition, evidence),
    )
    return _difference(near, sight)


def _difference(near: Finding, sight: Finding) -> Disagreement:
    if near.truth is Truth.TRUE and sight.truth is Truth.FALSE:
        return Disagreement.HIDDEN_WITHIN_BUFFER
    if near.truth is Truth.FALSE and sight.truth is Truth.TRUE:
        return Disagreement.VISIBLE_BEYOND_BUFFER
    return Disagreement.NONE
