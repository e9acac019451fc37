"""Which column of a table holds what, and where a row without head has it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from pingshun_screen.core.coordinate_pairs import is_pair
from pingshun_screen.io.corner_points.drafts import Draft
from pingshun_screen.io.corner_points.numbers import (
    half_width,
    parsed_angle,
    parsed_number,
)

PARTS_OF_ANGLE = 3
"""Columns of an angle whose degrees, minutes and seconds stand apart."""

_FULL_TURN = 360
_LABEL = re.compile(r"[A-Za-z]{0,3}-?[0-9]{1,5}", re.ASCII)
_WHOLE = re.compile(r"([0-9]{1,3})\.0{1,9}", re.ASCII)


class Span(NamedTuple):
    """One number in a row: one cell, or three of degrees, minutes and seconds."""

    start: int
    width: int = 1

    @property
    def end(self) -> int:
        """Position of the cell behind it."""
        return self.start + self.width

    def text(self, cells: Sequence[str]) -> str:
        """Return what a row has there."""
        return " ".join(cells[self.start : self.end]).strip()

    def value(self, cells: Sequence[str], draft: Draft) -> float | None:
        """Return the number that a row has there, an angle in degrees."""
        if self.start >= len(cells):
            return None
        if self.width == 1:
            return draft.value_of(cells[self.start])
        parts = [half_width(cell) for cell in cells[self.start : self.end]]
        if len(parts) < self.width or not all(parts):
            return None
        # Programs write whole degrees and minutes as 113.0 and 30.0.
        parts[:2] = (_WHOLE.sub(r"\1", part) for part in parts[:2])
        angle = parsed_angle(" ".join(parts))
        draft.is_sexagesimal |= angle is not None
        return angle


@dataclass(frozen=True)
class Columns:
    """Positions of the columns that count.

    Parameters
    ----------
    first, second
        The coordinates: X and Y or latitude and longitude by the head; without a
        head in the order of the columns.
    label, ring, part
        None where there is no such column.
    attributes
        Head to position, of columns that tell of the mining right.
    has_head
        The head says which coordinate is which.
    """

    first: Span
    second: Span
    label: int | None = None
    ring: int | None = None
    part: int | None = None
    attributes: dict[str, int] = field(default_factory=dict)
    has_head: bool = True

    @property
    def end(self) -> int:
        """Position of the cell behind the coordinates."""
        return max(self.first.end, self.second.end)

    def values(self, cells: Sequence[str], draft: Draft) -> tuple[float, float] | None:
        """Return the coordinates that a row has there, None if it has not both."""
        first, second = self.first.value(cells, draft), self.second.value(cells, draft)
        return None if first is None or second is None else (first, second)

    def text(self, cells: Sequence[str]) -> str:
        """Return what a row has where its coordinates should be."""
        return f"{self.first.text(cells)} {self.second.text(cells)}".strip()

    def moved(self, cells: int) -> Columns:
        """Return the same columns so many cells farther to the right."""

        def beyond(position: int | None) -> int | None:
            return None if position is None else position + cells

        return replace(
            self,
            first=self.first._replace(start=self.first.start + cells),
            second=self.second._replace(start=self.second.start + cells),
            label=beyond(self.label),
            ring=beyond(self.ring),
            part=beyond(self.part),
        )


Blocks = tuple[Columns, ...]
"""Columns that stand side by side, each set with coordinates of its own."""


def guessed_blocks(cells: Sequence[str]) -> Blocks:
    """Return the columns of a row without head, empty if it has no coordinates.

    The first two neighbours that can be coordinates in China are taken for them;
    what stands before is the number, or number and ring. What follows in the same
    way stands beside it.
    """
    blocks: list[Columns] = []
    values = [_value(cell) for cell in cells]
    start = 0
    while (found := _guessed(cells, values, start)) is not None:
        blocks.append(found)
        start = found.end
    return tuple(blocks)


def are_alike(blocks: Blocks) -> bool:
    """Return whether blocks have the same columns, one beside the other."""
    width = blocks[-1].first.start - blocks[0].first.start
    step = width // max(len(blocks) - 1, 1)
    return all(
        block == blocks[0].moved(step * place) for place, block in enumerate(blocks)
    )


def _guessed(
    cells: Sequence[str], values: Sequence[float | None], start: int
) -> Columns | None:
    for first, second in _pairs(values, start):
        before = first.start - start
        is_ringed = (
            before > 1
            and values[first.start - 1] is not None
            and _is_label(cells[start])
        )
        ring = first.start - 1 if is_ringed else None
        label = (start if is_ringed else first.start - 1) if before else None
        return Columns(first, second, label, ring, has_head=False)
    return None


def _pairs(values: Sequence[float | None], start: int) -> Iterator[tuple[Span, Span]]:
    """Yield what can be a pair of coordinates, from the left."""
    wide = PARTS_OF_ANGLE
    for place in range(start, len(values) - 1):
        angles = [_angle(values[at : at + wide]) for at in (place, place + wide)]
        if _can_be(*angles):
            yield Span(place, wide), Span(place + wide, wide)
        pair, next_pair = _two(values, place), _two(values, place + 1)
        # A number such as 5 before 113.5 and 36.1 would else pass for a latitude,
        # and 113 and 30 of an angle for a longitude and a latitude.
        is_number = _is_whole(pair[0]) and _can_be(*next_pair)
        if not is_number and _can_be(*pair) and not all(map(_is_degrees, pair)):
            yield Span(place), Span(place + 1)


def _two(values: Sequence[float | None], at: int) -> tuple[float | None, float | None]:
    return values[at], values[at + 1] if at + 1 < len(values) else None


def _is_whole(value: float | None) -> bool:
    return value is not None and value.is_integer()


def _is_degrees(value: float | None) -> bool:
    return value is not None and value < _FULL_TURN and value.is_integer()


def _angle(parts: Sequence[float | None]) -> float | None:
    """Return degrees of degrees, minutes and seconds."""
    if len(parts) < PARTS_OF_ANGLE:
        return None
    degrees, minutes, seconds = parts
    if degrees is None or minutes is None or seconds is None:
        return None
    are_whole = degrees.is_integer() and minutes.is_integer()
    if not are_whole or minutes >= 60 or seconds >= 60:  # noqa: PLR2004
        return None
    return degrees + minutes / 60 + seconds / 3600


def _is_label(cell: str) -> bool:
    return bool(_LABEL.fullmatch(half_width(cell)))


def _value(cell: str) -> float | None:
    text = half_width(cell)
    number = parsed_number(text)
    return parsed_angle(text) if number is None else number


def _can_be(one: float | None, other: float | None) -> bool:
    return one is not None and other is not None and is_pair(one, other)
