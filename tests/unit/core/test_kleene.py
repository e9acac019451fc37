"""Strong three-valued logic: tables, and laws that verdicts lean on."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pingshun_screen.core.kleene import Truth, all_of, any_of

F, U, T = Truth.FALSE, Truth.UNKNOWN, Truth.TRUE
truths = st.sampled_from([F, U, T])
several = st.lists(truths, max_size=6)


@pytest.mark.parametrize(("value", "negated"), [(F, T), (U, U), (T, F)])
def test_negation(value: Truth, negated: Truth) -> None:
    assert ~value is negated


@pytest.mark.parametrize(
    ("one", "other", "both", "either"),
    [
        (F, F, F, F),
        (F, U, F, U),
        (F, T, F, T),
        (U, F, F, U),
        (U, U, U, U),
        (U, T, U, T),
        (T, F, F, T),
        (T, U, U, T),
        (T, T, T, T),
    ],
)
def test_conjunction_and_disjunction(
    one: Truth, other: Truth, both: Truth, either: Truth
) -> None:
    assert all_of([one, other]) is both
    assert any_of([one, other]) is either


def test_nothing_at_all_is_true_for_all_and_false_for_any() -> None:
    assert all_of([]) is T
    assert any_of([]) is F


@pytest.mark.parametrize(("fact", "truth"), [(True, T), (False, F), (None, U)])
def test_a_missing_fact_is_unknown(fact: bool | None, truth: Truth) -> None:
    assert Truth.of(fact) is truth


@given(several)
def test_de_morgan(values: list[Truth]) -> None:
    assert ~all_of(values) is any_of(~value for value in values)
    assert ~any_of(values) is all_of(~value for value in values)


def _known(value: Truth, answer: bool) -> Truth:
    return Truth.of(answer) if value is U else value


@given(several, st.lists(st.booleans(), min_size=6, max_size=6))
def test_more_knowledge_never_turns_a_certain_answer(
    values: list[Truth], answers: list[bool]
) -> None:
    known = [_known(v, a) for v, a in zip(values, answers, strict=False)]
    for join in (all_of, any_of):
        if join(values) is not U:
            assert join(known) is join(values)


@given(several)
def test_an_unknown_part_leaves_the_whole_open_only_where_it_matters(
    values: list[Truth],
) -> None:
    ends = {all_of([_known(v, a) for v in values]) for a in (True, False)}
    assert (all_of(values) is U) == (len(ends) == 2)
