"""The words of resources/heritage_scopes.toml, ready to compare."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from pingshun_screen.core.heritage_scopes import Start
from pingshun_screen.core.resources import resource
from pingshun_screen.core.vocabulary import Role, folded

SIDES = ("north", "east", "south", "west")
METRES = (*SIDES, "radius")
"""Kinds of column that hold metres."""


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
    starts
        Word to what metres are counted from.
    bodies, edges
        What announcements call the relic itself, and the line around it.
    """

    columns: Mapping[str, str]
    kinds: Mapping[str, Role]
    metres: frozenset[str]
    coordinates_apart_m: float
    footers: tuple[str, ...]
    starts: Mapping[str, Start]
    bodies: tuple[str, ...]
    edges: tuple[str, ...]


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
        {folded(w): Start(name) for name, some in table["start"].items() for w in some},
        tuple(table["prose"]["bodies"]),
        tuple(table["prose"]["edges"]),
    )


def is_metres(head: str) -> bool:
    """Return whether a head of metres has no other unit in brackets."""
    unit = folded(folded(head).partition("(")[2].rstrip(")"))
    return unit in words().metres
