"""Heights as files hold them: units, scales and what stands for no data."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from pyproj import CRS

from pingshun_screen.core.visibility.dem_files import read_terrain
from tests.unit.core.visibility.rasters import LEFT_M, TOP_M, write_raster

WORKING = CRS("EPSG:4526")
BOX = (LEFT_M, TOP_M - 200, LEFT_M + 200, TOP_M)


@pytest.mark.parametrize(
    ("kind", "hole", "told"),
    [
        ("int16", -32768, -32768),
        ("int16", 0, 0),
        ("float32", np.nan, None),
        ("float32", -9999, None),
        ("int16", -32768, None),
        ("uint16", 65535, None),
        ("float32", -3.4028235e38, None),
        ("float32", 1e20, None),
        ("int16", 0, None),
    ],
)
def test_what_files_hold_where_they_have_no_height(
    tmp_path: Path, kind: str, hole: float, told: float | None
) -> None:
    heights = np.full((20, 20), 700, kind)
    heights[3, 4] = hole
    source = write_raster(tmp_path / "dem.tif", heights, no_data=told)
    heights_m = read_terrain(source, WORKING, BOX).heights_m
    assert np.argwhere(np.isnan(heights_m)).tolist() == [[3, 4]]
    assert np.nanmin(heights_m) == np.nanmax(heights_m) == 700


def test_zero_is_a_height_where_the_file_says_what_is_none(tmp_path: Path) -> None:
    heights = np.full((20, 20), 3, np.int16)
    heights[3, 4] = 0
    source = write_raster(tmp_path / "dem.tif", heights, no_data=-32768)
    assert read_terrain(source, WORKING, BOX).heights_m[3, 4] == 0


@pytest.mark.parametrize(
    ("unit", "scale", "epsg", "height_m"),
    [
        ("m", None, 4526, 700),
        ("", 0.5, 4526, 350),
        ("ft", None, 4526, 700 * 0.3048),
        ("US survey foot", None, 4526, 700 * 1200 / 3937),
        ("cm", 10.0, 4526, 70),
        ("", None, "4526+8228", 700 * 0.3048),
        ("", None, "4526+5737", 700),
    ],
)
def test_heights_are_brought_into_metres(
    tmp_path: Path, unit: str, scale: float | None, epsg: int | str, height_m: float
) -> None:
    heights = np.full((20, 20), 700, np.int16)
    source = write_raster(
        tmp_path / "dem.tif", heights, unit=unit, scale=scale, epsg=epsg
    )
    terrain = read_terrain(source, WORKING, BOX)
    assert not terrain.resampled
    assert terrain.heights_m == pytest.approx(height_m, rel=1e-6)
