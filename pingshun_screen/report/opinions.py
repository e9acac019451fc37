"""Chapter 6 of the report: what departments said, and who has still to sign."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from pingshun_screen.core.findings import MineResult
from pingshun_screen.core.policy import Clause, Policy
from pingshun_screen.core.texts import say
from pingshun_screen.io.opinions import Opinion
from pingshun_screen.report.illustrations import OVERLAPPING
from pingshun_screen.report.opinion_words import Statement, statements
from pingshun_screen.report.verdict import met_outcomes, open_outcomes
from pingshun_screen.report.wording import clause_labels, listed, printable, role_label

_BETWEEN_DEPARTMENTS = "、"


@dataclass(frozen=True)
class OpinionBox:
    """One department's opinions, or room for it to sign where there are none.

    Parameters
    ----------
    department
        Who signs.
    subjects
        Clauses and layers it is asked about, one line each kind; empty for a
        department that spoke unasked.
    statements
        What it has said, oldest first.
    """

    department: str
    subjects: tuple[str, ...]
    statements: tuple[Statement, ...] = ()


@dataclass
class _Subjects:
    met: list[Clause] = field(default_factory=list)
    unanswered: list[Clause] = field(default_factory=list)
    layers: list[str] = field(default_factory=list)

    def lines(self) -> tuple[str, ...]:
        """Return the subjects as the box prints them."""
        lines = (
            ("report.opinion_met", clause_labels(self.met)),
            ("report.opinion_open", clause_labels(self.unanswered)),
            ("report.opinion_layers", listed(self.layers)),
        )
        return tuple(say(key, words=words) for key, words in lines if words)


def opinion_boxes(
    policy: Policy, mine: MineResult, opinions: Sequence[Opinion] = ()
) -> tuple[OpinionBox, ...]:
    """Return a box for each department that a finding concerns or that has spoken.

    Concerned are those named by clauses that are met or open, and those that
    answer for layers whose features overlap the mine.

    Parameters
    ----------
    policy, mine
        The mine, and the rules it was screened by.
    opinions
        On this mine, oldest first.
    """
    subjects = _subjects(policy, mine)
    said: dict[str, list[Statement]] = {}
    for statement in statements(policy, opinions):
        said.setdefault(statement.department, []).append(statement)
    return tuple(
        OpinionBox(
            name,
            subjects[name].lines() if name in subjects else (),
            tuple(said.get(name, ())),
        )
        for name in dict.fromkeys((*subjects, *said))
    )


def departments_of(words: str) -> list[str]:
    """Return the departments that a clause names."""
    parts = (printable(part) for part in words.split(_BETWEEN_DEPARTMENTS))
    return [part for part in parts if part]


def _subjects(policy: Policy, mine: MineResult) -> dict[str, _Subjects]:
    subjects: dict[str, _Subjects] = {}
    for outcome in met_outcomes(mine):
        for department in departments_of(outcome.clause.department):
            subjects.setdefault(department, _Subjects()).met.append(outcome.clause)
    for outcome in open_outcomes(mine):
        for department in departments_of(outcome.clause.department):
            own = subjects.setdefault(department, _Subjects())
            own.unanswered.append(outcome.clause)
    for role in dict.fromkeys(
        one.role for one in mine.conflicts if one.relation in OVERLAPPING
    ):
        for department in departments_of(policy.role_departments.get(role, "")):
            layers = subjects.setdefault(department, _Subjects()).layers
            layers.append(role_label(role))
    return subjects
