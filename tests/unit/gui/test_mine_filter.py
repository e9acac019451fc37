"""The filters of the list of mines, alone and together."""

from __future__ import annotations

import pytest

from pingshun_screen.gui.mine_filter import MineFilter, MineTraits, search_words

MINE = MineTraits(
    verdict="conflict",
    township="示例乙镇",
    roles=frozenset({"road", "nature_reserve"}),
    words=search_words("示例五铁矿", "C1400002009", "示例05号 矿业"),
)


@pytest.mark.parametrize(
    ("chosen", "is_accepted"),
    [
        (MineFilter(), True),
        (MineFilter(text=search_words("五 铁矿")), True),
        (MineFilter(text=search_words("c14０")), True),
        (MineFilter(text=search_words("05号矿业")), True),
        (MineFilter(text=search_words("铁矿C14")), False),
        (MineFilter(verdict="conflict", role="road", township="示例乙镇"), True),
        (MineFilter(verdict="clear", role="road"), False),
        (MineFilter(verdict="conflict", role="railway"), False),
        (MineFilter(verdict="conflict", township="示例丁镇"), False),
    ],
)
def test_a_mine_is_accepted_if_everything_fits(
    chosen: MineFilter, is_accepted: bool
) -> None:
    assert chosen.accepts(MINE) is is_accepted
