"""Departments' opinions in words, for reports and ledger."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pingshun_screen.core.findings import Conflict
from pingshun_screen.core.policy import Policy
from pingshun_screen.core.texts import say
from pingshun_screen.core.vocabulary import Role
from pingshun_screen.io.finding_words import Subject
from pingshun_screen.io.opinions import Opinion, Stance, standing
from pingshun_screen.io.saved_tables import storable
from pingshun_screen.report.wording import (
    clause_label,
    date_label,
    listed,
    printable,
    role_label,
)


@dataclass(frozen=True)
class Statement:
    """One opinion as it is printed.

    Parameters
    ----------
    department
        Who says it.
    subject
        The finding it is about.
    stance, style
        Agreeing or not, and the name of its colours.
    reason
        Why.
    signed
        Name and day.
    finding
        What the finding was when it was said.
    remark
        That it is superseded, or that the finding has changed since; empty if neither.
    """

    department: str
    subject: str
    stance: str
    style: str
    reason: str
    signed: str
    finding: str
    remark: str

    @property
    def notes(self) -> tuple[str, ...]:
        """What stands in small print beneath it."""
        finding = say("opinions.as_it_stood", finding=self.finding)
        return (finding, self.remark) if self.remark else (finding,)


def statements(policy: Policy, opinions: Iterable[Opinion]) -> tuple[Statement, ...]:
    """Return opinions as printed, superseded ones among them.

    Parameters
    ----------
    policy
        Names the clauses.
    opinions
        Oldest first.
    """
    said = tuple(opinions)
    counting = {id(one) for one in standing(said)}
    return tuple(_statement(policy, one, id(one) in counting) for one in said)


def disputes(
    opinions: Iterable[Opinion], subject: Subject | None = None
) -> tuple[Opinion, ...]:
    """Return the latest opinions that disagree.

    Parameters
    ----------
    opinions
        Of one mine, oldest first.
    subject
        Only those on this clause or this feature; None for all.
    """
    return tuple(
        one
        for one in standing(opinions)
        if one.stance is Stance.DISAGREE
        and (subject is None or _concerns(one, subject))
    )


def dispute_words(opinions: Iterable[Opinion], subject: Subject) -> str:
    """Return that departments dispute a finding, empty if none does."""
    departments = dict.fromkeys(
        printable(one.department) for one in disputes(opinions, subject)
    )
    if not departments:
        return ""
    return say("opinions.disputed", departments=listed(departments))


def all_disputes_words(policy: Policy, opinions: Iterable[Opinion]) -> str:
    """Return who disputes which findings on a mine, empty if nobody does."""
    subjects: dict[str, list[str]] = {}
    for one in disputes(opinions):
        subjects.setdefault(printable(one.department), []).append(
            subject_label(policy, one.subject)
        )
    return listed(
        say("opinions.disputes", department=department, subjects=listed(labels))
        for department, labels in subjects.items()
    )


def subject_label(policy: Policy, subject: Subject) -> str:
    """Return how the finding is called that an opinion is about."""
    parts = []
    if subject.clause:
        labels = {one.id: clause_label(one) for one in policy.clauses}
        parts.append(labels.get(subject.clause, printable(subject.clause)))
    if subject.role:
        name = printable(subject.feature_name or subject.feature_id)
        layer = _role_words(subject.role)
        parts.append(say("opinions.feature", layer=layer, name=name) if name else layer)
    return listed(parts) or say("opinions.whole_finding")


def conflict_subject(conflict: Conflict) -> Subject:
    """Return what an opinion on a conflict is about, as the results store it."""
    return Subject(
        mine_key=None,
        role=conflict.role.value,
        feature_id=storable(conflict.feature_id),
        feature_name=storable(conflict.feature_name),
    )


def stance_label(stance: Stance) -> str:
    """Return the words for agreeing, disagreeing or agreeing on a condition."""
    return say(f"opinions.stance_{stance}")


def _concerns(opinion: Opinion, subject: Subject) -> bool:
    if subject.clause:
        return opinion.clause == subject.clause
    feature = (subject.role, subject.feature_id, subject.feature_name)
    return feature == (opinion.role, opinion.feature_id, opinion.feature_name)


def _statement(policy: Policy, opinion: Opinion, counts: bool) -> Statement:
    remarks = []
    if not counts:
        remarks.append(say("opinions.superseded"))
    if opinion.is_outdated:
        now = printable(opinion.finding_now) or say("opinions.finding_gone")
        remarks.append(say("opinions.finding_changed", now=now))
    return Statement(
        department=printable(opinion.department),
        subject=subject_label(policy, opinion.subject),
        stance=stance_label(opinion.stance),
        style=f"stance_{opinion.stance}" if counts else "stance_superseded",
        reason=printable(opinion.reason),
        signed=say(
            "opinions.signed",
            name=printable(opinion.signed_by),
            day=date_label(opinion.signed_on),
        ),
        finding=printable(opinion.finding),
        remark="".join(remarks),
    )


def _role_words(role: str) -> str:
    try:
        return role_label(Role(role))
    except ValueError:
        return printable(role)
