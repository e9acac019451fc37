"""The 24 mines: shapes from anchors, attributes from mines.toml."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from shapely import affinity
from shapely.geometry import MultiPolygon, Polygon

from demo_county.county import township_of
from demo_county.drawing import generator, to_metres
from demo_county.records import Record

TABLE = Path(__file__).with_name("mines.toml")
CENTRAL_MERIDIAN_E = 38500000.0
EARTH_RADIUS_M = 6371000.0


@dataclass(frozen=True)
class Area:
    """One area of a mine, to be drawn about its anchor.

    Parameters
    ----------
    anchor_km
        Kilometres east and north of the drawing's south-west corner.
    area_km2
        Size.
    corners
        Number of corners.
    stretch, azimuth_deg
        How much longer than wide, and in which direction from east.
    """

    anchor_km: tuple[float, float]
    area_km2: float
    corners: int
    stretch: float = 1.5
    azimuth_deg: float = 30.0

    def outline(self, name: str) -> Polygon:
        """Return the area with corners given to the centimetre, as on a licence."""
        random = generator(name)
        wobble = random.uniform(-0.32, 0.32, self.corners)
        angles = (np.arange(self.corners) + wobble) * 2 * np.pi / self.corners
        radii = random.uniform(0.74, 1.22, self.corners)
        for _ in range(self.corners // 12):
            radii = (np.roll(radii, 1) + 2 * radii + np.roll(radii, -1)) / 4
        shape = Polygon(
            np.column_stack([radii * np.cos(angles), radii * np.sin(angles)])
        )
        grown = np.sqrt(self.area_km2 * 1e6 / shape.area / self.stretch)
        shape = affinity.scale(shape, grown * self.stretch, grown, origin=(0, 0))
        shape = affinity.rotate(shape, self.azimuth_deg, origin=(0, 0))
        east, north = to_metres([self.anchor_km])[0]
        return to_centimetres(affinity.translate(shape, east, north))


@dataclass(frozen=True)
class Mine:
    """One mine of the table.

    Parameters
    ----------
    number
        1 to 24; also the end of the licence number.
    licence_no, name
        As on the licence.
    geometry
        In EPSG:4526; mine 6 is broken on purpose.
    attributes
        The other columns; None for an empty cell.
    """

    number: int
    licence_no: str
    name: str
    geometry: shapely.Geometry
    attributes: Mapping[str, Any]

    def record(self) -> Record:
        """Return the row of the mining-right layer."""
        return Record(
            self.geometry,
            {"采矿许可证号": self.licence_no, "矿山名称": self.name, **self.attributes},
        )


def to_centimetres(shape: Polygon) -> Polygon:
    """Round corners to two decimals without touching their order."""
    return shapely.transform(shape, lambda points: np.round(points, 2))


def licence_area_km2(shape: shapely.Geometry) -> float:
    """Return the area as a licence prints it: on the ellipsoid, four decimals.

    The map's scale grows with the square of the distance from the central
    meridian; at this distance that correction is right to the fourth decimal.
    """
    plane_m2 = shapely.make_valid(shape).area
    off_m = shape.centroid.x - CENTRAL_MERIDIAN_E
    return round(plane_m2 / (1.0 + (off_m / EARTH_RADIUS_M) ** 2) / 1e6, 4)


@functools.cache
def mines() -> dict[int, Mine]:
    """Return every mine by its number."""
    table = tomllib.loads(TABLE.read_text(encoding="utf-8"))
    return {row["number"]: _mine(row, table) for row in table["mine"]}


def _mine(row: Mapping[str, Any], table: Mapping[str, Any]) -> Mine:
    number, name, shape = row["number"], row["name"], _shape(row)
    filled = "attributes" in row
    cells = _attributes(row, table, shape) if filled else {}
    cells = {column: cells.get(column) or None for column in table["columns"]}
    licence_no = f"C{row['authority']}{row['issued']}{row['class']}{9999000 + number}"
    return Mine(number, licence_no, name, shape, cells)


def _attributes(
    row: Mapping[str, Any], table: Mapping[str, Any], shape: shapely.Geometry
) -> dict[str, Any]:
    return {
        **table["defaults"],
        **dict.fromkeys(table["facts"], "否"),
        "采矿权人": f"示例{row['number']:02d}号矿业有限公司（虚构）",
        "所在乡镇": township_of(shape),
        "矿区面积": licence_area_km2(shape),
        **row["attributes"],
    }


def _shape(row: Mapping[str, Any]) -> shapely.Geometry:
    if "corners_m" in row:
        offsets = np.array(row["corners_m"]) + to_metres([row["anchor_km"]])[0]
        return Polygon(np.round(offsets, 2))
    parts = [
        Area(**area).outline(f"{row['name']} {index}")
        for index, area in enumerate(row["areas"])
    ]
    return parts[0] if len(parts) == 1 else MultiPolygon(parts)


def mine_records() -> Iterator[Record]:
    """Yield the mining rights in the order of their numbers."""
    for mine in mines().values():
        yield mine.record()


def extraction_records() -> Iterator[Record]:
    """Yield the surveyed extents of extraction, with heights.

    Mines 1 and 3 keep inside their rights; 19, 20 and 22 have gone some 60 to
    120 m beyond the eastern side.
    """
    for number, east_m, size, height_m in (
        (1, 0.0, 0.45, 1240.0),
        (3, 0.0, 0.5, 1280.0),
        (10, 0.0, 0.6, 850.0),
        (19, 120.0, 0.55, 1080.0),
        (20, 95.0, 0.5, 1070.0),
        (22, 60.0, 0.6, 1140.0),
    ):
        mine = mines()[number]
        dug = affinity.scale(mine.geometry, size, size, origin="centroid")
        if east_m:
            reach = mine.geometry.bounds[2] + east_m - dug.bounds[2]
            dug = affinity.translate(dug, reach, 0.0)
        dug = shapely.force_3d(to_centimetres(dug), height_m)
        yield Record(
            dug,
            {
                "采矿许可证号": mine.licence_no,
                "测量日期": "2026-04-15",
                "编号": f"CC{number:02d}",
            },
        )


def block_records() -> Iterator[Record]:
    """Yield the blocks proposed for new rights."""
    for number, (anchor_km, area_km2, mineral) in enumerate(
        [
            ((23.2, 39.6), 0.3512, "建筑石料用灰岩"),
            ((33.9, 41.6), 0.2786, "建筑用白云岩"),
            ((12.4, 44.6), 0.1944, "水泥用石灰岩"),
        ],
        start=1,
    ):
        name = f"示例拟设区块{number}"
        shape = Area(anchor_km, area_km2, 8).outline(name)
        yield Record(
            shape, {"编号": f"NS{number:02d}", "名称": name, "开采矿种": mineral}
        )
