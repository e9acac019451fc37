"""What the sight lines say of one mine, fact by fact."""

from __future__ import annotations

import math
from collections.abc import Iterator

from pingshun_screen.core.findings import MineResult, ScreeningResult
from pingshun_screen.core.policy import VisibleFrom
from pingshun_screen.core.preparation import visible_leaf
from pingshun_screen.core.sighting import Disagreement, Sightings
from pingshun_screen.core.texts import say
from pingshun_screen.core.visibility.findings import (
    BestSight,
    MineSight,
    SightStatus,
    Stability,
)
from pingshun_screen.core.vocabulary import Role
from pingshun_screen.report.facts import Fact
from pingshun_screen.report.measures import (
    area_words,
    distance_text,
    plain_number,
    share_text,
)
from pingshun_screen.report.sight_words import line_name, station_words
from pingshun_screen.report.wording import parameter_value, printable, standing_label

_M_PER_KM = 1000.0


def answer_facts(result: ScreeningResult, mine: MineResult) -> tuple[Fact, ...]:
    """Return what stands below the answer."""
    leaf = visible_leaf(result.policy)
    buffer = _buffer_facts(result, mine, leaf) if leaf else ()
    sight, sightings = mine.visibility.sight, result.sightings
    if sight is None or sightings is None or sightings.terrain is None:
        return (_fact("why", _why_not(result, mine, leaf)), *buffer)
    accuracy_m = sightings.terrain.vertical_accuracy_m
    return (
        *_open_facts(sightings, mine),
        *buffer,
        _fact("area_label", _visible_area(sight, mine.visibility.status)),
        *_undetermined_area(sight),
        *_margin(sight),
        *_stability(mine, accuracy_m),
        _fact("stations_label", _stations(sight, sightings.settings.range_m)),
    )


def _fact(label: str, value: str) -> Fact:
    return Fact(say(f"sight_report.{label}"), value)


def _why_not(
    result: ScreeningResult, mine: MineResult, leaf: VisibleFrom | None
) -> str:
    if leaf is None:
        return say("sight_report.why_no_clause")
    if result.sightings is not None and result.sightings.failure:
        return printable(result.sightings.failure)
    if not result.dem_source:
        return say("sight_report.why_no_dem")
    shapeless = mine.geometry is None
    return say(f"sight_report.why_no_{'geometry' if shapeless else 'sight'}")


def _open_facts(sightings: Sightings, mine: MineResult) -> tuple[Fact, ...]:
    """Return why sight lines stay open, and why the mine is not called hidden."""
    sight = mine.visibility.sight
    reasons = [say(f"sight.open_{one}") for one in (sight.reasons if sight else ())]
    if mine.visibility.status is SightStatus.NOT_DETERMINED:
        # Keys are the places in the whole run, however few mines are printed.
        gaps = sightings.mines[mine.key - 1].gaps
        reasons += [printable(text) for _, text in gaps]
    if not reasons:
        return ()
    return (_fact("open_label", "；".join(dict.fromkeys(reasons))),)


def _buffer_facts(
    result: ScreeningResult, mine: MineResult, leaf: VisibleFrom
) -> tuple[Fact, ...]:
    mode = result.policy.parameters.get("visible_range.mode")
    facts = [_fact("buffer_label", _buffer_words(result, mine, leaf))]
    if mode is not None:
        words = parameter_value(mode)
        standing = standing_label(mode.standing)
        value = say("sight_report.mode_value", mode=words, standing=standing)
        facts.append(_fact("mode_label", value))
    return tuple(facts)


def _buffer_words(result: ScreeningResult, mine: MineResult, leaf: VisibleFrom) -> str:
    away_m = mine.visibility.nearest_line_m
    if away_m is None:
        return say("sight_report.buffer_nothing")
    place = "inside" if away_m <= leaf.distance_m else "outside"
    if abs(away_m - leaf.distance_m) <= _accuracy_m(result, leaf):
        place = "close"
    words = say(
        f"sight_report.buffer_{place}",
        name=printable(mine.visibility.nearest_line) or say("report.feature_unnamed"),
        distance=distance_text(away_m),
        limit=plain_number(leaf.distance_m),
    )
    found = mine.visibility.disagreement
    if found is Disagreement.NONE:
        return words
    return words + say(f"sight_report.mark_{found}")


