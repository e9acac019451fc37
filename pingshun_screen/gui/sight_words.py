"""The sight lines of a mine as the detail panel words them."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from pingshun_screen.core.texts import say
from pingshun_screen.core.visibility.roads import chainage_label
from pingshun_screen.core.vocabulary import Role
from pingshun_screen.io.saved_sight import SavedBest, SavedLine, SavedSight
from pingshun_screen.io.sight_scene import Lookout, SeenHere
from pingshun_screen.report.measures import area_words, distance_text, share_text
from pingshun_screen.report.wording import grade_label, printable, role_label

Told = Iterator[tuple[str, str]]
"""What something is, and its value, both in words."""


def sight_html(sight: SavedSight) -> str:
    """Return how a mine can be seen: the answer, its numbers, and each road."""
    mark = say(f"sight.{sight.disagreement}") if sight.disagreement else ""
    marked = f"<br><b>{_safe(mark)}</b>" if mark else ""
    rows = "".join(
        f"<tr><td>{_safe(label)}　</td><td>{_safe(value)}</td></tr>"
        for label, value in _facts(sight)
    )
    head = f"<p><b>{_safe(answer_words(sight))}</b>{marked}</p>"
    return f"{head}<table>{rows}</table>{_roads(sight.lines)}"


def answer_words(sight: SavedSight) -> str:
    """Return whether a mine can be seen, as the report says it."""
    if not sight.is_done:
        return say("sight_report.not_done")
    if sight.status == "not_determined":
        return say("sight_report.open")
    if sight.stability == "borderline":
        return say(f"sight_report.borderline_{sight.status}")
    if sight.stability == "not_determined":
        return say(f"sight_report.{sight.status}")
    return say(f"sight_report.{sight.stability}")


def lookout_words(view: Lookout) -> str:
    """Return where a station is, and how many mines it sees."""
    station = f"{_named(view.line)} {chainage_label(view.chainage_m)}"
    seen = sum(mine.visible_m2 > 0 for mine in view.mines)
    return say("sight_tools.station", station=station, seen=seen, near=len(view.mines))


def seen_words(mine: SeenHere) -> str:
    """Return how much of one mine a station sees."""
    values = {
        "name": _named(mine.name),
        "distance": distance_text(mine.distance_m),
        "area": area_words(mine.visible_m2),
        "share": share_text(mine.share),
    }
    if mine.visible_m2 > 0:
        return say("sight_tools.seen", **values)
    if mine.undetermined_m2 > 0:
        return say("sight_tools.perhaps", **values)
    return say("sight_tools.unseen", **values)


def _facts(sight: SavedSight) -> Told:
    if sight.nearest_line_m is not None:
        distance = distance_text(sight.nearest_line_m)
        values = {"name": _named(sight.nearest_line), "distance": distance}
        yield say("sight_tools.nearest_label"), say("sight_tools.nearest", **values)
    if not sight.is_done:
        return
    area, share = area_words(sight.visible_m2), share_text(sight.share)
    seen = say("sight_report.area_value", area=area, share=share)
    label = say("sight_report.area_label")
    yield label, seen if sight.visible_m2 else say("sight_report.area_none")
    if sight.undetermined_m2:
        open_label = say("sight_report.open_area_label")
        yield open_label, area_words(sight.undetermined_m2)
    for reason in sight.reasons:
        yield say("sight_report.open_label"), say(f"sight.open_{reason}")
    yield from _margin(sight)
    counted = {"stations": sight.stations, "seeing": sight.seeing}
    stations = say("sight_tools.stations", **counted)
    yield say("sight_report.stations_label"), stations
    if sight.best is not None:
        yield from _best(sight.best, is_seen=sight.status == "visible")


def _margin(sight: SavedSight) -> Told:
    if sight.margin_m is not None:
        side = "visible" if sight.margin_m >= 0 else "hidden"
        margin = distance_text(abs(sight.margin_m))
        words = say(f"sight_report.margin_{side}", margin=margin)
        yield say("sight_report.margin_label"), words


def _best(best: SavedBest, *, is_seen: bool) -> Told:
    station = f"{_named(best.line)} {chainage_label(best.chainage_m)}"
    kind = "visible" if is_seen else "hidden"
    yield say(f"sight_report.best_{kind}"), station
    target = say(
        "sight_report.target_value",
        distance=distance_text(best.distance_m),
        bearing=distance_text(best.bearing_deg),
    )
    yield say("sight_report.target_label"), target
    if is_seen:
        yield say("sight_report.seen_label"), area_words(best.seen_m2)
    if best.blocker_distance_m is not None and best.blocker_above_m is not None:
        above = best.blocker_above_m
        kind = "blocker" if above > 0 else "closest"
        yield (
            say(f"sight_report.{kind}_label"),
            say(
                f"sight_tools.{kind}",
                distance=distance_text(best.blocker_distance_m),
                height=distance_text(abs(above)),
            ),
        )


def _roads(lines: tuple[SavedLine, ...]) -> str:
    if not lines:
        return ""
    heads = say("sight_tools.roads_head").split("|")
    head = "".join(f"<th align='left'>{_safe(one)}　</th>" for one in heads)
    rows = "".join(
        "<tr>" + "".join(f"<td>{_safe(cell)}　</td>" for cell in _road(line)) + "</tr>"
        for line in lines
    )
    return f"<br><table><tr>{head}</tr>{rows}</table>"


def _road(line: SavedLine) -> tuple[str, ...]:
    is_railway = line.line_class == Role.RAILWAY.value
    kind = role_label(Role.RAILWAY) if is_railway else grade_label(line.line_class)
    ends = (line.first_m, line.last_m)
    labels = ("" if end is None else chainage_label(end) for end in ends)
    return _named(line.name), kind, *labels, f"{line.seeing}／{line.stations}"


def _named(name: str) -> str:
    return printable(name) or say("report.feature_unnamed")


def _safe(text: str) -> str:
    return escape(printable(text))
