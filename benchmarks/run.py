"""Overlay of 20,000 mines on 60 huge polygons, beside two peers, in one run."""

from __future__ import annotations

import platform
import statistics
import sys
from datetime import UTC, datetime

import geopandas
import numpy as np
import shapely

from benchmarks.peers import Outcome, geopandas_overlay, ours
from benchmarks.qgis_peer import qgis_intersection
from benchmarks.terrain_of_polygons import mines, red_lines

MINES, MINE_VERTICES = 20_000, 12
POLYGONS, POLYGON_VERTICES = 60, 20_000
THREADS = (1, 2)
REPEATS = 5
SAME_AREA = 1e-9
AT_LEAST_FASTER = 60


def main() -> int:
    """Run all engines, print the table and say whether the claims hold."""
    rng = np.random.default_rng(20260630)
    polygons = red_lines(POLYGONS, POLYGON_VERTICES, rng)
    rights = mines(MINES, MINE_VERTICES, rng)
    print(_machine())
    sizes = f"{MINES} x {MINE_VERTICES} vertices on {POLYGONS} x {POLYGON_VERTICES}"
    print(f"mines on polygons: {sizes}; own figures are medians of {2 * REPEATS} runs")
    before = [_runs(rights, polygons, threads) for threads in THREADS]
    peers = [geopandas_overlay(rights, polygons), qgis_intersection(rights, polygons)]
    after = [_runs(rights, polygons, threads) for threads in THREADS]
    own = [_median(one + other) for one, other in zip(before, after, strict=True)]
    return _report(own, peers)


def _machine() -> str:
    day = datetime.now(UTC).date().isoformat()
    return (
        f"{day}, {platform.machine()}, Python {platform.python_version()}, "
        f"shapely {shapely.__version__}, GEOS {shapely.geos_version_string}, "
        f"geopandas {geopandas.__version__}"
    )


def _runs(rights: np.ndarray, polygons: np.ndarray, threads: int) -> list[Outcome]:
    return [ours(rights, polygons, threads) for _ in range(REPEATS)]


def _median(runs: list[Outcome]) -> Outcome:
    middle = statistics.median_low(run.seconds for run in runs)
    return next(run for run in runs if run.seconds == middle)


def _report(own: list[Outcome], peers: list[Outcome]) -> int:
    print(f"{'engine':28} {'seconds':>9} {'pairs':>8} {'km2':>18}  ratio to own 1 / 2")
    held = True
    for outcome in (*own, *peers):
        ratios = " / ".join(f"{outcome.seconds / o.seconds:7.1f}" for o in own)
        area_km2 = outcome.area_m2.sum() / 1e6
        print(
            f"{outcome.name:28} {outcome.seconds:9.3f} {len(outcome.pairs):8} "
            f"{area_km2:18.9f}  {ratios}"
        )
        held &= _same(own[0], outcome)
    slowest = max(o.seconds for o in own)
    faster = min(peer.seconds for peer in peers) / slowest
    print(f"same pairs and areas within {SAME_AREA}: {'yes' if held else 'NO'}")
    print(f"at least {AT_LEAST_FASTER} times faster than each: {faster:.0f} times")
    return 0 if held and faster >= AT_LEAST_FASTER else 1


def _same(one: Outcome, other: Outcome) -> bool:
    if not np.array_equal(one.pairs, other.pairs):
        apart = np.setxor1d(one.pairs, other.pairs)
        print(f"  {other.name}: {len(apart)} pairs differ")
        return False
    total = abs(one.area_m2.sum() - other.area_m2.sum()) / one.area_m2.sum()
    return bool(total <= SAME_AREA)


if __name__ == "__main__":
    sys.exit(main())
