"""Raw values of a mining right turned into what clauses can compare."""

from __future__ import annotations

import csv
import math
import re
import unicodedata
from collections.abc import Mapping
from datetime import datetime
from functools import cache

from pingshun_screen.core.days import Term, day_of, term_of
from pingshun_screen.core.resources import resource
from pingshun_screen.core.texts import say
from pingshun_screen.core.vocabulary import FieldTerm, folded, match_choice, vocabulary

_NUMBER = re.compile(r"([+-]?\d+(?:\.\d+)?(?:e[+-]?\d+)?)\s*(.*)", re.IGNORECASE)
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_DECIMALS = 9
"""Of a number in its field's own unit: floating point adds more than that."""
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
    values: dict[str, object] = {}
    remarks = []
    for name, term in vocabulary().mine_fields.items():
        value = raw.get(name)
        head = _bracketed(columns.get(name, ""))
        values[name] = None if is_blank(value) else _parsed(term, _plain(value), head)
        if not is_blank(value) and values[name] is None:
            remarks.append(_remark(name, value))
    remarks += _with_unit(values, raw, columns)
    remarks += _with_term(values)
    values["mineral_kind"] = mineral_kind(str(values["mineral"] or ""))
    return values, tuple(remarks)


def states_capacity_unit(column: str) -> bool:
    """Return whether the name of a column has a unit of production in brackets."""
    return _bracketed(column) in vocabulary().words.capacity_units


def is_blank(value: object) -> bool:
    """Return whether a value as read says nothing."""
    return _plain(value).casefold() in vocabulary().words.blank


def _remark(name: str, value: object) -> str:
    label = vocabulary().mine_fields[name].label
    return say("screening.unclear_value", label=label, value=value)


def _with_unit(
    values: dict[str, object], raw: Mapping[str, object], columns: Mapping[str, str]
) -> list[str]:
    """Put capacity and its unit in order, and say where the unit is unclear.

    All that name a unit, cell, head and a column of units, have to mean the same. A
    number beyond that of any mine is in another unit than they say.
    """
    stated = _stated_units(raw, columns)
    labels = vocabulary().words.capacity_units
    factors = vocabulary().mine_fields["capacity"].units
    meant = {(labels.get(unit), factors.get(unit)) for unit in stated}
    unit, factor = meant.pop() if len(meant) == 1 else (None, None)
    values["capacity_unit"] = unit
    if stated and unit is None:
        return [_remark("capacity_unit", say("findings.list").join(sorted(stated)))]
    number = _split(_plain(raw.get("capacity")))[0]
    if number is None or factor is None or values["capacity"] is None:
        return []
    value = _scaled(number, factor)
    is_too_much = value > vocabulary().mine_fields["capacity"].most
    values["capacity"] = None if is_too_much else value
    return [_remark("capacity", raw.get("capacity"))] if is_too_much else []


def _with_term(values: dict[str, object]) -> list[str]:
    """Fill the ends of a term from the one cell that has both."""
    term = values["valid_term"]
    if not isinstance(term, Term):
        return []
    remarks = []
    for name, day in (("valid_from", term.start), ("valid_to", term.end)):
        own = values[name]
        if day is None or day == own:
            continue
        values[name] = day if own is None else None
        if own is not None:
            words = say("findings.list").join((str(own), str(day)))
            remarks.append(_remark(name, words))
    values["valid_term"] = str(term)
    return remarks


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
            return day_of(text, term.endless)
        case "term":
            return term_of(text, term.endless)
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
        return _scaled(number, term.units[unit]) if unit in term.units else None
    if head in vocabulary().words.other_units and head not in term.units:
        return None
    return _scaled(number, term.units.get(head, 1.0))


def _scaled(number: float, factor: float) -> float:
    return round(number * factor, _DECIMALS) if factor != 1.0 else number


def _split(text: str) -> tuple[float | None, str]:
    found = _NUMBER.fullmatch(_THOUSANDS.sub("", text))
    value = float(found.group(1)) if found else math.nan
    unit = _unit(found.group(2)) if found else ""
    return (value if math.isfinite(value) else None), unit


def _unit(text: str) -> str:
    return "".join(text.casefold().split())


def _yes_no(text: str) -> bool | None:
    word, words = text.casefold(), vocabulary().words
    return True if word in words.yes else False if word in words.no else None


def _stated_units(
    raw: Mapping[str, object], columns: Mapping[str, str]
) -> frozenset[str]:
    """Return the units of production that a row states, as written."""
    column = raw.get("capacity_unit")
    own = "" if is_blank(column) else _unit(_plain(column))
    in_cell = _split(_plain(raw.get("capacity")))[1]
    head = _bracketed(columns.get("capacity", ""))
    known = head if head in vocabulary().words.capacity_units else ""
    return frozenset(filter(None, (own, in_cell, known)))


def _bracketed(column: str) -> str:
    """Return what a column's name has in brackets, which may be a unit."""
    return _unit(_plain(column).partition("(")[2].rstrip(")"))


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
