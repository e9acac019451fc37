"""Coordinates that a table of scopes gives for its units."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import shapely
from numpy.typing import NDArray
from pyproj import CRS

from pingshun_screen.core.coordinate_pairs import NOT_A_PAIR, pair_codes
from pingshun_screen.core.crs import Transformation, transformation
from pingshun_screen.core.texts import say
from pingshun_screen.core.user_transformations import UserTransformation
from pingshun_screen.core.user_ways import user_way
from pingshun_screen.io.corner_points.coordinates import coordinates_of
from pingshun_screen.io.corner_points.drafts import Draft, DraftPoint
from pingshun_screen.io.corner_points.records import Given
from pingshun_screen.io.heritage.scope_rows import ScopeRow
from pingshun_screen.io.supplied_transformations import needs

_PAIRS = (("x", "y"), ("latitude", "longitude"))
"""Columns of coordinates, north first."""


@dataclass(frozen=True)
class TablePoints:
    """Points in the working CRS.

    Parameters
    ----------
    by_line
        The point of each row that gives one.
    way
        How they came there; None where there are none.
    """

    by_line: Mapping[int, shapely.Point] = field(default_factory=dict)
    way: Transformation | None = None


def table_points(
    rows: Sequence[ScopeRow],
    given: CRS | None,
    working: CRS,
    user: UserTransformation | None,
    remarks: list[str],
) -> TablePoints:
    """Return the points that a table gives.

    Parameters
    ----------
    rows
        Rows of the table.
    given
        CRS that the case states for them; None if it is silent.
    working
        CRS of the points returned.
    user
        Transformation that the case states for points of another datum.
    remarks
        Told of coordinates that are none, and of what had to be assumed.

    Raises
    ------
    LayerError
        If they cannot be brought into the working CRS.
    """
    draft = Draft("", 0)
    lines = {row.line: row for row in reversed(rows)}
    own = (lines[line] for line in sorted(lines))
    points = [point for row in own if (point := _point(draft, row, remarks))]
    draft.points = _of_one_kind(points, remarks)
    if not draft.points:
        return TablePoints()
    coordinates = coordinates_of(draft, Given(crs=given))
    told = [(one.line, one.problem) for one in draft.refusals]
    told += [(note.line, note.text) for note in draft.notes if note.is_warning]
    remarks += [say("heritage.line", line=line, problem=text) for line, text in told]
    if coordinates is None:
        return TablePoints()
    crs, drawn = CRS(coordinates.crs), _points(coordinates.east_north)
    if user is not None and needs(crs, user):
        way = user_way(user, crs, working, drawn)
    else:
        way = transformation(crs, working)
    moved = zip(draft.points, way.apply(drawn), strict=True)
    return TablePoints({point.line: shape for point, shape in moved}, way)


def _points(east_north: NDArray[np.float64]) -> NDArray[np.object_]:
    return np.asarray(shapely.points(east_north), object)


def _point(draft: Draft, row: ScopeRow, remarks: list[str]) -> DraftPoint | None:
    for pair in _PAIRS:
        texts = [row.cells.get(name, "") for name in pair]
        if not any(texts):
            continue
        values = [draft.value_of(text) for text in texts]
        north, east = (value if value is not None else np.nan for value in values)
        if pair_codes(np.array([north]), np.array([east]))[0] == NOT_A_PAIR:
            problem = say("heritage.no_coordinates", text="、".join(texts))
            remarks.append(say("heritage.line", line=row.line, problem=problem))
            return None
        return DraftPoint(row.line, "", "", "", north, east)
    return None


def _of_one_kind(points: Sequence[DraftPoint], remarks: list[str]) -> list[DraftPoint]:
    """Return the points that are written as most are; the others are not guessed."""
    numbers = np.array([point[-2:] for point in points], float).reshape(-1, 2)
    codes = pair_codes(numbers[:, 0], numbers[:, 1]).tolist()
    if not codes:
        return []
    common = Counter(codes).most_common(1)[0][0]
    for point, code in zip(points, codes, strict=True):
        if code != common:
            problem = say("heritage.other_coordinates")
            remarks.append(say("heritage.line", line=point.line, problem=problem))
    return [p for p, code in zip(points, codes, strict=True) if code == common]
