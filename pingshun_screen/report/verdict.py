"""Chapters 2 and 3 of the report: the finding, and every clause behind it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pingshun_screen.core.findings import (
    ClauseOutcome,
    ClauseStatus,
    MineResult,
    SpatialVerdict,
)
from pingshun_screen.core.policy import Disposition, Group, Policy, Standing
from pingshun_screen.core.texts import say
from pingshun_screen.io.finding_words import Subject
from pingshun_screen.io.opinions import Opinion
from pingshun_screen.report.opinion_words import all_disputes_words, dispute_words
from pingshun_screen.report.parameters import parameters_used
from pingshun_screen.report.wording import (
    clause_label,
    clause_labels,
    disposition_label,
    dispositions_label,
    parameter_value,
    printable,
    spatial_label,
    status_label,
)


@dataclass(frozen=True)
class Verdict:
    """The finding in words.

    Parameters
    ----------
    spatial, spatial_style, spatial_words
        Headline, the name of its colours, and the clauses it rests on.
    disposition, disposition_style, disposition_words
        The same for the suggestion.
    open_words
        How many questions are open.
    still_possible
        What they may change; empty where nothing.
    disputed
        Which departments dispute which findings; empty where none does.
    """

    spatial: str
    spatial_style: str
    spatial_words: str
    disposition: str
    disposition_style: str
    disposition_words: str
    open_words: str
    still_possible: str
    disputed: str


@dataclass(frozen=True)
class Question:
    """Something that somebody has to supply before a clause can be answered."""

    number: str
    clause: str
    department: str
    words: tuple[str, ...]


@dataclass(frozen=True)
class ClauseRow:
    """One clause as the table prints it."""

    number: str
    words: str
    reading: str
    department: str
    status: str
    style: str
    reason: tuple[str, ...]
    disputed: str


@dataclass(frozen=True)
class ClauseGroup:
    """The clauses of one chapter of the plan."""

    title: str
    rows: tuple[ClauseRow, ...]


def verdict(
    policy: Policy, mine: MineResult, opinions: Sequence[Opinion] = ()
) -> Verdict:
    """Return the finding on a mine in words.

    Parameters
    ----------
    policy, mine
        The mine, and the rules it was screened by.
    opinions
        On this mine, oldest first.
    """
    disputed = all_disputes_words(policy, opinions)
    open_count = len(open_outcomes(mine))
    possible = dispositions_label(mine.open_dispositions)
    return Verdict(
        spatial=spatial_label(mine.spatial),
        spatial_style=f"spatial_{mine.spatial}",
        spatial_words=_spatial_words(mine),
        disposition=disposition_label(mine.disposition),
        disposition_style=f"disposition_{mine.disposition or 'undetermined'}",
        disposition_words=_disposition_words(mine),
        open_words=say("report.verdict_open", count=open_count)
        if open_count
        else say("report.verdict_open_none"),
        still_possible=say("report.verdict_still_possible", dispositions=possible)
        if possible
        else "",
        disputed=say("opinions.disputed", departments=disputed) if disputed else "",
    )


def open_outcomes(mine: MineResult) -> tuple[ClauseOutcome, ...]:
    """Return the clauses that nobody can answer yet."""
    return _having(mine, ClauseStatus.NOT_DETERMINED)


def met_outcomes(mine: MineResult) -> tuple[ClauseOutcome, ...]:
    """Return the clauses that hold for certain."""
    return _having(mine, ClauseStatus.MET)


def questions(mine: MineResult) -> tuple[Question, ...]:
    """Return what is open, in the order of the clauses."""
    return tuple(
        Question(
            number=str(number),
            clause=clause_label(outcome.clause),
            department=outcome.clause.department,
            words=tuple(map(printable, outcome.missing))
            or (printable(outcome.reason),),
        )
        for number, outcome in enumerate(open_outcomes(mine), start=1)
    )


def clause_groups(
    policy: Policy, mine: MineResult, opinions: Sequence[Opinion] = ()
) -> tuple[ClauseGroup, ...]:
    """Return every clause with its answer, by the plan's chapters.

    Parameters
    ----------
    policy, mine
        The mine, and the rules it was screened by.
    opinions
        On this mine, oldest first.
    """
    groups = []
    for group in Group:
        rows = tuple(
            _clause_row(policy, outcome, opinions)
            for outcome in mine.clauses
            if outcome.clause.group is group
        )
        title = say("report.group_title", group=say(f"terms.group_{group}"))
        if rows:
            groups.append(ClauseGroup(title, rows))
    return tuple(groups)


def _clause_row(
    policy: Policy, outcome: ClauseOutcome, opinions: Sequence[Opinion]
) -> ClauseRow:
    clause = outcome.clause
    subject = Subject(mine_key=None, clause=clause.id)
    reading = printable(clause.reading)
    return ClauseRow(
        number=clause_label(clause),
        words=printable(clause.words),
        reading=say("report.clause_reading", reading=reading) if reading else "",
        department=say(
            "report.clause_department", department=printable(clause.department)
        ),
        status=status_label(outcome.status),
        style=f"status_{outcome.status}",
        reason=tuple(_reason(policy, outcome)),
        disputed=dispute_words(opinions, subject),
    )


def _reason(policy: Policy, outcome: ClauseOutcome) -> Iterable[str]:
    yield printable(outcome.reason)
    if outcome.status is ClauseStatus.NOT_APPLICABLE:
        return
    if outcome.status is ClauseStatus.MET and outcome.leaves_open:
        words = dispositions_label(outcome.leaves_open)
        yield say("report.clause_still_open", dispositions=words)
    unconfirmed = [
        say(
            "report.clause_parameter",
            label=printable(parameter.label),
            value=printable(parameter_value(parameter)),
        )
        for parameter in parameters_used(outcome.clause, policy)
        if parameter.standing is Standing.TO_BE_CONFIRMED
    ]
    if unconfirmed:
        yield say("report.clause_parameters", parameters="；".join(unconfirmed))


def _spatial_words(mine: MineResult) -> str:
    spatial = [outcome for outcome in mine.clauses if outcome.clause.spatial]
    status = {
        SpatialVerdict.CONFLICT: ClauseStatus.MET,
        SpatialVerdict.NOT_DETERMINED: ClauseStatus.NOT_DETERMINED,
    }.get(mine.spatial)
    clauses = _labels(outcome for outcome in spatial if outcome.status is status)
    return say(f"report.spatial_{mine.spatial}_words", clauses=clauses)


def _disposition_words(mine: MineResult) -> str:
    if mine.disposition is None:
        return say("report.disposition_undetermined_words")
    if mine.disposition is Disposition.RETAIN:
        return say("report.disposition_retain_words")
    behind = (
        outcome
        for outcome in met_outcomes(mine)
        if outcome.disposition is mine.disposition
    )
    return say("report.disposition_words", clauses=_labels(behind))


def _having(mine: MineResult, status: ClauseStatus) -> tuple[ClauseOutcome, ...]:
    return tuple(outcome for outcome in mine.clauses if outcome.status is status)


def _labels(outcomes: Iterable[ClauseOutcome]) -> str:
    return clause_labels(outcome.clause for outcome in outcomes)
