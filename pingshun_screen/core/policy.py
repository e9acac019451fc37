"""A policy as data: clauses, their conditions and parameters."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from pingshun_screen.core.vocabulary import Role

# Layers that show where a mine is, and extents of extraction, which are measured
# against the rights they belong to.
NOT_OVERLAID = frozenset({Role.ADMIN_AREA, Role.DEM, Role.EXTRACTION_EXTENT})

ParameterValue = float | str | date | tuple[str, ...]


class Disposition(StrEnum):
    """What the plan suggests for a mine; highest first."""

    CLOSE = "close"
    EXIT = "exit"
    UPGRADE = "upgrade"
    RETAIN = "retain"


class Group(StrEnum):
    """The plan's four chapters."""

    CLOSE = "close"
    EXIT = "exit"
    UPGRADE = "upgrade"
    NEW = "new"


class Standing(StrEnum):
    """Whether a parameter's value has been confirmed by the office."""

    CONFIRMED = "confirmed"
    TO_BE_CONFIRMED = "to_be_confirmed"


class VisibleRangeMode(StrEnum):
    """How "visible range" is read."""

    BUFFER = "buffer"
    VIEWSHED = "viewshed"
    BOTH = "both"


@dataclass(frozen=True)
class Parameter:
    """A value of the policy that can be overridden.

    Parameters
    ----------
    name, label, value, unit
        Identifier, Chinese name, value and its unit.
    standing, source
        Whether confirmed, and where the value comes from.
    choices
        Values allowed, empty for any.
    least, most
        Smallest and greatest number allowed, None for any.
    """

    name: str
    label: str
    value: ParameterValue
    unit: str
    standing: Standing
    source: str
    choices: tuple[str, ...] = ()
    least: float | None = None
    most: float | None = None


@dataclass(frozen=True)
class All:
    """Every part holds."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True)
class Any:
    """At least one part holds."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True)
class Not:
    """The part does not hold."""

    part: Condition


@dataclass(frozen=True)
class Overlap:
    """The mine shares area with a feature of these roles, in these zones if any."""

    roles: tuple[Role, ...]
    zones: tuple[str, ...] = ()


@dataclass(frozen=True)
class WithinDistance:
    """The mine lies no further than this from a feature of these roles."""

    roles: tuple[Role, ...]
    distance_m: float
    classes: tuple[str, ...] = ()


@dataclass(frozen=True)
class VisibleFrom:
    """The mine lies in the visible range of lines of these roles and classes."""

    roles: tuple[Role, ...]
    classes: tuple[str, ...]
    mode: VisibleRangeMode
    distance_m: float
    range_m: float


@dataclass(frozen=True)
class OutsideOf:
    """The mine's features of these roles reach beyond the mining right."""

    roles: tuple[Role, ...]


@dataclass(frozen=True)
class Attribute:
    """A field of the mine compares so to a value.

    `unsure` holds values for which the comparison is left open.
    """

    field: str
    operator: str
    value: bool | float | date | tuple[str, ...]
    unit: str = ""
    unsure: tuple[str, ...] = ()


@dataclass(frozen=True)
class SizeClass:
    """The mine's production scale is one of these classes."""

    classes: tuple[str, ...]


@dataclass(frozen=True)
class Manual:
    """A question that a department answers, kept in a yes/no field of the mine."""

    question: str
    field: str


Condition = (
    All
    | Any
    | Not
    | Overlap
    | WithinDistance
    | VisibleFrom
    | OutsideOf
    | Attribute
    | SizeClass
    | Manual
)


@dataclass(frozen=True)
class Deadline:
    """After this day a met clause speaks for another disposition."""

    date: date
    then: Disposition
    leaves_open: tuple[Disposition, ...]


@dataclass(frozen=True)
class Clause:
    """One clause of the plan.

    Parameters
    ----------
    id, group, ordinal
        Stable identifier, chapter and number in the chapter.
    words
        The plan's own words.
    department
        Who is responsible, in the plan's terms.
    condition
        What has to hold.
    reading
        How the words were turned into the condition, where they leave a choice.
    spatial
        Whether the clause counts for the spatial verdict.
    applies_when
        Mines for which this does not hold are not concerned; None for all.
    deadline
        What changes after a day; None for no such day.
    """

    id: str
    group: Group
    ordinal: int
    words: str
    department: str
    condition: Condition
    reading: str = ""
    spatial: bool = False
    applies_when: Condition | None = None
    deadline: Deadline | None = None


@dataclass(frozen=True)
class Policy:
    """A whole pack.

    Parameters
    ----------
    id, title, issuer, document_no, document_note, date
        Which document it renders.
    clauses
        In the plan's order.
    parameters
        By name, overrides applied.
    role_departments
        Who answers for each role's data.
    sha256
        Fingerprint of the pack's file and of those it extends.
    """

    id: str
    title: str
    issuer: str
    document_no: str
    document_note: str
    date: date
    clauses: tuple[Clause, ...]
    parameters: Mapping[str, Parameter]
    role_departments: Mapping[Role, str]
    sha256: str

    def number(self, name: str) -> float:
        """Return a numeric parameter."""
        return float(self.parameters[name].value)  # type: ignore[arg-type]

    def names(self, name: str) -> tuple[str, ...]:
        """Return a parameter that is a list of names."""
        value = self.parameters[name].value
        return value if isinstance(value, tuple) else ()

    def close6_roles(self) -> tuple[Role, ...]:
        """Return the roles that count as areas where mining is forbidden."""
        return tuple(Role(name) for name in self.names("close6.roles"))


def leaves(condition: Condition) -> Iterator[Condition]:
    """Yield the conditions that are not made of others."""
    match condition:
        case All(parts) | Any(parts):
            for part in parts:
                yield from leaves(part)
        case Not(part):
            yield from leaves(part)
        case _:
            yield condition
