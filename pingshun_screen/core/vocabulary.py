"""Roles and standard fields, and the names under which offices know them."""

from __future__ import annotations

import math
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from typing import Any

from pingshun_screen.core.resources import resource


class Role(StrEnum):
    """What a layer stands for in the screening."""

    MINING_RIGHT = "mining_right"
    PROPOSED_BLOCK = "proposed_block"
    EXTRACTION_EXTENT = "extraction_extent"
    ECOLOGICAL_RED_LINE = "ecological_red_line"
    NATURE_RESERVE = "nature_reserve"
    GEOPARK = "geopark"
    FOREST_PARK = "forest_park"
    WETLAND_PARK = "wetland_park"
    SCENIC_AREA = "scenic_area"
    HERITAGE_PROTECTION_SCOPE = "heritage_protection_scope"
    HERITAGE_CONTROL_ZONE = "heritage_control_zone"
    HERITAGE_SITE = "heritage_site"
    ROAD = "road"
    RAILWAY = "railway"
    ROAD_STRUCTURE = "road_structure"
    WATER_SOURCE_PROTECTION_AREA = "water_source_protection_area"
    SPRING_PROTECTION_AREA = "spring_protection_area"
    PERMANENT_BASIC_FARMLAND = "permanent_basic_farmland"
    SETTLEMENT = "settlement"
    ADMIN_AREA = "admin_area"
    DEM = "dem"


SCOPE_ROLES = (Role.HERITAGE_PROTECTION_SCOPE, Role.HERITAGE_CONTROL_ZONE)
"""Areas around heritage units, of which some are published only as distances."""


class Shape(StrEnum):
    """The geometry that a role's features must have."""

    POLYGON = "polygon"
    LINE = "line"
    POINT = "point"


@dataclass(frozen=True)
class RoleTerm:
    """How a role is called and drawn from.

    Parameters
    ----------
    label
        Chinese name, as documents print it.
    shapes
        Geometry kinds that features of the role may have.
    aliases
        Layer names under which the role is met.
    """

    label: str
    shapes: frozenset[Shape]
    aliases: tuple[str, ...]


@dataclass(frozen=True)
class MixedTerm:
    """A layer whose features have several roles.

    Parameters
    ----------
    label
        Chinese name.
    names
        Layer names under which it is met.
    columns
        Columns that may tell what a feature is, best first.
    words
        Words in that column by role.
    """

    label: str
    names: tuple[str, ...]
    columns: tuple[str, ...]
    words: Mapping[Role, tuple[str, ...]]


@dataclass(frozen=True)
class FieldTerm:
    """How a standard field is called.

    Parameters
    ----------
    label
        Chinese name, as documents print it.
    kind
        text, number, date, yes_no or choice.
    aliases
        Column names under which the field is met.
    choices
        For a choice: each value with the words that stand for it.
    held_by
        Who keeps the fact and can supply it.
    units
        For a number: units that a cell or head may state, with the factor into
        the field's own unit.
    signed, positive
        Whether a number may be negative; whether it has to be more than 0, where
        a 0 only fills an empty cell.
    endless
        For a date: words for a term without end, folded.
    most
        For a number: what is greater stands in another unit than it says.
    silent
        For a choice: words that say nothing of it, folded.
    """

    label: str
    kind: str
    aliases: tuple[str, ...]
    choices: Mapping[str, tuple[str, ...]]
    held_by: str
    units: Mapping[str, float] = field(default_factory=dict)
    signed: bool = False
    positive: bool = False
    endless: tuple[str, ...] = ()
    most: float = math.inf
    silent: tuple[str, ...] = ()


@dataclass(frozen=True)
class Words:
    """Words that stand for yes, no and nothing, and for units.

    Parameters
    ----------
    yes, no, blank
        Cell values, folded to lower case and half width.
    mass_unit, volume_unit
        The two units of production a year, as the policy writes them.
    capacity_units
        Each way to write a unit of production, to the policy's way.
    other_units
        Units that heads state and no field can have, such as months for years.
    """

    yes: frozenset[str]
    no: frozenset[str]
    blank: frozenset[str]
    mass_unit: str
    volume_unit: str
    capacity_units: Mapping[str, str]
    other_units: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Vocabulary:
    """The whole table of terms.

    Parameters
    ----------
    words
        Words for values and units.
    roles
        Term of each role.
    mine_fields
        Standard fields of a mining right.
    constraint_fields
        Standard fields of every other layer.
    other_layers
        Names of layers that the screening has no role for.
    mixed_layers
        Layers whose features have several roles.
    code_columns, feature_codes
        Columns that hold a feature code, and the layer each code stands for.
    """

    words: Words
    roles: Mapping[Role, RoleTerm]
    mine_fields: Mapping[str, FieldTerm]
    constraint_fields: Mapping[str, FieldTerm]
    other_layers: tuple[str, ...]
    mixed_layers: tuple[MixedTerm, ...]
    code_columns: tuple[str, ...]
    feature_codes: Mapping[str, str]

    def fields_of(self, role: Role) -> Mapping[str, FieldTerm]:
        """Return the standard fields that features of a role may carry."""
        mines = (Role.MINING_RIGHT, Role.PROPOSED_BLOCK)
        return self.mine_fields if role in mines else self.constraint_fields


