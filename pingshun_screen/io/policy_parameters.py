"""Parameters of a policy pack: reading them, and checking what overrides them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache

from pingshun_screen.core.errors import Fault, PolicyError
from pingshun_screen.core.policy import Parameter, ParameterValue, Standing
from pingshun_screen.core.resources import resource
from pingshun_screen.core.texts import say
from pingshun_screen.io.faults import choice_hint, said_fault
from pingshun_screen.io.toml_lines import read_toml
from pingshun_screen.io.toml_sections import Section, is_day, is_number, is_quantity

_NEEDED = {
    "near_m": "number",
    "touch_tolerance_m": "number",
    "close6.roles": "texts",
    "size_class.rows": "texts",
    "size_class.density_t_per_m3": "number",
}
"""Parameters that every pack has to state, whatever its clauses say."""

_DEFAULTS = "parameters.toml"
"""Holds the others that the screening asks for; packs may be silent on them."""


def read_parameters(packs: Sequence[Section]) -> dict[str, Parameter]:
    """Return the parameters of a pack and of those it extends.

    Parameters
    ----------
    packs
        Whole files, the outermost parent first. A pack may give a parameter of
        its parents another value, source and standing, and nothing else.
    """
    defaults = _defaults()
    found: dict[str, Parameter] = {}
    for pack in packs:
        for name, section in pack.section("parameters").each_section():
            known = found.get(name) or defaults.get(name)
            found[name] = _changed(section, known) if known else _new(section, name)
            section.refuse_the_rest()
    found = {**found, **{n: one for n, one in defaults.items() if n not in found}}
    for name, kind in _NEEDED.items():
        if name not in found:
            packs[0].note("policy.parameter_needed", "parameters", name=name)
        elif kind_of(found[name].value) != kind:
            _refuse_kind(packs[-1], kind, "parameters", name, "value")
    return found


@cache
def _defaults() -> Mapping[str, Parameter]:
    """Return what holds where a pack is silent."""
    faults: list[Fault] = []
    whole = Section.whole(read_toml(resource(_DEFAULTS), PolicyError), faults)
    sections = whole.section("parameters").each_section()
    found = {name: _new(section, name) for name, section in sections}
    if faults:
        raise PolicyError(faults)
    return found


def _new(section: Section, name: str) -> Parameter:
    parameter = Parameter(
        name=name,
        label=section.text("label"),
        value="",
        unit=section.text("unit", default=""),
        standing=_standing(section),
        source=section.text("source"),
        choices=section.texts("choices"),
        least=section.number("least") if section.has("least") else None,
        most=section.number("most") if section.has("most") else None,
    )
    if not section.has("value"):
        section.note("toml.missing_key", entry="value")
        return parameter
    value = section.table["value"]
    kind = kind_of(value)
    if not kind:
        _refuse_kind(section, "parameter", "value")
        return parameter
    parameter = replace(parameter, value=_plain(value))
    checked_value(parameter, value, section.place("value"), section.faults)
    return parameter


def _changed(section: Section, parent: Parameter) -> Parameter:
    value = parent.value
    if section.has("value"):
        given = section.table["value"]
        value = checked_value(parent, given, section.place("value"), section.faults)
    return replace(
        parent,
        value=value,
        source=section.text("source", default=parent.source),
        standing=_standing(section) if section.has("standing") else parent.standing,
    )


def _standing(section: Section) -> Standing:
    return section.choice("standing", Standing) or Standing.TO_BE_CONFIRMED


def _refuse_kind(section: Section, kind: str, *keys: str) -> None:
    expected = say(f"toml.kind_{kind}")
    section.note("toml.wrong_type", *keys, entry=keys[-1], kind=expected)


def kind_of(value: object) -> str:
    """Return number, text, date or texts, or nothing for any other value."""
    if is_number(value):
        return "number"
    if isinstance(value, str):
        return "text"
    if is_day(value):
        return "date"
    if isinstance(value, list | tuple) and all(isinstance(v, str) for v in value):
        return "texts"
    return ""


def _plain(value: object) -> ParameterValue:
    """Return a value of a kind that parameters may have as the policy keeps it."""
    if is_number(value):
        return float(value) if is_quantity(value) else 0.0
    if isinstance(value, list | tuple):
        return tuple(value)
    if isinstance(value, str | date):
        return value
    raise TypeError(value)


def checked_value(
    parameter: Parameter, value: object, place: str, faults: list[Fault]
) -> ParameterValue:
    """Return a value that a parameter may take, or its own after noting a fault.

    Parameters
    ----------
    parameter
        Gives the type, and the choices or the bounds where there are any.
    value
        What it should become; a whole number may stand for a number.
    place
        Where the value stands, for the fault.
    faults
        Where a fault is noted.
    """
    kind = kind_of(parameter.value)
    name = parameter.name
    if kind_of(value) != kind:
        expected = say(f"toml.kind_{kind}")
        faults.append(said_fault(place, "toml.wrong_type", entry=name, kind=expected))
        return parameter.value
    if is_number(value) and not is_quantity(value):
        fault = said_fault(place, "toml.not_a_quantity", entry=name, value=value)
        faults.append(fault)
        return parameter.value
    if beyond := _out_of_bounds(parameter, value, place):
        faults.append(beyond)
        return parameter.value
    plain = _plain(value)
    words = plain if isinstance(plain, tuple) else (plain,)
    for word in words:
        if parameter.choices and word not in parameter.choices:
            hint = choice_hint(str(word), parameter.choices)
            faults.append(
                said_fault(place, "toml.unknown_word", entry=name, word=word, hint=hint)
            )
            return parameter.value
    return plain


def _out_of_bounds(parameter: Parameter, value: object, place: str) -> Fault | None:
    if not isinstance(value, int | float):
        return None
    least, most = parameter.least, parameter.most
    told = {"entry": parameter.name, "value": value}
    if least is not None and value < least:
        return said_fault(place, "toml.too_small", least=least, **told)
    if most is not None and value > most:
        return said_fault(place, "toml.too_great", most=most, **told)
    return None


def overridden(parameter: Parameter, value: ParameterValue) -> Parameter:
    """Return a parameter with a value of the case, which nobody has confirmed."""
    return replace(
        parameter,
        value=value,
        standing=Standing.TO_BE_CONFIRMED,
        source=say("policy.from_case"),
    )


def unknown_parameter(name: str, known: Mapping[str, Parameter], place: str) -> Fault:
    """Return the fault of overriding a parameter that the policy does not have."""
    hint = choice_hint(name, known)
    return said_fault(place, "policy.unknown_parameter", name=name, hint=hint)
