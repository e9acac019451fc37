"""What a database says about its tables: which can be read, and how.

GDAL tells neither why a table cannot be read nor what else makes its answer
doubtful, so the server's own catalogue is asked.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pingshun_screen.core.texts import say
from pingshun_screen.io.databases.failures import refused
from pingshun_screen.io.databases.session import Session, identifier, literal
from pingshun_screen.io.databases.tables import Table

_TABLES = """
SELECT n.nspname::text AS space, c.relname::text AS name, c.oid::text AS number,
  has_schema_privilege(n.oid, 'USAGE') AND has_table_privilege(c.oid, 'SELECT') AS open,
  n.nspname = ANY (current_schemas(false)) AS near
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind IN ('r', 'v', 'm', 'f', 'p')
  AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'topology', 'tiger')
"""
_SHAPES = """
SELECT a.attname::text AS name, format_type(a.atttypid, a.atttypmod) AS kind
FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid
WHERE a.attrelid = {number} AND a.attnum > 0 AND NOT a.attisdropped
  AND t.typname IN ('geometry', 'geography')
ORDER BY a.attnum
"""
_SCHEMA = "SELECT 1 AS n FROM pg_namespace WHERE nspname = {name}"
_SPATIAL = """
  AND EXISTS (SELECT 1 FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid
    WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    AND t.typname IN ('geometry', 'geography'))
