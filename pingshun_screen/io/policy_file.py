"""Policy packs: finding, reading and checking them."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from pingshun_screen.core.errors import Fault, PolicyError
from pingshun_screen.core.policy import (
    Clause,
    Condition,
    Deadline,
    Disposition,
    Group,
    Parameter,
    ParameterValue,
    Policy,
)
from pingshun_screen.core.resources import resource
from pingshun_screen.core.texts import say
from pingshun_screen.core.vocabulary import Role
from pingshun_screen.io.faults import choice_hint, said_fault
from pingshun_screen.io.policy_conditions import read_condition, substituted
from pingshun_screen.io.policy_parameters import (
    checked_value,
    overridden,
    read_parameters,
    unknown_parameter,
)
from pingshun_screen.io.toml_lines import TomlFile, read_toml
from pingshun_screen.io.toml_sections import Section, in_file_order

PlaceOf = Callable[[str], str]
"""Where the override of a parameter stands, as the user knows it."""


@dataclass(frozen=True)
class LoadedPolicy(Policy):
    """A policy that keeps its files, so that parameters can still be overridden.

    Parameters
    ----------
    files
        The pack and those it extends, the outermost parent first.
    overrides
        Values of parameters that differ from the files.
    """

    files: tuple[TomlFile, ...] = field(default=(), repr=False, compare=False)
    overrides: Mapping[str, ParameterValue] = field(default_factory=dict, compare=False)


def load_policy(
    name_or_path: str,
    *,
    base: Path | None = None,
    overrides: Mapping[str, object] | None = None,
) -> LoadedPolicy:
    """Return a policy, overrides applied.

    Parameters
    ----------
    name_or_path
        Identifier of a bundled pack, or path of a file.
    base
        Folder that a relative path starts from; the current one if not given.
    overrides
        Values of parameters, by name.

    Raises
    ------
    PolicyError
        With every fault of the pack, or else every fault of the overrides.
    """
    path = policy_path(name_or_path, base or Path())
    if path is None:
        raise PolicyError([unknown_policy(name_or_path, name_or_path)])
    return override_parameters(_render(_chain(path), {}), overrides or {})


def policy_path(name_or_path: str, base: Path) -> Path | None:
    """Return the file of a pack, None if there is none of that name."""
    bundled = _bundled().get(name_or_path)
    if bundled:
        return bundled
    path = base / name_or_path
    return path if os.path.isfile(path) else None


def unknown_policy(name_or_path: str, place: str) -> Fault:
    """Return the fault of naming a pack that is neither bundled nor a file."""
    hint = choice_hint(name_or_path, _bundled())
    return said_fault(place, "policy.unknown", name=name_or_path, hint=hint)


def bundled_policies() -> tuple[LoadedPolicy, ...]:
    """Return every pack that ships with the product, in order of identifier."""
    return tuple(_render(_chain(path), {}) for path in _bundled().values())


def check_policy_file(path: Path) -> tuple[Fault, ...]:
    """Return every fault of a pack, none if it can be used."""
    try:
        _render(_chain(path), {})
    except PolicyError as error:
        return error.faults
    return ()


def override_parameters(
    policy: Policy,
    overrides: Mapping[str, object],
    *,
    place_of: PlaceOf = lambda name: say("policy.override_place", name=name),
) -> LoadedPolicy:
    """Return a policy with other values for some of its parameters.

    Parameters
    ----------
    policy
        As `load_policy` returned it.
    overrides
        Values by name, of the parameter's own type; a whole number may stand for
        a number.
    place_of
        Where each override stands, for the faults.

    Raises
    ------
    PolicyError
        With every override that the policy cannot take.
    TypeError
        If the policy did not come from a file.
    """
    if not isinstance(policy, LoadedPolicy):
        raise TypeError(policy)
    faults: list[Fault] = []
    values = dict(policy.overrides)
    for name, value in overrides.items():
        parameter = policy.parameters.get(name)
        if parameter is None:
            faults.append(unknown_parameter(name, policy.parameters, place_of(name)))
            continue
        noted = len(faults)
        values[name] = checked_value(parameter, value, place_of(name), faults)
        if len(faults) == noted:
            faults += _consequences(policy, name, values[name], place_of(name))
    if faults:
        raise PolicyError(faults)
    return _render(policy.files, values) if overrides else policy


def _consequences(
    policy: LoadedPolicy, name: str, value: ParameterValue, place: str
) -> list[Fault]:
    """Return what a value makes wrong in the clauses that use it."""
    try:
        _render(policy.files, {name: value})
    except PolicyError as error:
        return list(dict.fromkeys(replace(f, place=place) for f in error.faults))
    return []


def _bundled() -> dict[str, Path]:
    paths = sorted(resource("policies").glob("*.toml"))
    return {path.stem: path for path in paths}


def _chain(path: Path) -> tuple[TomlFile, ...]:
    """Return the pack and those it extends, the outermost parent first."""
    file = read_toml(path, PolicyError)
    files = [file]
    while "extends" in files[0].table:
        file = files[0]
        place = file.place(("extends",))
        name = str(file.table["extends"])
        parent = policy_path(name, file.path.parent)
        if parent is None:
            raise PolicyError([unknown_policy(name, place)])
        if any(parent.samefile(known.path) for known in files):
            raise PolicyError([said_fault(place, "policy.cycle", name=name)])
        files.insert(0, read_toml(parent, PolicyError))
    return tuple(files)


def _render(
    files: Sequence[TomlFile], overrides: Mapping[str, ParameterValue]
) -> LoadedPolicy:
    faults: list[Fault] = []
    packs = [Section.whole(file, faults) for file in files]
    parameters = read_parameters(packs)
    for name, value in overrides.items():
        parameters[name] = overridden(parameters[name], value)
    policy = LoadedPolicy(
        id=[pack.text("id") for pack in packs][-1],
        title=[pack.text("title") for pack in _holders(packs, "title")][-1],
        issuer=[pack.text("issuer") for pack in _holders(packs, "issuer")][-1],
        document_no=_remark(packs, "document_no"),
        document_note=_remark(packs, "document_note"),
        date=[pack.day("date") for pack in _holders(packs, "date")][-1],
        clauses=_clauses(packs, parameters),
        parameters=parameters,
        role_departments=_departments(packs),
        sha256=_fingerprint(files),
        files=tuple(files),
        overrides=dict(overrides),
    )
    for pack in packs:
        pack.text("extends", default="")
        pack.refuse_the_rest()
    if faults:
        raise PolicyError(in_file_order(faults))
    return policy


def _holders(packs: Sequence[Section], key: str) -> list[Section]:
    """Return the packs that give a key; the first is to blame if none does."""
    return [pack for pack in packs if pack.has(key)] or [packs[0]]


def _remark(packs: Sequence[Section], key: str) -> str:
    return [pack.text(key, default="") for pack in _holders(packs, key)][-1]


def _departments(packs: Sequence[Section]) -> dict[Role, str]:
    departments: dict[Role, str] = {}
    for pack in packs:
        section = pack.section("role_departments")
        for name in section.table:
            who = section.text(name)
            if section.is_known(name, list(Role), name):
                departments[Role(name)] = who
    return departments


def _fingerprint(files: Sequence[TomlFile]) -> str:
    if len(files) == 1:
        return files[0].sha256
    digests = "\n".join(file.sha256 for file in files)
    return hashlib.sha256(digests.encode("ascii")).hexdigest()


def _clauses(
    packs: Sequence[Section], parameters: Mapping[str, Parameter]
) -> tuple[Clause, ...]:
    sections: dict[str, Section] = {}
    for pack in packs:
        own: set[str] = set()
        for section in pack.sections("clause"):
            name = section.text("id")
            if name in own:
                section.note("policy.duplicate", "id", name=name)
            own.add(name)
            sections[name] = section
    if not sections:
        packs[0].note("policy.no_clause")
    clauses = [_clause(section, parameters) for section in sections.values()]
    return tuple(clause for clause in clauses if clause is not None)


def _clause(section: Section, parameters: Mapping[str, Parameter]) -> Clause | None:
    noted = len(section.faults)
    group = section.choice("group", Group)
    ordinal = section.whole_number("ordinal")
    words, department = section.text("words"), section.text("department")
    reading = section.text("reading", default="")
    spatial = section.yes_no("spatial", default=False)
    condition = _condition(section, "condition", parameters)
    applies_when = deadline = None
    if section.has("applies_when"):
        applies_when = _condition(section, "applies_when", parameters)
    if section.has("deadline"):
        deadline = _deadline(section.section("deadline"), parameters)
    section.refuse_the_rest()
    if group is None or condition is None or len(section.faults) > noted:
        return None
    return Clause(
        id=section.text("id"),
        group=group,
        ordinal=ordinal,
        words=words,
        department=department,
        condition=condition,
        reading=reading,
        spatial=spatial,
        applies_when=applies_when,
        deadline=deadline,
    )


def _condition(
    section: Section, key: str, parameters: Mapping[str, Parameter]
) -> Condition | None:
    if key not in section.table:
        section.note("toml.missing_key", entry=key)
        return None
    table = section.section(key)
    return read_condition(replace(table, table=substituted(table, parameters)))


def _deadline(section: Section, parameters: Mapping[str, Parameter]) -> Deadline | None:
    filled = replace(section, table=substituted(section, parameters))
    day = filled.day("date")
    then = filled.choice("then", Disposition)
    leaves_open = filled.choices("leaves_open", Disposition)
    filled.refuse_the_rest()
    return None if then is None else Deadline(day, then, leaves_open)
