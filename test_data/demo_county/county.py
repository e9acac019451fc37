"""The invented county: border, townships, roads, railway, villages and fields."""

from __future__ import annotations

import functools
from collections.abc import Iterator

import numpy as np
import shapely
from shapely.geometry import LineString, Polygon
from shapely.ops import substring

from demo_county.drawing import (
    Points,
    beside,
    displaced,
    generator,
    natural_area,
    noise_along,
    spline,
    to_metres,
    winding_line,
    without_loops,
)
from demo_county.records import Record
from demo_county.valleys import RIVERS

BORDER_KM: Points = [
    (21, 50.5), (25, 54.6), (29, 54.8), (33, 50.5), (38, 48), (43, 48.2),
    (46.6, 44.5), (46, 39.5), (42, 35.6), (41.6, 30.5), (43, 26.5), (40.6, 21.5),
    (39.3, 16), (36.4, 10.5), (32.2, 6.4), (27.5, 3.2), (22.5, 1.6), (18.8, 4),
    (18, 8.5), (17, 13), (16, 17.5), (13, 22), (10.5, 26), (9.5, 31),
    (5, 34.5), (2.2, 38.5), (3, 43), (5, 47), (9.5, 46.6), (15.5, 47.8),
]  # fmt: skip

TOWNSHIPS: dict[str, tuple[float, float]] = {
    "示例甲镇": (20, 33), "示例乙镇": (24, 22), "示例丙镇": (31, 38),
    "示例丁镇": (13, 41.5), "示例戊镇": (37, 21), "示例己乡": (22, 6.5),
    "示例庚乡": (31, 11), "示例辛乡": (14, 25), "示例壬乡": (5, 40),
    "示例癸乡": (40, 45), "示例子乡": (26, 48), "示例丑乡": (38, 31),
}  # fmt: skip
SEAT_KM = (19.5, 34.0)


@functools.cache
def border() -> Polygon:
    """Return the county's outline, stretched to the drawing's whole extent."""
    drawn = natural_area(BORDER_KM, "县界", wander_m=560.0, step_m=60.0)
    west, south, east, north = drawn.bounds
    (left, bottom), (right, top) = to_metres([(0, 0), (48.511, 56.102)])
    scale_x, scale_y = (right - left) / (east - west), (top - bottom) / (north - south)

    def stretched(points: np.ndarray) -> np.ndarray:
        return (points - (west, south)) * (scale_x, scale_y) + (left, bottom)

    return shapely.set_precision(shapely.transform(drawn, stretched), 0.01)


@functools.cache
def townships() -> dict[str, Polygon]:
    """Divide the county among the townships along winding borders."""
    seats = shapely.points(to_metres(list(TOWNSHIPS.values())))
    edges = shapely.voronoi_polygons(
        shapely.multipoints(seats), extend_to=border(), only_edges=True
    )
    lines = [_wound(edge) for edge in shapely.get_parts(edges)]
    lines.append(border().exterior)
    pieces = shapely.get_parts(shapely.polygonize([shapely.union_all(lines)]))
    inner = [p for p in pieces if border().contains(p.representative_point())]
    owner = shapely.STRtree(seats).nearest([p.representative_point() for p in inner])
    return {
        name: shapely.union_all(
            [p for p, o in zip(inner, owner, strict=True) if o == i]
        )
        for i, name in enumerate(TOWNSHIPS)
    }


def _wound(edge: LineString) -> LineString:
    points = np.asarray(edge.segmentize(80.0).coords)
    if len(points) < 8:
        return edge
    name = f"{edge.centroid.x:.0f} {edge.centroid.y:.0f}"
    noise = noise_along(len(points), 80.0, 3000.0, closed=False, name=name)
    ends = np.minimum(1.0, np.minimum(np.arange(len(points)), 20) / 20)
    return LineString(displaced(points, 300.0 * noise * ends * ends[::-1], False))


def township_of(geometry: shapely.Geometry) -> str:
    """Return the township in which a place lies, or the nearest one."""
    spot = geometry.representative_point()
    return min(townships().items(), key=lambda item: item[1].distance(spot))[0]


@functools.cache
def river_lines() -> dict[str, LineString]:
    """Return the rivers by name."""
    return {river.name: river.line() for river in RIVERS}


def county_rivers() -> list[LineString]:
    """Return the rivers that run through the county."""
    inner = border().buffer(-2000.0)
    return [line for line in river_lines().values() if line.intersects(inner)]


