"""The ledger's sheet of opinions, and what its list of mines tells of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pingshun_screen.core.policy import Policy
from pingshun_screen.core.texts import say
from pingshun_screen.io.opinions import Opinion, standing
from pingshun_screen.report.opinion_words import (
    all_disputes_words,
    stance_label,
    statements,
)
from pingshun_screen.report.sheets import Column, Row, Tinted
from pingshun_screen.report.wording import date_label, printable

_BETWEEN = "；"


def opinion_columns(heads: Sequence[Column]) -> tuple[Column, ...]:
    """Return the columns of the sheet, after those that tell which mine."""
    own = (
        *(("subject", 22), ("finding", 34), ("department", 14), ("stance", 10)),
        *(("reason", 40), ("signed_by", 10), ("signed_on", 14), ("recorded_at", 24)),
        ("remark", 34),
    )
    return (
        *heads,
        *(Column(say(f"opinions.col_{name}"), width) for name, width in own),
    )


def opinion_rows(policy: Policy, opinions: Sequence[Opinion]) -> list[Row]:
    """Return a row for each opinion, those on mines that are not there at the end.

    Parameters
    ----------
    policy
        Names the clauses.
    opinions
        Of the whole run, oldest first.
    """
    printed = zip(opinions, statements(policy, opinions), strict=True)
    return [
        (
            opinion.mine_key,
            printable(opinion.licence_no) or say("report.number_unfilled"),
            printable(opinion.name) or say("report.mine_unnamed"),
            statement.subject,
            statement.finding,
            statement.department,
            Tinted(statement.stance, statement.style),
            statement.reason,
            printable(opinion.signed_by),
            date_label(opinion.signed_on),
            opinion.recorded_at,
            _remark(opinion, statement.remark),
        )
        for opinion, statement in sorted(printed, key=lambda pair: _place(pair[0]))
    ]


def opinions_cell(opinions: Iterable[Opinion]) -> str:
    """Return what counts of the opinions on one mine, by department."""
    said: dict[str, dict[str, None]] = {}
    for one in standing(opinions):
        stances = said.setdefault(printable(one.department), {})
        stances[stance_label(one.stance)] = None
    return _BETWEEN.join(
        say("opinions.cell", department=department, stances="、".join(stances))
        for department, stances in said.items()
    )


def disputes_cell(policy: Policy, opinions: Iterable[Opinion]) -> Tinted | str:
    """Return who disputes which findings on one mine, empty if nobody does."""
    words = all_disputes_words(policy, opinions)
    return Tinted(words, "stance_disagree") if words else ""


def _place(opinion: Opinion) -> tuple[bool, int]:
    return opinion.mine_key is None, opinion.mine_key or 0


def _remark(opinion: Opinion, remark: str) -> str:
    if opinion.mine_key is not None:
        return remark
    return say("opinions.no_such_mine") + remark
