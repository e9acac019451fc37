"""Areas and points that mining has to respect."""

from __future__ import annotations

import functools
from collections.abc import Iterator

import shapely
from shapely.geometry import Point, Polygon, box

from demo_county.county import border
from demo_county.drawing import Points, natural_area, to_metres
from demo_county.mines import mines
from demo_county.records import Record

RED_LINE_KM: dict[str, Points] = {
    "示例东山水源涵养红线": [
        (36, 21.6), (39.5, 22.5), (41, 26.5), (39.8, 30), (38, 33), (34.5, 32),
        (32.5, 28), (33, 24),
    ],
    "示例南山生物多样性红线": [
        (28, 4.6), (31.5, 7), (34.5, 10.5), (32.5, 13), (29, 14), (25.5, 11), (25, 7),
    ],
    "示例峡谷水土保持红线": [
        (30, 30.8), (33.6, 27.4), (36.2, 28.6), (36, 32.5), (33, 35), (30, 34),
    ],
    "示例西岭水土保持红线": [
        (6.6, 36.3), (9.4, 34.8), (11.2, 37.4), (8.8, 40.2), (5.6, 39.8),
    ],
}  # fmt: skip
RED_LINE_HOLE_KM: Points = [(36.7, 28.2), (36.6, 26.8), (37.6, 26.5), (38.1, 27.5)]
RESERVE_KM: Points = [
    (16.6, 18.6), (19, 19.5), (20.6, 23), (19, 26.3), (16, 26.4), (14.6, 22.5),
]  # fmt: skip
RESERVE_CORE_KM: Points = [
    (16.5, 20.5), (18.5, 21), (18.9, 24), (17, 25), (15.9, 23),
]  # fmt: skip
GEOPARK_KM: Points = [(36.1, 46), (40, 47), (43, 45.2), (41.5, 42.8), (37, 43.3)]
FOREST_PARK_KM: Points = [
    (29.2, 43.6), (32, 44.5), (33.4, 47.2), (31.6, 48.6), (29.6, 47),
]  # fmt: skip
SCENIC_KM: Points = [
    (27.2, 25.2), (29.3, 24.2), (31.2, 26), (30.4, 28.7), (27.8, 28.5),
]  # fmt: skip
SCENIC_STRIP_M = 3.0
SPRING_KM: Points = [
    (8.5, 41.6), (12.5, 39.2), (16.5, 35.6), (20.5, 34.6), (19, 38.4), (14.6, 42.4),
    (10, 44.6),
]  # fmt: skip
WATER_SOURCES: tuple[tuple[str, str, tuple[float, float], float], ...] = (
    ("示例县城水源地", "一级", (21.2, 31.4), 260.0),
    ("示例县城水源地", "二级", (21.2, 31.4), 900.0),
    ("示例丙镇水源地", "二级", (33.4, 39.0), 480.0),
    ("示例己乡水源地", "二级", (21.6, 5.0), 420.0),
)
HERITAGE: tuple[tuple[str, str, tuple[float, float]], ...] = (
    ("示例古寺", "全国重点文物保护单位", (20.9, 46.42)),
    ("示例石窟", "省级文物保护单位", (24.35, 28.75)),
    ("示例老宅院", "县级文物保护单位", (32.6, 39.9)),
    ("示例烽火台", "县级文物保护单位", (20.1, 15.2)),
)


def _inside(shape: shapely.Geometry) -> shapely.Geometry:
    return shapely.intersection(shape, border())


@functools.cache
def red_line() -> dict[str, Polygon]:
    """Return the pieces of the red line; the first has a hole, two overlap."""
    drawn = {
        name: natural_area(points, name, wander_m=620.0, step_m=9.0)
        for name, points in RED_LINE_KM.items()
    }
    hole = natural_area(RED_LINE_HOLE_KM, "红线天窗", wander_m=110.0, step_m=9.0)
    first = next(iter(drawn))
    drawn[first] = drawn[first].difference(hole)
    return {name: _inside(shape) for name, shape in drawn.items()}


def red_line_records() -> Iterator[Record]:
    """Yield the red line as the planning database keeps it."""
    for number, (name, shape) in enumerate(red_line().items(), start=1):
        yield Record(
            shape,
            {
                "BSM": f"1404259999{number:08d}",
                "YSDM": "2090020201",
                "HXMC": name,
                "HXLX": name.removeprefix("示例")[2:-2],
                "MJ": round(shape.area, 2),
            },
        )


