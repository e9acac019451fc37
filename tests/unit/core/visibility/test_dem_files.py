"""Elevation models read from files of every make."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from osgeo import gdal
from pyproj import CRS, Transformer

from pingshun_screen.core.errors import LayerError
from pingshun_screen.core.visibility.dem_files import box_around, read_terrain
from tests.unit.core.visibility.rasters import LEFT_M, TOP_M, write_raster
from tests.unit.core.visibility.scenery import ground, square

WORKING = CRS("EPSG:4526")


def _ramp(columns: int = 100, rows: int = 80) -> NDArray[np.float32]:
    return np.add.outer(np.arange(rows), 2 * np.arange(columns)).astype(np.float32)


def test_a_model_in_the_working_crs_is_read_as_it_is(tmp_path: Path) -> None:
    source = write_raster(tmp_path / "dem.tif", _ramp())
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
    source = write_raster(tmp_path / "dem.tif", heights, no_data=-32768, scale=0.5)
    box = (LEFT_M, TOP_M - 200, LEFT_M + 200, TOP_M)
    terrain = read_terrain(source, WORKING, box)
    assert np.argwhere(np.isnan(terrain.heights_m)).tolist() == [[3, 4]]
    assert np.nanmax(terrain.heights_m) == np.nanmin(terrain.heights_m) == 350


@pytest.mark.parametrize(
    ("ground", "no_data", "is_ground"),
    [
        pytest.param(700, -9999, False, id="hole in mountains"),
        pytest.param(700, None, False, id="hole in mountains, nothing stated"),
        pytest.param(30, -9999, False, id="hole in a plain"),
        pytest.param(2, -9999, True, id="sea beside a beach"),
        pytest.param(-3, -9999, True, id="below the sea"),
        pytest.param(2, None, False, id="beach, nothing stated"),
    ],
)
def test_pixels_of_0_far_from_all_other_ground_are_holes(
    tmp_path: Path, ground: int, no_data: int | None, is_ground: bool
) -> None:
    heights = np.full((20, 20), 700, np.int16)
    heights[:, 10:] = ground
    heights[5:8, 12:15] = 0
    source = write_raster(tmp_path / "dem.tif", heights, no_data=no_data)
    box = (LEFT_M, TOP_M - 200, LEFT_M + 200, TOP_M)
    terrain = read_terrain(source, WORKING, box)
    assert np.isnan(terrain.heights_m).sum() == (0 if is_ground else 9)


def test_a_geographic_model_is_warped_to_square_cells(tmp_path: Path) -> None:
    """A plane that climbs one metre in an arc second of latitude stays a plane."""
    second = 1 / 3600
    to_degrees = Transformer.from_crs(WORKING, 4490, always_xy=True)
    west, north = to_degrees.transform(LEFT_M, TOP_M)
    rows = np.arange(300)[:, None] + np.zeros(300)
    source = write_raster(
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
    source = write_raster(tmp_path / "dem.tif", _ramp(columns), transform=transform)
    box = (LEFT_M + 300, TOP_M - 400, LEFT_M + 400, TOP_M - 300)
    terrain = read_terrain(source, WORKING, box)
    assert terrain.resampled
    assert np.isfinite(terrain.heights_m).all()


def test_beyond_the_model_all_is_unknown(tmp_path: Path) -> None:
    source = write_raster(tmp_path / "dem.tif", _ramp())
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
    torn = Path(write_raster(tmp_path / "e.tif", _ramp()))
    torn.write_bytes(torn.read_bytes()[:9_000])
    grey = _ramp(50, 40).astype(np.uint8)
    cases = {
        "missing": (str(tmp_path / "none.tif"), near),
        "text": (str(text), near),
        "no_crs": (write_raster(tmp_path / "a.tif", _ramp(), epsg=None), near),
        "elsewhere": (write_raster(tmp_path / "b.tif", _ramp()), far),
        "all_no_data": (write_raster(tmp_path / "c.tif", empty, no_data=-1), near),
        "torn": (str(torn), (LEFT_M, TOP_M - 800, LEFT_M + 1_000, TOP_M)),
        "picture": (write_raster(tmp_path / "f.tif", grey), near),
        "bands": (write_raster(tmp_path / "g.tif", _ramp(), bands=3), near),
        "unit": (write_raster(tmp_path / "h.tif", _ramp(), unit="degC"), near),
        "xian_1980": (write_raster(tmp_path / "d.tif", _ramp(), epsg=2362), near),
    }
    for name, (source, box) in cases.items():
        with pytest.raises(LayerError) as refused:
            read_terrain(source, WORKING, box)
        assert refused.value.remedy, name


def _arc_seconds(
    heights: NDArray[np.generic], path: Path, no_data: float | None = None
) -> str:
    """Write heights in cells of an arc second, from the usual corner on."""
    second = 1 / 3600
    to_degrees = Transformer.from_crs(WORKING, 4490, always_xy=True)
    west, north = to_degrees.transform(LEFT_M, TOP_M)
    transform = (west, second, 0, north, 0, -second)
    return write_raster(path, heights, epsg=4490, transform=transform, no_data=no_data)


def test_a_single_pixel_without_data_is_not_filled_by_warping(tmp_path: Path) -> None:
    """Four nodes lie between the hole and its neighbours, if none lies on it."""
    heights = np.full((200, 200), 700, np.int16)
    heights[100, 100] = -32768
    source = _arc_seconds(heights, tmp_path / "dem.tif", no_data=-32768)
    box = (LEFT_M + 1_000, TOP_M - 4_500, LEFT_M + 4_000, TOP_M - 1_500)
    heights_m = read_terrain(source, WORKING, box).heights_m
    assert 1 <= np.isnan(heights_m).sum() <= 9
    assert np.nanmin(heights_m) == np.nanmax(heights_m) == 700


def test_warped_heights_fill_the_box_and_end_with_the_model(tmp_path: Path) -> None:
    source = _arc_seconds(np.full((200, 200), 700, np.int16), tmp_path / "dem.tif")
    inner = (LEFT_M + 1_000, TOP_M - 4_000, LEFT_M + 3_000, TOP_M - 2_000)
    assert np.isfinite(read_terrain(source, WORKING, inner).heights_m).all()
    stray = (0.0, 0.0, LEFT_M + 1_000, TOP_M)
    terrain = read_terrain(source, WORKING, stray)
    assert terrain.heights_m.size < 200 * 200
    assert terrain.left_m > LEFT_M - 500


def test_the_cell_is_that_of_the_middle_however_large_the_model(tmp_path: Path) -> None:
    """A mosaic of the world has pixels of an arc second too."""
    tile = _arc_seconds(np.full((200, 200), 700, np.int16), tmp_path / "tile.tif")
    west, _, _, north, _, _ = gdal.Open(tile).GetGeoTransform()
    first = round((west + 180) * 3600), round((90 - north) * 3600)
    world = tmp_path / "world.vrt"
    world.write_text(
        f"""<VRTDataset rasterXSize="1296000" rasterYSize="648000"><SRS>EPSG:4490</SRS>
        <GeoTransform>-180,{1 / 3600},0,90,0,{-1 / 3600}</GeoTransform>
        <VRTRasterBand dataType="Int16" band="1"><SimpleSource>
        <SourceFilename relativeToVRT="1">tile.tif</SourceFilename>
        <SourceBand>1</SourceBand><SrcRect xOff="0" yOff="0" xSize="200" ySize="200"/>
        <DstRect xOff="{first[0]}" yOff="{first[1]}" xSize="200" ySize="200"/>
        </SimpleSource></VRTRasterBand></VRTDataset>""",
        "utf-8",
    )
    box = (LEFT_M + 1_000, TOP_M - 3_000, LEFT_M + 2_000, TOP_M - 2_000)
    terrain = read_terrain(str(world), WORKING, box)
    assert 20 < terrain.cell_m < 35
    assert (terrain.heights_m == 700).all()


def test_a_raster_turned_by_half_a_circle_is_read_the_right_way(tmp_path: Path) -> None:
    straight = write_raster(tmp_path / "a.tif", _ramp())
    turned = write_raster(
        tmp_path / "b.tif",
        np.ascontiguousarray(_ramp()[::-1, ::-1]),
        transform=(LEFT_M + 1_000, -10, 0, TOP_M - 800, 0, 10),
    )
    box = (LEFT_M + 200, TOP_M - 500, LEFT_M + 400, TOP_M - 300)
    place = np.array([[LEFT_M + 305.0, TOP_M - 405.0]])
    one, other = (read_terrain(source, WORKING, box) for source in (straight, turned))
    found = [terrain.ground_m(terrain.places(place)) for terrain in (one, other)]
    assert found[0] == pytest.approx(found[1])


def test_a_model_too_fine_for_memory_is_refused(tmp_path: Path) -> None:
    vast = tmp_path / "vast.vrt"
    vast.write_text(
        f"""<VRTDataset rasterXSize="20000" rasterYSize="20000"><SRS>EPSG:4526</SRS>
        <GeoTransform>{LEFT_M},1,0,{TOP_M},0,-1</GeoTransform>
        <VRTRasterBand dataType="Int16" band="1"/></VRTDataset>""",
        "utf-8",
    )
    box = (LEFT_M, TOP_M - 20_000, LEFT_M + 20_000, TOP_M)
    with pytest.raises(LayerError, match="亿个像元"):
        read_terrain(str(vast), WORKING, box)


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
