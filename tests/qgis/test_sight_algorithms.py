"""The algorithms about sight lines, over terrain that can be worked out by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from osgeo import gdal, osr
from qgis.core import (
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsFeature,
    QgsGeometry,
    QgsProcessingException,
    QgsProcessingParameterDefinition,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
)

from pingshun_screen.plugin import PingshunScreenPlugin
from tests.qgis.test_provider import Listener

Answers = dict[str, Any]
EAST, NORTH, CELL_M = 38_500_000.0, 4_000_000.0, 10.0
ROAD = "LineString({e} {n}, {e} {m})".format(e=EAST + 205, n=NORTH + 905, m=NORTH + 105)
BEFORE = (EAST + 500, NORTH + 500)
BEHIND = (EAST + 900, NORTH + 500)
RIDGE_COLUMNS = slice(68, 72)
RIDGE_M = 50.0


@pytest.fixture(autouse=True)
def provider(qgis_processing: None) -> Iterator[None]:
    plugin = PingshunScreenPlugin(None)
    plugin.initProcessing()
    yield
    plugin.unload()


@pytest.fixture
def dem(tmp_path: Path) -> Path:
    """Return a plain of a square kilometre with a ridge from north to south."""
    heights = np.full((100, 100), 700.0, np.float32)
    heights[:, RIDGE_COLUMNS] += RIDGE_M
    return _raster(tmp_path / "dem.tif", heights)


def _raster(path: Path, heights: np.ndarray) -> Path:
    rows, columns = heights.shape
    raster = gdal.GetDriverByName("GTiff").Create(
        str(path), columns, rows, 1, gdal.GDT_Float32
    )
    raster.SetGeoTransform((EAST, CELL_M, 0, NORTH + rows * CELL_M, 0, -CELL_M))
    system = osr.SpatialReference()
    system.ImportFromEPSG(4526)
    raster.SetProjection(system.ExportToWkt())
    raster.GetRasterBand(1).SetNoDataValue(-9999)
    raster.GetRasterBand(1).WriteArray(np.nan_to_num(heights, nan=-9999))
    return path


def _layer(kind: str, *features: tuple[str, str], crs: str = "EPSG:4526") -> Any:
    layer = QgsVectorLayer(f"{kind}?crs={crs}&field=name:string", "given", "memory")
    for wkt, name in features:
        feature = QgsFeature(layer.fields())
        feature.setGeometry(QgsGeometry.fromWkt(wkt))
        feature.setAttributes([name])
        layer.dataProvider().addFeature(feature)
    return layer


def _square(place: tuple[float, float], side_m: float = 40.0) -> str:
    x, y = place
    half_m = side_m / 2
    ends = x - half_m, y - half_m, x + half_m, y + half_m
    return str(QgsGeometry.fromRect(QgsRectangle(*ends)).asWkt())


@pytest.fixture
def look(dem: Path) -> Callable[..., Any]:
    def run(listener: Listener | None = None, **answers: object) -> Any:
        import processing  # noqa: PLC0415 - there once qgis_processing has run

        asked = {
            "LINES": _layer("LineString", (ROAD, "G207")),
            "NAME_FIELD": "name",
            "POLYGONS": _layer(
                "Polygon", (_square(BEFORE), "before"), (_square(BEHIND), "behind")
            ),
            "DEM": str(dem),
            **dict.fromkeys(("OUTPUT", "CELLS", "SECTIONS"), "memory:"),
            **answers,
        }
        return processing.run(
            "pingshun_screen:visible_from_lines", asked, feedback=listener or Listener()
        )

    return run


@pytest.fixture
def profile(dem: Path) -> Callable[..., Any]:
    def run(**answers: object) -> Any:
        import processing  # noqa: PLC0415 - there once qgis_processing has run

        asked = {
            "DEM": str(dem),
            **dict.fromkeys(("PROFILE", "SIGHT_LINES"), "memory:"),
            **answers,
        }
        return processing.run(
            "pingshun_screen:sight_profile", asked, feedback=Listener()
        )

    return run


def _rows(layer: QgsVectorLayer) -> dict[str, QgsFeature]:
    return {feature["name"]: feature for feature in layer.getFeatures()}


@pytest.mark.parametrize("name", ["visible_from_lines", "sight_profile"])
def test_everything_is_explained(name: str) -> None:
    registry = QgsApplication.processingRegistry()
    algorithm = registry.createAlgorithmById(f"pingshun_screen:{name}")
    assert algorithm.canExecute() == (True, "")
    assert not algorithm.icon().isNull()
    assert "county government decides" in algorithm.shortHelpString()
    assert [p.name() for p in algorithm.parameterDefinitions() if not p.help()] == []


def test_only_what_nobody_can_guess_is_required() -> None:
    registry = QgsApplication.processingRegistry()
    algorithm = registry.createAlgorithmById("pingshun_screen:visible_from_lines")
    optional = QgsProcessingParameterDefinition.Flag.FlagOptional
    required = {
        p.name()
        for p in algorithm.parameterDefinitions()
        if not p.flags() & optional and p.defaultValue() is None
    }
    inputs = {"LINES", "POLYGONS", "DEM"}
    assert required == {*inputs, "OUTPUT", "CELLS", "SECTIONS"}


def test_a_ridge_hides_what_lies_behind_it(look: Callable[..., Any]) -> None:
    outputs = look()
    counts = ("VISIBLE_COUNT", "HIDDEN_COUNT", "NOT_DETERMINED_COUNT")
    assert [outputs[name] for name in counts] == [1, 1, 0]
    rows = _rows(outputs["OUTPUT"])
    before, behind = rows["before"], rows["behind"]
    assert (before["status"], behind["status"]) == ("visible", "hidden")
    assert before["area_m2"] == pytest.approx(1600.0)
    assert before["visible_m2"] == pytest.approx(1600.0)
    assert before["share"] == pytest.approx(1.0)
    assert behind["visible_m2"] == 0.0
    assert before["best_line"] == "G207"
    # Eyes stand on the road at x = 205, the ridge begins at column 68's node.
    assert 400 < behind["block_m"] < 800
    assert behind["block_up_m"] > 40


def test_cells_and_sections_show_what_is_seen(look: Callable[..., Any]) -> None:
    outputs = look()
    (cells,) = outputs["CELLS"].getFeatures()
    assert cells.geometry().area() == pytest.approx(1600.0)
    assert cells["visible_m2"] == pytest.approx(1600.0)
    (section,) = outputs["SECTIONS"].getFeatures()
    # On a plain every station of the road sees it.
    assert section.geometry().length() == pytest.approx(800.0)
    assert (section["line"], section["first"], section["last"]) == (
        "G207",
        "K0+000",
        "K0+800",
    )
    assert outputs["CELLS"].crs().authid() == "EPSG:4526"


def test_polygons_keep_their_fields_and_system(look: Callable[..., Any]) -> None:
    degrees = _layer("Polygon", crs="EPSG:4490")
    plane = look()["OUTPUT"]
    way = QgsCoordinateTransform(
        QgsCoordinateReferenceSystem("EPSG:4526"),
        QgsCoordinateReferenceSystem("EPSG:4490"),
        QgsProject.instance(),
    )
    for feature in plane.getFeatures():
        moved = QgsFeature(degrees.fields())
        shape = feature.geometry()
        shape.transform(way)
        moved.setGeometry(shape)
        moved.setAttributes([feature["name"]])
        degrees.dataProvider().addFeature(moved)
    found = look(POLYGONS=degrees)["OUTPUT"]
    assert found.crs().authid() == "EPSG:4490"
    assert {n: f["status"] for n, f in _rows(found).items()} == {
        "before": "visible",
        "behind": "hidden",
    }


def test_beyond_the_range_nothing_is_seen(look: Callable[..., Any]) -> None:
    row = _rows(look(RANGE=100.0)["OUTPUT"])["before"]
    assert (row["status"], row["stations"]) == ("hidden", 0)


def test_unknown_terrain_is_not_determined(
    look: Callable[..., Any], tmp_path: Path
) -> None:
    heights = np.full((100, 100), 700.0, np.float32)
    heights[:, RIDGE_COLUMNS] = np.nan
    holes = _raster(tmp_path / "holes.tif", heights)
    row = _rows(look(DEM=str(holes))["OUTPUT"])["behind"]
    assert row["status"] == "not_determined"
    assert row["reasons"]


def test_a_line_that_cannot_be_read_proves_nothing_hidden(
    look: Callable[..., Any],
) -> None:
    listener = Listener()
    lines = _layer("LineString", (ROAD, "G207"), ("LineString EMPTY", "S324"))
    outputs = look(listener, LINES=lines)
    row = _rows(outputs["OUTPUT"])["behind"]
    assert row["status"] == "not_determined"
    assert "1条线路" in row["reasons"]
    assert outputs["HIDDEN_COUNT"] == 0
    assert listener.warnings


def test_without_any_usable_line_nothing_is_proven(look: Callable[..., Any]) -> None:
    outputs = look(LINES=_layer("LineString", ("LineString EMPTY", "S324")))
    assert outputs["NOT_DETERMINED_COUNT"] == 2
    assert outputs["SECTIONS"].featureCount() == 0


def test_without_any_line_or_polygon_both_are_said(look: Callable[..., Any]) -> None:
    with pytest.raises(QgsProcessingException) as refused:
        look(LINES=_layer("LineString"), POLYGONS=_layer("Polygon"))
    assert "没有可用的线" in str(refused.value)
    assert "没有可用的面" in str(refused.value)


@pytest.mark.parametrize(
    ("chainage", "first"),
    [("K12+340", "K12+340"), ("12340", "K12+340"), ("nan", "K0+000")],
)
def test_a_chainage_is_metres_or_written_out(
    look: Callable[..., Any], chainage: str, first: str
) -> None:
    lines = _layer("LineString", (ROAD, chainage))
    outputs = look(LINES=lines, NAME_FIELD="", CHAINAGE_FIELD="name")
    (section,) = outputs["SECTIONS"].getFeatures()
    assert section["first"] == first


def test_accuracy_makes_an_answer_stable_or_not(look: Callable[..., Any]) -> None:
    rows = _rows(look(DEM_ACCURACY=5.0)["OUTPUT"])
    assert rows["behind"]["stability"] == "stable_hidden"
    assert _rows(look()["OUTPUT"])["behind"]["stability"] == "not_determined"


def test_degrees_alone_are_refused(look: Callable[..., Any], tmp_path: Path) -> None:
    with pytest.raises(QgsProcessingException):
        look(CRS="EPSG:4490")


def test_the_user_can_stop(look: Callable[..., Any]) -> None:
    listener = Listener()
    listener.cancel()
    with pytest.raises(QgsProcessingException):
        look(listener)


def test_a_profile_says_what_blocks(profile: Callable[..., Any]) -> None:
    (x, y), (u, v) = BEFORE, BEHIND
    outputs = profile(FROM=f"{x},{y} [EPSG:4526]", TO=f"{u},{v} [EPSG:4526]")
    assert outputs["STATUS"] == "hidden"
    assert outputs["LENGTH_M"] == pytest.approx(400.0)
    # The line falls by 1.5 m over 400 m; the ridge is 50 m high.
    assert outputs["BLOCKER_ABOVE_M"] == pytest.approx(49.5, abs=0.8)
    assert 180 <= outputs["BLOCKER_M"] <= 220
    points = list(outputs["PROFILE"].getFeatures())
    assert points[0]["sight_m"] == pytest.approx(701.5)
    assert points[-1]["sight_m"] == pytest.approx(700.0)
    assert max(one["terrain_m"] for one in points) == pytest.approx(750.0)
    (line,) = outputs["SIGHT_LINES"].getFeatures()
    assert line["status"] == "hidden"
    assert line.geometry().length() == pytest.approx(400.0)


def test_every_line_is_a_sight_line(profile: Callable[..., Any]) -> None:
    lines = _layer(
        "LineString",
        (f"LineString({EAST + 100} {NORTH + 500}, {EAST + 500} {NORTH + 500})", "a"),
        (f"LineString({EAST + 100} {NORTH + 500}, {EAST + 900} {NORTH + 500})", "b"),
    )
    found = profile(LINES=lines)["SIGHT_LINES"].getFeatures()
    assert [one["status"] for one in found] == ["visible", "hidden"]


def test_without_ends_there_is_no_sight_line(profile: Callable[..., Any]) -> None:
    with pytest.raises(QgsProcessingException):
        profile()
