"""Make the demonstration county: every layer, its elevation model, its ledger.

Usage: make_demo.py [OUT]; without OUT it rewrites test_data/demo.
Everything is drawn by fixed control points and seeded noise, so that the same
libraries write the same files. case.toml, expected.csv and README.md are written
by hand and left alone.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from osgeo import gdal

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from demo_county import constraints, county, mines, tables  # noqa: E402
from demo_county.files import (  # noqa: E402
    Target,
    write_dem,
    write_layer,
    write_old_shapefile,
)
from demo_county.records import Record  # noqa: E402
from demo_county.terrain import elevation_model  # noqa: E402

MADE = (
    *(".gpkg", ".geojson", ".kml", ".shp", ".shx", ".dbf", ".prj", ".tif"),
    *(".txt", ".xlsx"),
)
ROAD_REACH_M = 3000.0


def county_records() -> Iterable[Record]:
    """Yield the county's outline."""
    yield Record(county.border(), {"XZQDM": "140425", "XZQMC": "示例县"})


def road_coverage_records() -> Iterable[Record]:
    """Yield how far the road layer goes: into the neighbouring counties."""
    reach = county.border().simplify(50.0).buffer(ROAD_REACH_M, quad_segs=2)
    yield Record(reach, {"名称": "公路图层覆盖范围"})


def railway_records() -> Iterable[Record]:
    """Yield the railway."""
    yield Record(
        county.railway(),
        {"编号": "TL001", "线路名称": "示例铁路", "技术等级": "国铁Ⅰ级"},
    )


LAYERS: tuple[tuple[Target, Callable[[], Iterable[Record]]], ...] = (
    (Target("county.gpkg", "county"), county_records),
    (Target("county.gpkg", "公路覆盖范围"), road_coverage_records),
    (Target("county.gpkg", "XZQ"), county.township_records),
    (Target("county.gpkg", "居民点"), county.village_records),
    (Target("mines.gpkg", "采矿权"), mines.mine_records),
    (Target("mines.gpkg", "拟设采矿权区块"), mines.block_records),
    (Target("mines.gpkg", "实际开采范围"), mines.extraction_records),
    (Target("redline.gpkg", "STBHHX"), constraints.red_line_records),
    (Target("DZGY.geojson", "地质公园", "EPSG:4490"), constraints.geopark_records),
    (Target("parks.gpkg", "森林公园"), constraints.forest_park_records),
    (Target("parks.gpkg", "风景名胜区"), constraints.scenic_records),
    (Target("heritage.gpkg", "文物保护范围"), constraints.heritage_scope_records),
    (Target("heritage.gpkg", "建设控制地带"), constraints.heritage_zone_records),
    (
        Target("heritage_site.kml", "文物保护单位", "EPSG:4326"),
        constraints.heritage_site_records,
    ),
    (Target("transport.gpkg", "公路"), county.road_records),
    (Target("transport.gpkg", "铁路"), railway_records),
    (Target("water.gpkg", "饮用水水源保护区"), constraints.water_source_records),
    (
        Target("泉域重点保护区.geojson", "泉域重点保护区", "EPSG:4490"),
        constraints.spring_records,
    ),
    (Target("YJJBNT.gpkg", "YJJBNT"), county.farmland_records),
)


def make_demo(out: Path) -> None:
    """Write every layer and the elevation model into a folder."""
    out.mkdir(parents=True, exist_ok=True)
    for old in out.iterdir():
        if old.suffix in MADE:
            old.unlink()
    for target, records in LAYERS:
        write_layer(out, target, records())
    reserve = list(constraints.reserve_records())
    write_old_shapefile(out, Target("ZRBHQ.shp", "ZRBHQ"), reserve)
    write_dem(out / "dem.tif", elevation_model())
    (out / "mines.txt").write_bytes(tables.corner_text())
    (out / "ledger.xlsx").write_bytes(tables.ledger())


if __name__ == "__main__":
    gdal.UseExceptions()
    gdal.SetConfigOption("OGR_CURRENT_DATE", "2026-06-30T00:00:00.000Z")
    make_demo(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "demo")
