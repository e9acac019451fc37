"""Which column of a table holds what: from its head, else from its numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from pingshun_screen.core.coordinate_pairs import NOT_A_PAIR, pair_codes
from pingshun_screen.io.corner_points.headers import field_of
from pingshun_screen.io.corner_points.numbers import (
    half_width,
    parsed_angle,
    parsed_number,
)
from pingshun_screen.io.corner_points.words import word_of, words

_LABEL = re.compile(r"[A-Za-z]{0,3}-?[0-9]{1,5}", re.ASCII)


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

    first: int
    second: int
    label: int | None = None
    ring: int | None = None
    part: int | None = None
    attributes: dict[str, int] = field(default_factory=dict)
    has_head: bool = True


def head_columns(cells: Sequence[str]) -> Columns | None:
    """Return the columns that a row names as the head of a table.

    None for a row that is no head.
    """
    found: dict[str, int] = {}
    attributes: dict[str, int] = {}
    for position, cell in enumerate(cells):
        word = word_of(cell)
        kind = words().columns.get(word)
        if kind:
            found.setdefault(kind, position)
        elif field_of(cell):
            attributes.setdefault(cell, position)
    pairs = (("north", "east"), ("latitude", "longitude"))
    pair = next((p for p in pairs if p[0] in found and p[1] in found), None)
    if pair is None:
        return None
    return Columns(
        found[pair[0]],
        found[pair[1]],
        found.get("label"),
        found.get("ring"),
        found.get("part"),
        attributes,
    )


def is_beside_itself(cells: Sequence[str]) -> bool:
    """Return whether a head names its coordinates more than once, side by side."""
    kinds = [words().columns.get(word_of(cell)) for cell in cells]
    return any(kinds.count(kind) > 1 for kind in ("north", "latitude"))


def guessed_columns(cells: Sequence[str]) -> Columns | None:
    """Return the columns of a row without head, None if it has no coordinates.

    The first two neighbours that can be coordinates in China are taken for them;
    what stands before is the number, or number and ring.
    """
    values = [_value(cell) for cell in cells]
    for first in range(len(values) - 1):
        one, other = values[first], values[first + 1]
        if one is None or other is None or not _is_pair(one, other):
            continue
        is_ringed = first > 1 and values[first - 1] is not None and _is_label(cells[0])
        ring = first - 1 if is_ringed else None
        label = (0 if is_ringed else first - 1) if first else None
        return Columns(first, first + 1, label, ring, has_head=False)
    return None


def _is_label(cell: str) -> bool:
    return bool(_LABEL.fullmatch(half_width(cell)))


def _value(cell: str) -> float | None:
    text = half_width(cell)
    number = parsed_number(text)
    return parsed_angle(text) if number is None else number


def _is_pair(one: float, other: float) -> bool:
    codes = pair_codes(np.array([one]), np.array([other]))
    return bool(codes[0] != NOT_A_PAIR)
