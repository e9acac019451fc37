"""What reading corner points gives: parcels, and everything that was refused."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from pyproj import CRS
from shapely.geometry import MultiPolygon, Polygon

from pingshun_screen.core.errors import Fault

Ring: TypeAlias = NDArray[np.float64]


@dataclass(frozen=True)
class Refusal(Fault):
    """Why something was not read.

    Parameters
    ----------
    line
        Line of the text or row of the sheet, from 1; 0 where it is the whole file.
    drawn
        The parcel as drawn where nothing is wrong but that its boundary crosses
        itself: a registered right is screened all the same, with its repair told.
    """

    line: int = 0
    drawn: Parcel | None = field(default=None, compare=False)


@dataclass(frozen=True)
class Note:
    """What was done or assumed, or looks wrong, although the parcel was read.

    Parameters
    ----------
    line
        Line of the text or row of the sheet, from 1; 0 where it is the whole file.
    text
        What and why.
    remedy
        What to do about it; empty where nothing needs to be done.
    """

    line: int
    text: str
    remedy: str = ""

    @property
    def is_warning(self) -> bool:
        """Whether somebody should look at it."""
        return bool(self.remedy)

    def __str__(self) -> str:
        """Return the note as one line."""
        return f"{self.text} — {self.remedy}" if self.remedy else self.text


class Angles(StrEnum):
    """How the decimals of an angle such as 113.30451 are meant."""

    UNKNOWN = "unknown"
    DECIMAL = "decimal"
    DDMMSS = "ddmmss"


@dataclass(frozen=True)
class Given:
    """What is known besides the data; it fills gaps and never overrules the data.

    Parameters
    ----------
    crs
        CRS of coordinates that leave datum or zone open; None if nobody knows.
    extent
        Where parcels must lie: west, south, east, north in degrees; None to try
        no more than that they lie in China.
    angles
        How decimals of degrees are meant where both readings are possible.
    """

    crs: CRS | None = None
    extent: tuple[float, float, float, float] | None = None
    angles: Angles = Angles.UNKNOWN


NOTHING_GIVEN = Given()


@dataclass(frozen=True)
class Parcel:
    """One mining right or parcel.

    Parameters
    ----------
    source, line
        File, and the line at which the parcel begins in it.
    polygon
        Easting first, with the zone's prefix, or longitude first.
    rings
        Corners of each ring [n, 2] as they stand in the file, but east first; the
        last joins the first, which is not repeated.
    crs
        "EPSG:n" of polygon and rings.
    zone
        Number of the zone; None for longitudes and latitudes.
    points
        Number of points in the file, points that close a ring among them.
    attributes
        Standard field (`core.vocabulary`) to text; `parcel_code` besides.
    declared_area_m2
        As the file says; None where it says nothing.
    statutory_area_m2
        By `core.areas.statutory_areas_m2`.
    notes
        What was done, assumed or looks wrong.
    """

    source: str
    line: int
    polygon: Polygon | MultiPolygon
    rings: tuple[Ring, ...]
    crs: str
    zone: int | None
    points: int
    attributes: Mapping[str, str] = field(default_factory=dict)
    declared_area_m2: float | None = None
    statutory_area_m2: float = 0.0
    notes: tuple[Note, ...] = ()

    @property
    def name(self) -> str:
        """What to call it; empty if the file gives neither name nor number."""
        names = ("name", "licence_no", "parcel_code")
        return next((self.attributes[n] for n in names if self.attributes.get(n)), "")

    @property
    def difference_m2(self) -> float | None:
        """Declared less statutory area."""
        if self.declared_area_m2 is None:
            return None
        return self.declared_area_m2 - self.statutory_area_m2


@dataclass(frozen=True)
class CornerReading:
    """Everything that a source gave.

    Parameters
    ----------
    parcels
        Those read whole.
    refusals
        Everything that was not read.
    notes
        Remarks that belong to no parcel.
    """

    parcels: tuple[Parcel, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    notes: tuple[Note, ...] = ()
