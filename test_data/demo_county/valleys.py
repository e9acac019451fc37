"""Rivers as drawn, and the height of their beds."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from shapely.geometry import LineString

from demo_county.drawing import Coordinates, Points, winding_line


@dataclass(frozen=True)
class River:
    """One river, drawn from its source to its mouth.

    Parameters
    ----------
    name
        Invented name.
    course_km
        Control points from source to mouth.
    source_m
        Height of the bed at the source.
    mouth_m
        Height of the bed at the mouth; None for a river that meets one drawn
        before it.
    """

    name: str
    course_km: Points
    source_m: float
    mouth_m: float | None = None

    def line(self) -> LineString:
        """Return the course in EPSG:4526."""
        return winding_line(self.course_km, self.name)


# Mouths lie on the receiving river's control points, where no line wanders off
# far; heights fall towards the north-west corner.
RIVERS = (
    River(
        "示例大河",
        [
            (39, 10), (35, 15), (32, 19), (28, 22), (26, 26), (22, 29.5), (19.5, 34),
            (15, 37), (12, 41), (7, 43.5), (3, 46.5), (-5, 50),
        ],
        1010.0,
        352.0,
    ),
    River(
        "示例东河",
        [(50, 41), (45, 40), (42, 39.5), (36, 38), (31, 39.5), (26, 37), (19.5, 34)],
        900.0,
    ),
    River(
        "示例南河",
        [(20.5, -5), (21, 1.5), (22, 6), (20, 11), (21, 16), (24, 20), (26, 26)],
        980.0,
    ),
    River(
        "示例北河",
        [(33, 56), (31, 53), (27, 48.5), (22, 46), (17, 43.5), (12, 41)],
        820.0,
    ),
    River(
        "示例槐河",
        [(50, 22), (44.5, 24), (40, 24.5), (36, 21.5), (32, 19)],
        1060.0,
    ),
    River(
        "示例西河",
        [(3, 18), (7, 22), (10, 27), (13, 31), (15, 37)],
        820.0,
    ),
    River(
        "示例石河",
        [(46, 50), (43, 47), (38, 45.5), (34, 42.5), (31, 39.5)],
        900.0,
    ),
    River(
        "示例外西河",
        [(12, -5), (9, 2), (5, 10), (0, 16), (-5, 19)],
        900.0,
        640.0,
    ),
    River(
        "示例外东河",
        [(36, -5), (42, 1), (47, 6), (47, 13), (53.5, 17)],
        1050.0,
        760.0,
    ),
    River(
        "示例外北河",
        [(20, 61), (15, 56), (10, 53), (4, 54), (-5, 55)],
        700.0,
        400.0,
    ),
)  # fmt: skip


def surveyed_rivers(step_m: float) -> list[tuple[Coordinates, Coordinates]]:
    """Return points along each river, and the height of the bed at each."""
    surveyed: list[tuple[Coordinates, Coordinates]] = []
    for river in RIVERS:
        points = np.asarray(river.line().segmentize(step_m).coords)
        mouth_m = river.mouth_m
        if mouth_m is None:
            mouth_m = min(_bed_near(points[-1], known) for known in surveyed)[1]
        steps = np.hypot(*np.diff(points, axis=0).T)
        upstream = 1.0 - np.concatenate([[0.0], np.cumsum(steps)]) / steps.sum()
        rise = (river.source_m - mouth_m) * np.clip(upstream, 0.0, 1.0) ** 1.4
        surveyed.append((points, mouth_m + rise))
    return surveyed


def _bed_near(
    point: Coordinates, river: tuple[Coordinates, Coordinates]
) -> tuple[float, float]:
    away = np.hypot(*(river[0] - point).T)
    nearest = int(np.argmin(away))
    return float(away[nearest]), float(river[1][nearest])