def _fields(section: Mapping[str, dict[str, Any]]) -> dict[str, FieldTerm]:
    return {
        name: FieldTerm(
            label=entry["label"],
            kind=entry.get("kind", "text"),
            aliases=tuple(entry.get("aliases", ())),
            choices={k: tuple(v) for k, v in entry.get("choices", {}).items()},
            held_by=entry.get("held_by", ""),
            units=entry.get("units", {}),
            signed=entry.get("signed", False),
            positive=entry.get("positive", False),
            endless=tuple(map(folded, entry.get("endless", ()))),
            most=entry.get("most", math.inf),
            silent=tuple(map(folded, entry.get("silent", ()))),
        )
        for name, entry in section.items()
    }


def _words(words: Mapping[str, list[str]], units: Mapping[str, Any]) -> Words:
    return Words(
        yes=frozenset(words["yes"]),
        no=frozenset(words["no"]),
        blank=frozenset(words["blank"]),
        mass_unit=units["mass"]["label"],
        volume_unit=units["volume"]["label"],
        capacity_units={
            alias: unit["label"]
            for unit in units.values()
            for alias in (unit["label"], *unit["aliases"])
        },
        other_units=frozenset(words["other_units"]),
    )


@cache
def vocabulary() -> Vocabulary:
    """Return the shipped table, resources/vocabulary.toml."""
    with resource("vocabulary.toml").open("rb") as file:
        table = tomllib.load(file)
    roles = {
        Role(name): RoleTerm(
            label=entry["label"],
            shapes=frozenset(Shape(shape) for shape in entry["shapes"]),
            aliases=tuple(entry.get("aliases", ())),
        )
        for name, entry in table["role"].items()
    }
    return Vocabulary(
        _words(table["words"], table["capacity_unit"]),
        roles,
        _fields(table["mine_field"]),
        _fields(table["constraint_field"]),
        tuple(table["other_layers"]["names"]),
        tuple(_mixed(entry) for entry in table["mixed_layer"].values()),
        tuple(table["feature_code"].pop("columns")),
        table["feature_code"],
    )


def _mixed(entry: dict[str, Any]) -> MixedTerm:
    words = {Role(name): tuple(found) for name, found in entry["words"].items()}
    return MixedTerm(
        entry["label"], tuple(entry["names"]), tuple(entry["columns"]), words
    )


def folded(name: str) -> str:
    """Return a name as compared: full width folded, case, blanks and _ dropped."""
    text = unicodedata.normalize("NFKC", name).casefold()
    return "".join(text.split()).replace("_", "").replace("-", "")


def match_choice(text: str, choices: Mapping[str, tuple[str, ...]]) -> str | None:
    """Return the value that a word stands for, None if for none.

    Parameters
    ----------
    text
        The word as met.
    choices
        Each value with the words for it.
    """
    word = folded(text)
    for value, names in choices.items():
        if word in {folded(name) for name in (value, *names)}:
            return value
    return None


def match_fields(columns: Iterable[str], role: Role) -> dict[str, str]:
    """Return which column holds which standard field.

    A unit in brackets after the name does not count. A column cut to the ten
    bytes of a shapefile name still counts when only one alias starts with what
    is left of it and at least three characters are left.

    Parameters
    ----------
    columns
        Column names of the layer.
    role
        What the layer stands for.

    Returns
    -------
    dict of str to str
        Standard field to column; fields without a column are left out, and the
        first column wins where two fit.
    """
    found = fitting_columns(columns, role)
    return {name: fitting[0] for name, fitting in found.items()}


def fitting_columns(columns: Iterable[str], role: Role) -> dict[str, tuple[str, ...]]:
    """Return all columns that fit each standard field, as `match_fields` finds them.

    Parameters
    ----------
    columns
        Column names of the layer.
    role
        What the layer stands for.
    """
    terms = vocabulary().fields_of(role)
    exact = {
        folded(alias): name
        for name, term in terms.items()
        for alias in (name, term.label, *term.aliases)
    }
    found: dict[str, list[str]] = {}
    left = []
    for column in columns:
        name = exact.get(folded(column)) or exact.get(folded(_without_unit(column)))
        if name is None:
            left.append(column)
        else:
            found.setdefault(name, []).append(column)
    for column in left:
        stem = folded(column)
        names = {name for alias, name in exact.items() if alias.startswith(stem)}
        if len(names) == 1 and len(stem) >= 3:  # noqa: PLR2004 - see docstring
            found.setdefault(names.pop(), []).append(column)
    return {name: tuple(fitting) for name, fitting in found.items()}


def _without_unit(column: str) -> str:
    return unicodedata.normalize("NFKC", column).partition("(")[0]


def guess_role(layer_name: str) -> Role | None:
    """Return the role that a layer's name speaks of, None where it is unclear.

    A name that speaks of several roles' features, or of what the screening has no
    role for, is unclear too.

    Parameters
    ----------
    layer_name
        Name of a layer or file, in Chinese, pinyin code or English.
    """
    name = folded(layer_name)
    known = vocabulary()
    aliases: list[tuple[Role | None, str]] = [
        (role, alias)
        for role, term in known.roles.items()
        for alias in (role.value, term.label, *term.aliases)
    ]
    aliases += [(None, other) for other in known.other_layers]
    aliases += [(None, name) for mixed in known.mixed_layers for name in mixed.names]
    hits = {
        (len(folded(alias)), role) for role, alias in aliases if folded(alias) in name
    }
    if not hits:
        return None
    longest = max(length for length, _ in hits)
    best = {role for length, role in hits if length == longest}
    return best.pop() if len(best) == 1 else None
