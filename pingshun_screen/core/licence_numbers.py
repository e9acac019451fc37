"""Licence numbers: what makes two of them one, and what looks wrong in one.

Nothing here refuses or changes a number. The sense of its places is inferred from
published numbers (resources/licence_numbers.toml), so every finding is a hint.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache

from pingshun_screen.core.resources import resource
from pingshun_screen.core.texts import say

_BLANKS = re.compile(r"[\s\u200b\u200c\u200d\u2060\ufeff]+")
_EXPONENT = re.compile(r"[0-9]+(?:\.[0-9]+)?E\+?[0-9]{1,3}")
_LONG_NUMBER = re.compile(r"[0-9]{15}[0-9]+")
_CODE, _YEAR, _MONTH = slice(1, 7), slice(7, 11), slice(11, 13)
_MONTHS = range(1, 13)
_FEWEST_DIGITS = 10
"""Whatever has less is no licence number; the oldest ones have thirteen digits."""
_DIGITS_KEPT = 15
"""Significant digits that a number in a spreadsheet has."""


@dataclass(frozen=True)
class Pattern:
    """How numbers look: `C` and so many digits, the issuing province first."""

    digits: int
    province: str
    province_name: str
    first_year: int


@cache
def pattern() -> Pattern:
    """Return the shipped pattern."""
    with resource("licence_numbers.toml").open("rb") as file:
        return Pattern(**tomllib.load(file))


def licence_key(written: str) -> str:
    """Return a licence number as it is compared.

    Full width becomes half width, blanks go, letters become capitals, and a number
    of all digits gets the C it lacks. Empty where nothing can be compared: words
    such as 办理中, the running number of a list, and numbers whose last digits a
    spreadsheet has lost.

    Parameters
    ----------
    written
        As it stands in the data.
    """
    text = _half_width(written).upper()
    if sum(map(str.isdecimal, text)) < _FEWEST_DIGITS or is_precision_lost(written):
        return ""
    is_bare = text.isdecimal() and len(text) == pattern().digits
    return f"C{text}" if is_bare else text


def is_precision_lost(written: str) -> bool:
    """Return whether a spreadsheet has kept only the first digits of a number.

    Parameters
    ----------
    written
        As it stands in the data: 1.506E+21, or digits that end in nothing but
        zeros from the sixteenth on.
    """
    text = _half_width(written).upper()
    if _EXPONENT.fullmatch(text):
        return True
    is_long = _LONG_NUMBER.fullmatch(text) is not None
    return is_long and set(text[_DIGITS_KEPT:]) == {"0"}


def may_be_same(one: str, other: str) -> bool:
    """Return whether two licence numbers can be one.

    Two that can be compared have to be the same. What a spreadsheet has kept of one,
    such as 1.404002E+21, has to be the beginning of the other. Words say nothing.

    Parameters
    ----------
    one, other
        As they stand in the data.
    """
    keys = licence_key(one), licence_key(other)
    if all(keys):
        return keys[0] == keys[1]
    whole = _digits(keys[0] or keys[1])
    lost = _half_width(other if keys[0] else one).upper()
    if not (whole and is_precision_lost(lost)):
        return True
    kept = Decimal(lost)
    # The last digit that was kept may have been rounded up.
    lowest = max(_lowest(kept), len(whole) - _DIGITS_KEPT)
    away = abs(Decimal(whole) - kept)
    return lowest < len(whole) and away <= Decimal(1).scaleb(lowest)


def _digits(licence: str) -> str:
    return "".join(filter(str.isdecimal, licence))


def _lowest(number: Decimal) -> int:
    """Return the power of ten of the last digit that is written, zeros aside."""
    exponent = number.normalize().as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def licence_warnings(written: str, as_of: date) -> tuple[str, ...]:
    """Return what looks wrong in a licence number, in words.

    Parameters
    ----------
    written
        As it stands in the data.
    as_of
        No licence is of a later year.
    """
    return tuple(
        say(f"licence_numbers.{name}", number=written.strip(), **values)
        for name, values in _found(written, as_of)
    )


def _found(written: str, as_of: date) -> Iterator[tuple[str, dict[str, object]]]:
    yield from _of_writing(written)
    if is_precision_lost(written):
        yield "precision", {}
        return
    text, known = licence_key(written), pattern()
    if re.fullmatch(rf"C[0-9]{{{known.digits}}}", text, re.ASCII):
        yield from _of_places(text, as_of)
        return
    letters = "".join(char for char in text[1:] if char in "OIL")
    if len(text) == known.digits + 1 and letters:
        yield "letter", {"letters": letters}
    else:
        yield "length", {"digits": known.digits, "places": known.digits + 1}


def _of_writing(written: str) -> Iterator[tuple[str, dict[str, object]]]:
    text = written.strip()
    if unicodedata.normalize("NFKC", text) != text:
        yield "full_width", {}
    if _BLANKS.search(text):
        yield "blank", {}
    if _half_width(text).startswith("c"):
        yield "lower_case", {}
    if licence_key(text) == f"C{_half_width(text)}":
        yield "no_c", {"digits": pattern().digits}


def _of_places(text: str, as_of: date) -> Iterator[tuple[str, dict[str, object]]]:
    known = pattern()
    if int(text[_MONTH]) not in _MONTHS:
        yield "month", {"month": text[_MONTH]}
    if not known.first_year <= int(text[_YEAR]) <= as_of.year:
        yield "year", {"year": text[_YEAR]}
    code = text[_CODE]
    if not code.startswith(known.province):
        values = {"province": known.province_name, "prefix": known.province}
        yield "elsewhere", {"code": code, **values}


def repeated_licences(numbers: Iterable[str]) -> tuple[str, ...]:
    """Return a sentence for every licence number that more than one right has.

    Parameters
    ----------
    numbers
        Of all rights, as stored; empty ones do not count.
    """
    by_key: dict[str, Counter[str]] = defaultdict(Counter)
    for number in numbers:
        if number:
            by_key[licence_key(number) or number][number] += 1
    return tuple(
        _repeated(spellings)
        for _, spellings in sorted(by_key.items())
        if spellings.total() > 1
    )


def _repeated(spellings: Counter[str]) -> str:
    count = spellings.total()
    if len(spellings) == 1:
        (number,) = spellings
        return say("screening.duplicate_licence", licence_no=number, count=count)
    numbers = say("findings.list").join(f"“{number}”" for number in sorted(spellings))
    return say("licence_numbers.duplicate", numbers=numbers, count=count)


def _half_width(text: str) -> str:
    return _BLANKS.sub("", unicodedata.normalize("NFKC", text))
