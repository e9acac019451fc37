"""Elevation models read from files of every make."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from osgeo import gdal, osr
from pyproj import CRS, Transformer

from pingshun_screen.core.errors import LayerError
from pingshun_screen.core.visibility.dem_files import box_around, read_terrain
from tests.unit.core.visibility.scenery import ground, square

WORKING = CRS("EPSG:4526")
LEFT_M, TOP_M = 38_450_000.0, 4_010_000.0


def _write(  # noqa: PLR0913 - each a property of the file
    path: Path,
    heights: NDArray[np.generic],
    *,
    epsg: int | None = 4526,
    transform: tuple[float, ...] = (LEFT_M, 10, 0, TOP_M, 0, -10),
    no_data: float | None = None,
    scale: float | None = None,
) -> str:
    rows, columns = heights.shape
    kinds = {"int16": gdal.GDT_Int16, "float32": gdal.GDT_Float32}
    raster = gdal.GetDriverByName("GTiff").Create(
        str(path), columns, rows, 1, kinds[heights.dtype.name]
    )
    raster.SetGeoTransform(transform)
    if epsg is not None:
        crs = osr.SpatialReference()
        crs.ImportFromEPSG(epsg)
        raster.SetProjection(crs.ExportToWkt())
    band = raster.GetRasterBand(1)
    if no_data is not None:
        band.SetNoDataValue(no_data)
    if scale is not None:
        band.SetScale(scale)
    band.WriteArray(heights)
    return str(path)


def _ramp(columns: int = 100, rows: int = 80) -> NDArray[np.float32]:
    return np.add.outer(np.arange(rows), 2 * np.arange(columns)).astype(np.float32)


def test_a_model_in_the_working_crs_is_read_as_it_is(tmp_path: Path) -> None:
    source = _write(tmp_path / "dem.tif", _ramp())
    box = (LEFT_M + 200, TOP_M - 500, LEFT_M + 400, TOP_M - 300)
    terrain = read_terrain(source, WORKING, box, 3.0)
    assert (terrain.resampled, terrain.cell_m) == (False, 10)
    assert (terrain.vertical_accuracy_m, terrain.source) == (3.0, source)
    assert (terrain.left_m, terrain.top_m) == (LEFT_M + 195, TOP_M - 295)
    assert terrain.heights_m.tolist() == _ramp()[29:51, 19:41].tolist()
    middle = np.array([[LEFT_M + 305.0, TOP_M - 405.0]])
    assert terrain.ground_m(terrain.places(middle)) == pytest.approx([40 + 60])


def test_no_data_becomes_unknown(tmp_path: Path) -> None:
    heights = np.full((20, 20), 700, np.int16)
    heights[3, 4] = -32768
    source = _write(tmp_path / "dem.tif", heights, no_data=-32768, scale=0.5)
    box = (LEFT_M, TOP_M - 200, LEFT_M + 200, TOP_M)
    terrain = read_terrain(source, WORKING, box)
    assert np.argwhere(np.isnan(terrain.heights_m)).tolist() == [[3, 4]]
    assert np.nanmax(terrain.heights_m) == np.nanmin(terrain.heights_m) == 350


def test_a_geographic_model_is_warped_to_square_cells(tmp_path: Path) -> None:
    """A plane that climbs one metre in an arc second of latitude stays a plane."""
    second = 1 / 3600
    to_degrees = Transformer.from_crs(WORKING, 4490, always_xy=True)
    west, north = to_degrees.transform(LEFT_M, TOP_M)
    rows = np.arange(300)[:, None] + np.zeros(300)
    source = _write(
        tmp_path / "dem.tif",
        (1000 - rows).astype(np.float32),
        epsg=4490,
        transform=(west, second, 0, north, 0, -second),
    )
    box = (LEFT_M + 2_000, TOP_M - 4_000, LEFT_M + 3_000, TOP_M - 3_000)
    terrain = read_terrain(source, WORKING, box)
    assert terrain.resampled
    assert 20 < terrain.cell_m < 35
    place = np.array([[LEFT_M + 2_500.0, TOP_M - 3_500.0]])
    _, latitude = to_degrees.transform(*place[0])
    expected = 1000 - ((north - latitude) / second - 0.5)
    assert terrain.ground_m(terrain.places(place)) == pytest.approx(
        [expected], abs=0.02
    )
    shifted = read_terrain(source, WORKING, (box[0] + 7, box[1], box[2], box[3]))
    apart = terrain.places(np.array([[shifted.left_m, shifted.top_m]]))
    assert apart == pytest.approx(np.round(apart), abs=1e-6)


@pytest.mark.parametrize(
    ("transform", "columns"),
    [((LEFT_M, 10, 0, TOP_M, 0, -8), 100), ((LEFT_M, 10, 1, TOP_M, 1, -10), 100)],
)
def test_cells_that_are_not_square_or_north_up_are_warped(
    tmp_path: Path, transform: tuple[float, ...], columns: int
) -> None:
    source = _write(tmp_path / "dem.tif", _ramp(columns), transform=transform)
    box = (LEFT_M + 300, TOP_M - 400, LEFT_M + 400, TOP_M - 300)
    terrain = read_terrain(source, WORKING, box)
    assert terrain.resampled
    assert np.isfinite(terrain.heights_m).all()


def test_beyond_the_model_all_is_unknown(tmp_path: Path) -> None:
    source = _write(tmp_path / "dem.tif", _ramp())
    box = (LEFT_M - 5_000, TOP_M - 5_000, LEFT_M + 5_000, TOP_M + 5_000)
    terrain = read_terrain(source, WORKING, box)
    assert terrain.heights_m.shape == (80, 100)
    outside = np.array([[-0.6, 3], [3, 79.5], [99.1, 3]])
    assert np.isnan(terrain.ground_m(outside)).all()


def test_models_that_cannot_be_used_are_refused_with_a_remedy(tmp_path: Path) -> None:
    text = tmp_path / "dem.txt"
    text.write_text("no raster", "utf-8")
    near = (LEFT_M, TOP_M - 100, LEFT_M + 100, TOP_M)
    far = (LEFT_M + 90_000, TOP_M, LEFT_M + 90_100, TOP_M + 100)
    empty = np.full((20, 20), -1, np.int16)
    cases = {
        "missing": (str(tmp_path / "none.tif"), near),
        "text": (str(text), near),
        "no_crs": (_write(tmp_path / "a.tif", _ramp(), epsg=None), near),
        "elsewhere": (_write(tmp_path / "b.tif", _ramp()), far),
        "all_no_data": (_write(tmp_path / "c.tif", empty, no_data=-1), near),
        "xian_1980": (_write(tmp_path / "d.tif", _ramp(), epsg=2362), near),
    }
    for name, (source, box) in cases.items():
        with pytest.raises(LayerError) as refused:
            read_terrain(source, WORKING, box)
        assert refused.value.remedy, name


@pytest.mark.parametrize("exceptions", [True, False])
def test_gdal_with_and_without_exceptions(*, exceptions: bool, tmp_path: Path) -> None:
    before = gdal.GetUseExceptions()
    (gdal.UseExceptions if exceptions else gdal.DontUseExceptions)()
    try:
        with pytest.raises(LayerError):
            read_terrain(str(tmp_path / "none.tif"), WORKING, (0, 0, 1, 1))
        assert gdal.GetUseExceptions() == exceptions
    finally:
        (gdal.UseExceptions if before else gdal.DontUseExceptions)()


def test_the_box_holds_all_mines_and_the_range() -> None:
    mines = np.array([square(0, 0, 10), None, square(100, 50, 10)], object)
    assert box_around(mines, 1_000) == (-1_005, -1_005, 1_105, 1_055)


def test_heights_between_nodes_are_bilinear() -> None:
    terrain = ground(lambda x, y: x * y / 100, columns=3, rows=3)
    places = terrain.places(np.array([(5.0, 5.0), (15.0, 5.0), (20.0, 20.0)]))
    assert terrain.ground_m(places).tolist() == [0.25, 0.75, 4.0]