@functools.cache
def roads() -> dict[str, tuple[str, LineString]]:
    """Return class and line of every road by name; the class may be empty."""
    river = river_lines()
    expressway = spline(
        to_metres([(0.5, 33), (6, 38.6), (11.5, 45), (17.5, 50), (21, 57)]),
        False,
        150.0,
    )
    over_pass = [(28.2, 22.3), (27.2, 19.5), (28.4, 16.8), (30.2, 15.2), (32.4, 18.4)]
    hill_road = [(24.2, 20.3), (21.5, 22.6), (18.6, 24.8), (14.2, 28), (11.6, 29.4)]
    return {
        "示例高速": ("高速公路", LineString(expressway)),
        "示例国道G999": ("国道", beside(river["示例大河"], "国道", 95.0, 45.0)),
        "示例省道S998": ("省道", beside(river["示例东河"], "省道东", 90.0, 40.0)),
        "示例省道S997": ("省道", beside(river["示例南河"], "省道南", 85.0, 40.0)),
        "示例县道X996": ("县道", beside(river["示例北河"], "县道北", 85.0, 40.0)),
        "示例县道X995": ("县道", beside(river["示例西河"], "县道西", 85.0, 40.0)),
        "示例旅游公路": ("旅游公路", beside(river["示例槐河"], "旅游", 80.0, 40.0)),
        "示例乡道Y994": ("乡道", beside(river["示例石河"], "乡道石", 80.0, 40.0)),
        "示例乡道Y993": ("乡道", winding_line(over_pass, "乡道岭", 160.0)),
        "示例乡道Y992": ("乡道", winding_line(hill_road, "乡道坡", 220.0)),
        "示例未定级道路": (
            "",
            winding_line([(13.1, 31.2), (15.2, 30.4), (17.4, 31.2)], "未定级", 120.0),
        ),
    }


@functools.cache
def railway() -> LineString:
    """Return the railway: down the eastern river, then down the main one."""
    east, main = river_lines()["示例东河"], river_lines()["示例大河"]
    meeting = main.project(shapely.Point(east.coords[-1]))
    upper = beside(east.simplify(200.0), "铁路上段", -90.0, 20.0)
    lower_course = substring(main, meeting, main.length).simplify(200.0)
    lower = beside(lower_course, "铁路下段", -90.0, 20.0)
    upper = substring(upper, 0.0, upper.length - 500.0)
    lower = substring(lower, 500.0, lower.length)
    joined = np.vstack([upper.coords, lower.coords])
    curve = LineString(spline(joined, closed=False, step_m=60.0))
    return without_loops(curve.simplify(1.0))


def road_records() -> Iterator[Record]:
    """Yield the roads as the traffic office keeps them."""
    for number, (name, (road_class, line)) in enumerate(roads().items(), start=1):
        yield Record(
            line,
            {
                "编号": f"GL{number:03d}",
                "路线名称": name,
                "道路等级": road_class or None,
            },
        )


def village_records() -> Iterator[Record]:
    """Yield the county seat and the villages along the rivers."""
    random = generator("村庄")
    seat = shapely.Point(*to_metres([SEAT_KM])[0])
    names = iter(
        [f"示例{a}{b}村" for b in "坪峪沟庄岭" for a in "上下前后东西南北大小"]
    )
    for river in county_rivers():
        distance_m = 1800.0
        while distance_m < river.length - 1500.0:
            spot = river.interpolate(distance_m)
            distance_m += random.uniform(3200.0, 5200.0)
            if not border().buffer(-400.0).contains(spot):
                continue
            at_seat = spot.distance(seat) < 1500.0
            radius_m = 620.0 if at_seat else random.uniform(70.0, 210.0)
            name = "示例县城" if at_seat else next(names)
            yield Record(blot(spot, radius_m, name), {"名称": name})


def blot(spot: shapely.Point, radius_m: float, name: str) -> Polygon:
    """Draw a small area of irregular outline about a place."""
    random = generator(name)
    angles = np.linspace(0.0, 2 * np.pi, 14, endpoint=False)
    radii = radius_m * random.uniform(0.65, 1.25, len(angles))
    points = np.column_stack(
        [spot.x + radii * np.cos(angles) * 1.25, spot.y + radii * np.sin(angles) * 0.8]
    )
    # Not by set_precision: versions of GEOS differ in where its ring starts, and
    # the corners of badly drawn fields are counted from there.
    return Polygon(np.round(points, 2)[::-1])


def township_records() -> Iterator[Record]:
    """Yield the townships."""
    for number, (name, shape) in enumerate(townships().items(), start=1):
        yield Record(shape, {"XZQDM": f"140425{900 + number}", "XZQMC": name})


def farmland_records() -> Iterator[Record]:
    """Yield fields on the valley floors; four of them are drawn badly.

    A bow-tie, a ring with repeated points, a ring that touches itself and one
    with a spike, as they come out of hand digitising.
    """
    random = generator("农田")
    number = 0
    for river in county_rivers():
        for distance_m in np.arange(900.0, river.length, 640.0):
            number += 1
            spot = river.interpolate(distance_m + random.uniform(-200.0, 200.0))
            moved = shapely.Point(spot.x + random.uniform(-90, 90), spot.y - 60.0)
            if border().buffer(-300.0).contains(moved):
                field = blot(moved, random.uniform(45.0, 120.0), f"农田{number}")
                yield Record(badly_drawn(field, number), {"BSM": f"YN{number:05d}"})


def badly_drawn(field: Polygon, number: int) -> Polygon:
    """Spoil the outline of a few fields."""
    ring = list(field.exterior.coords)[:-1]
    x, y = ring[0]
    spoiled = {
        20: [ring[0], ring[7], ring[3], ring[10]],
        41: [p for p in ring for _ in range(2)],
        63: [*ring[:4], (x - 40.0, y), *ring[4:10], (x - 40.0, y), *ring[10:]],
        72: [*ring[:5], (x + 900.0, y + 900.0), *ring[4:]],
    }
    return Polygon(spoiled[number]) if number in spoiled else field
