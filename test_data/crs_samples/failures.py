"""Each file: the CRS that it says, and how its coordinates come about."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import shapely
from shapely import Polygon

from crs_samples.county import mine, outline, parks, townships
from crs_samples.moving import (
    Move,
    before_four_parameters,
    before_seven_parameters,
    by,
    drawn_by_map_services,
    moved,
    packed,
    swapped,
    to_crs,
)

TO_DEGREES, TO_GRID = to_crs("EPSG:4490"), to_crs("EPSG:4526", "EPSG:4490")
SIX_HUNDRED_KM = by(0, -600_000)

GRID_38 = (
    'PROJCS["{name}",GEOGCS["{base}",DATUM["{datum}",SPHEROID["{ball}",{axis}]],'
    'PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],'
    'PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",38500000.0],'
    'PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",{meridian}],'
    'PARAMETER["Scale_Factor",1.0],PARAMETER["Latitude_Of_Origin",0.0],'
    'UNIT["Meter",1.0]]'
)
CGCS2000 = {
    "name": "CGCS2000_3_Degree_GK_Zone_38",
    "base": "GCS_China_Geodetic_Coordinate_System_2000",
    "datum": "D_China_2000",
    "ball": "CGCS2000",
    "axis": "6378137.0,298.257222101",
    "meridian": "114.0",
}
NAME_ONLY = {
    **CGCS2000,
    "name": "Xian_1980_3_Degree_GK_Zone_38",
    "base": "GCS_Custom",
    "datum": "D_Unknown",
    "ball": "Unknown",
    "axis": "6378140.0,298.257",
}
KRASSOVSKY = {**CGCS2000, "ball": "Krasovsky_1940", "axis": "6378245.0,298.3"}
OTHER_DATUM = {**CGCS2000, "base": "GCS_Xian_1980", "datum": "D_Xian_1980"}
SHIFT_OF_SOFTWARE = GRID_38.format(
    **{
        **KRASSOVSKY,
        "name": "Beijing_1954_3_Degree_GK_Zone_38",
        "base": "GCS_Beijing_1954",
        "datum": "D_Beijing_1954",
    }
).replace("298.3]", "298.3],TOWGS84[15.8,-154.4,-82.3,0,0,0,0]")
LOCAL = 'LOCAL_CS["示例县独立坐标系",UNIT["Meter",1.0]]'


@dataclass(frozen=True)
class Sample:
    """One file.

    Parameters
    ----------
    crs
        "EPSG:n" or text of a .prj; empty for none.
    shapes
        Its features.
    entries
        What the case says of the layer besides role and source.
    """

    crs: str
    shapes: list[Polygon]
    entries: str = ""


def _parks(crs: str, *moves: Move, entries: str = "") -> Sample:
    return Sample(crs, moved(parks(), *moves), entries)


def _one_feature(move: Move) -> Sample:
    first, *others = parks()
    return Sample("EPSG:4526", [*moved([first], move), *others])


def _prj(**changes: str) -> Sample:
    return _parks(GRID_38.format(**{**CGCS2000, **changes}))


def _drawn_anew(shapes: list[Polygon]) -> list[Polygon]:
    """Return shapes without the vertices of those they were drawn after."""
    rough = [shapely.segmentize(shape.simplify(12.0), 130.0) for shape in shapes]
    return moved(rough, lambda xy: xy.round(-1))


def _by_name(name: str) -> str:
    return f'transformation = "{name}"'


SEVEN_WAY = (TO_DEGREES, before_seven_parameters, to_crs("EPSG:2362", "EPSG:4610"))
ACCEPTED = 'accept_displacement = "示例县林业局（演示数据 非真实）"'

SAMPLES: dict[str, Callable[[], Sample]] = {
    "good_cgcs2000.geojson": lambda: _parks("EPSG:4526"),
    "good_without_prefix.geojson": lambda: _parks("EPSG:4547", by(-38_000_000, 0)),
    "good_six_degree_zone.geojson": lambda: _parks("EPSG:4497", to_crs("EPSG:4497")),
    "good_wgs84.geojson": lambda: _parks("EPSG:4326", TO_DEGREES),
    "good_prj.shp": _prj,
    "good_xian80_seven_parameters.geojson": lambda: _parks(
        "EPSG:2362", *SEVEN_WAY, entries=_by_name("七参数")
    ),
    "good_beijing54_four_parameters.geojson": lambda: _parks(
        "EPSG:2414", before_four_parameters, entries=_by_name("四参数")
    ),
    "good_xian80_pipeline.geojson": lambda: _parks(
        "EPSG:2362", by(-80.0, -35.0), entries=_by_name("管道")
    ),
    "good_local_grid_four_parameters.shp": lambda: Sample(
        LOCAL,
        moved(parks(), by(-38_400_000.0, -3_950_000.0)),
        f"crs = '{LOCAL}'\n" + _by_name("独立坐标系"),
    ),
    "good_displacement_accepted.geojson": lambda: _parks(
        "EPSG:4526", by(300, -400), entries=ACCEPTED
    ),
    "doubtful_large_shift.geojson": lambda: _parks(
        "EPSG:2362", by(-900.0, 0.0), entries=_by_name("平移九百米")
    ),
    "doubtful_one_feature_without_prefix.geojson": lambda: _one_feature(
        by(-38_000_000, 0)
    ),
    "doubtful_one_feature_turned.geojson": lambda: _one_feature(swapped),
    "bad_no_crs.shp": lambda: _parks(""),
    "bad_local_grid.shp": lambda: _parks(LOCAL),
    "bad_degrees_in_metres.geojson": lambda: _parks("EPSG:4526", TO_DEGREES),
    "bad_metres_in_degrees.geojson": lambda: _parks("EPSG:4490"),
    "bad_degrees_run_together.geojson": lambda: _parks("EPSG:4490", TO_DEGREES, packed),
    "bad_latitude_first.geojson": lambda: _parks("EPSG:4490", TO_DEGREES, swapped),
    "bad_axes_swapped.geojson": lambda: _parks("EPSG:4526", swapped),
    "bad_prefix_missing.geojson": lambda: _parks("EPSG:4526", by(-38_000_000, 0)),
    "bad_prefix_too_much.geojson": lambda: _parks("EPSG:4547"),
    "bad_prefix_of_other_zone.geojson": lambda: _parks("EPSG:4526", by(1_000_000, 0)),
    "bad_prefix_of_six_degrees.geojson": lambda: _parks(
        "EPSG:4526", to_crs("EPSG:4497")
    ),
    "bad_zone_next_door.geojson": lambda: _parks("EPSG:4547", to_crs("EPSG:4546")),
    "bad_other_county.geojson": lambda: _parks("EPSG:4526", SIX_HUNDRED_KM),
    "bad_xian80.geojson": lambda: _parks("EPSG:2362"),
    "bad_beijing54.geojson": lambda: _parks("EPSG:2414"),
    "bad_prj_name_only.shp": lambda: _prj(**NAME_ONLY),
    "bad_prj_other_meridian.shp": lambda: _prj(meridian="111.0"),
    "bad_prj_other_ellipsoid.shp": lambda: _prj(**KRASSOVSKY),
    "bad_prj_other_datum.shp": lambda: _prj(**OTHER_DATUM),
    "bad_transformation_of_other_datum.geojson": lambda: _parks(
        "EPSG:2414", entries=_by_name("七参数")
    ),
    "bad_transformation_of_other_grid.geojson": lambda: _parks(
        "EPSG:2435", by(-38_000_000, 0), entries=_by_name("四参数")
    ),
    "bad_transformation_turns_axes.geojson": lambda: _parks(
        "EPSG:2362", entries=_by_name("轴序颠倒")
    ),
    "bad_transformation_not_needed.geojson": lambda: _parks(
        "EPSG:4526", entries=_by_name("七参数")
    ),
    "bad_shifted_gcj02.geojson": lambda: _parks(
        "EPSG:4490", TO_DEGREES, drawn_by_map_services
    ),
    "bad_shifted_500_m.geojson": lambda: _parks("EPSG:4526", by(300, -400)),
    "bad_shifted_gcj02_drawn_anew.geojson": lambda: Sample(
        "EPSG:4490",
        moved(_drawn_anew(townships()), TO_DEGREES, drawn_by_map_services),
    ),
    "bad_web_mercator_as_degrees.geojson": lambda: _parks(
        "EPSG:4326", to_crs("EPSG:3857")
    ),
    "bad_shift_of_software.shp": lambda: _parks(SHIFT_OF_SOFTWARE),
    "bad_outline_shifted_gcj02.geojson": lambda: _parks(
        "EPSG:4526", entries='coverage = "county_gcj02.geojson"'
    ),
}

GROUND: dict[str, Callable[[], Sample]] = {
    "county.geojson": lambda: Sample("EPSG:4526", [outline()]),
    "county_gcj02.geojson": lambda: Sample(
        "EPSG:4490", moved([outline()], TO_DEGREES, drawn_by_map_services)
    ),
    "mine.geojson": lambda: Sample("EPSG:4526", [mine()]),
}
