"""The same overlay done by this product and by geopandas."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import geopandas
import numpy as np
import shapely
from numpy.typing import NDArray

from pingshun_screen.core.facets import build_facets
from pingshun_screen.core.overlay import overlay

CRS = "EPSG:4526"

# More polygons than any run has, to make one key of a pair.
_MANY = 1_000_000


@dataclass(frozen=True)
class Outcome:
    """What an engine found and how long it took.

    Parameters
    ----------
    name
        The engine.
    seconds
        Wall time from geometries in memory to pairs with their shared polygons.
    pairs
        Keys of pairs that share area, sorted.
    area_m2
        Plane area of each pair.
    """

    name: str
    seconds: float
    pairs: NDArray[np.int64]
    area_m2: NDArray[np.float64]


def ours(
    mines: NDArray[np.object_], polygons: NDArray[np.object_], threads: int
) -> Outcome:
    """Overlay by this product, split by mines over some threads."""
    start = time.perf_counter()
    facets = build_facets(polygons)
    order = np.argsort(shapely.bounds(mines)[:, 0])
    batches = np.array_split(order, threads)
    with ThreadPoolExecutor(threads) as pool:
        found = list(pool.map(lambda b: overlay(mines[b], polygons, facets), batches))
    shared = np.concatenate([part.shared for part in found])
    seconds = time.perf_counter() - start
    mine = np.concatenate([b[f.mine] for b, f in zip(batches, found, strict=True)])
    feature = np.concatenate([part.feature for part in found])
    name = f"pingshun_screen, {threads} thread" + "s" * (threads > 1)
    return outcome(name, seconds, (mine, feature), shapely.area(shared))


def geopandas_overlay(
    mines: NDArray[np.object_], polygons: NDArray[np.object_]
) -> Outcome:
    """Overlay by geopandas.overlay."""
    left = geopandas.GeoDataFrame(
        {"mine": np.arange(len(mines))}, geometry=mines, crs=CRS
    )
    right = geopandas.GeoDataFrame(
        {"feature": np.arange(len(polygons))}, geometry=polygons, crs=CRS
    )
    start = time.perf_counter()
    both = geopandas.overlay(left, right, how="intersection")
    seconds = time.perf_counter() - start
    pairs = both["mine"].to_numpy(), both["feature"].to_numpy()
    return outcome("geopandas.overlay", seconds, pairs, both.area.to_numpy())


def outcome(
    name: str,
    seconds: float,
    pairs: tuple[NDArray[np.intp], NDArray[np.intp]],
    area_m2: NDArray[np.float64],
) -> Outcome:
    """Return an engine's pairs, those without shared area left out.

    Parameters
    ----------
    name, seconds
        The engine and how long it took.
    pairs
        Index of the mine and of the polygon of each pair.
    area_m2
        Plane area of what each pair shares.
    """
    areal = area_m2 > 0
    mine, feature = pairs
    keys = mine[areal].astype(np.int64) * _MANY + feature[areal]
    pairs, where = np.unique(keys, return_inverse=True)
    return Outcome(name, seconds, pairs, np.bincount(where, area_m2[areal]))
