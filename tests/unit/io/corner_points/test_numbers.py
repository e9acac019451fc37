from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pingshun_screen.io.corner_points.numbers import (
    angle_text,
    half_width,
    parsed_angle,
    parsed_number,
)

ANGLE = 113 + 30 / 60 + 45.123 / 3600


@pytest.mark.parametrize(
    "text",
    [
        "113°30′45.123″",
        "113°30'45.123\"",
        "113º30’45.123”",
        "113°30′45.123′′",
        "113度30分45.123秒",
        "113 30 45.123",
        "113-30-45.123",
        "113:30:45.123",
        "东经113°30′45.123″",
        "113°30′45.123″E",
        "E113°30′45.123″",
        "E 113° 30′ 45.123″",
        "１１３°３０′４５.１２３″",
    ],
)
def test_ways_to_write_an_angle(text: str) -> None:
    assert parsed_angle(half_width(text)) == pytest.approx(ANGLE, abs=1e-12)


@pytest.mark.parametrize(
    "text", ["113°60′45″", "113°30′60″", "113°30′", "113.5", "", "°′″", "1" * 60]
)
def test_what_is_no_angle(text: str) -> None:
    assert parsed_angle(half_width(text)) is None


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("3437174.65", 3437174.65),
        (" 3437174.65 ", 3437174.65),
        ("３４３７１７４。６５", 3437174.65),
        ("3437174.65m", 3437174.65),
        ("3437174.65米", 3437174.65),
        ("3437174.", 3437174.0),
        ("+5", 5.0),
        ("-5", -5.0),
        ("", None),
        ("1e5", None),
        ("nan", None),
        ("inf", None),
        ("1,000", None),
        ("0x10", None),
        ("1_000", None),
        ("٣", None),
        ("9" * 400, None),
        ("1.2.3", None),
    ],
)
def test_plain_numbers(text: str, number: float | None) -> None:
    assert parsed_number(half_width(text)) == number


@given(degrees=st.floats(0, 180))
def test_an_angle_written_reads_back(degrees: float) -> None:
    text = angle_text(degrees)
    assert parsed_angle(text) == pytest.approx(degrees, abs=0.00051 / 3600)


def test_seconds_never_round_to_sixty() -> None:
    assert angle_text(113.0 + 59.9996 / 3600) == "113°01′00.000″"
    assert angle_text(112.99999999) == "113°00′00.000″"
