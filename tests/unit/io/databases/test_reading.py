"""Tables of a real PostGIS: values, order, CRS, filters, fingerprints."""

from __future__ import annotations

import struct
from hashlib import sha256
from pathlib import Path

import pytest
import shapely

from pingshun_screen.core.records import LayerStatus
from pingshun_screen.io.vector_files import read_coverage
from tests.postgis import READER, Database
from tests.unit.io.databases.samples import RED_LINE, SQUARE, TABLE, read, read_source

pytestmark = pytest.mark.usefixtures("filled")


@pytest.fixture
def filled(database: Database) -> None:
    database.run(RED_LINE)


@pytest.mark.parametrize("table", [TABLE, f"{TABLE}(geom)", "stbhhx", ""])
def test_a_table_is_read_like_a_file(database: Database, table: str) -> None:
    record = read(database, table)

    assert (record.status, record.message) == (LayerStatus.OK, "")
    assert record.source == database.source(table)
    assert record.table["feature_id"].tolist() == ["A1", "A2", "A3"]
    assert record.table["name"].tolist() == ["红线1", "红线2", "红线3"]
    assert [shape.area for shape in record.table.geometry] == [100, 100, 100]
    assert record.table.crs.to_epsg() == 4526
    assert record.fields == {"feature_id": "BSM", "name": "名称"}
    assert record.encoding == "UTF-8"
    assert len(record.sha256) == 64


def test_values_are_those_of_a_file(database: Database) -> None:
    database.run("""
      CREATE TABLE v (id int PRIMARY KEY, 整 int, 长 bigint, 短 smallint, 数 numeric,
        定 numeric(8, 2), 浮 double precision, 是否 boolean, 日 date, 时 timestamp,
        带区 timestamptz, 文 varchar(20), 表 int[], 码 uuid,
        geom geometry(Polygon, 4526));
      SET TIME ZONE 'UTC';
      INSERT INTO v VALUES
        (2, 1, 5000000000, 3, 0.1, 12.5, 1.5, true, '2026-06-30',
         '2026-06-30 23:30:00', '2026-06-29 16:00:00+00', '甲', '{1,2}',
         '00000000-0000-0000-0000-000000000001', ST_MakeEnvelope(0, 0, 1, 1, 4526)),
        (1, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
         NULL, NULL);
    """)
    table = read(database, "v").table.drop(columns=["geometry"])

    first, second = table.to_dict("records")
    assert {value for name, value in first.items() if name != "feature_id"} == {None, 1}
    assert second == {
        "feature_id": "2",
        "整": 1,
        "长": 5000000000,
        "短": 3,
        "数": 0.1,
        "定": 12.5,
        "浮": 1.5,
        "是否": True,
        "日": "2026-06-30",
        "时": "2026-06-30T23:30:00",
        # A day of China's, whatever zone the server keeps.
        "带区": "2026-06-30T00:00:00",
        "文": "甲",
        "表": "1,2",
        "码": "00000000-0000-0000-0000-000000000001",
        "id": 2,
    }


def test_the_order_and_the_fingerprint_are_the_data_s_own(database: Database) -> None:
    before = read(database)
    database.run(f"UPDATE {TABLE} SET 名称 = 名称 WHERE gid = 1; VACUUM {TABLE};")
    assert database.run(f"SELECT gid FROM {TABLE} LIMIT 1") != "1"

    after = read(database)

    assert after.table.equals(before.table)
    assert after.sha256 == before.sha256


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE {} SET 名称 = '别' WHERE gid = 2",
        "UPDATE {} SET geom = ST_Translate(geom, 0.001, 0) WHERE gid = 2",
        "UPDATE {} SET gid = 9 WHERE gid = 2",
        "DELETE FROM {} WHERE gid = 2",
        "ALTER TABLE {} RENAME 名称 TO 名",
        "SELECT UpdateGeometrySRID('planning', 'stbhhx', 'geom', 4527)",
    ],
)
def test_the_fingerprint_changes_with_the_content(
    database: Database, change: str
) -> None:
    before = read(database).sha256
    database.run(change.format(TABLE))

    assert read(database).sha256 != before


def test_the_fingerprint_is_what_its_description_says(database: Database) -> None:
    lines = ['{"crs":"EPSG:4526","columns":["BSM","名称","gid"]}\n'.encode()]
    for number in (1, 2, 3):
        west, east = number * 100.0, number * 100.0 + 10
        ring = (west, 0, west, 10, east, 10, east, 0, west, 0)
        shape = struct.pack("<BIII10d", 1, 3, 1, 5, *ring)
        lines += [
            f'[{number},"A{number}","红线{number}",{number}]\n'.encode(),
            struct.pack("<Q", len(shape)),
            shape,
        ]

    assert read(database).sha256 == sha256(b"".join(lines)).hexdigest()


@pytest.mark.parametrize(
    ("key", "inserted", "ids"),
    [
        ("编码 text PRIMARY KEY", ["b", "a"], ["1", "2"]),
        ("k int, l text, PRIMARY KEY (k, l)", ["10, 'a'", "9, 'b'"], ["1", "2"]),
    ],
)
def test_other_keys_give_an_order_too(
    database: Database, key: str, inserted: list[str], ids: list[str]
) -> None:
    database.run(f"CREATE TABLE o ({key}, 名称 text, geom geometry(Polygon, 4526))")
    for number, values in enumerate(inserted):
        value = f"'{values}'" if "," not in values else values
        shape = SQUARE.format(number)
        database.run(f"INSERT INTO o VALUES ({value}, 'n{number}', {shape})")

    table = read(database, "o").table

    assert table["feature_id"].tolist() == ids
    assert table["name"].tolist() == ["n1", "n0"]


