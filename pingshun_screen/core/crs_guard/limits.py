"""The lines that the guard draws, from resources/crs_guard.toml."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from pingshun_screen.core.resources import resource


@dataclass(frozen=True)
class ShiftLimits:
    """What the shift of a user's transformation may be, in metres."""

    largest_usual_shift_m: float
    smallest_usual_shift_m: float
    impossible_shift_m: float


class Mark(StrEnum):
    """What a layer may have in common with an outline."""

    CORNERS = "corners"
    EDGES = "edges"
    LINE_ENDS = "line_ends"


@dataclass(frozen=True)
class MarkLimits:
    """When marks of a layer count as those of an outline.

    Parameters
    ----------
    smallest_m
        Shifts below this count as none.
    bin_m
        Marks that agree within this are the same.
    step_m
        Length between two points along an outline, 0 for its corners.
    least_matches
        Marks that must agree upon one shift.
    apart_m
        Shifts that differ by more speak against each other.
    """

    smallest_m: float
    bin_m: float
    step_m: float
    least_matches: float
    apart_m: float


@dataclass(frozen=True)
class DisplacementLimits:
    """When a layer counts as displaced against an outline.

    Parameters
    ----------
    largest_m
        Shifts are looked for up to this.
    least_corners
        Vertices that an outline must have; of one with less than must agree, all
        must.
    least_turn_degrees
        Vertices where a boundary turns by less are left out.
    prominence
        How many times as frequent as any other the shift must be.
    likely_prominence
        The same for what is likely from the start: no shift, or that of GCJ-02.
    gcj_tolerance_m
        A shift this close to that of GCJ-02 is called by its name.
    most_points, most_pairs
        Points of a layer, and pairs of points, that are compared at most.
    """

    largest_m: float
    least_corners: float
    least_turn_degrees: float
    prominence: float
    likely_prominence: float
    gcj_tolerance_m: float
    most_points: float
    most_pairs: float


@cache
def shift_limits() -> ShiftLimits:
    """Return the limits of a transformation's shift."""
    return ShiftLimits(**_table("transformation"))


@cache
def displacement_limits() -> DisplacementLimits:
    """Return the limits of a layer's displacement."""
    return DisplacementLimits(**_table("displacement"))


@cache
def mark_limits(mark: Mark) -> MarkLimits:
    """Return the limits of one kind of marks."""
    return MarkLimits(**_table(f"displacement.{mark.value}"))


@cache
def beside_zone_degrees() -> float:
    """Return how far a layer may lie beyond its zone's half width unremarked."""
    return float(_table("zone")["beside_degrees"])


def _table(name: str) -> dict[str, float]:
    """Return the numbers of a table, without those of the tables within it."""
    with resource("crs_guard.toml").open("rb") as file:
        table = tomllib.load(file)
    for part in name.split("."):
        table = table[part]
    return {key: value for key, value in table.items() if not isinstance(value, dict)}
