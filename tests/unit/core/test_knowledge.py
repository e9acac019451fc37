"""Laws: more constraints never clear a mine, less knowledge never decides."""

from __future__ import annotations

from collections.abc import Mapping

from hypothesis import given, settings
from hypothesis import strategies as st

from pingshun_screen.core.findings import ClauseStatus
from pingshun_screen.core.vocabulary import Role
from tests.unit.core.factories import (
    LEDGER,
    QUARRY,
    SMALL_PIT,
    failed,
    layer,
    rights,
    screen_one,
    square,
)
from tests.unit.core.test_clauses import IDLE, IRON, READY, near

MINE = square(0, 0)
OPEN, NOT_APPLICABLE = ClauseStatus.NOT_DETERMINED, ClauseStatus.NOT_APPLICABLE


_FACTS = sorted(set(LEDGER) - {"licence_no", "name"})


@settings(deadline=None, max_examples=15)
@given(
    st.sampled_from([LEDGER, QUARRY, SMALL_PIT, IRON, IDLE, READY]),
    st.sets(st.sampled_from(_FACTS), min_size=1, max_size=6),
    st.dictionaries(st.sampled_from(_FACTS), st.sampled_from(["是", "否"]), max_size=4),
)
def test_forgetting_a_fact_never_makes_up_an_answer(
    ledger: Mapping[str, object], forgotten: set[str], changes: Mapping[str, str]
) -> None:
    known = {
        **ledger,
        **{k: v for k, v in changes.items() if ledger[k] in ("是", "否")},
    }
    less = {k: None if k in forgotten else v for k, v in known.items()}
    before = near(500, ledger=known).clauses
    after = near(500, ledger=less).clauses
    for one, other in zip(before, after, strict=True):
        if other.status is not one.status:
            assert other.status in (OPEN, NOT_APPLICABLE)
            assert one.status is not OPEN


_squares = st.lists(
    st.tuples(st.integers(-200, 200), st.integers(-200, 200), st.integers(5, 120)).map(
        lambda box: square(*box)
    ),
    max_size=4,
)
_ORDER = ["clear", "not_determined", "review", "conflict"]


@settings(deadline=None, max_examples=15)
@given(_squares, _squares, st.sampled_from([0.0, 20.0]))
def test_more_constraints_never_make_a_mine_clearer(
    some: list[object], more: list[object], accuracy_m: float
) -> None:
    def verdict(features: list[object]) -> int:
        red_line = layer(Role.ECOLOGICAL_RED_LINE, features, accuracy_m=accuracy_m)
        return _ORDER.index(screen_one(rights([MINE]), red_line).spatial)

    assert verdict([*some, *more]) >= verdict(some)


@settings(deadline=None, max_examples=12)
@given(_squares, _squares)
def test_losing_a_layer_never_clears_or_accuses(
    red_line: list[object], reserve: list[object]
) -> None:
    kept = layer(Role.ECOLOGICAL_RED_LINE, red_line)
    whole = screen_one(rights([MINE]), kept, layer(Role.NATURE_RESERVE, reserve))
    less = screen_one(rights([MINE]), kept, failed(Role.NATURE_RESERVE))
    assert less.spatial in {whole.spatial, "not_determined"}
    assert less.spatial != "clear"
