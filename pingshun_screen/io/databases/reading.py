"""Reading a table of a database by GDAL's stream, all in one connection."""

from __future__ import annotations

from dataclasses import replace

from pingshun_screen.core.errors import LayerError
from pingshun_screen.io import ogr_stream
from pingshun_screen.io.databases.catalogue import table_of
from pingshun_screen.io.databases.failures import cause_of, failure
from pingshun_screen.io.databases.session import Session, connected
from pingshun_screen.io.databases.source import DatabaseSource
from pingshun_screen.io.databases.tables import Table
from pingshun_screen.io.engines import Features, ReadRequest
from pingshun_screen.io.filters import database_filter


def described(source: DatabaseSource) -> Table:
    """Do what `tables.described` says."""
    with connected(source) as session:
        return _with_number(table_of(session))


def read_table(source: DatabaseSource, where: str) -> tuple[Table, Features]:
    """Do what `tables.read_table` says."""
    with connected(source) as session:
        found = table_of(session)
        table = _with_number(found)
        condition = database_filter(where, table.fields, source.label)
        request = ReadRequest(source, table.name, condition, "", found.fields)
        features = _read(session, request)
    if not table.number_column:
        return table, features
    numbers = {table.number_column: features.fids.tolist()}
    return table, replace(features, columns={**features.columns, **numbers})


def _with_number(table: Table) -> Table:
    """Return the table with its number column among the fields.

    Last: an identifier of the data's own says more than the server's number.
    """
    number = table.number_column
    return replace(table, fields=(*table.fields, number)) if number else table


def _read(session: Session, request: ReadRequest) -> Features:
    try:
        return ogr_stream.read_opened(session.dataset, request, session.failures)
    except LayerError as error:
        # Without a filter it is the server that failed, whatever it says.
        if cause_of(session.failures) or (session.failures and not request.where):
            raise failure(session.source.label, session.failures, "query") from error
        raise
