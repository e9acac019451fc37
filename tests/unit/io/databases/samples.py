"""Tables that the tests of databases read."""

from __future__ import annotations

from pathlib import Path

from pingshun_screen.core.records import LayerRecord, LayerStatus
from pingshun_screen.core.vocabulary import Role
from pingshun_screen.io.vector_files import read_layer
from tests.postgis import READER, Database
from tests.unit.io.vector_samples import spec_of

SQUARE = "ST_MakeEnvelope({0} * 100, 0, {0} * 100 + 10, 10, 4526)"
RED_LINE = f"""
CREATE SCHEMA planning;
CREATE TABLE planning.stbhhx (
  gid serial PRIMARY KEY, "BSM" text, 名称 text, geom geometry(Polygon, 4526));
INSERT INTO planning.stbhhx ("BSM", 名称, geom)
  SELECT 'A' || i, '红线' || i, {SQUARE.format("i")} FROM generate_series(1, 3) i;
GRANT USAGE ON SCHEMA planning TO {READER};
GRANT SELECT ON ALL TABLES IN SCHEMA planning TO {READER};
"""
TABLE = "planning.stbhhx"


def read(
    database: Database, table: str = TABLE, *, user: str = "postgres", **rest: object
) -> LayerRecord:
    return read_source(database.source(table, user), **rest)


def read_source(source: str, **rest: object) -> LayerRecord:
    spec = spec_of(source, Role.ECOLOGICAL_RED_LINE, **rest)
    return read_layer(spec, Path("/nowhere"), area=None)


def failure(record: LayerRecord) -> str:
    assert record.status is LayerStatus.FAILED
    assert record.table is None
    return record.message
