"""The invented parcels that the files hold, in zone 38."""

from __future__ import annotations

from pyproj import CRS
from shapely.geometry import Polygon

from pingshun_screen.io.corner_points.writing import Outline, land_text

PLANE = CRS.from_epsg(4526)
EAST, NORTH = 38_450_000.0, 4_000_000.0

Corners = list[tuple[float, float]]


def placed(corners: Corners) -> Corners:
    """Return corners, given from the south-west of the parcels, in zone 38."""
    return [(EAST + east, NORTH + north) for east, north in corners]


FIRST = placed([(0, 0), (400.12, 10.5), (500, 300), (200, 450.55), (-50, 250)])
SECOND = placed([(1000, 0), (2000, 0), (2000, 800), (1000, 800)])
HOLE = placed([(1200, 200), (1200, 500), (1600, 500)])
SEPARATE = placed([(2500, 0), (2900, 0), (2900, 300), (2500, 350)])

OUTLINES = (
    Outline("示例甲矿", "1", Polygon(FIRST)),
    Outline("示例乙矿", "2", Polygon(SECOND, [HOLE])),
)


def sample_text() -> str:
    """Return both parcels as the product writes them."""
    return land_text(OUTLINES, PLANE)
