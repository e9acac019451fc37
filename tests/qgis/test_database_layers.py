"""Layers of a real PostGIS: from the QGIS project into a case, and back."""

from __future__ import annotations

from pathlib import Path

import pytest
from qgis.core import QgsDataSourceUri, QgsProject, QgsVectorLayer

from pingshun_screen.bridge.case_layers import (
    coverage_source_of,
    find_layer,
    open_layer,
    shows,
    source_of,
    spec_of,
    whole_source,
)
from pingshun_screen.core.errors import LayerError
from pingshun_screen.core.records import LayerStatus
from pingshun_screen.core.vocabulary import Role
from pingshun_screen.io.case_file import LayerSpec
from pingshun_screen.io.vector_files import read_layer
from tests.postgis import ADMIN, PASSWORD, PORT, READER, Database

TABLE = "planning.STBHHX"
SQUARES = f"""
CREATE SCHEMA planning;
CREATE TABLE planning."STBHHX" (
  gid serial PRIMARY KEY, "BSM" text, geom geometry(Polygon, 4526), 点 geometry);
INSERT INTO planning."STBHHX" ("BSM", geom)
  SELECT 'A' || i, ST_MakeEnvelope(i, 0, i + 1, 1, 4526) FROM generate_series(1, 3) i;
CREATE VIEW planning.v AS SELECT "BSM", geom FROM planning."STBHHX";
GRANT USAGE ON SCHEMA planning TO {READER};
GRANT SELECT ON ALL TABLES IN SCHEMA planning TO {READER};
"""

pytestmark = pytest.mark.usefixtures("qgis_app", "filled")


@pytest.fixture
def filled(database: Database) -> None:
    database.run(SQUARES)


