"""Chapter 6 of the report: what can be seen of the mine from roads and railways."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pingshun_screen.core.findings import MineResult, ScreeningResult
from pingshun_screen.core.sighting import Sightings
from pingshun_screen.core.texts import say
from pingshun_screen.core.visibility.findings import LineSight, MineSight, SightStatus
from pingshun_screen.core.visibility.roads import chainage_label
from pingshun_screen.report import sight_chart
from pingshun_screen.report.facts import Fact
from pingshun_screen.report.figures import Figure, FigureKind, short_name
from pingshun_screen.report.measures import plain_number, share_text
from pingshun_screen.report.sheets import Tinted
from pingshun_screen.report.sight_facts import answer_facts, best_facts
from pingshun_screen.report.sight_words import (
    line_class_label,
    line_name,
    sight_answer,
    station_words,
)
from pingshun_screen.report.wording import source_name


@dataclass(frozen=True)
class RoadRow:
    """How one road sees the mine, as the table prints it."""

    name: str
    line_class: str
    first: str
    last: str
    stations: str
    seeing: str
    share: str
    undetermined: str


@dataclass(frozen=True)
class SightChapter:
    """The chapter's texts; lists are empty where there is nothing to tell.

    Parameters
    ----------
    answer
        In a few words, with the name of its fill.
    answers
        What stands below it.
    roads
        Each with stations within range.
    best_title, best
        The sight line that is drawn.
    figures
        Map and profile, as far as they can be drawn.
    notes
        Conditions, and why the profile is missing.
    """

    answer: Tinted
    answers: tuple[Fact, ...]
    roads: tuple[RoadRow, ...] = ()
    best_title: str = ""
    best: tuple[Fact, ...] = ()
    figures: tuple[Figure, ...] = ()
    notes: tuple[str, ...] = ()


def sight_chapter(
    result: ScreeningResult, mine: MineResult, *, illustrated: bool
) -> SightChapter:
    """Return the chapter on one mine.

    Parameters
    ----------
    result, mine
        The run and one of its mines.
    illustrated
        Whether somebody can draw maps.
    """
    answer = sight_answer(mine.visibility)
    answers = answer_facts(result, mine)
    sightings, sight = result.sightings, mine.visibility.sight
    if sightings is None or sight is None:
        return SightChapter(answer, answers)
    rows = tuple(_road_row(sightings, seen) for seen in sight.lines)
    notes = tuple(_notes(sightings, sight))
    if sight.best is None:
        return SightChapter(answer, answers, rows, notes=notes)
    seen = "visible" if sight.status is SightStatus.VISIBLE else "hidden"
    return SightChapter(
        answer=answer,
        answers=answers,
        roads=rows,
        best_title=say(f"sight_report.best_{seen}"),
        best=best_facts(sightings, sight.best),
        figures=tuple(_figures(result, mine, illustrated=illustrated)),
        notes=notes,
    )


def _road_row(sightings: Sightings, seen: LineSight) -> RoadRow:
    line = sightings.lines[seen.line]
    return RoadRow(
        name=line_name(line),
        line_class=line_class_label(line),
        first=_chainage(seen.first_m),
        last=_chainage(seen.last_m),
        stations=str(seen.stations),
        seeing=str(seen.seeing),
        share=share_text(seen.seeing / seen.stations),
        undetermined=str(seen.undetermined),
    )


def _chainage(chainage_m: float | None) -> str:
    return say("report.none") if chainage_m is None else chainage_label(chainage_m)


def _notes(sightings: Sightings, sight: MineSight) -> Iterator[str]:
    terrain = sightings.terrain
    if terrain is not None:
        yield say(
            "sight_report.conditions",
            dem=source_name(terrain.source),
            cell=plain_number(round(terrain.cell_m, 2)),
            resampled=say("sight_report.resampled") if terrain.resampled else "",
        )
    if sight.best is not None and sight_chart.obstacle():
        yield say(f"sight_report.{sight_chart.obstacle()}")


def _figures(
    result: ScreeningResult, mine: MineResult, *, illustrated: bool
) -> Iterator[Figure]:
    sight, sightings = mine.visibility.sight, result.sightings
    if sight is None or sight.best is None or sightings is None:
        return
    number = 1
    if illustrated and mine.geometry is not None:
        hidden = "" if sight.status is SightStatus.VISIBLE else "_hidden"
        key = f"sight_report.caption_map{hidden}"
        caption = say(key, number=number, name=short_name(mine))
        yield Figure(FigureKind.SIGHT_MAP, caption, FigureKind.SIGHT_MAP)
        number += 1
    if not sight_chart.obstacle():
        name = line_name(sightings.lines[sight.best.line])
        station = station_words(name, sight.best)
        key = "sight_report.caption_profile"
        caption = say(key, number=number, station=station)
        yield Figure(FigureKind.SIGHT_PROFILE, caption, FigureKind.SIGHT_PROFILE)
