"""What results.json tells of sight lines, with nothing but the standard library."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pingshun_screen.core.errors import LayerError
from pingshun_screen.io.faults import said_fault

Json = Mapping[str, Any]


@dataclass(frozen=True)
class SavedLine:
    """A road or railway that sees a mine; chainages in metres."""

    name: str
    line_class: str
    first_m: float | None
    last_m: float | None
    stations: int
    seeing: int


@dataclass(frozen=True)
class SavedBest:
    """The sight line that is shown: the best, or the one nearest to being free.

    Parameters
    ----------
    line, chainage_m
        Where it starts.
    distance_m, bearing_deg, seen_m2, margin_m
        As in `core.visibility.findings.BestSight`.
    blocker_distance_m, blocker_above_m
        Where the terrain comes nearest to it; None if nothing lies between.
    """

    line: str
    chainage_m: float
    distance_m: float
    bearing_deg: float
    seen_m2: float
    margin_m: float | None
    blocker_distance_m: float | None
    blocker_above_m: float | None


@dataclass(frozen=True)
class SavedSight:
    """How a mine can be seen, as `core.findings.Visibility` was written.

    Parameters
    ----------
    is_done
        Whether there was terrain to draw sight lines over.
    """

    is_done: bool
    status: str
    stability: str
    disagreement: str
    nearest_line: str
    nearest_line_m: float | None
    visible_m2: float
    share: float
    undetermined_m2: float
    margin_m: float | None
    reasons: tuple[str, ...]
    stations: int
    seeing: int
    lines: tuple[SavedLine, ...]
    best: SavedBest | None


def read_sights(folder: Path) -> dict[int, SavedSight]:
    """Return what a run says of each mine's sight lines, by the mine's number.

    Parameters
    ----------
    folder
        Of the run; an older one tells less.

    Raises
    ------
    LayerError
        If results.json cannot be read or is not ours.
    """
    path = folder / "results.json"
    try:
        mines = json.loads(path.read_bytes())["mines"]
        return {mine["key"]: _sight(mine["visibility"]) for mine in mines}
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise LayerError([said_fault(str(path), "reissue.no_results")]) from error


def _sight(told: Json) -> SavedSight:
    best = told.get("best")
    return SavedSight(
        is_done=told.get("undetermined_m2") is not None,
        status=told["status"],
        stability=told.get("stability", "not_determined"),
        disagreement=told.get("disagreement", ""),
        nearest_line=told.get("nearest_line") or "",
        nearest_line_m=told.get("nearest_line_m"),
        visible_m2=told.get("visible_m2") or 0.0,
        share=told.get("share") or 0.0,
        undetermined_m2=told.get("undetermined_m2") or 0.0,
        margin_m=told.get("margin_m"),
        reasons=tuple(told.get("reasons", ())),
        stations=told.get("stations", 0),
        seeing=told.get("seeing", 0),
        lines=tuple(map(_line, told.get("lines", ()))),
        best=_best(best) if best else None,
    )


def _line(told: Json) -> SavedLine:
    return SavedLine(
        name=told.get("name") or "",
        line_class=told.get("class") or "",
        first_m=told.get("first_m"),
        last_m=told.get("last_m"),
        stations=told.get("stations", 0),
        seeing=told.get("seeing", 0),
    )


def _best(told: Json) -> SavedBest:
    return SavedBest(
        line=told.get("line") or "",
        chainage_m=told["chainage_m"],
        distance_m=told["distance_m"],
        bearing_deg=told["bearing_deg"],
        seen_m2=told["seen_m2"],
        margin_m=told.get("margin_m"),
        blocker_distance_m=told.get("blocker_distance_m"),
        blocker_above_m=told.get("blocker_above_m"),
    )
