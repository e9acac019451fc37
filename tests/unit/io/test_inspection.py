"""Looking into files: the same summary from each engine."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from pyproj import CRS

from pingshun_screen.core.errors import LayerError
from pingshun_screen.io.inspection import inspect
from pingshun_screen.io.sources import parse_source
from tests.unit.io.vector_samples import write_vector


def test_summary(tmp_path: Path, engine: str) -> None:
    rows = [{"名称": "甲"}, {"名称": "乙"}]
    write_vector(tmp_path / "a.gpkg", rows, layer="红线")
    write_vector(
        tmp_path / "a.gpkg",
        [{"注": "x"}],
        layer="说明",
        shapes=[None],
        geometry="None",
        crs=None,
    )

    layers = inspect(parse_source("a.gpkg", tmp_path))

    first = layers[0]
    assert [layer.name for layer in layers] == ["红线", "说明"]
    assert [layer.features for layer in layers] == [2, 1]
    assert [layer.has_geometry for layer in layers] == [True, False]
    assert first.fields == ("名称",)
    assert CRS.from_user_input(first.crs).to_epsg() == 4526


def test_broken_file(tmp_path: Path, engine: str) -> None:
    (tmp_path / "a.geojson").write_text('{"type": "Feat')

    with pytest.raises(LayerError, match="已损坏"):
        inspect(parse_source("a.geojson", tmp_path))


def test_without_any_engine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.geojson").write_text("{}")
    for name in ("ogr_stream", "fiona_reader", "pyogrio_reader"):
        monkeypatch.setitem(sys.modules, f"pingshun_screen.io.{name}", None)

    with pytest.raises(LayerError, match="没有可用的矢量读取组件"):
        inspect(parse_source("a.geojson", tmp_path))
