"""The highest disposition that is met, and what stays open above it."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pingshun_screen.core.disposition import dispose
from pingshun_screen.core.findings import ClauseOutcome, ClauseStatus
from pingshun_screen.core.policy import Clause, Disposition, Group, Manual

MET, NOT_MET = ClauseStatus.MET, ClauseStatus.NOT_MET
OPEN, NOT_APPLICABLE = ClauseStatus.NOT_DETERMINED, ClauseStatus.NOT_APPLICABLE


def outcome(
    group: str, answer: ClauseStatus, *leaves_open: Disposition
) -> ClauseOutcome:
    clause = Clause("x-1", Group(group), 1, "…", "…", Manual("?", "field"))
    speaks_for = None if group == "new" else Disposition(group)
    return ClauseOutcome(
        clause, answer, "…", disposition=speaks_for, leaves_open=leaves_open
    )


@pytest.mark.parametrize(
    ("answers", "disposition", "open_ones"),
    [
        ({}, "retain", ()),
        ({"close": NOT_MET, "exit": NOT_MET, "upgrade": NOT_MET}, "retain", ()),
        ({"close": MET, "exit": MET, "upgrade": MET}, "close", ()),
        ({"exit": MET, "upgrade": MET}, "exit", ()),
        ({"upgrade": MET}, "upgrade", ()),
        ({"upgrade": MET, "close": OPEN}, "upgrade", ("close",)),
        ({"upgrade": MET, "close": OPEN, "exit": OPEN}, "upgrade", ("close", "exit")),
        ({"exit": MET, "upgrade": OPEN}, "exit", ()),
        ({"close": MET, "exit": OPEN}, "close", ()),
        ({"upgrade": OPEN}, None, ("upgrade",)),
        ({"close": OPEN, "upgrade": OPEN}, None, ("close", "upgrade")),
        ({"new": MET}, "retain", ()),
        ({"new": OPEN}, "retain", ()),
        ({"close": NOT_APPLICABLE}, "retain", ()),
    ],
)
def test_dispositions(
    answers: Mapping[str, ClauseStatus],
    disposition: str | None,
    open_ones: tuple[str, ...],
) -> None:
    found = dispose([outcome(group, answer) for group, answer in answers.items()])
    assert found == (disposition, open_ones)


@pytest.mark.parametrize("answer", [MET, OPEN])
def test_a_clause_may_leave_higher_ones_to_the_county(answer: ClauseStatus) -> None:
    found = dispose([outcome("exit", answer, Disposition.CLOSE)])
    assert found == (
        ("exit", ("close",)) if answer is MET else (None, ("close", "exit"))
    )


answers = st.lists(
    st.tuples(
        st.sampled_from(["close", "exit", "upgrade", "new"]),
        st.sampled_from(list(ClauseStatus)),
    ),
    max_size=8,
)


@given(answers)
def test_retain_needs_every_answer(
    given_answers: list[tuple[str, ClauseStatus]],
) -> None:
    disposition, still_open = dispose([outcome(*answer) for answer in given_answers])
    counted = {answer for group, answer in given_answers if group != "new"}
    assert (disposition == "retain") == counted.isdisjoint({MET, OPEN})
    if disposition is None:
        assert still_open
    ranks = ["close", "exit", "upgrade", "retain"]
    if disposition is not None:
        assert all(ranks.index(x) < ranks.index(disposition) for x in still_open)
