"""Made-up layers of the size that makes an overlay slow."""

from __future__ import annotations

import numpy as np
import shapely
from numpy.typing import NDArray

SIDE_M = 200_000.0
ORIGIN_M = (38_400_000.0, 3_900_000.0)


def red_lines(
    count: int, vertices: int, rng: np.random.Generator
) -> NDArray[np.object_]:
    """Return valid star-shaped polygons with rough outlines, 10 to 20 km in radius."""
    angles = np.linspace(0, 2 * np.pi, vertices, endpoint=False)
    waves = np.arange(1, 400)
    outlines = []
    for _ in range(count):
        phases = rng.uniform(0, 2 * np.pi, len(waves))
        heights = rng.normal(size=len(waves)) / waves**1.1
        rough = np.zeros(vertices)
        for wave, height, phase in zip(waves, heights, phases, strict=True):
            rough += height * np.cos(wave * angles + phase)
        radius = rng.uniform(10_000, 20_000) * (1 + 0.35 * rough / abs(rough).max())
        outlines.append(_around(rng.uniform(0, SIDE_M, 2), radius, angles))
    return shapely.polygons(np.array(outlines))


def mines(count: int, vertices: int, rng: np.random.Generator) -> NDArray[np.object_]:
    """Return small irregular polygons, 100 to 600 m in radius."""
    angles = np.linspace(0, 2 * np.pi, vertices, endpoint=False)
    sizes = rng.uniform(100, 600, (count, 1))
    radius = sizes * rng.uniform(0.6, 1.2, (count, vertices))
    centres = rng.uniform(0, SIDE_M, (count, 2))
    return shapely.polygons(_around(centres[:, None], radius, angles))


def _around(
    centre: NDArray[np.float64],
    radius: NDArray[np.float64],
    angles: NDArray[np.float64],
) -> NDArray[np.float64]:
    spokes = np.stack([np.cos(angles), np.sin(angles)], axis=-1)
    return np.asarray(centre) + ORIGIN_M + radius[..., None] * spokes
