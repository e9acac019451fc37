"""Short words for what the sight lines say of a mine."""

from __future__ import annotations

from pingshun_screen.core.findings import MineResult, Visibility
from pingshun_screen.core.sighting import Disagreement
from pingshun_screen.core.texts import say
from pingshun_screen.core.visibility.findings import BestSight, SightStatus, Stability
from pingshun_screen.core.visibility.roads import SightLine, chainage_label
from pingshun_screen.core.vocabulary import Role
from pingshun_screen.report.sheets import Column, Tinted, Value
from pingshun_screen.report.wording import grade_label, printable, role_label

_TINTS = {
    SightStatus.VISIBLE: "status_met",
    SightStatus.HIDDEN: "status_not_met",
    SightStatus.NOT_DETERMINED: "status_not_determined",
}
_COLUMNS = (
    ("sight", 14, ""),
    ("visible", 13, "#,##0.00"),
    ("visible_share", 8, "0.00%"),
    ("seen_from", 20, ""),
    ("disagreement", 16, ""),
)


def sight_answer(visibility: Visibility) -> Tinted:
    """Return whether a mine can be seen, in a few words on their fill."""
    status = visibility.status
    if visibility.sight is None:
        return Tinted(say("sight_report.not_done"), _TINTS[status])
    if status is SightStatus.NOT_DETERMINED:
        return Tinted(say("sight_report.open"), _TINTS[status])
    if not visibility.sight.stations:
        return Tinted(say("sight_report.hidden_no_line"), _TINTS[status])
    match visibility.sight.stability:
        case Stability.NOT_DETERMINED:
            return Tinted(say(f"sight_report.{status}"), _TINTS[status])
        case Stability.BORDERLINE:
            return Tinted(say(f"sight_report.borderline_{status}"), "spatial_review")
        case stability:
            return Tinted(say(f"sight_report.{stability}"), _TINTS[status])


def disagreement_mark(visibility: Visibility) -> str:
    """Return the mark of a mine that buffer and sight line differ on, else nothing."""
    if visibility.disagreement is Disagreement.NONE:
        return ""
    return say(f"sight.{visibility.disagreement}")


def line_name(line: SightLine) -> str:
    """Return how a road or railway is called, with its part if it has several."""
    name = printable(line.name) or say("report.feature_unnamed")
    if line.parts == 1:
        return name
    values = {"part": line.part, "parts": line.parts}
    return say("sight_report.road_part", name=name, **values)


def line_class_label(line: SightLine) -> str:
    """Return the words for a line's class."""
    if line.line_class == Role.RAILWAY.value:
        return role_label(Role.RAILWAY)
    return grade_label(line.line_class)


def station_words(name: str, best: BestSight) -> str:
    """Return the station of a sight line by road and chainage."""
    return f"{name} {chainage_label(best.chainage_m)}"


def sight_columns() -> tuple[Column, ...]:
    """Return what the ledger's list of mines tells of sight lines."""
    return tuple(
        Column(say(f"report.ledger_{name}"), width, number_format)
        for name, width, number_format in _COLUMNS
    )


def sight_cells(mine: MineResult) -> tuple[Value | Tinted, ...]:
    """Return a mine's cells of these columns, numbers only where there are any."""
    visibility, sight = mine.visibility, mine.visibility.sight
    answer = sight_answer(visibility)
    if sight is None or visibility.status is SightStatus.NOT_DETERMINED:
        return answer, None, None, "", ""
    seen_from = ""
    if sight.status is SightStatus.VISIBLE and sight.best is not None:
        name = printable(visibility.best_line) or say("report.feature_unnamed")
        seen_from = station_words(name, sight.best)
    return (
        answer,
        round(sight.visible_m2, 4),
        round(sight.share, 6),
        seen_from,
        disagreement_mark(visibility),
    )