def reserve_records() -> Iterator[Record]:
    """Yield the two zones of the nature reserve."""
    whole = _inside(natural_area(RESERVE_KM, "自然保护区", 420.0))
    core = natural_area(RESERVE_CORE_KM, "核心保护区", 170.0)
    zones = (("核心保护区", core), ("一般控制区", whole.difference(core)))
    for number, (zone, shape) in enumerate(zones, start=1):
        yield Record(
            shape,
            {
                "标识码": f"ZR{number:03d}",
                "自然保护地名称": "示例岭自然保护区",
                "功能分区": zone,
                "级别": "省级",
            },
        )


def geopark_records() -> Iterator[Record]:
    """Yield the geopark."""
    shape = _inside(natural_area(GEOPARK_KM, "地质公园", 420.0))
    yield Record(
        shape, {"编号": "DZ001", "公园名称": "示例天坑地质公园", "级别": "国家级"}
    )


def forest_park_records() -> Iterator[Record]:
    """Yield the forest park; its border follows the border of mine 7."""
    drawn = natural_area(FOREST_PARK_KM, "森林公园", 330.0)
    shape = largest(_inside(drawn).difference(mines()[7].geometry))
    yield Record(
        shape, {"编号": "SL001", "公园名称": "示例松林森林公园", "级别": "省级"}
    )


def scenic_records() -> Iterator[Record]:
    """Yield the scenic area; it reaches 3 m into mine 8, as plots of two ages do."""
    drawn = natural_area(SCENIC_KM, "风景名胜区", 330.0)
    kept = shapely.buffer(mines()[8].geometry, -SCENIC_STRIP_M, join_style="mitre")
    shape = largest(_inside(drawn).difference(kept))
    yield Record(
        shape, {"编号": "FJ001", "名称": "示例大峡谷风景名胜区", "级别": "省级"}
    )


def largest(shape: shapely.Geometry) -> Polygon:
    """Return the largest part."""
    return max(shapely.get_parts(shape), key=shapely.area)


def _heritage_scope(spot: Point) -> Polygon:
    return box(spot.x - 62.5, spot.y - 48.0, spot.x + 57.25, spot.y + 71.0)


def heritage_site_records() -> Iterator[Record]:
    """Yield the heritage sites as points."""
    for name, grade, spot in HERITAGE:
        yield Record(
            Point(*to_metres([spot])[0]), {"单位名称": name, "保护级别": grade}
        )


def heritage_scope_records() -> Iterator[Record]:
    """Yield the protection scopes."""
    for number, (name, grade, spot) in enumerate(HERITAGE, start=1):
        scope = _heritage_scope(Point(*to_metres([spot])[0]))
        yield Record(
            scope,
            {
                "编号": f"WB{number:02d}",
                "单位名称": name,
                "保护级别": grade,
                "公布文号": "示例文字〔9999〕1号",
            },
        )


def heritage_zone_records() -> Iterator[Record]:
    """Yield the control zones: rings 150 m wide about the protection scopes."""
    for number, (name, grade, spot) in enumerate(HERITAGE, start=1):
        scope = _heritage_scope(Point(*to_metres([spot])[0]))
        ring = scope.buffer(150.0, join_style="mitre").difference(scope)
        yield Record(
            ring, {"编号": f"WK{number:02d}", "单位名称": name, "保护级别": grade}
        )


def water_source_records() -> Iterator[Record]:
    """Yield the drinking-water zones as squares with cut corners."""
    for number, (name, grade, spot, radius_m) in enumerate(WATER_SOURCES, start=1):
        centre = Point(*to_metres([spot])[0])
        shape = shapely.set_precision(centre.buffer(radius_m, quad_segs=4), 0.01)
        yield Record(shape, {"编号": f"SY{number:02d}", "名称": name, "级别": grade})


def spring_records() -> Iterator[Record]:
    """Yield the spring's key protection area along the main river."""
    shape = _inside(natural_area(SPRING_KM, "泉域", 420.0))
    yield Record(shape, {"编号": "QY001", "名称": "示例泉域重点保护区"})
