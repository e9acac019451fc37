"""How mines can be seen, as far as it is proven."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from pingshun_screen.core.visibility.findings import MineSight, SightStatus
from pingshun_screen.core.visibility.roads import SightLine
from pingshun_screen.core.visibility.settings import SightSettings
from pingshun_screen.core.visibility.terrain import Terrain
from pingshun_screen.core.vocabulary import Role


class Disagreement(StrEnum):
    """Where the distance says one thing and the terrain another."""

    NONE = ""
    HIDDEN_WITHIN_BUFFER = "hidden_within_buffer"
    VISIBLE_BEYOND_BUFFER = "visible_beyond_buffer"


@dataclass(frozen=True)
class Sighting:
    """What the sight lines say of a mine, and what keeps it from being called hidden.

    Parameters
    ----------
    sight
        What the sight lines say; None where there was no terrain.
    gaps
        Why more lines might see it than are known, with the role concerned.
    """

    sight: MineSight | None = None
    gaps: tuple[tuple[Role, str], ...] = ()

    @property
    def status(self) -> SightStatus:
        """Return what is proven: no mine is hidden from roads that nobody knows."""
        if self.sight is None:
            return SightStatus.NOT_DETERMINED
        if self.sight.status is SightStatus.HIDDEN and self.gaps:
            return SightStatus.NOT_DETERMINED
        return self.sight.status


@dataclass(frozen=True)
class Sightings:
    """All sight lines of a run.

    Parameters
    ----------
    mines
        In the order of the mines.
    lines
        Roads and railways as they were merged.
    settings
        Conditions of the sight lines.
    terrain
        The elevation model in the working CRS; None where there is none.
    failure
        Why there is none although the case names one; else empty.
    remarks
        What is to be said of how the roads were put together.
    """

    mines: tuple[Sighting, ...]
    settings: SightSettings
    lines: tuple[SightLine, ...] = ()
    terrain: Terrain | None = field(default=None, compare=False, repr=False)
    failure: str = ""
    remarks: tuple[str, ...] = ()
