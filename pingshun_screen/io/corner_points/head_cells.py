"""What each cell of a table's head means, degrees, minutes and seconds among it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from pingshun_screen.io.corner_points.columns import PARTS_OF_ANGLE
from pingshun_screen.io.corner_points.headers import field_of
from pingshun_screen.io.corner_points.numbers import half_width
from pingshun_screen.io.corner_points.words import word_of, words

METRES = ("north", "east")
ANGLES = ("latitude", "longitude")
ATTRIBUTE = "attribute"


class Unit(Enum):
    """Part of an angle that a column holds."""

    DEGREE = "度°"
    MINUTE = "分′'"
    SECOND = '秒″"'


_UNIT_OF_SIGN = {sign: unit for unit in Unit for sign in unit.value}
_SIGNS = "".join(_UNIT_OF_SIGN)
_UNIT = re.compile(rf"(.{{0,6}}?)\s?[(\[]?\s?([{_SIGNS}])\s?[)\]]?")
_LONGEST = 12
_ALL_OF_ANGLE = re.compile("[°′″'\"]{1,4}")


class HeadCell(NamedTuple):
    """What a cell of a head means.

    Parameters
    ----------
    text
        As it stands.
    kind
        Kind of column of `corner_points.toml`, `attribute` for one that tells of the
        mining right, empty for any other.
    unit
        Part of an angle; None where it names none.
    """

    text: str
    kind: str = ""
    unit: Unit | None = None

    @property
    def is_angle(self) -> bool:
        """Whether it names a longitude or latitude."""
        return self.kind in ANGLES

    @property
    def is_bare_unit(self) -> bool:
        """Whether it says nothing but a part of an angle."""
        return self.unit is not None and not self.kind


def names_coordinates(cells: Sequence[str]) -> bool:
    """Return whether a row names both coordinates, as the head of a table does."""
    if len(cells) < len(METRES):
        return False
    kinds = {_head_cell(cell).kind for cell in cells}
    return kinds >= {*METRES} or kinds >= {*ANGLES}


def head_cells(cells: Sequence[str], below: Sequence[str] = ()) -> list[HeadCell]:
    """Return what the cells of a head mean.

    Parameters
    ----------
    cells
        The row that names the coordinates.
    below
        The row below it where it holds nothing but parts of angles, see
        `is_unit_row`.
    """
    found = _with_own_units([_head_cell(cell) for cell in cells])
    units = sum(_head_cell(cell).unit is not None for cell in below)
    angles = [place for place, cell in enumerate(found) if _is_plain_angle(cell)]
    if not units or units != PARTS_OF_ANGLE * len(angles):
        return found
    return widened(found)


def is_unit_row(cells: Sequence[str]) -> bool:
    """Return whether a row is the second of a head: 度, 分, 秒, 度, 分, 秒."""
    found = [_head_cell(cell) for cell in cells if cell]
    units = [cell for cell in found if cell.is_bare_unit]
    return bool(units) and all(cell.is_bare_unit or cell.kind for cell in found)


def are_whole_angles(cells: Sequence[str]) -> bool:
    """Return whether a row of parts of angles has all of them, or degrees alone."""
    units = [found.unit for found in map(_head_cell, cells) if found.unit]
    return set(units) == {Unit.DEGREE} or units == [*Unit] * (
        len(units) // PARTS_OF_ANGLE
    )


def widened(cells: Sequence[HeadCell]) -> list[HeadCell]:
    """Return a head in which each angle takes three columns.

    They are those of the angle and of the two empty cells beside it, as merged cells
    leave them; where blanks or tabs separate, none is left and two are added.
    """
    cells = list(cells)
    while cells and not cells[-1].text:
        cells.pop()
    last = len(cells) - 1
    wide: list[HeadCell] = []
    skipped = 0
    for place, cell in enumerate(cells):
        if skipped:
            skipped -= 1
        elif _is_plain_angle(cell):
            wide += [cell._replace(unit=unit) for unit in Unit]
            beside = cells[place + 1 : place + PARTS_OF_ANGLE]
            is_merged = not any(other.text for other in beside)
            skipped = len(beside) if is_merged and place < last else 0
        else:
            wide.append(cell)
    return wide


def _is_plain_angle(cell: HeadCell) -> bool:
    return cell.kind in ANGLES and cell.unit is None


@lru_cache(maxsize=4096)
def _head_cell(text: str) -> HeadCell:
    kind = _kind(text)
    if len(text) > _LONGEST or (kind and kind not in ANGLES):
        return HeadCell(text, kind)
    found = _UNIT.fullmatch(half_width(text))
    named = _kind(found[1]) if found else ""
    is_one = found is not None and not _ALL_OF_ANGLE.search(found[1])
    if found and is_one and (named in ANGLES or not found[1]):
        return HeadCell(text, named, _UNIT_OF_SIGN[found[2]])
    return HeadCell(text, kind)


def _kind(text: str) -> str:
    if len(text) <= _LONGEST:
        text = _ALL_OF_ANGLE.sub("", text)
    return words().columns.get(word_of(text)) or (ATTRIBUTE if field_of(text) else "")


def _with_own_units(cells: list[HeadCell]) -> list[HeadCell]:
    """Return a head with the parts of an angle called as the angle they follow.

    Where blanks or tabs separate, `经度 度 分 秒` is three columns: the name of the
    angle has none of its own.
    """
    named: list[HeadCell] = []
    for cell in cells:
        angle = named[-1] if named and named[-1].is_angle else None
        if angle is None or not cell.is_bare_unit:
            named.append(cell)
        elif cell.unit is Unit.DEGREE and angle.unit is None:
            named[-1] = angle._replace(unit=cell.unit)
        else:
            named[-1] = angle._replace(unit=angle.unit or Unit.DEGREE)
            named.append(HeadCell(cell.text, angle.kind, cell.unit))
    return named
