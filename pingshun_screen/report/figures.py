"""Pictures of the report: which there are, how they are numbered and called."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from pingshun_screen.core.findings import MineResult
from pingshun_screen.core.texts import say
from pingshun_screen.report.illustrations import NumberedConflict, detail_frames
from pingshun_screen.report.wording import listed, mine_name, role_label, shortened

_LONGEST_NAME = 36


class FigureKind(StrEnum):
    """What a picture shows."""

    OVERVIEW = "overview"
    DETAIL = "detail"
    SIGHT_MAP = "sight-map"
    SIGHT_PROFILE = "sight-profile"


@dataclass(frozen=True)
class Figure:
    """A picture of the report.

    Parameters
    ----------
    key
        Name under which the page makers find the picture.
    caption
        What stands beneath it.
    kind
        What it shows.
    conflicts
        Those of a detail map.
    """

    key: str
    caption: str
    kind: FigureKind
    conflicts: tuple[NumberedConflict, ...] = ()


def map_figures(mine: MineResult, first: int) -> tuple[Figure, ...]:
    """Return the overview and the details of a mine.

    Parameters
    ----------
    mine
        With a geometry.
    first
        Number of the overview.
    """
    caption = say("report.figure_overview", number=first, name=short_name(mine))
    details = (
        Figure(
            f"detail-{number}",
            say(
                "report.figure_detail",
                number=number,
                layer=role_label(frame[0].conflict.role),
                numbers=listed(str(one.number) for one in frame),
            ),
            FigureKind.DETAIL,
            frame,
        )
        for number, frame in enumerate(detail_frames(mine), start=first + 1)
    )
    return (Figure("overview", caption, FigureKind.OVERVIEW), *details)


def short_name(mine: MineResult) -> str:
    """Return a mine's name as captions print it."""
    return shortened(mine_name(mine), _LONGEST_NAME)