def _accuracy_m(result: ScreeningResult, leaf: VisibleFrom) -> float:
    """Return how far a distance between right and line may be out, at most."""

    def widest_m(*roles: Role) -> float:
        stated = (one.accuracy_m for one in result.layers if one.role in roles)
        return max(stated, default=0.0)

    return math.hypot(widest_m(Role.MINING_RIGHT), widest_m(*leaf.roles))


def _visible_area(sight: MineSight, status: SightStatus) -> str:
    if sight.visible_m2:
        return _area(sight.visible_m2, sight.share)
    is_hidden = status is SightStatus.HIDDEN
    return say(f"sight_report.area_{'none' if is_hidden else 'open'}")


def _undetermined_area(sight: MineSight) -> Iterator[Fact]:
    if sight.undetermined_m2:
        words = _area(sight.undetermined_m2, sight.undetermined_share)
        yield _fact("open_area_label", words)


def _area(area_m2: float, share: float) -> str:
    area = area_words(area_m2)
    return say("sight_report.area_value", area=area, share=share_text(share))


def _margin(sight: MineSight) -> Iterator[Fact]:
    if sight.margin_m is None:
        return
    if math.isinf(sight.margin_m):
        yield _fact("margin_label", say("sight_report.margin_none"))
        return
    side = "visible" if sight.margin_m >= 0 else "hidden"
    margin = distance_text(abs(sight.margin_m))
    yield _fact("margin_label", say(f"sight_report.margin_{side}", margin=margin))


def _stability(mine: MineResult, accuracy_m: float | None) -> Iterator[Fact]:
    sight, status = mine.visibility.sight, mine.visibility.status
    if sight is None or not sight.stations or status is SightStatus.NOT_DETERMINED:
        return
    if accuracy_m is None:
        words = say("sight_report.stability_no_accuracy")
    elif sight.stability is Stability.NOT_DETERMINED:
        words = say("sight_report.stability_unknown")
    else:
        accuracy = plain_number(accuracy_m)
        words = say("sight_report.stability_judged", accuracy=accuracy)
    yield _fact("stability_label", words)


def _stations(sight: MineSight, range_m: float) -> str:
    range_km = plain_number(range_m / _M_PER_KM)
    if not sight.stations:
        return say("sight_report.stations_none", range_km=range_km)
    return say(
        "sight_report.stations_value",
        range_km=range_km,
        stations=sight.stations,
        seeing=sight.seeing,
        share=share_text(sight.seeing / sight.stations),
    )


def best_facts(sightings: Sightings, best: BestSight) -> tuple[Fact, ...]:
    """Return where the sight line that is drawn starts, ends and comes to grief.

    Parameters
    ----------
    sightings
        Those of the run.
    best
        The sight line.
    """
    profile = best.profile
    station = station_words(line_name(sightings.lines[best.line]), best)
    eye = say("sight_report.eye_value", station=station, **_place(profile.eye_xy))
    target = say(
        "sight_report.target_value",
        distance=distance_text(profile.length_m),
        bearing=distance_text(profile.bearing_deg),
    )
    facts = [_fact("eye_label", eye), _fact("target_label", target)]
    if best.seen_m2:
        facts.append(_fact("seen_label", area_words(best.seen_m2)))
    return (*facts, *_blocker(best))


def _blocker(best: BestSight) -> Iterator[Fact]:
    blocker = best.profile.blocker
    if blocker is None:
        return
    distance = distance_text(blocker.distance_m)
    if blocker.above_m <= 0:
        below = distance_text(-blocker.above_m)
        words = say("sight_report.closest_value", distance=distance, below=below)
        yield _fact("closest_label", words)
        return
    words = say(
        "sight_report.blocker_value",
        distance=distance,
        above=distance_text(blocker.above_m),
        height=distance_text(blocker.terrain_m),
        **_place(blocker.xy),
    )
    yield _fact("blocker_label", words)


def _place(xy: tuple[float, float]) -> dict[str, str]:
    return {"east": f"{xy[0]:.1f}", "north": f"{xy[1]:.1f}"}
