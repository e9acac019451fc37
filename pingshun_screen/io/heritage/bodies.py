"""Where the units of a table of scopes are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from shapely.geometry import Point
from shapely.geometry.base import BaseGeometry

from pingshun_screen.core.layers import PreparedLayer
from pingshun_screen.core.texts import say
from pingshun_screen.core.vocabulary import folded
from pingshun_screen.io.heritage.scope_rows import ScopeRow
from pingshun_screen.io.heritage.words import words


@dataclass(frozen=True)
class Place:
    """What is known of the place of one unit.

    Parameters
    ----------
    unit
        Its name.
    line
        First row that names it.
    body
        What its scopes are measured from; None where that is unknown or open.
    own
        Points that only the table gives; None among them for a unit without any
        place.
    """

    unit: str
    line: int
    body: BaseGeometry | None
    own: tuple[Point | None, ...]


def unit_places(
    rows: Sequence[ScopeRow],
    points: Mapping[int, Point],
    sites: PreparedLayer | None,
    remarks: list[str],
) -> dict[str, Place]:
    """Return the place of each unit, by its name as compared.

    Parameters
    ----------
    rows
        Rows of the table.
    points
        Points that the table gives, by line.
    sites
        Layer of bodies in the working CRS; None if there is none.
    remarks
        Told of units whose place is unknown or open.
    """
    by_unit: dict[str, list[ScopeRow]] = defaultdict(list)
    for row in rows:
        if row.unit:
            by_unit[folded(row.unit)].append(row)
    drawn = _drawn(sites)
    places = {}
    for name, some in by_unit.items():
        given = _distinct(points[row.line] for row in some if row.line in points)
        place, problem = _place(some[0], given, drawn.get(name, ()))
        places[name] = place
        if problem:
            values = {"line": place.line, "unit": place.unit, "kind": ""}
            remarks.append(say("heritage.row", problem=problem, **values))
    return places


def _drawn(sites: PreparedLayer | None) -> Mapping[str, list[BaseGeometry]]:
    found: dict[str, list[BaseGeometry]] = defaultdict(list)
    if sites is not None and sites.is_usable:
        for name, shape in zip(sites.texts("name"), sites.geometries, strict=True):
            if shape is not None and name:
                found[folded(name)].append(shape)
    return found


def _distinct(points: Iterable[Point]) -> tuple[Point, ...]:
    return tuple({point.wkb: point for point in points}.values())


def _place(
    row: ScopeRow, given: tuple[Point, ...], drawn: Sequence[BaseGeometry]
) -> tuple[Place, str]:
    """Return a unit's place, and what is wrong with it."""
    if len(drawn) > 1:
        return Place(row.unit, row.line, None, given), say("heritage.site_twice")
    if len(given) > 1:
        return Place(row.unit, row.line, None, given), say("heritage.points_differ")
    if drawn and given:
        apart_m = drawn[0].distance(given[0])
        if apart_m > words().coordinates_apart_m:
            problem = say("heritage.apart", apart_m=apart_m)
            return Place(row.unit, row.line, None, given), problem
    if drawn:
        return Place(row.unit, row.line, drawn[0], ()), ""
    if given:
        return Place(row.unit, row.line, given[0], given), ""
    return Place(row.unit, row.line, None, (None,)), say("heritage.no_place")
