"""Chainages as road offices write them."""

from __future__ import annotations

import re
import unicodedata

_MARKED = re.compile(r"K?\s*(\d{1,4})\s*\+\s*(\d{1,3}(?:\.\d+)?)", re.IGNORECASE)
_KILOMETRES = re.compile(r"K?\s*(\d{1,4}(?:\.\d+)?)", re.IGNORECASE)
_M_PER_KM = 1000.0


def parsed_chainage_m(text: str) -> float | None:
    """Return a chainage in metres; None where the text is none.

    Parameters
    ----------
    text
        Such as K12+340. A number by itself counts as kilometres, as the columns of
        road registers hold them.
    """
    plain = unicodedata.normalize("NFKC", text).strip()
    marked = _MARKED.fullmatch(plain)
    if marked:
        return float(marked[1]) * _M_PER_KM + float(marked[2])
    alone = _KILOMETRES.fullmatch(plain)
    return float(alone[1]) * _M_PER_KM if alone else None