def test_a_view_takes_its_identifier_for_a_key(database: Database) -> None:
    database.run(
        "CREATE VIEW v AS SELECT gid AS 序号, 名称, geom FROM planning.stbhhx"
        " ORDER BY gid DESC"
    )

    table = read(database, "v", fields={"feature_id": "序号"}).table

    assert table["feature_id"].tolist() == ["1", "2", "3"]


@pytest.mark.parametrize(
    "where",
    [
        "\"BSM\" = 'A2'",
        "BSM = 'A2'",
        "bsm = 'A2'",
        "名称 = '红线2'",
        "gid = 2 AND BSM IN ('A2', 'A;3')",
    ],
)
def test_a_filter_reads_like_that_of_a_file(database: Database, where: str) -> None:
    assert read(database, where=where).table["feature_id"].tolist() == ["A2"]


@pytest.mark.parametrize("srid", [4490, 4526, 4547, 4610])
def test_crs_come_out_right(database: Database, srid: int) -> None:
    database.run(f"""
      CREATE TABLE c (id int PRIMARY KEY, geom geometry(Polygon, {srid}));
      INSERT INTO c VALUES (1, ST_SetSRID({SQUARE.format(1)}, {srid}));
    """)

    assert read(database, "c").table.crs.to_epsg() == srid


def test_a_crs_of_the_office_s_own(database: Database) -> None:
    database.run(f"""
      INSERT INTO spatial_ref_sys (srid, auth_name, auth_srid, srtext, proj4text)
        SELECT 900140, 'PINGSHUN', 900140,
          replace(replace(srtext, '"EPSG","4547"', '"PINGSHUN","900140"'),
            '"central_meridian",114', '"central_meridian",113.5'),
          replace(proj4text, 'lon_0=114', 'lon_0=113.5')
        FROM spatial_ref_sys WHERE srid = 4547;
      CREATE TABLE c (id int PRIMARY KEY, geom geometry(Polygon, 900140));
      INSERT INTO c VALUES (1, ST_SetSRID({SQUARE.format(1)}, 900140));
    """)

    crs = read(database, "c").table.crs

    assert crs.coordinate_operation.params[1].value == 113.5
    assert "China" in crs.geodetic_crs.datum.name


def test_an_undeclared_srid_is_that_of_the_geometries(database: Database) -> None:
    database.run(f"""
      CREATE TABLE c (id int PRIMARY KEY, geom geometry);
      INSERT INTO c VALUES (1, {SQUARE.format(1)}), (2, {SQUARE.format(2)});
    """)

    assert read(database, "c").table.crs.to_epsg() == 4526


def test_a_stated_crs_fills_a_gap(database: Database) -> None:
    database.run(f"""
      CREATE TABLE c (id int PRIMARY KEY, geom geometry(Polygon));
      INSERT INTO c VALUES (1, ST_SetSRID({SQUARE.format(1)}, 0));
    """)

    assert read(database, "c", crs="EPSG:4526").table.crs.to_epsg() == 4526


def test_mixed_and_curved_geometries(database: Database) -> None:
    database.run(f"""
      CREATE TABLE m (id int PRIMARY KEY, geom geometry);
      INSERT INTO m VALUES (1, {SQUARE.format(1)}), (2, ST_Multi({SQUARE.format(2)})),
        (3, ST_GeomFromText('CURVEPOLYGON(CIRCULARSTRING(0 0,2 0,2 2,0 2,0 0))', 4526)),
        (4, ST_GeomFromText('POLYGON Z((0 0 5,1 0 5,1 1 5,0 0 5))', 4526)),
        (5, ST_GeomFromText('POLYGON EMPTY', 4526)), (6, NULL);
    """)

    shapes = read(database, "m", accept_null_geometry=True).table.geometry

    assert [shape.geom_type for shape in shapes[:4]] == [
        *("Polygon", "MultiPolygon", "Polygon", "Polygon")
    ]
    assert shapes[2].area > 4
    assert shapes[3].has_z
    assert shapes[4].is_empty
    assert shapely.is_missing(shapes[5])


def test_names_in_any_script(database: Database) -> None:
    database.run(f"""
      CREATE SCHEMA "国土 空间"; CREATE TABLE "国土 空间"."生态'红线" (
        id int PRIMARY KEY, "名""称" text, "图形" geometry(Polygon, 4526));
      INSERT INTO "国土 空间"."生态'红线" VALUES (1, 'x', {SQUARE.format(1)});
    """)

    assert len(read(database, "国土 空间.生态'红线(图形)").table) == 1


def test_a_service_and_a_password_file(
    service: str, password_file: Path, database: Database
) -> None:
    record = read_source(f"PG:service={service}|layername={TABLE}")

    assert record.status is LayerStatus.OK, record.message
    assert record.source == f"PG:service={service}|layername={TABLE}"
    assert read(database, user=READER).sha256 == record.sha256


def test_coverage_from_a_table(database: Database) -> None:
    coverage = read_coverage(database.source(TABLE), Path("/nowhere"))

    assert len(coverage.table) == 3
    assert coverage.sha256 == read(database).sha256


def test_nothing_is_written(database: Database) -> None:
    database.run("""
      CREATE TABLE log (n int);
      CREATE FUNCTION noted(n int) RETURNS int LANGUAGE sql VOLATILE AS
        'INSERT INTO log VALUES ($1) RETURNING n';
    """)

    record = read(database, where="noted(gid) > 0")

    assert "read-only" in record.message
    assert database.run("SELECT count(*) FROM log") == "0"
