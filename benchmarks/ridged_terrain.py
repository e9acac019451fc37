"""Made-up mountains with roads in their valleys, and mines."""

from __future__ import annotations

import math

import numpy as np
import shapely
from numpy.typing import NDArray

from pingshun_screen.core.visibility.roads import SightLine
from pingshun_screen.core.visibility.terrain import Terrain

CELL_M = 12.5
COLUMNS, ROWS = 4_240, 3_600
LEFT_M, TOP_M = 38_430_000.0, 4_040_000.0

_WAVES_M = (9000, 5200, 2900, 1600, 900, 450, 220, 110)
# Ridges this high over their length make slopes of 26 degrees on average.
_STEEPNESS = 0.014
# How sharply a road turns at most from one cell to the next, and how far ahead
# it looks for lower ground.
_TURN, _AHEAD = 0.03, 40.0
_BORDER = 0.1
# Longer roads would end in circles around a basin.
_LONGEST_M, _SHORTEST_M = 12_000.0, 3_000.0


def ridged_terrain(rng: np.random.Generator) -> Terrain:
    """Return a county of ridges of all sizes, on the CGCS2000 3-degree grid."""
    x = np.arange(COLUMNS) * CELL_M
    y = np.arange(ROWS)[:, None] * CELL_M
    heights_m = np.full((ROWS, COLUMNS), 900.0, np.float32)
    for wave_m in np.repeat(_WAVES_M, 3).tolist():
        angle, phase, bend = rng.uniform(0, 2 * np.pi, 3)
        across = x * np.cos(angle) + y * np.sin(angle)
        along = x * np.sin(angle) - y * np.cos(angle)
        across += 0.25 * wave_m * np.sin(2 * np.pi * along / (1.7 * wave_m) + bend)
        ridge = 1 - 2 * np.abs(np.sin(2 * np.pi * across / wave_m + phase))
        heights_m += (_STEEPNESS * wave_m * ridge).astype(np.float32)
    return Terrain(heights_m, LEFT_M, TOP_M, CELL_M, 5.0, "ridged terrain")


def valley_roads(
    terrain: Terrain, length_m: float, rng: np.random.Generator
) -> list[SightLine]:
    """Return roads that seek low ground, together of the length asked for."""
    roads: list[SightLine] = []
    missing_m = length_m
    while missing_m > 0:
        longest_m = min(missing_m, _LONGEST_M)
        path = _valley_road(terrain, math.ceil(longest_m / CELL_M), rng)
        if path.length >= min(longest_m, _SHORTEST_M):
            roads.append(SightLine(f"S{len(roads) + 1}", "provincial", 1, 1, path))
            missing_m -= path.length
    return roads


def _valley_road(
    terrain: Terrain, steps: int, rng: np.random.Generator
) -> shapely.LineString:
    size = np.array([COLUMNS, ROWS])
    place = size * rng.uniform(0.15, 0.85, 2)
    heading = rng.uniform(0, 2 * np.pi)
    places = [place]
    turns = np.linspace(-_TURN, _TURN, 7)
    while len(places) <= steps:
        headings = heading + turns
        ways = np.column_stack([np.cos(headings), np.sin(headings)])
        lowest = np.argmin(terrain.ground_m(place + _AHEAD * ways))
        heading = headings[lowest]
        place = place + ways[lowest]
        if not ((place > _BORDER * size) & (place < (1 - _BORDER) * size)).all():
            break
        places.append(place)
    return shapely.LineString(terrain.positions(np.array(places)))


def mines(count: int, rng: np.random.Generator) -> NDArray[np.object_]:
    """Return mines of 5 to 30 hectares anywhere in the county."""
    size = np.array([COLUMNS, ROWS])
    places = rng.uniform(_BORDER * size, (1 - _BORDER) * size, (count, 2))
    xy = places * (CELL_M, -CELL_M) + (LEFT_M, TOP_M)
    return np.array([_mine(place, rng) for place in xy], object)


def mines_beside(
    roads: list[SightLine], count: int, rng: np.random.Generator
) -> NDArray[np.object_]:
    """Return mines up to 4 km from some road, nearly all of them in its view."""
    shapes = []
    for _ in range(count):
        road = roads[rng.integers(len(roads))].path
        near = road.interpolate(rng.uniform(), normalized=True)
        off_m = rng.uniform(-4_000, 4_000, 2) / math.sqrt(2)
        shapes.append(_mine(np.array([near.x, near.y]) + off_m, rng))
    return np.array(shapes, object)


def _mine(centre: NDArray[np.float64], rng: np.random.Generator) -> shapely.Polygon:
    angles = np.linspace(0, 2 * np.pi, 12, endpoint=False)
    radius_m = np.sqrt(rng.uniform(50_000, 300_000) / np.pi)
    radii_m = radius_m * rng.uniform(0.8, 1.2, 12)
    spokes = np.column_stack([np.cos(angles), np.sin(angles)])
    return shapely.Polygon(centre + spokes * radii_m[:, None])
