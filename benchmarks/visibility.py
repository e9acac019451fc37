"""Sight lines from roads: agreement with other engines, and speed, in one run.

`python -m benchmarks.visibility` ends with status 1 if a claim does not hold.
"""

from __future__ import annotations

import os
import resource
import sys
import tempfile
import time
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from pyproj import CRS

from benchmarks.ridged_terrain import (
    mines,
    mines_beside,
    ridged_terrain,
    valley_roads,
)
from benchmarks.sight_agreement import AGREE_AT_LEAST, print_agreement
from benchmarks.viewshed_peers import (
    EPSG,
    gdal_views,
    grass_views,
    require_grass,
    write_raster,
)
from pingshun_screen.core.progress import RunControl
from pingshun_screen.core.visibility.dem_files import read_terrain
from pingshun_screen.core.visibility.findings import MineSight, SightStatus
from pingshun_screen.core.visibility.mine_sight import sight_mines
from pingshun_screen.core.visibility.roads import SightLine
from pingshun_screen.core.visibility.settings import SightSettings
from pingshun_screen.core.visibility.stations import place_stations
from pingshun_screen.core.visibility.terrain import Terrain

DEMO_DEM = Path("test_data/demo/dem.tif")
# Amid the demonstration county, with the range around it on all sides.
DEMO_BOX = (38_450_000.0, 4_005_000.0, 38_466_000.0, 4_021_000.0)
DEMO_STATIONS = 24

SETTINGS = SightSettings(
    range_m=5_000.0,
    road_eye_m=1.5,
    railway_eye_m=2.5,
    target_m=0.0,
    refraction=1 / 7,
    earth_radius_m=6_378_137.0,
    correlation_m=100.0,
)
ROADS_M, MINES = 200_000.0, 100
SECONDS_AT_MOST, BYTES_AT_MOST = 60.0, 2e9
FASTER_AT_LEAST = 20
THREADS = 2


@dataclass(frozen=True)
class County:
    """Made-up terrain, roads and mines."""

    terrain: Terrain
    roads: list[SightLine]
    mines: NDArray[np.object_]


def main() -> int:
    """Print agreement, speed and growth, and say whether the claims hold."""
    require_grass()
    rng = np.random.default_rng(20260630)
    terrain = ridged_terrain(rng)
    roads = valley_roads(terrain, ROADS_M, rng)
    county = County(terrain, roads, mines(MINES, rng))
    beside = mines_beside(roads, MINES, rng)
    agrees = _agreement()
    fast = _speed(county)
    _growth(county)
    _timed("mines beside roads", replace(county, mines=beside[::4]), SETTINGS)
    return 0 if agrees and fast else 1


def _agreement() -> bool:
    """Compare single stations on the demonstration DEM with GRASS and GDAL."""
    terrain = read_terrain(str(DEMO_DEM), CRS.from_epsg(EPSG), DEMO_BOX)
    reach = round(SETTINGS.range_m / terrain.cell_m) + 1
    rows, columns = terrain.heights_m.shape
    rng = np.random.default_rng(7)
    places = rng.integers(reach, (columns - reach, rows - reach), (DEMO_STATIONS, 2))
    with tempfile.TemporaryDirectory() as folder:
        raster = Path(folder, "dem.tif")
        write_raster(terrain, raster)
        grass = grass_views(raster, places, SETTINGS)
        gdal = gdal_views(raster, places, SETTINGS)
    return print_agreement(terrain, places, SETTINGS, grass, gdal)


