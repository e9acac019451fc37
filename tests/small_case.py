"""A county of two mines and one red line: one mine clear, one in conflict."""

from __future__ import annotations

import json
from pathlib import Path

CASE = """
[case]
title = "测试案例"
policy = "pingshun-2026"
as_of = 2026-06-30
crs = "EPSG:4526"
area = "county.geojson"

[case.absent_roles]
{absent}

[[layer]]
role = "mining_right"
source = "mines.geojson"
accuracy_m = 0.5

[[layer]]
role = "ecological_red_line"
source = "redline.geojson"
accuracy_m = 1.0
"""
ABSENT = (
    *("nature_reserve", "geopark", "forest_park", "wetland_park", "scenic_area"),
    *("heritage_protection_scope", "road", "railway"),
)
WHO = "测试"
CLEAR_MINE, CONFLICT_MINE = "甲矿", "乙矿"


def write_small_case(folder: Path) -> Path:
    """Write the case and its layers into a folder and return the case file."""
    _write(folder / "county.geojson", _square(113.2, 35.9, 0.6, 名称="演示县"))
    _write(folder / "redline.geojson", _square(113.505, 36.2, 0.1, 名称="红线一"))
    _write(
        folder / "mines.geojson",
        _mine(113.3, 许可证号="C1400002009011220003658", 矿山名称=CLEAR_MINE),
        _mine(113.5, 许可证号="C1400002009011220003659", 矿山名称=CONFLICT_MINE),
    )
    absent = "\n".join(f'{role} = "{WHO}"' for role in ABSENT)
    path = folder / "case.toml"
    path.write_text(CASE.format(absent=absent), encoding="utf-8")
    return path


def _mine(west: float, **facts: str) -> dict[str, object]:
    return _square(west, 36.2, 0.01, 开采矿种="建筑石料用灰岩", **facts)


def _square(west: float, south: float, size: float, **facts: str) -> dict[str, object]:
    east, north = west + size, south + size
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    geometry = {"type": "Polygon", "coordinates": [ring]}
    return {"type": "Feature", "properties": facts, "geometry": geometry}


def _write(path: Path, *features: dict[str, object]) -> None:
    collection = {"type": "FeatureCollection", "features": list(features)}
    path.write_text(json.dumps(collection, ensure_ascii=False), encoding="utf-8")
