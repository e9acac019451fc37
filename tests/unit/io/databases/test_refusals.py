"""Every way in which a database cannot be read has a name and a remedy."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from osgeo import gdal

from pingshun_screen.core.records import LayerStatus
from pingshun_screen.io.databases import session
from pingshun_screen.io.databases.source import database_source
from pingshun_screen.io.engines import ReadRequest, UnfitEngineError
from tests.postgis import PORT, READER, Database, Server
from tests.unit.io.databases.samples import (
    RED_LINE,
    SQUARE,
    TABLE,
    failure,
    read,
    read_source,
)


@pytest.fixture
def filled(database: Database) -> Database:
    database.run(RED_LINE)
    return database


@pytest.fixture
def patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait a fifth of a second where a run waits for minutes."""
    short = [
        statement.replace("'300s'", "'200ms'").replace("'15s'", "'50ms'")
        for statement in session._PRELUDE
    ]
    monkeypatch.setattr(session, "_PRELUDE", tuple(short))


# ---- no connection --------------------------------------------------------


def test_no_driver(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gdal, "GetDriverByName", lambda _name: None)

    assert "没有 PostgreSQL 驱动" in failure(read(database))


def test_no_gdal(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    module = "pingshun_screen.io.databases.reading"
    monkeypatch.setitem(__import__("sys").modules, module, None)

    assert "没有可用的矢量读取组件" in failure(read(database))


def test_unknown_service(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PGSERVICEFILE", str(tmp_path / "none"))

    assert "找不到连接中所写的服务" in failure(read_source("PG:service=nix"))


@pytest.mark.parametrize(
    "connection", ["host=127.0.0.1 port=1", "host=/nowhere", "host=nowhere.invalid"]
)
def test_unreachable_server(connection: str) -> None:
    assert "连不上数据库服务器" in failure(read_source(f"PG:{connection} dbname=x"))


def test_unknown_database(database: Database) -> None:
    source = database.source(TABLE).replace(database.name, "nix")

    assert "没有这个数据库" in failure(read_source(source))


def test_unknown_user(database: Database) -> None:
    assert "不认这个用户" in failure(read(database, user="nobody_here"))


def test_missing_password(
    filled: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PGPASSFILE", str(tmp_path / "none"))
    monkeypatch.delenv("PGPASSWORD", raising=False)

    assert "数据库要求口令，但没有提供" in failure(read(filled, user=READER))


def test_wrong_password(filled: Database, password_file: Path) -> None:
    password_file.write_text(f"*:*:*:{READER}:falsch\n")

    message = failure(read(filled, user=READER))

    assert "口令不对" in message
    assert "falsch" not in message


# ---- no table -------------------------------------------------------------


@pytest.mark.parametrize(
    ("statements", "table", "problem"),
    [
        ("", "planning.nix", "没有表“nix”，可读的有：planning.stbhhx"),
        ("", "nix.stbhhx", "没有模式“nix”"),
        ("DROP TABLE planning.stbhhx", "", "没有当前用户可读的带图形的表"),
        ("CREATE TABLE b (g geometry)", "", "多个表：planning.stbhhx、public.b"),
        (
            "CREATE SCHEMA o; CREATE TABLE o.stbhhx (g geometry)",
            "stbhhx",
            "多个表：planning.stbhhx、o.stbhhx",
        ),
        ("CREATE TABLE t (id int PRIMARY KEY, x float)", "t", "t 没有图形列"),
        ("", "planning.stbhhx(nix)", "没有图形列“nix”，现有：geom"),
        (
            "CREATE TABLE t (id int PRIMARY KEY, a geometry, b geometry)",
            "t",
            "public.t 有多个图形列：a、b",
        ),
        (
            "CREATE TABLE t AS SELECT 1 AS id, ST_SetSRID(geom, 0) FROM {table};"
            "ALTER TABLE t ADD PRIMARY KEY (id, st_setsrid)",
            "t",
            "没有坐标系（SRID 为 0）",
        ),
        (
            "CREATE TABLE t (id int PRIMARY KEY, g geometry);"
            "INSERT INTO t VALUES (1, {square}), (2, ST_SetSRID({square}, 4490))",
            "t",
            "混有多种坐标系（SRID）：4490、4526",
        ),
        (
            "CREATE TABLE t (id int PRIMARY KEY, g geometry);"
            "INSERT INTO t VALUES (1, ST_SetSRID({square}, 900999))",
            "t",
            "SRID 900999 在 spatial_ref_sys 中没有定义",
        ),
        ("CREATE VIEW t AS SELECT 名称, geom FROM {table}", "t", "没有主键"),
        (
            "CREATE VIEW t AS SELECT 1 AS bsm, geom FROM {table}",
            "t",
            "没有主键，也没有能逐一区分要素的编号列",
        ),
        (
            "CREATE VIEW t AS SELECT nullif(gid, 1) AS bsm, geom FROM {table}",
            "t",
            "没有主键",
        ),
        ("DELETE FROM {table}", TABLE, "图层中没有任何要素"),
        (
            "CREATE TABLE t AS SELECT * FROM {table}; ALTER TABLE t ADD PRIMARY KEY"
            " (gid); CREATE TABLE c () INHERITS (t); INSERT INTO c SELECT * FROM t",
            "t",
            "没有主键",
        ),
        (
            'CREATE TABLE t (id int PRIMARY KEY, "ID" text, g geometry(Polygon,4526))',
            "t",
            "public.t 中有只差大小写的列：ID = id",
        ),
        (
            "CREATE TABLE t (id int PRIMARY KEY, g geography);"
            "INSERT INTO t VALUES (1, 'POINT(113.5 36.1)')",
            "t",
            "没有写明图形类型和坐标系",
        ),
        (
            "CREATE VIEW t AS SELECT 1 / (gid - 1) AS bsm, geom FROM {table}",
            "t",
            "数据库答复出错（ERROR:  division by zero）",
        ),
        (
            'CREATE TABLE "线(甲)" (g geometry)',
            "线(甲)",
            "可读的有：planning.stbhhx、public.线(甲)",
        ),
        (
            'CREATE TABLE "线(甲)" (id int PRIMARY KEY, g geometry(Polygon, 4526))',
            "线(甲)(g)",
            "GDAL 打不开表 public.线(甲)(g)",
        ),
        (
            "CREATE TABLE t (id int PRIMARY KEY, g geometry(Point, 4526));"
            "INSERT INTO t VALUES (1, ST_Centroid({square}))",
            "t",
            "图形类型不符",
        ),
    ],
)
def test_tables_that_cannot_be_screened(
    filled: Database, statements: str, table: str, problem: str
) -> None:
    filled.run(statements.replace("{table}", TABLE).replace("{square}", _ONE))

    assert problem in failure(read(filled, table))


_ONE = SQUARE.format(1)


def test_texts_of_no_known_encoding(postgis_server: Server) -> None:
    postgis_server.run(
        "CREATE DATABASE plain TEMPLATE template0 ENCODING 'SQL_ASCII'"
        " LC_COLLATE 'C' LC_CTYPE 'C'"
    )
    plain = Database(postgis_server, "plain")
    plain.run("CREATE EXTENSION postgis")

    assert "SQL_ASCII" in failure(read(plain, "t"))

    postgis_server.run("DROP DATABASE plain WITH (FORCE)")


def test_no_right_to_read(filled: Database, password_file: Path) -> None:
    filled.run(f"REVOKE SELECT ON {TABLE} FROM {READER}")
    assert f"没有读取表 {TABLE} 的权限" in failure(read(filled, user=READER))

    filled.run(f"GRANT SELECT ON {TABLE} TO {READER}; ")
    filled.run(f"REVOKE USAGE ON SCHEMA planning FROM {READER}")
    assert f"没有读取表 {TABLE} 的权限" in failure(read(filled, user=READER))


def test_a_view_on_what_may_not_be_read(filled: Database, password_file: Path) -> None:
    filled.run(f"""
      CREATE ROLE owner_{filled.name};
      CREATE VIEW v AS SELECT * FROM {TABLE};
      ALTER VIEW v OWNER TO owner_{filled.name}; GRANT SELECT ON v TO {READER};
    """)

    assert "没有读取的权限" in failure(read(filled, "v", user=READER))
    filled.run(f"DROP VIEW v; DROP ROLE owner_{filled.name}")


def test_rows_that_are_hidden_are_not_taken_for_absent(
    filled: Database, password_file: Path
) -> None:
    filled.run(f"""
      ALTER TABLE {TABLE} ENABLE ROW LEVEL SECURITY;
      CREATE POLICY few ON {TABLE} USING (gid < 2);
    """)

    assert "行级安全策略" in failure(read(filled, user=READER))


@pytest.fixture
def gdal_raises() -> Iterator[None]:
    """Let GDAL raise exceptions, as another plugin may."""
    gdal.UseExceptions()
    yield
    gdal.DontUseExceptions()


@pytest.mark.usefixtures("gdal_raises")
def test_failures_that_gdal_raises(filled: Database, password_file: Path) -> None:
    filled.run(f"ALTER TABLE {TABLE} ENABLE ROW LEVEL SECURITY")

    assert read(filled).status is LayerStatus.OK
    assert "没有表“nix”" in failure(read(filled, "nix"))
    assert "does not exist" in failure(read(filled, where="nix = 1"))
    assert "行级安全策略" in failure(read(filled, user=READER))
    assert "没有这个数据库" in failure(
        read_source(filled.source(TABLE).replace(filled.name, "nix"))
    )


# ---- the filter -----------------------------------------------------------


@pytest.mark.parametrize(
    ("where", "problem"),
    [
        ("级别 = 1", "没有字段“级别”"),
        ("nix = 1", 'column "nix" does not exist'),
        ("gid = ", "syntax error"),
        ("gid > 7", "选不出任何要素"),
        ("gid = 1; DROP TABLE planning.stbhhx", "不能有分号和注释"),
        ("gid = 1 -- x", "不能有分号和注释"),
        ("gid = 1 /* x */", "不能有分号和注释"),
        ("gid = 1 OR $$a$$ = 'a'", "不能有分号和注释"),
    ],
)
def test_wrong_filters(filled: Database, where: str, problem: str) -> None:
    message = failure(read(filled, where=where))

    assert problem in message
    assert "LINE 1" not in message
    assert filled.run(f"SELECT count(*) FROM {TABLE}") == "3"


# ---- in the middle --------------------------------------------------------


def test_a_connection_lost_in_the_middle(filled: Database) -> None:
    filled.run("""
      CREATE FUNCTION cut(n int) RETURNS int LANGUAGE plpgsql AS $$ BEGIN
        IF n = 2500 THEN PERFORM pg_terminate_backend(pg_backend_pid()); END IF;
        RETURN n; END $$;
      CREATE VIEW v AS SELECT i AS bsm, cut(i) AS x,
        ST_MakeEnvelope(i, 0, i + 1, 1, 4526)::geometry(Polygon, 4526) AS geom
        FROM generate_series(1, 3000) i;
    """)

    assert "读到一半连接中断" in failure(read(filled, "v"))


@pytest.mark.usefixtures("patience")
def test_a_server_that_takes_too_long(filled: Database) -> None:
    filled.run(f"CREATE VIEW v AS SELECT *, pg_sleep(60)::text AS x FROM {TABLE}")

    assert "没有答复，已停止等待" in failure(read(filled, "v"))


@pytest.fixture
def lock(filled: Database) -> Iterator[None]:
    """Hold the table as somebody does who changes its columns."""
    program = filled.server.programs / "psql"
    held = subprocess.Popen(
        [program, "-X", "-q", "-d", filled.connection()],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "PGPORT": str(PORT)},
    )
    held.stdin.write(f"BEGIN; LOCK TABLE {TABLE}; SELECT 'held';\n".encode())
    held.stdin.flush()
    assert any(b"held" in line for line in held.stdout)
    yield
    held.communicate()


@pytest.mark.usefixtures("patience", "lock")
def test_a_table_that_somebody_else_holds(filled: Database) -> None:
    assert "被其他人锁定" in failure(read(filled))


# ---- engines --------------------------------------------------------------


@pytest.mark.parametrize("name", ["fiona_reader", "pyogrio_reader"])
def test_engines_that_cannot_ask_for_the_tables(database: Database, name: str) -> None:
    module = pytest.importorskip(f"pingshun_screen.io.{name}")
    source = database_source(database.source(TABLE))

    with pytest.raises(UnfitEngineError):
        module.read(ReadRequest(source, TABLE, "", "", ()))