def _speed(county: County) -> bool:
    """Time the whole county, and single stations in the other engines."""
    stations, _ = place_stations(county.roads, county.mines, county.terrain, SETTINGS)
    wall_s, found = _timed("whole county", county, SETTINGS)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    each_s = wall_s / len(stations)
    reach = round(SETTINGS.range_m / county.terrain.cell_m)
    some = stations.xy[:: max(len(stations) // 3, 1)][:3]
    grass_s, gdal_s = np.mean(
        [_peers(county.terrain, xy, reach) for xy in some], axis=0
    )
    print(f"peak memory {peak / 1e6:.0f} MB, with the making of the terrain")
    print(
        f"{len(stations)} stations, each {1e3 * each_s:.2f} ms for all mines in range"
    )
    print(f"r.viewshed {1e3 * grass_s:.0f} ms a station, {grass_s / each_s:.0f} times")
    print(f"GDAL {1e3 * gdal_s:.2f} ms a station, {gdal_s / each_s:.1f} times")
    held = wall_s < SECONDS_AT_MOST and peak < BYTES_AT_MOST
    held &= grass_s / each_s >= FASTER_AT_LEAST and len(found) == MINES
    print(f"under {SECONDS_AT_MOST:.0f} s and 2 GB, {FASTER_AT_LEAST} times: {held}")
    return held


def _peers(
    terrain: Terrain, xy: NDArray[np.float64], reach: int
) -> tuple[float, float]:
    """Return the seconds of GRASS and of GDAL for one station's own extent."""
    column, row = np.round(terrain.places(xy)).astype(int).tolist()
    window = terrain.window(
        (column - reach, row - reach), (column + reach, row + reach)
    )
    place = np.array([[reach, reach]])
    with tempfile.TemporaryDirectory() as folder:
        raster = Path(folder, "dem.tif")
        write_raster(window, raster)
        grass = grass_views(raster, place, SETTINGS)
        gdal = gdal_views(raster, place, SETTINGS)
    return grass.seconds[0], gdal.seconds[0]


def _growth(county: County) -> None:
    """Print how time grows with range, step and mines."""
    few = replace(county, mines=county.mines[::5])
    ranges = [replace(SETTINGS, range_m=m) for m in (2_500.0, 5_000.0, 10_000.0)]
    _series("range", [(few, x) for x in ranges], [x.range_m for x in ranges])
    steps = [replace(SETTINGS, step_m=m) for m in (12.5, 6.25, 3.125)]
    _series("step", [(few, x) for x in steps], [x.step_m for x in steps])
    parts = [replace(county, mines=county.mines[::nth]) for nth in (8, 4, 2, 1)]
    _series("mines", [(x, SETTINGS) for x in parts], [len(x.mines) for x in parts])


def _series(
    name: str, runs: list[tuple[County, SightSettings]], values: list[float]
) -> None:
    """Time runs of growing size, and print how the time of each grows on the last."""
    cpu_s = []
    for (county, settings), value in zip(runs, values, strict=True):
        start_s = time.process_time()
        _timed(f"{name} {value:g}", county, settings)
        cpu_s.append(time.process_time() - start_s)
    growth = [f"{later / sooner:.1f}" for sooner, later in pairwise(cpu_s)]
    print(f"{name}: each run takes the last one's CPU time {', '.join(growth)} times")


def _timed(
    label: str, county: County, settings: SightSettings
) -> tuple[float, list[MineSight]]:
    control = RunControl(jobs=THREADS)
    wall_s, cpu_s = time.perf_counter(), time.process_time()
    found = sight_mines(county.terrain, county.roads, county.mines, settings, control)
    wall_s, cpu_s = time.perf_counter() - wall_s, time.process_time() - cpu_s
    lines = sum(x.stations * len(x.cells.places) for x in found if x.cells)
    visible = sum(x.status is SightStatus.VISIBLE for x in found)
    print(
        f"{label:18} {len(found):4} mines, {visible:3} visible, {lines / 1e6:7.1f} "
        f"million sight lines: {wall_s:6.1f} s, CPU {cpu_s:6.1f} s, "
        f"load {os.getloadavg()[0]:.1f}",
        flush=True,
    )
    return wall_s, found


if __name__ == "__main__":
    print(f"agreement of at least {AGREE_AT_LEAST:.1%} is demanded")
    sys.exit(main())
