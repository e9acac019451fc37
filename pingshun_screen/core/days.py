"""Days as ledgers write them, and terms that have both their ends in one cell."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from pingshun_screen.core.no_end import NO_END, NoEnd
from pingshun_screen.core.texts import say
from pingshun_screen.core.vocabulary import folded

_DATES = (
    re.compile(r"(\d{4})(\d{2})(\d{2})"),
    re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?"),
)
_CLOCK = re.compile(r"[T ]\d{1,2}:\d{2}.*$")
_DAY = r"\d{8}|\d{4}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}\s*日?"
_TERM = re.compile(
    rf"[自从]?\s*({_DAY})\s*起?\s*(?:至|到|~|-+|[‐-―]+)\s*({_DAY}|[^\d\s]+?)\s*止?"
)


@dataclass(frozen=True)
class Term:
    """A term; its start is None where only its end is told."""

    start: date | None
    end: date | NoEnd

    def __str__(self) -> str:
        """Return both ends in words."""
        if self.start is None:
            return str(self.end)
        return say("terms.span", start=self.start, end=self.end)


def day_of(text: str, endless: Sequence[str]) -> date | NoEnd | None:
    """Return a day, or that there is none; a month without a day is not one.

    Parameters
    ----------
    text
        In half width.
    endless
        Words for a term without end, folded.
    """
    if folded(text) in endless:
        return NO_END
    day = _CLOCK.sub("", text)
    for pattern in _DATES:
        found = pattern.fullmatch(day)
        if found:
            try:
                return date(*map(int, found.groups()))
            except ValueError:
                return None
    return None


def term_of(text: str, endless: Sequence[str]) -> Term | None:
    """Return a term such as 2019-09-01至2029-09-01, or 长期; None if it is none.

    A single day may be the first or the last one, and a month is no day.

    Parameters
    ----------
    text, endless
        As for `day_of`.
    """
    if folded(text) in endless:
        return Term(None, NO_END)
    found = _TERM.fullmatch(text)
    if found is None:
        return None
    start, end = day_of(found[1], ()), day_of(found[2], endless)
    if not isinstance(start, date) or end is None or end < start:
        return None
    return Term(start, end)
