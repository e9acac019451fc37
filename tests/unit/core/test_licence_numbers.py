"""Hints on licence numbers: what is one number, and what looks wrong in one."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pingshun_screen.core.licence_numbers import (
    licence_key,
    licence_warnings,
    may_be_same,
    repeated_licences,
)

AS_OF = date(2026, 6, 30)
SOUND = "C1400002009011220003658"
"""A published number of a Shanxi mine."""


@pytest.mark.parametrize(
    ("written", "key"),
    [
        (SOUND, SOUND),
        (SOUND.lower(), SOUND),
        (f" {SOUND[:7]} {SOUND[7:]}\u3000", SOUND),
        ("Ｃ１４００００２００９０１１２２０００３６５８", SOUND),
        (SOUND[1:], SOUND),
        (f"\ufeff{SOUND}\u200b", SOUND),
        ("办理中", ""),
        ("2026年办理中", ""),
        ("12", ""),
        ("", ""),
        ("1.506E+21", ""),
        ("1.506002009067e+21", ""),
        ("1506002009067120000000", ""),
        ("1400000720110", "1400000720110"),
        ("C14OOOO2009011220003658", "C14OOOO2009011220003658"),
    ],
)
def test_what_is_compared(written: str, key: str) -> None:
    assert licence_key(written) == key


@pytest.mark.parametrize(
    ("written", "hints"),
    [
        (SOUND, []),
        ("C1404002019097129999002", []),
        (SOUND.lower(), ["小写"]),
        (SOUND[1:], ["首字母 C"]),
        ("Ｃ1400002009011220003658", ["全角"]),
        (f"{SOUND[:7]} {SOUND[7:]}", ["空格"]),
        (f" {SOUND}\n", []),
        ("C14OOOO2009011220003658", ["“OOOO”"]),
        (SOUND[:-1], ["23 位"]),
        (f"{SOUND}0", ["23 位"]),
        ("办理中", ["23 位"]),
        ("1.506E+21", ["末位数字已丢失"]),
        ("C1400002009131220003658", ["“13”"]),
        ("C1400002009001220003658", ["“00”"]),
        ("C1400002099011220003658", ["“2099”"]),
        ("C1400001949011220003658", ["“1949”"]),
        ("C5300002010123240111524", ["“530000”不属山西省"]),
        ("c530000201013324 0111524", ["空格", "小写", "“13”", "530000"]),
    ],
)
def test_what_looks_wrong(written: str, hints: list[str]) -> None:
    found = licence_warnings(written, AS_OF)
    assert len(found) == len(hints)
    for text, hint in zip(found, hints, strict=True):
        assert hint in text
        assert written.strip() in text


def test_a_licence_is_not_of_a_later_year_than_the_case() -> None:
    assert licence_warnings("C1404002026037129999024", AS_OF) == ()
    assert licence_warnings("C1404002026037129999024", date(2025, 1, 1))


def test_repeated_numbers() -> None:
    assert repeated_licences([SOUND, "", "", "C1"]) == ()
    (same,) = repeated_licences([SOUND, SOUND, "C1"])
    assert f"{SOUND}出现2次" in same
    (other,) = repeated_licences([SOUND, SOUND.lower(), SOUND[1:]])
    assert "写法不同" in other
    assert "共3处" in other


@given(st.text())
def test_any_text_has_a_key_that_is_its_own_key(written: str) -> None:
    licence_warnings(written, AS_OF)
    assert licence_key(licence_key(written)) == licence_key(written)


WHOLE = "C1404002019097129999001"


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("1.404002019097E+21", True),
        ("1.40400201909713E+21", True),
        ("1404002019097130000000", True),
        ("1.505E+21", False),
        ("1.404E+20", False),
        ("1.2E+22", False),
        ("1E+999", False),
        ("1E+99999999999999999999", False),
        ("办理中", True),
        ("", True),
        ("1404002019097129999001", True),
        ("C1404002019097129999002", False),
    ],
)
def test_what_is_left_of_a_number_has_to_be_its_beginning(
    written: str, expected: bool
) -> None:
    assert may_be_same(written, WHOLE) is expected
    assert may_be_same(WHOLE, written) is expected
