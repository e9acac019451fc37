"""Raw values of a mining right turned into what clauses can compare."""

from __future__ import annotations

import csv
import math
import re
import unicodedata
from collections.abc import Mapping
from datetime import date, datetime
from functools import cache

from pingshun_screen.core.resources import resource
from pingshun_screen.core.texts import say
from pingshun_screen.core.vocabulary import FieldTerm, folded, match_choice, vocabulary

_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?(?:e[+-]?\d+)?", re.IGNORECASE)
_RANGE = re.compile(r"\s*[-~至到]\s*\d")
_DATE = re.compile(r"(\d{4})\D?(\d{1,2})\D?(\d{1,2})(?!\d)")


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
    blank = vocabulary().words.blank
    for name, term in vocabulary().mine_fields.items():
        text = _plain(raw.get(name))
        is_blank = text.casefold() in blank
        values[name] = None if is_blank else _parsed(term, text)
        if not is_blank and values[name] is None:
            remarks.append(
                say("screening.unclear_value", label=term.label, value=raw[name])
            )
    values["capacity_unit"] = _capacity_unit(values, raw, columns)
    values["mineral_kind"] = mineral_kind(str(values["mineral"] or ""))
    area = values["licence_area_km2"]
    area_unit = _unit_in_head(columns, "licence_area_km2")
    if isinstance(area, float) and area_unit in vocabulary().words.hectares:
        values["licence_area_km2"] = area / 100
    return values, tuple(remarks)


def _plain(value: object) -> str:
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return unicodedata.normalize("NFKC", "" if value is None else str(value)).strip()


def _parsed(term: FieldTerm, text: str) -> object:
    match term.kind:
        case "number":
            return _number(text)
        case "date":
            return _date(text)
        case "yes_no":
            return _yes_no(text)
        case "choice":
            return match_choice(text, term.choices)
    return text


def _number(text: str) -> float | None:
    """Return the number a text starts with, None for a range of numbers."""
    plain = text.replace(",", "")
    found = _NUMBER.match(plain)
    if not found or _RANGE.match(plain[found.end() :]):
        return None
    value = float(found.group())
    return value if math.isfinite(value) else None


def _date(text: str) -> date | None:
    found = _DATE.match(text)
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        return None


def _yes_no(text: str) -> bool | None:
    word, words = text.casefold(), vocabulary().words
    return True if word in words.yes else False if word in words.no else None


def _capacity_unit(
    values: Mapping[str, object], raw: Mapping[str, object], columns: Mapping[str, str]
) -> str | None:
    """Return the unit stated by its own field, in the value or in the head."""
    stated = (
        _plain(values["capacity_unit"]),
        _NUMBER.sub("", _plain(raw.get("capacity")).replace(",", ""), count=1),
        _unit_in_head(columns, "capacity"),
    )
    known = vocabulary().words.capacity_units
    units = (known.get(unit.strip()) for unit in stated)
    return next((unit for unit in units if unit), None)


def _unit_in_head(columns: Mapping[str, str], name: str) -> str:
    return _plain(columns.get(name)).partition("(")[2].rstrip(")")


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
