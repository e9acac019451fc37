"""What a layer of the project tells of its features before it is read."""

from __future__ import annotations

import pytest
from qgis.core import QgsFeature, QgsGeometry, QgsVectorLayer

from pingshun_screen.bridge.case_layers import layer_traits
from pingshun_screen.core.guessing import guess_layer
from pingshun_screen.core.mixed_layers import taken_apart

pytestmark = pytest.mark.usefixtures("qgis_app")


def layer_of(name: str, fields: str, *rows: list[object]) -> QgsVectorLayer:
    layer = QgsVectorLayer(f"Polygon?crs=EPSG:4526&{fields}", name, "memory")
    for values in rows:
        feature = QgsFeature(layer.fields())
        feature.setAttributes(values)
        feature.setGeometry(QgsGeometry.fromWkt("POLYGON((0 0,1 0,1 1,0 0))"))
        assert layer.dataProvider().addFeature(feature)
    return layer


def test_a_mixed_layer_shows_all_its_types() -> None:
    rows = [["地质公园"], ["森林公园"], ["地质公园"]]
    layer = layer_of("ZRBHD", "field=类型:string", *rows)

    found = taken_apart(layer_traits(layer))

    assert [part.role.value for part in found.parts] == ["geopark", "forest_park"]
    counts = []
    for part in found.parts:
        assert layer.setSubsetString(part.where)
        counts.append(layer.featureCount())
    assert counts == [2, 1]


def test_features_without_a_type_are_not_overlooked() -> None:
    layer = layer_of("ZRBHD", "field=类型:string", ["地质公园"], [None])

    found = taken_apart(layer_traits(layer))

    assert found.parts == ()
    assert "空值" in found.reason


def test_the_first_feature_s_code_is_looked_up() -> None:
    layer = layer_of("采矿权", "field=YSDM:string", ["2090020229"], ["1"])

    assert layer_traits(layer).values == {"YSDM": ("2090020229",)}


def test_an_empty_layer_tells_nothing() -> None:
    layer = layer_of("ZRBHD", "field=YSDM:string&field=类型:string")

    traits = layer_traits(layer)

    assert guess_layer(traits) is None
    assert taken_apart(traits).parts == ()