@pytest.fixture
def service(database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    settings = database.connection().replace(" ", "\n")
    path = tmp_path / "pg_service.conf"
    path.write_text(f"[county]\n{settings}\n", encoding="utf-8")
    monkeypatch.setenv("PGSERVICEFILE", str(path))
    return "county"


def layer_of(
    database: Database,
    user: str = ADMIN,
    password: str = "",
    *,
    relation: str = "STBHHX",
    where: str = "",
) -> QgsVectorLayer:
    uri = QgsDataSourceUri()
    folder = str(database.server.folder)
    uri.setConnection(folder, str(PORT), database.name, user, password)
    schema = "" if relation.startswith("(") else "planning"
    uri.setDataSource(schema, relation, "geom", where, "gid")
    layer = QgsVectorLayer(uri.uri(False), "红线", "postgres")
    assert layer.isValid()
    return layer


def details(role: Role = Role.ECOLOGICAL_RED_LINE, **rest: object) -> LayerSpec:
    return LayerSpec(role=role, source="", **rest)


def test_a_table_goes_into_the_case_without_its_password(database: Database) -> None:
    spec = spec_of(layer_of(database, READER, PASSWORD), details(accuracy_m=5.0))

    assert spec.source == database.source(f"{TABLE}(geom)", READER)
    assert spec.accuracy_m == 5.0
    assert PASSWORD not in str(spec)


def test_what_goes_into_the_case_can_be_read(database: Database) -> None:
    spec = spec_of(layer_of(database), details())

    record = read_layer(spec, Path("/nowhere"), area=None)

    assert record.status is LayerStatus.OK, record.message
    assert record.table["feature_id"].tolist() == ["A1", "A2", "A3"]


def test_a_service_goes_into_the_case(service: str) -> None:
    uri = QgsDataSourceUri()
    uri.setConnection(service, "", "", "")
    uri.setDataSource("planning", "STBHHX", "geom", "", "gid")
    layer = QgsVectorLayer(uri.uri(False), "红线", "postgres")

    assert source_of(layer) == f"PG:service={service}|layername={TABLE}(geom)"


def test_an_encrypted_connection_stays_encrypted(database: Database) -> None:
    layer = layer_of(database)
    uri = QgsDataSourceUri(layer.source())
    uri.setConnection(
        *(uri.host(), uri.port(), uri.database(), uri.username(), ""),
        QgsDataSourceUri.SslMode.SslVerifyFull,
    )
    layer.dataProvider().setDataSourceUri(uri.uri(False))

    assert "sslmode=verify-full" in source_of(layer)


def test_a_filter_comes_along_for_mines_alone(database: Database) -> None:
    layer = layer_of(database, where="\"BSM\" = 'A2'")

    spec = spec_of(layer, details(Role.MINING_RIGHT))
    record = read_layer(spec, Path("/nowhere"), area=None)

    assert record.table["BSM"].tolist() == ["A2"]
    with pytest.raises(LayerError, match="筛掉的要素会被当作不存在"):
        spec_of(layer, details())
    with pytest.raises(LayerError, match="覆盖范围"):
        coverage_source_of(layer)


def test_the_answer_to_a_query_is_no_table(database: Database) -> None:
    query = '(SELECT * FROM planning."STBHHX" WHERE gid > 1)'

    with pytest.raises(LayerError, match="查询语句的结果"):
        source_of(layer_of(database, relation=query))


def test_edits_have_to_be_saved(database: Database) -> None:
    layer = layer_of(database)
    assert layer.startEditing()
    layer.deleteFeature(next(layer.getFeatures()).id())

    with pytest.raises(LayerError, match="未保存的编辑"):
        source_of(layer)
    layer.rollBack()


@pytest.mark.parametrize("table", [TABLE, f"{TABLE}(geom)"])
def test_a_case_opens_with_its_tables(database: Database, table: str) -> None:
    if "(" not in table:
        database.run('ALTER TABLE planning."STBHHX" DROP COLUMN 点')
    spec = details(where="gid > 1")
    spec = LayerSpec(spec.role, database.source(table), where=spec.where)

    layer = open_layer(spec, Path("/elsewhere"), "红线")

    assert layer.isSpatial()
    assert layer.featureCount() == 2
    assert layer.crs().authid() == "EPSG:4526"
    assert shows(layer, spec, Path("/elsewhere"))


def test_a_case_with_a_service_opens(service: str) -> None:
    source = f"PG:service={service}|layername={TABLE}(geom)"

    layer = open_layer(LayerSpec(Role.ECOLOGICAL_RED_LINE, source), Path(), "红线")

    assert layer.featureCount() == 3
    assert source_of(layer) == source
    assert whole_source(source, Path("/elsewhere")) == source


def test_a_view_opens_by_the_identifier_that_the_case_states(
    database: Database,
) -> None:
    source = database.source("planning.v")
    fields = {"feature_id": "BSM"}

    spec = LayerSpec(Role.ECOLOGICAL_RED_LINE, source, fields=fields)

    assert open_layer(spec, Path(), "红线").featureCount() == 3


def test_a_table_that_is_not_there_is_told(database: Database) -> None:
    spec = LayerSpec(Role.ECOLOGICAL_RED_LINE, database.source("planning.nix"))

    with pytest.raises(LayerError, match="没有表“nix”"):
        open_layer(spec, Path(), "红线")


def test_a_layer_of_the_project_is_found_again(database: Database) -> None:
    project = QgsProject.instance()
    layer = layer_of(database, READER, PASSWORD)
    project.addMapLayer(layer)
    try:
        same = LayerSpec(Role.ECOLOGICAL_RED_LINE, database.source(TABLE))
        assert find_layer(project, same, Path()) == layer.id()
        for other in (
            LayerSpec(same.role, database.source("planning.v")),
            LayerSpec(same.role, database.source(f"{TABLE}(点)")),
            LayerSpec(same.role, same.source, where="gid = 1"),
            LayerSpec(same.role, same.source.replace(database.name, "other")),
            LayerSpec(same.role, "redline.gpkg"),
        ):
            assert find_layer(project, other, Path()) == ""
    finally:
        project.removeMapLayer(layer.id())
