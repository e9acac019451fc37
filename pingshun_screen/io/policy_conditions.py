"""Conditions of a policy pack: from tables of a file to typed records."""

from __future__ import annotations

import csv
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache

from pingshun_screen.core.policy import (
    NOT_OVERLAID,
    All,
    Any,
    Attribute,
    Condition,
    Manual,
    Not,
    OutsideOf,
    Overlap,
    Parameter,
    SizeClass,
    VisibleFrom,
    VisibleRangeMode,
    WithinDistance,
)
from pingshun_screen.core.resources import resource
from pingshun_screen.core.texts import say
from pingshun_screen.core.vocabulary import FieldTerm, Role, vocabulary
from pingshun_screen.io.toml_sections import Section

_OPERATORS = {
    "yes_no": ("is",),
    "text": ("in", "not_in"),
    "choice": ("in", "not_in"),
    "number": ("lt", "le", "gt", "ge", "eq"),
    "date": ("before", "after", "older_than_years"),
}
_SIZE_CLASSES = ("large", "medium", "small")


@cache
def clause_fields() -> Mapping[str, FieldTerm]:
    """Return the fields that a clause may ask for, the derived ones included."""
    with resource("minerals.csv").open(encoding="utf-8-sig", newline="") as file:
        kinds = {row["kind"]: () for row in csv.DictReader(file)}
    derived = {
        "as_of": FieldTerm("", "date", (), {}, ""),
        "mineral_kind": FieldTerm("", "choice", (), kinds, ""),
    }
    own = vocabulary().mine_fields.items()
    return {name: term for name, term in own if term.kind in _OPERATORS} | derived


def substituted(
    section: Section, parameters: Mapping[str, Parameter]
) -> dict[str, object]:
    """Return a table in which each "$name" is replaced by that parameter's value.

    Parameters
    ----------
    section
        The table; names without a parameter are noted in its faults.
    parameters
        By name, overrides applied.
    """

    def filled(value: object, *keys: str | int) -> object:
        if isinstance(value, dict):
            return {key: filled(part, *keys, key) for key, part in value.items()}
        if isinstance(value, list):
            return [
                item
                for number, part in enumerate(value)
                for item in _spread(part, filled(part, *keys, number))
            ]
        if not isinstance(value, str) or not value.startswith("$"):
            return value
        name = value[1:]
        if not section.is_known(name, list(parameters), *keys):
            return value
        stands_for = parameters[name].value
        return list(stands_for) if isinstance(stands_for, tuple) else stands_for

    return {key: filled(value, key) for key, value in section.table.items()}


def _spread(before: object, after: object) -> list[object]:
    """Return what an array element becomes; a parameter may stand for several."""
    return after if isinstance(before, str) and isinstance(after, list) else [after]


def read_condition(section: Section) -> Condition | None:
    """Return the condition of a table, or None if it has faults, which are noted."""
    noted = len(section.faults)
    kind = section.text("type")
    condition = None
    if kind and section.is_known(kind, list(_READERS), "type"):
        condition = _READERS[kind](section)
        section.refuse_the_rest()
    return condition if len(section.faults) == noted else None


def _parts(section: Section) -> tuple[Condition, ...]:
    parts = section.sections("of")
    if not parts:
        section.note("policy.no_parts", "of")
    conditions = [read_condition(part) for part in parts]
    return tuple(part for part in conditions if part is not None)


def _all(section: Section) -> Condition:
    return All(_parts(section))


def _any(section: Section) -> Condition:
    return Any(_parts(section))


def _not(section: Section) -> Condition | None:
    part = read_condition(section.section("of", required=True))
    return None if part is None else Not(part)


def _roles(section: Section) -> tuple[Role, ...]:
    """Return roles that mines are overlaid with; others would always look clear."""
    overlaid = [role for role in Role if role not in NOT_OVERLAID]
    return tuple(map(Role, section.names("roles", overlaid, required=True)))


def _zones(section: Section) -> tuple[str, ...]:
    known = vocabulary().constraint_fields["zone"].choices
    return section.names("zones", list(known), required=section.has("zones"))


def _classes(section: Section, *, required: bool) -> tuple[str, ...]:
    known = vocabulary().constraint_fields["road_class"].choices
    return section.names("classes", list(known), required=required)


def _overlap(section: Section) -> Condition:
    return Overlap(_roles(section), _zones(section))


def _within_distance(section: Section) -> Condition:
    roles = _roles(section)
    distance_m = section.number("distance_m")
    classes = _classes(section, required=section.has("classes"))
    return WithinDistance(roles, distance_m, classes)


def _visible_from(section: Section) -> Condition | None:
    roles = _roles(section)
    classes = _classes(section, required=True)
    mode = section.choice("mode", VisibleRangeMode)
    distance_m = section.number("distance_m")
    range_m = section.number("range_m")
    if mode is None:
        return None
    return VisibleFrom(roles, classes, mode, distance_m, range_m)


def _outside_of(section: Section) -> Condition:
    extents = section.names("roles", [Role.EXTRACTION_EXTENT], required=True)
    return OutsideOf(tuple(map(Role, extents)))


def _size_class(section: Section) -> Condition:
    return SizeClass(section.names("is", _SIZE_CLASSES, required=True))


def _manual(section: Section) -> Condition:
    fields = vocabulary().mine_fields
    answers = [name for name, term in fields.items() if term.kind == "yes_no"]
    field = section.text("field")
    section.is_known(field, answers, "field")
    return Manual(section.text("question"), field)


def _attribute(section: Section) -> Condition | None:
    field = section.text("field")
    operator = section.text("operator")
    section.ask("value", "unit", "unsure")
    if not section.is_known(field, list(clause_fields()), "field"):
        return None
    term = clause_fields()[field]
    if operator not in _OPERATORS[term.kind]:
        fitting = say("toml.comma").join(_OPERATORS[term.kind])
        section.note(
            "policy.operator", "operator", field=field, word=operator, fitting=fitting
        )
        return None
    value = _value(section, term, operator)
    unit = _unit(section, field) if section.has("unit") else ""
    unsure = _words(section, "unsure", term) if section.has("unsure") else ()
    if unsure and term.kind not in ("text", "choice"):
        section.note("policy.not_here", "unsure", entry="unsure", field=field)
    return Attribute(field, operator, value, unit, unsure)


def _unit(section: Section, field: str) -> str:
    unit = section.text("unit")
    if field != "capacity":
        section.note("policy.not_here", "unit", entry="unit", field=field)
    else:
        known = vocabulary().words.capacity_units.values()
        section.is_known(unit, sorted(set(known)), "unit")
    return unit


def _value(
    section: Section, term: FieldTerm, operator: str
) -> bool | float | date | tuple[str, ...]:
    """Return the value that an operator compares with, of the type it needs."""
    if operator == "is":
        return section.yes_no("value")
    if operator in ("before", "after"):
        return section.day("value")
    if operator in ("in", "not_in"):
        return _words(section, "value", term)
    return section.number("value")


def _words(section: Section, key: str, term: FieldTerm) -> tuple[str, ...]:
    if term.choices:
        return section.names(key, list(term.choices), required=True)
    return section.texts(key, required=True)


_READERS: Mapping[str, Callable[[Section], Condition | None]] = {
    "all": _all,
    "any": _any,
    "not": _not,
    "overlap": _overlap,
    "inside_or_overlap": _overlap,
    "within_distance": _within_distance,
    "visible_from": _visible_from,
    "outside_of": _outside_of,
    "attribute": _attribute,
    "size_class": _size_class,
    "manual": _manual,
}
