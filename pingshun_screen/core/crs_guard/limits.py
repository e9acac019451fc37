"""The lines that the guard draws, from resources/crs_guard.toml."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache

from pingshun_screen.core.resources import resource


@dataclass(frozen=True)
class ShiftLimits:
    """What the shift of a user's transformation may be, in metres."""

    largest_usual_shift_m: float
    smallest_usual_shift_m: float
    impossible_shift_m: float


@dataclass(frozen=True)
class DisplacementLimits:
    """When a layer counts as displaced against an outline.

    Parameters
    ----------
    smallest_m, largest_m
        Shifts that are looked for.
    bin_m
        Vertices that agree within this count as the same vertex.
    least_matches
        Vertices of the outline that must agree upon one shift.
    least_corners
        Vertices that an outline must have; of one with less than `least_matches` all
        must agree.
    least_turn_degrees
        Vertices where a boundary turns by less are left out.
    prominence
        How many times as frequent as any other the shift must be.
    gcj_tolerance_m
        A shift this close to that of GCJ-02 is called by its name.
    most_pairs
        Pairs of vertices that are compared at most.
    """

    smallest_m: float
    largest_m: float
    bin_m: float
    least_matches: float
    least_corners: float
    least_turn_degrees: float
    prominence: float
    gcj_tolerance_m: float
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
def beside_zone_degrees() -> float:
    """Return how far a layer may lie beyond its zone's half width unremarked."""
    return float(_table("zone")["beside_degrees"])


def _table(name: str) -> dict[str, float]:
    with resource("crs_guard.toml").open("rb") as file:
        table: dict[str, float] = tomllib.load(file)[name]
    return table
