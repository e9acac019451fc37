"""What an opinion on a mine can be about, and who is likely to give one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pingshun_screen.core.findings import ClauseStatus, Conflict
from pingshun_screen.core.texts import say
from pingshun_screen.core.vocabulary import Role
from pingshun_screen.gui.found_conflicts import found_conflicts
from pingshun_screen.io.finding_words import Subject
from pingshun_screen.io.opinions import Opinion
from pingshun_screen.io.saved_run import SavedClause, SavedMine
from pingshun_screen.report.opinion_words import conflict_subject
from pingshun_screen.report.wording import (
    feature_name,
    printable,
    role_label,
    status_label,
)

_WORTH_ASKING = frozenset({ClauseStatus.MET, ClauseStatus.NOT_DETERMINED})
_BETWEEN_DEPARTMENTS = "、"


def subject_of_clause(mine: SavedMine, clause: SavedClause) -> Subject:
    """Return a clause's answer as the subject of an opinion."""
    return Subject(mine.key, clause=clause.id)


def subject_of_conflict(mine: SavedMine, conflict: Conflict) -> Subject:
    """Return a conflict as the subject of an opinion."""
    return replace(conflict_subject(conflict), mine_key=mine.key)


def subjects(mine: SavedMine) -> dict[Subject, str]:
    """Return what an opinion can be about, each with its words.

    First the finding as a whole, then the conflicts, then the clauses: those that
    are met or open before the others.
    """
    found = {Subject(mine.key): say("opinions.whole_finding")}
    for one in found_conflicts(mine):
        subject = subject_of_conflict(mine, one.conflict)
        found.setdefault(subject, f"{one.words.layer} {one.words.feature}")
    for clause in _by_urgency(mine):
        status = status_label(clause.status)
        found[subject_of_clause(mine, clause)] = f"{clause_name(clause.id)} {status}"
    return found


def subject_words(opinion: Opinion) -> str:
    """Return what an opinion is about, in a few words."""
    if opinion.clause:
        return clause_name(opinion.clause)
    if opinion.role in set(Role):
        return f"{role_label(Role(opinion.role))} {feature_name(opinion)}"
    return say("opinions.whole_finding")


def clause_name(clause_id: str) -> str:
    """Return a clause's number in the plan's own manner."""
    group, _, ordinal = clause_id.rpartition("-")
    try:
        words = say(f"terms.group_{group}")
    except KeyError:
        return clause_id
    return say("report.clause_number", group=words, ordinal=ordinal)


def departments(mine: SavedMine) -> list[str]:
    """Return who answers for the clauses, those that are met or open first."""
    return list(dict.fromkeys(_departments(mine)))


def _departments(mine: SavedMine) -> Iterator[str]:
    for clause in _by_urgency(mine):
        for part in clause.department.split(_BETWEEN_DEPARTMENTS):
            if printable(part):
                yield printable(part)


def _by_urgency(mine: SavedMine) -> list[SavedClause]:
    return sorted(mine.clauses, key=lambda one: one.status not in _WORTH_ASKING)
