"""What is found out about how a mine can be seen."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from pingshun_screen.core.visibility.cells import MineCells
from pingshun_screen.core.visibility.profiles import SightProfile


class SightStatus(StrEnum):
    """Whether anything of a mine can be seen from the lines.

    `VISIBLE` is certain: one line of sight at least is free. `HIDDEN` is certain
    too: every line of sight within range is blocked, or no station is within
    range. Everything else is `NOT_DETERMINED`.
    """

    VISIBLE = "visible"
    HIDDEN = "hidden"
    NOT_DETERMINED = "not_determined"


class Stability(StrEnum):
    """Whether the terrain's vertical accuracy can turn the answer.

    With a the stated accuracy and the terrain between station and target raised
    by a (see `Scene.taper`), a mine that is still visible is `STABLE_VISIBLE`;
    with the terrain lowered by a, one that is still hidden is `STABLE_HIDDEN`.
    What neither holds for is `BORDERLINE`. Without a stated accuracy, or where
    the status is not determined or unknown terrain decides once the terrain is
    lowered, it is `NOT_DETERMINED`.
    """

    STABLE_VISIBLE = "stable_visible"
    BORDERLINE = "borderline"
    STABLE_HIDDEN = "stable_hidden"
    NOT_DETERMINED = "not_determined"


class OpenReason(StrEnum):
    """Why a sight line could not be decided."""

    NO_GEOMETRY = "no_geometry"
    MINE_TOO_LARGE = "mine_too_large"
    MINE_WITHOUT_TERRAIN = "mine_without_terrain"
    STATION_WITHOUT_TERRAIN = "station_without_terrain"
    NO_DATA_BETWEEN = "no_data_between"


@dataclass(frozen=True)
class LineSight:
    """How one line sees a mine; chainages in metres.

    Parameters
    ----------
    line
        Index of the line.
    stations, seeing, undetermined
        Stations within range of the mine; those that see it; those that do not
        for certain but might.
    first_m, last_m
        First and last chainage that sees it; None if none does.
    sections
        First and last chainage of each stretch that sees it: a run of stations,
        and half a step more at either end.
    """

    line: int
    stations: int
    seeing: int
    undetermined: int
    first_m: float | None
    last_m: float | None
    sections: tuple[tuple[float, float], ...]


@dataclass(frozen=True)
class BestSight:
    """The sight line that the report shows.

    For a visible mine it starts at the station that sees most of it, and ends at
    the cell that this station sees over the terrain by the widest margin. For a
    hidden mine it is, of all sight lines, the one nearest to being free.

    Parameters
    ----------
    line, chainage_m
        Index of the line, and where on it the station lies.
    seen_m2
        What the station sees of the mine.
    profile
        The sight line with the terrain below it, distance and bearing.
    """

    line: int
    chainage_m: float
    seen_m2: float
    profile: SightProfile


@dataclass(frozen=True)
class MineSight:
    """How one mine can be seen from all lines.

    Parameters
    ----------
    status, stability
        See there.
    margin_m
        How much the terrain between can rise before nothing is seen; negative:
        how much it has to sink before something is. None without a sight line
        that can be decided.
    area_m2
        Plane area of the mine, the sum of the cells' cover.
    visible_m2, undetermined_m2
        What is seen from any station; what is not but might be.
    reasons
        Why sight lines stayed open.
    lines
        Each line with stations within range, in order.
    best
        See there; None if no sight line can be decided.
    cells, is_visible, is_undetermined
        The mine's cells, and which count as seen and as open.
    """

    status: SightStatus
    stability: Stability = Stability.NOT_DETERMINED
    margin_m: float | None = None
    area_m2: float = 0.0
    visible_m2: float = 0.0
    undetermined_m2: float = 0.0
    reasons: tuple[OpenReason, ...] = ()
    lines: tuple[LineSight, ...] = ()
    best: BestSight | None = None
    cells: MineCells | None = field(default=None, compare=False, repr=False)
    is_visible: NDArray[np.bool_] | None = field(
        default=None, compare=False, repr=False
    )
    is_undetermined: NDArray[np.bool_] | None = field(
        default=None, compare=False, repr=False
    )

    @property
    def share(self) -> float:
        """Visible share of the mine, 0 to 1."""
        return self.visible_m2 / self.area_m2 if self.area_m2 else 0.0

    @property
    def undetermined_share(self) -> float:
        """Undetermined share of the mine, 0 to 1."""
        return self.undetermined_m2 / self.area_m2 if self.area_m2 else 0.0

    @property
    def stations(self) -> int:
        """Stations within range."""
        return sum(line.stations for line in self.lines)

    @property
    def seeing(self) -> int:
        """Stations that see the mine."""
        return sum(line.seeing for line in self.lines)
