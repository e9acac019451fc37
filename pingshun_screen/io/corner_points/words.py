"""The words of resources/corner_points.toml, ready to compare."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from pingshun_screen.core.crs import Datum
from pingshun_screen.core.resources import resource
from pingshun_screen.core.texts import say
from pingshun_screen.core.vocabulary import Role, folded, vocabulary

PARCEL_CODE = "parcel_code"
"""Attribute for the number of a parcel, which is no licence number."""

_BRACKETED = re.compile(r"[(（][^()（）]{0,40}[)）]")
_LONGEST = 40


@dataclass(frozen=True)
class Words:
    """How files call things; every word folded.

    Parameters
    ----------
    datums
        Stems in the name of a datum, in the order to try them.
    registration_datums
        Numbers of the registration form.
    headers, columns
        Word to what it means.
    attributes
        Word to standard field of a mining right.
    area_units
        Unit to square metres.
    polygons, others
        Words for the shape of a parcel.
    projections
        Stems in the name of the Gauss-Krüger projection.
    """

    datums: tuple[tuple[str, Datum], ...]
    registration_datums: Mapping[str, Datum]
    headers: Mapping[str, str]
    columns: Mapping[str, str]
    attributes: Mapping[str, str]
    area_units: Mapping[str, float]
    polygons: frozenset[str]
    others: frozenset[str]
    projections: tuple[str, ...]


@cache
def words() -> Words:
    """Return the shipped words."""
    with resource("corner_points.toml").open("rb") as file:
        table = tomllib.load(file)
    datums = table["datum"].items()
    return Words(
        tuple((folded(stem), Datum(name)) for name, stems in datums for stem in stems),
        {number: Datum(name) for number, name in table["registration_datum"].items()},
        _by_word(table["header"]),
        _by_word(table["column"]),
        _attribute_words(),
        {folded(unit): size for unit, size in table["area_unit"].items()},
        frozenset(map(folded, table["shape"]["polygon"])),
        frozenset(map(folded, table["shape"]["other"])),
        tuple(map(folded, table["projection"]["gauss"])),
    )


def _by_word(section: Mapping[str, list[str]]) -> dict[str, str]:
    return {folded(word): name for name, known in section.items() for word in known}


def _attribute_words() -> dict[str, str]:
    terms = vocabulary().fields_of(Role.MINING_RIGHT)
    return {
        folded(word): name
        for name, term in terms.items()
        for word in (name, term.label, *term.aliases)
    }


def word_of(text: str) -> str:
    """Return a text as words are compared: without brackets; long ones are none."""
    return folded(_BRACKETED.sub("", text)) if len(text) <= _LONGEST else ""


def datum_name(datum: Datum) -> str:
    """Return what documents call a datum."""
    return say(f"corner_points.datum_{datum.name.lower()}")


def datum_in(text: str) -> Datum | None:
    """Return the datum that a text names, None if it names none that is known."""
    compared = folded(text)
    hits = (datum for stem, datum in words().datums if stem in compared)
    return next(hits, None)
