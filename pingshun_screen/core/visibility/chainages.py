"""Chainages as road offices write them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

_MARKED = re.compile(r"K?\s*(\d{1,4})\s*\+\s*(\d{1,3}(?:\.\d+)?)", re.IGNORECASE)
_KILOMETRES = re.compile(r"K\s*(\d{1,4}(?:\.\d+)?)", re.IGNORECASE)
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_M_PER_KM = 1000.0
# No road is as long; the longest national road has some 10,000 km in Tibet.
_TOO_MANY_KM = 10_000.0


def parsed_chainages_m(texts: Sequence[str]) -> list[float | None]:
    """Return the chainages of a column in metres; None where a text is none.

    Parameters
    ----------
    texts
        Such as K12+340. Numbers by themselves count as kilometres, as the columns
        of road registers hold them, but as metres in a column with one that no
        road has kilometres of.
    """
    plain = [unicodedata.normalize("NFKC", text).strip() for text in texts]
    numbers = [float(text) if _NUMBER.fullmatch(text) else None for text in plain]
    greatest = max((number for number in numbers if number is not None), default=0.0)
    unit_m = 1.0 if greatest >= _TOO_MANY_KM else _M_PER_KM
    return [
        marked_chainage_m(text) if number is None else number * unit_m
        for text, number in zip(plain, numbers, strict=True)
    ]


def marked_chainage_m(text: str) -> float | None:
    """Return a chainage in metres that tells its kilometres; None if it is none.

    Parameters
    ----------
    text
        Such as K12+340, 12+340 or K12.34.
    """
    plain = unicodedata.normalize("NFKC", text).strip()
    marked = _MARKED.fullmatch(plain)
    if marked:
        return float(marked[1]) * _M_PER_KM + float(marked[2])
    alone = _KILOMETRES.fullmatch(plain)
    return float(alone[1]) * _M_PER_KM if alone else None
