"""results.gpkg: every layer, one geometry type each, with every writer."""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Iterator
from dataclasses import replace
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import pytest
import shapely

from pingshun_screen.core.errors import Cancelled, OutputError
from pingshun_screen.io.opinions import Stance, read_opinions, record_opinion
from pingshun_screen.io.plain_layers import ResultLayer
from pingshun_screen.io.results_gpkg import write_geopackage
from tests.unit.io.opinion_samples import opinion_on
from tests.unit.io.vector_samples import geometry_types, read_vector
from tests.unit.report.fabricated import result as fabricated_result

WRITERS = {
    "fiona": "pingshun_screen.io.fiona_writer",
    "osgeo": "pingshun_screen.io.ogr_writer",
    "pyogrio": "pingshun_screen.io.pyogrio_writer",
}
LAYERS = {
    "mines": "MultiPolygon",
    "conflicts": "MultiPolygon",
    "clauses": "None",
    "legal_distances": "MultiLineString",
    "run": "None",
    "visible_cells": "MultiPolygon",
    "seeing_sections": "MultiLineString",
    "proposals": "MultiPolygon",
    "opinions": "None",
}


@pytest.fixture(params=sorted(WRITERS))
def writer(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    if find_spec(request.param) is None:
        pytest.skip(f"{request.param} is not installed")
    for library, module in WRITERS.items():
        if library != request.param:
            monkeypatch.setitem(sys.modules, module, None)
    return request.param


def test_layers_and_their_types(tmp_path: Path, writer: str) -> None:
    path = tmp_path / "结果.gpkg"
    write_geopackage(fabricated_result(), path)

    assert geometry_types(path) == LAYERS
    with sqlite3.connect(path) as connection:
        query = "SELECT DISTINCT srs_id FROM gpkg_geometry_columns"
        assert connection.execute(query).fetchall() == [(4526,)]
    connection.close()


def test_a_stopped_writer_lets_go_of_its_file(tmp_path: Path, writer: str) -> None:
    def rows() -> Iterator[tuple[int]]:
        yield (1,)
        raise Cancelled([])

    module = import_module(WRITERS[writer])
    layer = ResultLayer("clauses", "None", {"mine_key": "int"}, rows(), [None, None])
    path = tmp_path / "stopped.gpkg"
    with pytest.raises(Cancelled) as stopped:
        module.write_layer(path, layer, "EPSG:4526", "1.2")
    assert stopped.value.__traceback__ is not None
    held = [str(one.resolve()) for one in Path("/proc/self/fd").iterdir()]
    assert [name for name in held if "stopped.gpkg" in name] == []


def test_it_stops_when_the_user_stops(tmp_path: Path, writer: str) -> None:
    asked: list[bool] = []

    def stops_at_the_second_question() -> bool:
        asked.append(True)
        return len(asked) > 1

    with pytest.raises(Cancelled):
        write_geopackage(
            fabricated_result(),
            tmp_path / "a.gpkg",
            is_cancelled=stops_at_the_second_question,
        )
    assert len(asked) == 2


def test_version_that_old_qgis_knows(tmp_path: Path, writer: str) -> None:
    path = tmp_path / "a.gpkg"
    write_geopackage(fabricated_result(), path)

    with sqlite3.connect(path) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (10200,)
    connection.close()


def test_mines_and_conflicts_come_back(tmp_path: Path, writer: str) -> None:
    result = fabricated_result()
    path = tmp_path / "a.gpkg"
    write_geopackage(result, path)

    mines = read_vector(path, "mines")
    assert mines["mine_key"].tolist() == [mine.key for mine in result.mines]
    assert mines["name"][0] == result.mines[0].name
    assert mines["spatial"].tolist() == [mine.spatial.value for mine in result.mines]
    assert mines["area_km2"][0] == pytest.approx(result.mines[0].area_km2, abs=1e-4)
    assert mines.geometry[0].area == pytest.approx(result.mines[0].geometry.area)

    found = [conflict for mine in result.mines for conflict in mine.conflicts]
    conflicts = read_vector(path, "conflicts")
    assert conflicts["relation"].tolist() == [c.relation.value for c in found]
    assert conflicts["feature_name"].tolist() == [c.feature_name for c in found]
    near = conflicts[conflicts["relation"] == "near"]
    assert len(near) > 0
    assert near.geometry.isna().all()


def test_geometry_that_is_no_area_is_left_out(tmp_path: Path, writer: str) -> None:
    result = fabricated_result()
    mine = next(mine for mine in result.mines if mine.conflicts)
    square, edge = shapely.box(0, 0, 1, 1), shapely.LineString([(0, 0), (1, 1)])
    mixed = shapely.GeometryCollection([square, edge, shapely.MultiPolygon([square])])
    conflicts = tuple(
        replace(mine.conflicts[0], geometry=shape)
        for shape in (mixed, edge, shapely.Polygon(), None)
    )
    path = tmp_path / "a.gpkg"
    mine = replace(mine, conflicts=conflicts)
    write_geopackage(replace(result, mines=(mine,)), path)

    geometry = read_vector(path, "conflicts").geometry
    assert geometry[0].geom_type == "MultiPolygon"
    assert geometry[0].area == 2
    assert geometry[1:].isna().all()


def test_older_file_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "a.gpkg"
    path.write_bytes(b"old")
    write_geopackage(fabricated_result(), path)

    assert geometry_types(path) == LAYERS


def test_opinions_are_kept_whichever_library_writes(
    tmp_path: Path, writer: str
) -> None:
    path = tmp_path / "a.gpkg"
    said = opinion_on(1, name="甲", clause="close-6", finding="从前的结论")
    lost = opinion_on(None, name="旧矿", finding="从前的结论", stance=Stance.AGREE)
    write_geopackage(fabricated_result(), path, [said, lost])

    assert read_opinions(path) == (said, lost)
    record_opinion(path, opinion_on(2))
    with sqlite3.connect(path) as connection:
        query = "SELECT feature_count FROM gpkg_ogr_contents WHERE table_name = ?"
        assert connection.execute(query, ("opinions",)).fetchone() == (3,)
        with pytest.raises(sqlite3.IntegrityError, match="不能修改"):
            connection.execute("UPDATE opinions SET stance = 'agree'")
        with pytest.raises(sqlite3.IntegrityError, match="不能删除"):
            connection.execute("DELETE FROM opinions")
        rowids = connection.execute("SELECT rowid, fid FROM opinions").fetchall()
        assert all(rowid == fid for rowid, fid in rowids)
    connection.close()


def test_texts_that_a_database_cannot_hold(tmp_path: Path, writer: str) -> None:
    result = fabricated_result()
    mine = replace(result.mines[0], name="甲\0乙\ud800丙")
    path = tmp_path / "a.gpkg"
    write_geopackage(replace(result, mines=(mine,)), path)

    mines = read_vector(path, "mines")
    assert mines["name"].tolist() == ["甲乙?丙"]


def test_without_any_writer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in WRITERS.values():
        monkeypatch.setitem(sys.modules, module, None)

    with pytest.raises(OutputError, match="没有可用的矢量读取组件"):
        write_geopackage(fabricated_result(), tmp_path / "a.gpkg")


def test_place_that_cannot_be_written(tmp_path: Path, writer: str) -> None:
    with pytest.raises(OSError, match=r"a\.gpkg"):
        write_geopackage(fabricated_result(), tmp_path / "gone" / "a.gpkg")
