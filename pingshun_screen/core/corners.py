"""Corner points of mining rights, numbered and ordered as official tables give them.

X is the northing and Y the easting, in metres with two decimals; the easting has
the zone prefix where the coordinate system has one. The first corner and the way
round stay as the boundary was drawn, because the numbers are those of the licence.
"""

from __future__ import annotations

import itertools
import string
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from pingshun_screen.core.texts import say

DECIMALS = 2
"""Of coordinates in metres, as licences print them."""

Place = tuple[float, float]
"""X and Y, rounded."""


@dataclass(frozen=True)
class Corner:
    """One corner point.

    Parameters
    ----------
    number
        Unique within the mining right; areas that touch share it.
    x_m, y_m
        Northing and easting, rounded to centimetres.
    """

    number: int
    x_m: float
    y_m: float

    @property
    def texts(self) -> tuple[str, str, str]:
        """Number, X and Y as tables print them."""
        return (
            str(self.number),
            f"{self.x_m:.{DECIMALS}f}",
            f"{self.y_m:.{DECIMALS}f}",
        )


@dataclass(frozen=True)
class CornerRing:
    """A closed boundary; its last corner joins its first, which is not repeated.

    Parameters
    ----------
    number
        1 for the outer boundary of an area, 2 and more for what is taken out.
    corners
        In the order drawn.
    """

    number: int
    corners: tuple[Corner, ...]


@dataclass(frozen=True)
class CornerArea:
    """One area of a mining right.

    Parameters
    ----------
    letters
        A for the first, B for the second and so on; empty if there is only one.
    rings
        The outer boundary first.
    """

    letters: str
    rings: tuple[CornerRing, ...]


def corner_areas(polygon: BaseGeometry) -> tuple[CornerArea, ...]:
    """Return the corners of a mining right, area by area.

    A corner that comes again, as where two areas touch, keeps its first number.

    Parameters
    ----------
    polygon
        Polygon or multipolygon in a projected CRS, easting first, in metres.
    """
    parts = [part for part in shapely.get_parts(polygon) if not part.is_empty]
    numbers: dict[Place, int] = {}
    return tuple(
        CornerArea(name, tuple(_rings(part, numbers)))
        for name, part in zip(area_names(len(parts)), parts, strict=True)
    )


def area_names(count: int) -> list[str]:
    """Return A, B, C and so on for so many areas; one alone has an empty name."""
    return list(itertools.islice(_letters(), count)) if count > 1 else [""] * count


def corner_lines(polygon: BaseGeometry, separator: str = " ") -> list[str]:
    """Return the table of corner points as lines of text.

    Parameters
    ----------
    polygon
        Polygon or multipolygon in a projected CRS, easting first, in metres.
    separator
        What stands between number, X and Y.

    Returns
    -------
    list of str
        A head and one line a corner. Where there are several areas each has its
        name above it; so has each ring that is taken out.
    """
    columns = (say("corners.number"), say("corners.x"), say("corners.y"))
    lines = [separator.join(columns)]
    for area in corner_areas(polygon):
        if area.letters:
            lines.append(say("corners.area", letters=area.letters))
        for ring in area.rings:
            if ring.number > 1:
                lines.append(say("corners.hole", ring=ring.number))
            lines += [separator.join(corner.texts) for corner in ring.corners]
    return lines


def _letters() -> Iterator[str]:
    """Yield A to Z, AA to ZZ and so on."""
    for length in itertools.count(1):
        for letters in itertools.product(string.ascii_uppercase, repeat=length):
            yield "".join(letters)


def _rings(part: BaseGeometry, numbers: dict[Place, int]) -> Iterator[CornerRing]:
    for number, ring in enumerate(shapely.get_rings(part), start=1):
        places = _places(shapely.get_coordinates(ring))
        corners = (
            Corner(numbers.setdefault(place, len(numbers) + 1), *place)
            for place in places
        )
        yield CornerRing(number, tuple(corners))


def _places(easting_northing: NDArray[np.float64]) -> list[Place]:
    """Return the corners of a ring, each once, even where it was drawn twice."""
    rounded = [
        (round(float(northing), DECIMALS), round(float(easting), DECIMALS))
        for easting, northing in easting_northing
    ]
    places = [place for place, _ in itertools.groupby(rounded)]
    return places[:-1] if len(places) > 1 and places[0] == places[-1] else places
