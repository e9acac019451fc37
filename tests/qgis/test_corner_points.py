"""The toolbox algorithm for corner points gives what the command line gives."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from qgis.core import QgsVectorLayer

from pingshun_screen.plugin import PingshunScreenPlugin
from tests.qgis.test_provider import Listener

SAMPLES = Path(__file__).parents[2] / "test_data" / "corner_points"
FIRST_HA, SECOND_HA = 17.628, 73.996


@pytest.fixture(autouse=True)
def provider(qgis_processing: None) -> Iterator[None]:
    plugin = PingshunScreenPlugin(None)
    plugin.initProcessing()
    yield
    plugin.unload()


def run(*names: str, listener: Listener | None = None, **answers: object) -> Any:
    import processing  # noqa: PLC0415 - there once qgis_processing has run

    asked = {
        "FILES": [str(SAMPLES / name) for name in names],
        "OUTPUT": "memory:",
        **answers,
    }
    return processing.run(
        "pingshun_screen:corner_points", asked, feedback=listener or Listener()
    )


def hectares(layer: QgsVectorLayer) -> list[float]:
    return [round(f["statutory_area_m2"] / 1e4, 3) for f in layer.getFeatures()]


def test_parcels_come_with_their_numbers() -> None:
    outputs = run("land_gbk.txt")
    layer = outputs["OUTPUT"]
    assert (outputs["PARCELS"], outputs["REFUSALS"]) == (2, 0)
    assert layer.crs().authid() == "EPSG:4526"
    assert [f["name"] for f in layer.getFeatures()] == ["示例甲矿", "示例乙矿"]
    assert hectares(layer) == [FIRST_HA, SECOND_HA]
    assert [f["points"] for f in layer.getFeatures()] == [6, 9]


def test_every_refusal_is_told() -> None:
    listener = Listener()
    outputs = run(
        "bad_digit_lost.csv", "bad_binary.txt", "table.csv", listener=listener
    )
    assert (outputs["PARCELS"], outputs["REFUSALS"]) == (1, 2)
    assert [error.split()[0] for error in listener.errors] == [
        "bad_digit_lost.csv",
        "bad_binary.txt",
    ]


def test_other_systems_are_converted_and_told() -> None:
    layer = run("table.csv", "degrees.csv")["OUTPUT"]
    assert layer.crs().authid() == "EPSG:4526"
    features = list(layer.getFeatures())
    one, other = features[0].geometry(), features[1].geometry()
    # A thousandth of a second is three centimetres.
    assert one.hausdorffDistance(other) < 0.03
    assert "EPSG:4490" in features[1]["notes"]


def test_another_datum_is_left_out_of_the_layer_and_told() -> None:
    listener = Listener()
    outputs = run("table.csv", "registration_old_datum.txt", listener=listener)
    assert (outputs["PARCELS"], outputs["REFUSALS"]) == (1, 1)
    assert "registration_old_datum.txt" in listener.errors[0]


def test_the_chosen_system_fills_in_the_zone() -> None:
    assert run("bad_no_zone_anywhere.csv")["PARCELS"] == 0
    layer = run("bad_no_zone_anywhere.csv", CRS="EPSG:4526")["OUTPUT"]
    assert hectares(layer) == [FIRST_HA]


def test_turned_axes_are_a_warning() -> None:
    listener = Listener()
    run("land_turned_axes.txt", listener=listener)
    assert len(listener.warnings) == 2


def test_a_parcel_outside_the_county_is_refused() -> None:
    county = QgsVectorLayer("Polygon?crs=EPSG:4490", "county", "memory")
    assert county.isValid()
    demo = SAMPLES.parent / "demo" / "county.gpkg|layername=county"
    inside = run("table.csv", AREA=str(demo))
    assert inside["PARCELS"] == 1
    away = run("doubtful_far_from_its_zone.csv", AREA=str(demo))
    assert (away["PARCELS"], away["REFUSALS"]) == (0, 1)
