"""What the user chose in the dialog of the algorithm that screens layers."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from qgis.core import QgsCoordinateReferenceSystem, QgsFeatureSource

from pingshun_screen.core.errors import CaseError, Fault
from pingshun_screen.core.texts import say
from pingshun_screen.core.vocabulary import Role


@dataclass(frozen=True)
class Choices:
    """The dialog's answers.

    Parameters
    ----------
    mines
        The mining rights to screen.
    constraints
        Layer of each role that has one.
    area
        Polygons that the constraint layers cover completely; None if unsaid.
    policy, parameters
        Identifier of a bundled pack, and its parameters that differ.
    as_of, crs
        Day judged and working CRS.
    mine_accuracy_m, constraint_accuracy_m
        Positional accuracy, one standard deviation, metres.
    absent_roles
        Roles the county does not have, with who says so.
    accept_unverified_size_classes
        Rows of the size-class table that nobody has verified may be used.
    dem_source
        Path of the elevation model, empty if there is none.
    reports
        Where documents go; None if none are wanted.
    """

    mines: QgsFeatureSource
    constraints: Mapping[Role, QgsFeatureSource]
    area: QgsFeatureSource | None
    policy: str
    parameters: Mapping[str, object]
    as_of: date
    crs: QgsCoordinateReferenceSystem
    mine_accuracy_m: float
    constraint_accuracy_m: float
    absent_roles: Mapping[Role, str]
    accept_unverified_size_classes: bool
    dem_source: str
    reports: Path | None


def absent_roles(text: str) -> dict[Role, str]:
    """Return the roles that `role=who says so` lines declare absent.

    Raises
    ------
    CaseError
        Naming every line that says neither.
    """
    found: dict[Role, str] = {}
    faults = []
    for number, line in enumerate(text.splitlines(), start=1):
        name, _, who = (part.strip() for part in line.partition("="))
        if name in set(Role) and who:
            found[Role(name)] = who
        elif line.strip():
            faults.append(_role_fault(number, line))
    if faults:
        raise CaseError(faults)
    return found


def policy_overrides(text: str) -> dict[str, object]:
    """Return the policy parameters that TOML lines override, by dotted name.

    Raises
    ------
    CaseError
        If the lines are not TOML.
    """
    try:
        return _flat(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        place, remedy = say("choices.toml_place"), say("choices.toml_remedy")
        problem = say("choices.toml_problem", problem=error)
        raise CaseError([Fault(place, problem, remedy)]) from error


def _flat(table: Mapping[str, object], prefix: str = "") -> dict[str, object]:
    flat: dict[str, object] = {}
    for name, value in table.items():
        if isinstance(value, dict):
            flat |= _flat(value, f"{prefix}{name}.")
        else:
            flat[prefix + name] = value
    return flat


def _role_fault(line: int, text: str) -> Fault:
    return Fault(
        say("choices.role_place", line=line),
        say("choices.role_problem", text=text.strip()),
        say("choices.role_remedy", roles=" ".join(Role)),
    )