ORDER BY n.nspname, c.relname
"""
_KEY = """
SELECT a.attname::text AS name FROM pg_index i
JOIN LATERAL unnest(i.indkey) WITH ORDINALITY AS k(number, place) ON true
JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.number
WHERE i.indrelid = {number} AND i.indisprimary ORDER BY k.place
"""
_ALIKE = """
SELECT string_agg(a.attname::text, ' = ' ORDER BY a.attname) AS names
FROM pg_attribute a
WHERE a.attrelid = {number} AND a.attnum > 0 AND NOT a.attisdropped
GROUP BY lower(a.attname) HAVING count(*) > 1 ORDER BY 1
"""
_ENCODING = "SELECT current_setting('server_encoding') AS name"
# A column without a declared SRID may hold several.
_SRIDS = (
    "SELECT DISTINCT ST_SRID({shape}) AS srid FROM {table} WHERE {shape} IS NOT NULL"
)
_BARE = "geography"
"""Type of a geography column that says neither shape nor SRID."""
_DECLARED = re.compile(r"\((?:\w+),(\d+)\)$")


@dataclass(frozen=True)
class _Place:
    """Where a table is in the catalogue."""

    schema: str
    name: str
    number: str
    is_readable: bool
    is_near: bool

    @property
    def label(self) -> str:
        return f"{self.schema}.{self.name}"


def table_of(session: Session) -> Table:
    """Return the table that a source means.

    Raises
    ------
    LayerError
        If there is none such, it may not be read, or it lacks what the screening
        needs.
    """
    _require_encoding(session)
    place = _place(session)
    _require_different_columns(session, place)
    shape = _shape(session, place)
    srid = _srid(session, place, *shape)
    label = f"{place.label}({shape[0]})"
    found = session.dataset.GetLayerByName(label)
    session.require_no_failure()
    if found is None:
        raise refused(session.source.label, "unlisted", table=label)
    crs = found.GetSpatialRef() if srid else None
    if srid and crs is None:
        cause = "bare_geography" if shape[1] == _BARE else "srid_unknown"
        raise refused(session.source.label, cause, table=label, srid=srid)
    definition = found.GetLayerDefn()
    fields = (definition.GetFieldDefn(i) for i in range(definition.GetFieldCount()))
    features = found.GetFeatureCount()
    session.require_no_failure()
    return Table(
        name=label,
        has_geometry=True,
        features=features,
        crs=crs.ExportToWkt(["FORMAT=WKT2_2019"]) if crs else "",
        fields=tuple(field.GetName() for field in fields),
        schema=place.schema,
        relation=place.name,
        geometry=shape[0],
        key=tuple(str(name) for (name,) in session.rows(_key_query(place))),
        number_column=found.GetFIDColumn(),
    )


def _require_different_columns(session: Session, place: _Place) -> None:
    """Refuse columns that GDAL takes for one and the same."""
    found = session.rows(_ALIKE.format(number=place.number))
    if found:
        columns = say("layers.joint").join(str(names) for (names,) in found)
        raise refused(
            session.source.label, "alike_columns", table=place.label, columns=columns
        )


def _require_encoding(session: Session) -> None:
    """Refuse a database that does not know in what encoding its texts are."""
    ((encoding,),) = session.rows(_ENCODING)
    if encoding == "SQL_ASCII":
        raise refused(session.source.label, "no_encoding")


def _key_query(place: _Place) -> str:
    return _KEY.format(number=place.number)


def _place(session: Session) -> _Place:
    source = session.source
    if source.table is None:
        return _only_one(session)
    query = f"{_TABLES} AND c.relname = {literal(source.table)}"
    if source.schema is not None:
        query += f" AND n.nspname = {literal(source.schema)}"
    found = _places(session, query)
    if source.schema is None:
        found = [one for one in found if one.is_near] or found
    if not found:
        raise _unknown_table(session)
    if len(found) > 1:
        known = say("layers.joint").join(one.label for one in found)
        raise refused(source.label, "several_tables", known=known)
    if not found[0].is_readable:
        raise refused(source.label, "denied_table", table=found[0].label)
    return found[0]


def _only_one(session: Session) -> _Place:
    found = [one for one in _places(session, _TABLES + _SPATIAL) if one.is_readable]
    if not found:
        raise refused(session.source.label, "no_tables")
    if len(found) > 1:
        known = say("layers.joint").join(one.label for one in found)
        raise refused(session.source.label, "several_tables", known=known)
    return found[0]


def _unknown_table(session: Session) -> Exception:
    source = session.source
    schema = source.schema
    if schema and not session.rows(_SCHEMA.format(name=literal(schema))):
        return refused(source.label, "schema", schema=schema)
    known = say("layers.joint").join(
        one.label for one in _places(session, _TABLES + _SPATIAL) if one.is_readable
    )
    return refused(source.label, "table", table=source.table, known=known or "—")


def _places(session: Session, query: str) -> list[_Place]:
    return [
        _Place(str(space), str(name), str(number), bool(is_open), bool(near))
        for space, name, number, is_open, near in session.rows(query)
    ]


def _shape(session: Session, place: _Place) -> tuple[str, str]:
    """Return name and type of the column with the geometry."""
    source = session.source
    rows = session.rows(_SHAPES.format(number=place.number))
    found = {str(name): str(kind) for name, kind in rows}
    known = say("layers.joint").join(found)
    if not found:
        raise refused(source.label, "no_geometry", table=place.label)
    if source.geometry is not None:
        if source.geometry not in found:
            raise refused(source.label, "geometry", column=source.geometry, known=known)
        return source.geometry, found[source.geometry]
    if len(found) > 1:
        raise refused(
            source.label, "several_geometries", table=place.label, known=known
        )
    ((name, kind),) = found.items()
    return name, kind


def _srid(session: Session, place: _Place, shape: str, kind: str) -> int:
    """Return the SRID of all geometries, 0 where they have none."""
    declared = _DECLARED.search(kind)
    if declared and int(declared[1]):
        return int(declared[1])
    query = _SRIDS.format(
        shape=identifier(shape), table=identifier(place.schema, place.name)
    )
    found = sorted(int(str(srid)) for (srid,) in session.rows(query))
    if len(found) > 1:
        known = say("layers.joint").join(map(str, found))
        raise refused(session.source.label, "several_srids", known=known)
    return found[0] if found else 0
