"""Random mining rights, and how far corners that were read lie from them."""

from __future__ import annotations

import numpy as np
import shapely
from hypothesis import strategies as st
from pyproj import CRS, Transformer
from shapely import affinity
from shapely.geometry import MultiPolygon, Polygon

from pingshun_screen.io.corner_points.writing import Outline

PLANE = CRS.from_epsg(4526)


@st.composite
def stars(draw: st.DrawFn) -> Polygon:
    """Return a polygon round a centre, perhaps with a hole round it too."""
    count = draw(st.integers(3, 12))
    reach = draw(st.floats(20.0, 3000.0))
    share = st.floats(0.3, 1.0)
    turns = np.linspace(0, 2 * np.pi, count, endpoint=False)
    lengths = [reach * draw(share) for _ in range(count)]
    ring = np.column_stack((np.cos(turns), np.sin(turns))) * np.array(lengths)[:, None]
    hole = ring[::-1] * 0.2
    polygon = Polygon(ring, [hole] if draw(st.booleans()) else [])
    east = draw(st.floats(38_410_000.0, 38_590_000.0))
    north = draw(st.floats(2_000_000.0, 5_800_000.0))
    return affinity.translate(polygon, east, north)


@st.composite
def outlines(draw: st.DrawFn) -> list[Outline]:
    """Return one to four mining rights, some of two areas."""
    found = []
    for number in range(draw(st.integers(1, 4))):
        polygon: Polygon | MultiPolygon = draw(stars())
        if draw(st.booleans()):
            west, _, east, _ = polygon.bounds
            other = affinity.translate(polygon, east - west + 10.0)
            polygon = MultiPolygon([polygon, other])
        found.append(Outline(f"矿{number}", str(number), polygon))
    return found


def far_apart_m(one: np.ndarray, other: np.ndarray) -> float:
    assert one.shape == other.shape
    return float(np.abs(one - other).max())


def rings_of(outlines: list[Outline]) -> list[np.ndarray]:
    parts = shapely.get_parts([outline.polygon for outline in outlines])
    return [shapely.get_coordinates(ring)[:-1] for ring in shapely.get_rings(parts)]


def moved(ring: np.ndarray, crs: CRS, target: CRS = PLANE) -> np.ndarray:
    way = Transformer.from_crs(crs, target, always_xy=True)
    return np.column_stack(way.transform(*ring.T))
