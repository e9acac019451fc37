"""The Arrow stream: whole, in order, and never trusted where it is wrong."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import numpy as np
import pytest

from pingshun_screen.core.errors import LayerError
from pingshun_screen.io.engines import ReadRequest
from pingshun_screen.io.sources import parse_source
from tests.unit.io.vector_samples import square, write_vector

ogr_stream = pytest.importorskip("pingshun_screen.io.ogr_stream")


def request_of(folder: Path, fields: tuple[str, ...], where: str = "") -> ReadRequest:
    source = parse_source("a.gpkg", folder)
    return ReadRequest(source, "a", where, "", fields)


def test_more_features_than_one_batch(tmp_path: Path) -> None:
    count = 5000
    rows = [{"n": i, "s": f"图斑{i}", "b": i % 3 == 0} for i in range(count)]
    fields = {"n": "int", "s": "str", "b": "bool"}
    write_vector(tmp_path / "a.gpkg", rows, layer="a", fields=fields)

    features = ogr_stream.read(request_of(tmp_path, ("b", "s", "n")))

    assert features.fids.tolist() == list(range(1, count + 1))
    assert list(features.columns) == ["b", "s", "n"]
    assert features.columns["n"] == list(range(count))
    assert features.columns["s"][-1] == f"图斑{count - 1}"
    assert features.columns["b"] == [i % 3 == 0 for i in range(count)]
    assert features.shapes[-1].equals(square(count - 1))


def test_filtered_and_unfiltered_agree(tmp_path: Path) -> None:
    rows = [{"n": i, "d": "2026-06-30", "f": i / 7} for i in range(50)]
    fields = {"n": "int", "d": "date", "f": "float"}
    write_vector(tmp_path / "a.gpkg", rows, layer="a", fields=fields)

    whole = ogr_stream.read(request_of(tmp_path, tuple(fields)))
    filtered = ogr_stream.read(request_of(tmp_path, tuple(fields), "n >= 0"))

    assert filtered.columns == whole.columns
    assert np.array_equal(filtered.fids, whole.fids)
    assert all(a.equals(b) for a, b in zip(filtered.shapes, whole.shapes, strict=True))


def test_fewer_features_than_the_file_counts(tmp_path: Path) -> None:
    path = write_vector(tmp_path / "a.gpkg", [{"n": 1}] * 3, layer="a")
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE gpkg_ogr_contents SET feature_count = 4")
    connection.close()

    with pytest.raises(LayerError, match="只读出 3 个要素，应有 4 个"):
        ogr_stream.read(request_of(tmp_path, ("n",)))


def test_one_long_text(tmp_path: Path) -> None:
    long = "长" * 300_000
    rows = [{"s": "短"}, {"s": long}]
    write_vector(tmp_path / "a.gpkg", rows, layer="a")

    assert ogr_stream.read(request_of(tmp_path, ("s",))).columns["s"] == ["短", long]
