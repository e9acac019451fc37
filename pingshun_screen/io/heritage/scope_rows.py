"""One row of a table of scopes: which unit, which scope, how far, and from where."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from pingshun_screen.core.heritage_scopes import Around, Reach, Sides, Start
from pingshun_screen.core.texts import say
from pingshun_screen.core.vocabulary import SCOPE_ROLES, Role, folded
from pingshun_screen.io.heritage.offsets import Unusable, reach_of
from pingshun_screen.io.heritage.prose import Told, parts_of, told_of
from pingshun_screen.io.heritage.words import words

PROSE_OF = {
    "protection_scope": Role.HERITAGE_PROTECTION_SCOPE,
    "control_zone": Role.HERITAGE_CONTROL_ZONE,
}
"""Columns whose head tells the kind of scope that their words are on."""
_BETWEEN_KINDS = re.compile(r"[、,，/和及与]")
_LONGEST_QUOTE = 60


@dataclass(frozen=True)
class ScopeRow:
    """What a row says of one scope of one unit.

    Parameters
    ----------
    line
        Line of the text or row of the sheet.
    unit
        The heritage unit.
    kind
        Protection scope or control zone; None where the row does not say.
    reach
        How far it goes; None where the row is refused.
    cells
        Kind of column to text.
    start
        What it is measured from.
    is_open
        Whether it tells of a scope that cannot be drawn: where nothing is told
        another layer may have the scope.
    """

    line: int
    unit: str
    kind: Role | None
    reach: Reach | None
    cells: Mapping[str, str]
    start: Start = Start.BODY
    is_open: bool = False


def scope_rows(
    line: int, cells: Mapping[str, str], remarks: list[str]
) -> Iterator[ScopeRow]:
    """Yield the scopes of a row, those of no use without reach.

    Parameters
    ----------
    line
        Line of the text or row of the sheet.
    cells
        Kind of column to text.
    remarks
        Told why a scope is of no use, or what had to be assumed.
    """
    unit = cells.get("unit") or say("heritage.nameless", line=line)
    for kind, own in _scopes(cells):
        row = ScopeRow(line, unit, kind, None, own)
        if not cells.get("unit"):
            remarks.append(row_remark(row, "no_unit"))
        elif kind is None:
            remarks.append(row_remark(row, "no_kind", text=own.get("kind", "")))
            row = replace(row, is_open=True)
        else:
            row = _measured(row, kind, remarks)
        yield row


def row_remark(row: ScopeRow, cause: str, **values: object) -> str:
    """Return a sentence of heritage.toml on a row."""
    problem = say(f"heritage.{cause}", **values)
    kind = row.cells.get("kind", "")
    place = {"line": row.line, "unit": row.unit, "kind": kind}
    return say("heritage.row", problem=problem, **place)


def _scopes(
    cells: Mapping[str, str],
) -> Iterator[tuple[Role | None, Mapping[str, str]]]:
    """Yield each kind of scope that a row is on, with the cells that are on it.

    A unit has a protection scope also where nothing is written below its head.
    """
    if not PROSE_OF.keys().isdisjoint(cells):
        for column, role in PROSE_OF.items():
            text = cells.get(column, "")
            if text or role is Role.HERITAGE_PROTECTION_SCOPE:
                yield role, {**cells, "kind": _label(role), "prose": text}
        return
    kind, parts = _kind(cells), parts_of(cells.get("prose", ""))
    if kind is not None:
        yield kind, {**cells, "prose": parts.get(kind, cells.get("prose", ""))}
    elif parts and _names_both(cells.get("kind", "")):
        for part, text in parts.items():
            yield part, {**cells, "kind": _label(part), "prose": text}
    else:
        yield None, cells


def _kind(cells: Mapping[str, str]) -> Role | None:
    return words().kinds.get(folded(cells.get("kind", "")))


def _label(kind: Role) -> str:
    return say(f"heritage.kind_{kind.value.removeprefix('heritage_')}")


def _names_both(text: str) -> bool:
    """Return whether a cell names both kinds, or leaves it to the words."""
    names = [folded(name) for name in _BETWEEN_KINDS.split(text)]
    return not text or {words().kinds.get(name) for name in names} == set(SCOPE_ROLES)


def _measured(row: ScopeRow, kind: Role, remarks: list[str]) -> ScopeRow:
    told = _told(row.cells, row.unit)
    if isinstance(told, Told):
        told = _started(told, row.cells, kind)
    if isinstance(told, Unusable):
        names = (say(f"heritage.at_{side}") for side in told.sides)
        sides = say("findings.list").join(names)
        text = told.text[:_LONGEST_QUOTE]
        remarks.append(row_remark(row, told.cause, sides=sides, text=text))
        return replace(row, is_open=told.cause != "no_offsets")
    if told.start is None and kind is Role.HERITAGE_CONTROL_ZONE:
        remarks.append(row_remark(row, "zone_from_body"))
    return replace(row, reach=told.reach, start=told.start or Start.BODY)


def _told(cells: Mapping[str, str], unit: str) -> Told | Unusable:
    """Return what columns and words say together; columns stand for the words."""
    reach, text = reach_of(cells), cells.get("prose", "")
    told = told_of(text, unit) if text else None
    if isinstance(reach, Unusable):
        return told if told is not None and reach.cause == "no_offsets" else reach
    if not isinstance(told, Told):
        return Told(reach, None)
    if _sides(told.reach) != _sides(reach):
        return Unusable("differs", text=text)
    return replace(told, reach=reach)


def _sides(reach: Reach) -> Sides:
    return Sides(*[reach.radius_m] * 4) if isinstance(reach, Around) else reach


def _started(told: Told, cells: Mapping[str, str], kind: Role) -> Told | Unusable:
    """Return from where the metres count, as words or a column of their own say."""
    text = cells.get("start", "")
    stated = words().starts.get(folded(text))
    if text and stated is None:
        return Unusable("start", text=text)
    if stated and told.start and stated is not told.start:
        return Unusable("starts", text=text)
    start = stated or told.start
    is_zone = kind is Role.HERITAGE_CONTROL_ZONE
    if start is Start.SCOPE and not is_zone:
        return Unusable("own_start")
    if start is None and is_zone and isinstance(reach_of(cells), Unusable):
        return Unusable("no_start", text=cells.get("prose", ""))
    return replace(told, start=start)
