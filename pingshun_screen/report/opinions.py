"""Chapter 6 of the report: which departments have to sign, and for what."""

from __future__ import annotations

from dataclasses import dataclass, field

from pingshun_screen.core.findings import MineResult
from pingshun_screen.core.policy import Clause, Policy
from pingshun_screen.core.texts import say
from pingshun_screen.report.illustrations import OVERLAPPING
from pingshun_screen.report.verdict import met_outcomes, open_outcomes
from pingshun_screen.report.wording import clause_labels, listed, printable, role_label

_BETWEEN_DEPARTMENTS = "、"


@dataclass(frozen=True)
class OpinionBox:
    """Room for one department's opinion.

    Parameters
    ----------
    department
        Who signs.
    subjects
        Clauses and layers it is asked about, one line each kind.
    """

    department: str
    subjects: tuple[str, ...]


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


def opinion_boxes(policy: Policy, mine: MineResult) -> tuple[OpinionBox, ...]:
    """Return a box for each department that a finding on the mine concerns.

    Concerned are those named by clauses that are met or open, and those that
    answer for layers whose features overlap the mine.
    """
    subjects: dict[str, _Subjects] = {}
    for outcome in met_outcomes(mine):
        for department in _departments(outcome.clause.department):
            subjects.setdefault(department, _Subjects()).met.append(outcome.clause)
    for outcome in open_outcomes(mine):
        for department in _departments(outcome.clause.department):
            own = subjects.setdefault(department, _Subjects())
            own.unanswered.append(outcome.clause)
    for role in dict.fromkeys(
        one.role for one in mine.conflicts if one.relation in OVERLAPPING
    ):
        for department in _departments(policy.role_departments.get(role, "")):
            layers = subjects.setdefault(department, _Subjects()).layers
            layers.append(role_label(role))
    return tuple(OpinionBox(name, own.lines()) for name, own in subjects.items())


def _departments(words: str) -> list[str]:
    parts = (printable(part) for part in words.split(_BETWEEN_DEPARTMENTS))
    return [part for part in parts if part]
