"""The words of resources/heritage_scopes.toml, ready to compare."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from pingshun_screen.core.resources import resource
from pingshun_screen.core.vocabulary import Role, folded

SIDES = ("north", "east", "south", "west")


@dataclass(frozen=True)
class Words:
    """How tables of scopes call things; every word folded.

    Parameters
    ----------
    columns
        Head to kind of column.
    kinds
        Word to protection scope or control zone.
    metres
        Ways to write the unit of a column of metres.
    coordinates_apart_m
        How far the table's coordinates may lie from the body drawn in a layer.
    footers
        What a row begins with that only says who made the table.
    """

    columns: Mapping[str, str]
    kinds: Mapping[str, Role]
    metres: frozenset[str]
    coordinates_apart_m: float
    footers: tuple[str, ...]


@cache
def words() -> Words:
    """Return the shipped words."""
    with resource("heritage_scopes.toml").open("rb") as file:
        table = tomllib.load(file)
    return Words(
        {folded(w): name for name, known in table["column"].items() for w in known},
        {folded(w): Role(name) for name, known in table["kind"].items() for w in known},
        frozenset(map(folded, table["metres"]["units"])),
        table["coordinates_apart_m"],
        tuple(table["footers"]),
    )
