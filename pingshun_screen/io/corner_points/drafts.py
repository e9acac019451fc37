"""What stands in a file, before anybody asks where it lies."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from pingshun_screen.core.crs import Datum
from pingshun_screen.core.texts import say
from pingshun_screen.io.corner_points.numbers import (
    half_width,
    parsed_angle,
    parsed_number,
)
from pingshun_screen.io.corner_points.records import Note, Refusal

MOST_REFUSALS = 100
"""Of one parcel that are kept: a parcel is refused for the first already."""


class DraftPoint(NamedTuple):
    """One point as it is written.

    Parameters
    ----------
    line
        Where it stands.
    label
        Its number, such as J1; empty if it has none.
    area, ring
        Area and ring that the file puts it in; empty where it does not say.
    first, second
        Its two numbers; degrees, minutes and seconds as degrees.
    """

    line: int
    label: str
    area: str
    ring: str
    first: float
    second: float


@dataclass(frozen=True)
class Stated:
    """What a file says of its coordinates.

    Parameters
    ----------
    datum, zone, width_degrees
        None where it does not say.
    unknown_datum
        What it calls a datum that nobody here knows.
    meridian
        Longitude of the zone's middle in degrees.
    projection
        What it calls a projection that is not Gauss-Krüger.
    parameters
        Parameters of a transformation that it holds; nothing applies them.
    lines
        Name of what is stated to the line that states it.
    """

    datum: Datum | None = None
    zone: int | None = None
    width_degrees: int | None = None
    unknown_datum: str = ""
    meridian: float | None = None
    projection: str = ""
    parameters: str = ""
    lines: Mapping[str, int] = field(default_factory=dict)

    def told(self, line: int, **values: Any) -> Stated:  # noqa: ANN401 - of all kinds
        """Return what is stated, with what one more line states."""
        lines = {**self.lines, **dict.fromkeys(values, line)}
        return replace(self, lines=lines, **values)

    def line_of(self, name: str) -> int:
        """Return the line that states something, 0 where none does."""
        return self.lines.get(name, 0)


@dataclass
class Draft:
    """A parcel while it is being read.

    Parameters
    ----------
    source, line
        File and line at which it begins.
    stated
        What the file says of the coordinates.
    is_north_first
        The format or the head of the table has X, the northing, first.
    attributes, declared_area_m2, declared_points
        What the file says of the parcel.
    stated_areas
        Areas in square metres that lines state, each with the part it stands in.
    points
        In the order of the file.
    is_sexagesimal
        Some numbers were written as degrees, minutes and seconds.
    notes, refusals
        What was found on the way.
    """

    source: str
    line: int
    stated: Stated = field(default_factory=Stated)
    is_north_first: bool = True
    attributes: dict[str, str] = field(default_factory=dict)
    declared_area_m2: float | None = None
    declared_points: int | None = None
    stated_areas: list[tuple[str, float]] = field(default_factory=list)
    points: list[DraftPoint] = field(default_factory=list)
    is_sexagesimal: bool = False
    notes: list[Note] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)

    def value_of(self, cell: str) -> float | None:
        """Return the number in a cell, an angle in degrees; None if it is neither."""
        text = half_width(cell)
        number = parsed_number(text)
        if number is None:
            number = parsed_angle(text)
            self.is_sexagesimal |= number is not None
        return number

    def refuse(self, line: int, cause: str, **values: object) -> None:
        """Refuse the parcel, for something on a line."""
        if len(self.refusals) < MOST_REFUSALS:
            self.refusals.append(refusal(self.source, line, cause, **values))

    def state_area(self, part: str, area_m2: float | None) -> None:
        """Take in an area that a line states, among the corners of a part or not."""
        if area_m2 is not None:
            self.declared_area_m2 = area_m2
            if part:
                self.stated_areas.append((part, area_m2))

    def settle_area(self) -> None:
        """Add up the areas of all parts, unless one more line gives the sum.

        Where only some parts have one, nothing is declared of the whole.
        """
        parts = {point.area for point in self.points}
        told = [name for name, _ in self.stated_areas]
        if len(parts) > 1 and len(told) == len(set(told)) > 1:
            total = sum(area for _, area in self.stated_areas)
            self.declared_area_m2 = total if set(told) == parts else None

    def note(self, line: int, sentence: str, **values: object) -> None:
        """Note something that was done or assumed."""
        self.notes.append(note(line, sentence, **values))


@dataclass(frozen=True)
class Drafts:
    """All that one format read.

    Parameters
    ----------
    drafts
        Parcels, sound or not.
    refusals, notes
        What belongs to no parcel.
    """

    drafts: tuple[Draft, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    notes: tuple[Note, ...] = ()


def refusal(source: str, line: int, cause: str, **values: object) -> Refusal:
    """Return a refusal from the sentences `cause_problem` and `cause_remedy`.

    Parameters
    ----------
    source
        The file, as the user knows it.
    line
        0 for the whole file.
    cause
        Name of the sentences in corner_points.toml.
    values
        What their placeholders stand for.
    """
    place = say("corner_points.place", source=source, line=line) if line else source
    problem = say(f"corner_points.{cause}_problem", **values)
    remedy = say(f"corner_points.{cause}_remedy", **values)
    return Refusal(place, problem, remedy, line)


def note(line: int, sentence: str, **values: object) -> Note:
    """Return a note from the sentence of that name."""
    return Note(line, say(f"corner_points.{sentence}", **values))


def warning(line: int, sentence: str, **values: object) -> Note:
    """Return a note with a remedy, from the sentences of that name."""
    text = say(f"corner_points.{sentence}", **values)
    return Note(line, text, say(f"corner_points.{sentence}_remedy", **values))
