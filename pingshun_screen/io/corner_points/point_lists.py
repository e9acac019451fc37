"""Corners strung together in one line or cell: 1,X,Y;2,X,Y or X1,Y1;X2,Y2.

So the field GDZB of planning databases has them, and the column 拐点坐标 of ledgers.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from pingshun_screen.core.coordinate_pairs import is_pair
from pingshun_screen.io.corner_points.drafts import Draft
from pingshun_screen.io.corner_points.numbers import half_width

_NUMBER = (
    r"[0-9]{1,3}[°度][0-9]{1,2}[′'’分][0-9]{1,2}(?:\.[0-9]{1,9})?(?:[″\"”秒]|′′|'')"
    r"|[0-9]{1,9}(?:\.[0-9]{1,11})?"
)
_PLACE = re.compile(
    rf"""(?:(?P<label>(?:拐点|[A-Za-z]{{1,3}}-?)?[0-9]{{1,5}})\s?[、.,:)\s]\s?)?
    \(?(?:[XBL]\s?[=:]?\s?)?(?P<first>{_NUMBER})\s?[,、\s]\s?
    (?:[YBL]\s?[=:]?\s?)?(?P<second>{_NUMBER})\)?
    (?:[;,、.\s]{{1,3}}|$)""",
    re.VERBOSE | re.IGNORECASE | re.ASCII,
)
_PREFIX = re.compile(r"[^\x00-\x7f]{2,30}:\s?")
_SEPARATORS = 2


class ListedPoint(NamedTuple):
    """A corner of a list; angles in degrees."""

    label: str
    first: float
    second: float


def is_point_list(line: str) -> bool:
    """Return whether a line strings corners together, set apart by semicolons."""
    if line.count(";") + line.count("；") < _SEPARATORS:
        return False
    return bool(points_in(line, Draft("", 0)))


def points_in(text: str, draft: Draft) -> list[ListedPoint]:
    """Return the corners of a list, none if anything in it is no corner.

    Parameters
    ----------
    text
        A line or cell.
    draft
        Parcel that they belong to; it takes in that they are angles.
    """
    same = half_width(text)
    prefix = _PREFIX.match(same)
    at = prefix.end() if prefix else 0
    points: list[ListedPoint] = []
    while at < len(same):
        found = _PLACE.match(same, at)
        if found is None:
            return []
        first, second = (draft.value_of(found[name]) for name in ("first", "second"))
        if first is None or second is None or not is_pair(first, second):
            return []
        points.append(ListedPoint(found["label"] or "", first, second))
        at = found.end()
    return points
