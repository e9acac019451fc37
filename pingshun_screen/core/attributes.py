"""Raw values of a mining right turned into what clauses can compare."""

from __future__ import annotations

import csv
import math
import re
import unicodedata
from collections.abc import Mapping
from datetime import date, datetime
from functools import cache

from pingshun_screen.core.no_end import NO_END, NoEnd
from pingshun_screen.core.resources import resource
from pingshun_screen.core.texts import say
from pingshun_screen.core.vocabulary import FieldTerm, folded, match_choice, vocabulary

_NUMBER = re.compile(r"([+-]?\d+(?:\.\d+)?(?:e[+-]?\d+)?)\s*(.*)", re.IGNORECASE)
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_DATES = (
    re.compile(r"(\d{4})(\d{2})(\d{2})"),
    re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?"),
)
_CLOCK = re.compile(r"[T ]\d{1,2}:\d{2}.*$")
_EXACT = 2.0**53
"""From here on a float does not stand for one whole number only."""


def normalise(
    raw: Mapping[str, object], columns: Mapping[str, str]
) -> tuple[dict[str, object], tuple[str, ...]]:
    """Return the standard fields of one mining right, and remarks on bad values.

    Parameters
    ----------
    raw
        Standard field to value as read: text, number, date or None.
    columns
        Standard field to the column it was read from; a unit in the column's
        name counts where the value has none.

    Returns
    -------
    tuple of dict and tuple
        Every standard field, None where empty or not understood, and
        `mineral_kind`; one remark for each value that was not understood.
    """
    blank = vocabulary().words.blank
    values: dict[str, object] = {}
    remarks = []
    for name, term in vocabulary().mine_fields.items():
        text = _plain(raw.get(name))
        is_blank = text.casefold() in blank
        head = _bracketed(columns.get(name, ""))
        values[name] = None if is_blank else _parsed(term, text, head)
        if not is_blank and values[name] is None:
            remarks.append(_remark(term, raw[name]))
    stated = sorted(_stated_units(raw, columns))
    known = set(vocabulary().words.capacity_units.values())
    is_clear = len(stated) == 1 and stated[0] in known
    if stated and not is_clear:
        term = vocabulary().mine_fields["capacity_unit"]
        remarks.append(_remark(term, say("findings.list").join(stated)))
    values["capacity_unit"] = stated[0] if is_clear else None
    values["mineral_kind"] = mineral_kind(str(values["mineral"] or ""))
    return values, tuple(remarks)


def states_capacity_unit(column: str) -> bool:
    """Return whether the name of a column has a unit of production in brackets."""
    return _bracketed(column) in vocabulary().words.capacity_units


def is_blank(value: object) -> bool:
    """Return whether a value as read says nothing."""
    return _plain(value).casefold() in vocabulary().words.blank


def _remark(term: FieldTerm, value: object) -> str:
    return say("screening.unclear_value", label=term.label, value=value)


def _plain(value: object) -> str:
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, float) and value.is_integer() and abs(value) < _EXACT:
        value = int(value)
    return unicodedata.normalize("NFKC", "" if value is None else str(value)).strip()


def _parsed(term: FieldTerm, text: str, head: str) -> object:
    match term.kind:
        case "number":
            return _quantity(term, text, head)
        case "date":
            return _date(text, term.endless)
        case "yes_no":
            return _yes_no(text)
        case "choice":
            return match_choice(text, term.choices)
    return text


def _quantity(term: FieldTerm, text: str, head: str) -> float | None:
    """Return a number in the field's own unit.

    Anything but a number and a unit the field knows is not understood: "20-60"
    is not 20, "60个月" is not 60 years, nor is 60 under a head with "（月）", "50以下"
    is not 50.
    """
    number, unit = _split(text)
    if number is None or (number < 0 and not term.signed):
        return None
    if number == 0 and term.positive:
        return None
    if unit:
        return number * term.units[unit] if unit in term.units else None
    if head in vocabulary().words.other_units:
        return None
    return number * term.units.get(head, 1.0)


def _split(text: str) -> tuple[float | None, str]:
    found = _NUMBER.fullmatch(_THOUSANDS.sub("", text))
    value = float(found.group(1)) if found else math.nan
    return (value if math.isfinite(value) else None), (found.group(2) if found else "")


def _date(text: str, endless: tuple[str, ...]) -> date | NoEnd | None:
    """Return a day, or that there is none; a month without a day is not one."""
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


def _yes_no(text: str) -> bool | None:
    word, words = text.casefold(), vocabulary().words
    return True if word in words.yes else False if word in words.no else None


def _stated_units(raw: Mapping[str, object], columns: Mapping[str, str]) -> set[str]:
    """Return the units of production that a row states, unknown ones as written."""
    known = vocabulary().words.capacity_units
    column = _plain(raw.get("capacity_unit"))
    own = "" if column.casefold() in vocabulary().words.blank else column
    in_cell = _split(_plain(raw.get("capacity")))[1]
    head = _bracketed(columns.get("capacity", ""))
    stated = {known.get(text, text) for text in (own, in_cell) if text}
    return stated | ({known[head]} if head in known else set())


def _bracketed(column: str) -> str:
    """Return what a column's name has in brackets, which may be a unit."""
    return _plain(column).partition("(")[2].rstrip(")")


@cache
def minerals() -> dict[str, tuple[str, tuple[str, ...]]]:
    """Return each known name of a mineral with its kind and size-class rows."""
    known: dict[str, tuple[str, tuple[str, ...]]] = {}
    with resource("minerals.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            entry = (row["kind"], tuple(filter(None, row["size_rows"].split(";"))))
            for name in (row["mineral"], *row["aliases"].split(";")):
                known.setdefault(folded(name), entry)
    known.pop("", None)
    return known


def mineral_kind(mineral: str) -> str | None:
    """Return the kind of a mineral, such as quarry_stone; None if unknown."""
    return minerals().get(folded(mineral), (None, ()))[0]
