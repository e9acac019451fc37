from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pingshun_screen.report.measures import (
    area_text,
    area_words,
    distance_text,
    km2_text,
    plain_number,
    share_text,
    width_text,
)


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        (area_text(1234567.891), "1,234,567.89"),
        (area_text(0.0), "0.00"),
        (area_text(0.004), "小于0.01"),
        (share_text(0.123456), "12.35"),
        (share_text(1.0), "100.00"),
        (share_text(0.00001), "小于0.01"),
        (width_text(0.049), "0.05"),
        (distance_text(999.96), "1,000.0"),
        (distance_text(0.03), "小于0.1"),
        (km2_text(0.67519), "0.6752"),
        (plain_number(20.0), "20"),
        (plain_number(7.5), "7.5"),
        (area_words(9999.0), "9,999.00 平方米"),
        (area_words(12345.0), "12,345.00 平方米（1.2345 公顷）"),
    ],
)
def test_numbers_are_rounded_as_documents_print_them(text: str, printed: str) -> None:
    assert text == printed


@given(st.floats(min_value=1e-12, max_value=1e12))
def test_what_is_not_nothing_never_prints_as_nothing(area_m2: float) -> None:
    assert area_text(area_m2).strip("0.,") != ""
