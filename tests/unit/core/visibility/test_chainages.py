"""Chainages as they are written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pingshun_screen.core.visibility.chainages import parsed_chainages_m
from pingshun_screen.core.visibility.roads import chainage_label


@pytest.mark.parametrize(
    ("text", "chainage_m"),
    [
        ("K12+340", 12_340.0),
        ("k0+005.5", 5.5),
        ("Ｋ１２＋３４０", 12_340.0),
        ("12+340", 12_340.0),
        ("12.34", 12_340.0),
        ("12340", 12_340.0),
        ("K12.34", 12_340.0),
        ("K7", 7_000.0),
        ("", None),
        ("起点", None),
        ("K12+3400", None),
        ("-3", None),
    ],
)
def test_what_a_text_means(text: str, chainage_m: float | None) -> None:
    assert parsed_chainages_m([text]) == [chainage_m]


@given(st.integers(0, 2_000_000))
def test_what_is_written_is_read_back(chainage_m: int) -> None:
    assert parsed_chainages_m([chainage_label(chainage_m)]) == [chainage_m]


def test_one_number_that_no_road_has_kilometres_of_makes_a_column_metres() -> None:
    column = ["0", "340", "12340", "K1+200", ""]
    assert parsed_chainages_m(column) == [0, 340, 12_340, 1_200, None]
    assert parsed_chainages_m(column[:2]) == [0, 340_000]
