"""Small open pits beside roads, on plains and behind ridges, by every reading."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TypeAlias

import numpy as np
import pytest
import shapely
from numpy.typing import NDArray
from osgeo import gdal, osr

from pingshun_screen.core.findings import MineResult
from pingshun_screen.core.records import LayerRecord
from pingshun_screen.core.vocabulary import Role
from tests.unit.core.factories import (
    ORIGIN,
    SMALL_PIT,
    layer,
    rights,
    screen,
    screen_one,
    square,
)

CELL_M = 25.0
HALF_M = 6000.0
NO_DATA = -9999.0
Heights: TypeAlias = NDArray[np.float32]
Terrain: TypeAlias = Callable[[Heights, Heights], Heights]
NEAR, FAR = 800.0, 2500.0
"""Eastings of a road within the buffer of 1,000 m, and of one beyond it."""


def plain(east: Heights, north: Heights) -> Heights:
    return np.full_like(east, 100.0)


def ridge(east: Heights, north: Heights) -> Heights:
    """A wall of 200 m between mine and road."""
    return np.where((east > 300) & (east < 500), 300.0, 100.0)


def hollow(east: Heights, north: Heights) -> Heights:
    """Nobody knows how high the ground is between mine and road."""
    return np.where((east > 300) & (east < 500), NO_DATA, 100.0)


def dem(folder: Path, terrain: Terrain) -> str:
    """Write an elevation model around the corner that shapes are drawn from."""
    count = int(2 * HALF_M / CELL_M)
    middles = np.arange(count) * CELL_M - HALF_M + CELL_M / 2
    east, north = np.meshgrid(middles, -middles)
    path = str(folder / "dem.tif")
    raster = gdal.GetDriverByName("GTiff").Create(
        path, count, count, 1, gdal.GDT_Float32
    )
    left, top = ORIGIN[0] - HALF_M, ORIGIN[1] + HALF_M
    raster.SetGeoTransform((left, CELL_M, 0, top, 0, -CELL_M))
    crs = osr.SpatialReference()
    crs.ImportFromEPSG(4526)
    raster.SetProjection(crs.ExportToWkt())
    raster.GetRasterBand(1).SetNoDataValue(NO_DATA)
    raster.GetRasterBand(1).WriteArray(terrain(east, north).astype(np.float32))
    return path


def road(east_m: float, road_class: str = "国道") -> LayerRecord:
    line = f"LINESTRING({east_m} -900,{east_m} 900)"
    columns = {"name": ["示例路"], "road_class": [road_class]}
    return layer(Role.ROAD, [line], columns=columns)


def judged(
    source: str, mode: str, roads: LayerRecord, **overrides: object
) -> MineResult:
    """Return a small pit of 100 m at 0, 0, judged by a reading."""
    told = {f"visible_range.{name}": value for name, value in overrides.items()}
    overrides = {"visible_range.mode": mode, **told}
    pit = rights([square(0, 0)], SMALL_PIT)
    return screen_one(pit, roads, overrides=overrides, dem_source=source)


def close7(mine: MineResult) -> str:
    return next(x.reason for x in mine.clauses if x.clause.id == "close-7")


@pytest.mark.parametrize(
    ("terrain", "east_m", "by_reading"),
    [
        (plain, NEAR, ["conflict", "conflict", "conflict"]),
        (ridge, NEAR, ["conflict", "clear", "review"]),
        (plain, FAR, ["clear", "conflict", "review"]),
        (ridge, FAR, ["clear", "clear", "clear"]),
        (hollow, NEAR, ["conflict", "not_determined", "not_determined"]),
        (hollow, FAR, ["clear", "not_determined", "not_determined"]),
    ],
)
def test_verdicts_by_reading(
    tmp_path: Path, terrain: Terrain, east_m: float, by_reading: list[str]
) -> None:
    source, roads = dem(tmp_path, terrain), road(east_m)
    modes = ("buffer", "viewshed", "both")
    assert [judged(source, mode, roads).spatial for mode in modes] == by_reading


@pytest.mark.parametrize(
    ("terrain", "east_m", "disagreement", "mark"),
    [
        (plain, NEAR, "", ""),
        (ridge, NEAR, "hidden_within_buffer", "视线被山体遮挡"),
        (plain, FAR, "visible_beyond_buffer", "缓冲区外可视"),
        (hollow, FAR, "", ""),
    ],
)
def test_a_buffer_that_the_terrain_contradicts_is_marked(
    tmp_path: Path, terrain: Terrain, east_m: float, disagreement: str, mark: str
) -> None:
    source = dem(tmp_path, terrain)
    for mode in ("buffer", "viewshed", "both"):
        mine = judged(source, mode, road(east_m))
        assert mine.visibility.disagreement == disagreement
        assert mark in close7(mine)
        assert ("视线被山体遮挡" in close7(mine)) == (mark == "视线被山体遮挡")


@pytest.mark.parametrize("mode", ["viewshed", "both"])
@pytest.mark.parametrize("source", ["", "no such model.tif"])
def test_without_terrain_nothing_is_hidden(mode: str, source: str) -> None:
    for east_m in (NEAR, FAR):
        mine = judged(source, mode, road(east_m))
        assert mine.spatial == "not_determined"
        assert mine.visibility.status == "not_determined"
        assert "未做视线分析" in close7(mine)
    assert judged(source, "buffer", road(FAR)).spatial == "clear"


def test_a_model_that_cannot_be_read_is_told_of() -> None:
    pit = rights([square(0, 0)], SMALL_PIT)
    result = screen(pit, road(FAR), dem_source="folder/broken.tif")
    (entry,) = [one for one in result.layers if one.role is Role.DEM]
    assert (entry.status, entry.source) == ("failed", "broken.tif")
    assert "未做视线分析" in entry.message


def test_hidden_needs_all_roads_within_range(tmp_path: Path) -> None:
    source = dem(tmp_path, ridge)
    roads = road(FAR)
    assert roads.coverage is not None
    small = roads.coverage.table.set_geometry(
        [shapely.box(ORIGIN[0] - 3000, ORIGIN[1] - 3000, ORIGIN[0] + 3000, 4_003_000)]
    ).set_crs("EPSG:4526", allow_override=True)
    short = replace(roads, coverage=replace(roads.coverage, table=small))
    mine = judged(source, "viewshed", short, dem_accuracy_m=5.0)
    seen = mine.visibility
    assert (mine.spatial, seen.status, seen.stability) == ("not_determined",) * 3
    assert judged(source, "buffer", short).visibility.status == "not_determined"


def test_chainages_that_nobody_can_read_are_told_of(tmp_path: Path) -> None:
    line = f"LINESTRING({NEAR} -900,{NEAR} 900)"
    columns = {"name": ["示例路"], "road_class": ["国道"], "chainage": ["桥头"]}
    pit = rights([square(0, 0)], SMALL_PIT)
    roads = layer(Role.ROAD, [line], columns=columns)
    result = screen(pit, roads, dem_source=dem(tmp_path, plain))
    assert result.sightings is not None
    assert any("桥头" in remark for remark in result.sightings.remarks)


def test_a_road_without_geometry_might_see_the_mine(tmp_path: Path) -> None:
    columns = {"name": ["示例路", "又一路"], "road_class": ["国道", "国道"]}
    lines = [f"LINESTRING({FAR} -900,{FAR} 900)", None]
    lost = layer(Role.ROAD, lines, columns=columns)
    assert judged(dem(tmp_path, ridge), "viewshed", lost).spatial == "not_determined"


def test_a_road_of_unknown_class_might_see_the_mine(tmp_path: Path) -> None:
    mine = judged(dem(tmp_path, ridge), "viewshed", road(FAR, "说不清"))
    assert mine.spatial == "not_determined"
    assert "等级不明" in close7(mine)


def test_a_road_of_no_importance_does_not_count(tmp_path: Path) -> None:
    mine = judged(dem(tmp_path, plain), "viewshed", road(NEAR, "村道"))
    assert (mine.spatial, mine.visibility.status) == ("clear", "hidden")


@pytest.mark.parametrize(
    ("terrain", "accuracy_m", "spatial"),
    [
        (ridge, 10.0, "clear"),
        (ridge, 300.0, "review"),
        (plain, 0.1, "conflict"),
        (plain, 50.0, "review"),
    ],
)
def test_what_the_accuracy_of_the_model_can_turn_is_for_review(
    tmp_path: Path, terrain: Terrain, accuracy_m: float, spatial: str
) -> None:
    mine = judged(
        dem(tmp_path, terrain), "viewshed", road(NEAR), dem_accuracy_m=accuracy_m
    )
    assert mine.spatial == spatial
    assert ("临界" in close7(mine)) == (spatial == "review")


def test_a_right_that_can_be_read_in_two_ways_is_never_proven_hidden(
    tmp_path: Path,
) -> None:
    doubtful = (
        "POLYGON((0 0,100 0,100 100,0 100,0 0),(200 0,250 0,250 100,200 100,200 0))"
    )
    for terrain in (plain, ridge):
        mine = screen_one(
            rights([doubtful], SMALL_PIT),
            road(FAR),
            overrides={"visible_range.mode": "viewshed"},
            dem_source=dem(tmp_path, terrain),
        )
        assert mine.spatial in {"review", "not_determined"}


def test_what_is_seen_of_a_pit_on_a_plain(tmp_path: Path) -> None:
    seen = judged(dem(tmp_path, plain), "buffer", road(NEAR)).visibility
    assert seen.status == "visible"
    assert seen.visible_m2 == pytest.approx(10_000.0)
    assert seen.share == pytest.approx(1.0)
    (line,) = seen.lines
    assert (line.name, line.line_class) == ("示例路", "national")
    assert line.stations == line.seeing > 1800 / CELL_M
    assert line.first_m == pytest.approx(0.0, abs=CELL_M)
    assert line.last_m == pytest.approx(1800.0, abs=CELL_M)
    assert seen.best_line == "示例路"
