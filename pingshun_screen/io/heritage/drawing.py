"""Scopes drawn from the rows of a table and the places of its units."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from shapely.geometry.base import BaseGeometry

from pingshun_screen.core.heritage_scopes import Around, Sides, Start, scope_polygon
from pingshun_screen.core.texts import say
from pingshun_screen.core.vocabulary import Role, folded
from pingshun_screen.io.heritage.bodies import Place
from pingshun_screen.io.heritage.scope_rows import ScopeRow, row_remark
from pingshun_screen.io.heritage.words import SIDES

_NAMED = 5
"""Units that a remark names; of more it says how many there are."""


@dataclass(frozen=True)
class Drawing:
    """Rows that say how far, and places that say from where.

    Parameters
    ----------
    rows
        All rows of a table.
    places
        Of each unit, by its name as compared, in the working CRS.
    """

    rows: Sequence[ScopeRow]
    places: Mapping[str, Place]

    def polygon(self, row: ScopeRow) -> BaseGeometry | None:
        """Return the polygon of a scope; None where it cannot be drawn."""
        start = self._start(row)
        if start is None or row.reach is None:
            return None
        return scope_polygon(start, row.reach)

    def basis(self, row: ScopeRow) -> str:
        """Return what a scope rests on, in words for the report."""
        start = row.start.value
        if row.start is Start.BODY and self._is_point(row):
            start = "point"
        return say(
            "heritage.basis",
            offsets=_offsets(row),
            start=say(f"heritage.from_{start}"),
            document_no=row.cells.get("document_no") or say("heritage.no_document"),
        )

    def open_rows(self) -> Iterator[str]:
        """Yield a remark on each zone that starts from a scope nobody can draw."""
        for row in self.rows:
            is_open = row.reach is not None and row.start is Start.SCOPE
            if is_open and self._body(row) is not None and self._start(row) is None:
                yield row_remark(row, "no_scope")

    def units_without_size(self) -> str:
        """Return a remark on bodies that are only points; empty if there are none."""
        names = [
            row.unit
            for row in self.rows
            if row.reach is not None and row.start is Start.BODY and self._is_point(row)
        ]
        told = list(dict.fromkeys(names))
        if not told:
            return ""
        listed = say("findings.list").join(told[:_NAMED])
        if len(told) > _NAMED:
            listed = say("heritage.and_more", names=listed, count=len(told))
        return say("heritage.points_without_size", names=listed)

    def _body(self, row: ScopeRow) -> BaseGeometry | None:
        place = self.places.get(folded(row.unit))
        return place.body if place else None

    def _is_point(self, row: ScopeRow) -> bool:
        body = self._body(row)
        return body is not None and body.geom_type == "Point"

    def _start(self, row: ScopeRow) -> BaseGeometry | None:
        """Return what the metres of a row are counted from."""
        if row.start is Start.SCOPE:
            scopes = self._scopes[folded(row.unit)]
            return next(filter(None, map(self.polygon, scopes)), None)
        body = self._body(row)
        return body.centroid if body and row.start is Start.CENTRE else body

    @cached_property
    def _scopes(self) -> Mapping[str, list[ScopeRow]]:
        """Protection scopes of each unit, by its name as compared."""
        found: dict[str, list[ScopeRow]] = defaultdict(list)
        for row in self.rows:
            if row.kind is Role.HERITAGE_PROTECTION_SCOPE:
                found[folded(row.unit)].append(row)
        return found


def _offsets(row: ScopeRow) -> str:
    match row.reach:
        case Around(radius_m):
            return say("heritage.offset", side=say("heritage.side_radius"), m=radius_m)
        case Sides() as sides:
            return say("findings.list").join(
                say(
                    "heritage.offset",
                    side=say(f"heritage.side_{side}"),
                    m=getattr(sides, f"{side}_m"),
                )
                for side in SIDES
            )
    return ""
