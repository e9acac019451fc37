"""Rows of a results.gpkg, whichever version of the program wrote it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Sequence


def storable(text: str) -> str:
    """Return a text without what a database cannot hold: NUL and half characters."""
    return text.replace("\0", "").encode(errors="replace").decode()


def columns_of(connection: sqlite3.Connection, table: str) -> frozenset[str]:
    """Return the columns of a table, none if there is no such table."""
    query = "SELECT name FROM pragma_table_info(?)"
    return frozenset(row[0] for row in connection.execute(query, (table,)))


def saved_rows(
    connection: sqlite3.Connection,
    table: str,
    columns: Sequence[str],
    mine_keys: Collection[int] | None = None,
) -> list[sqlite3.Row]:
    """Return the rows of a table in the order they were written.

    Parameters
    ----------
    connection
        To the GeoPackage.
    table, columns
        What is wanted, names of this program only; a column that an older version
        did not write is NULL in every row.
    mine_keys
        Only the rows of these mines; None for all rows.
    """
    known = columns_of(connection, table)
    if not known:
        return []
    wanted = ", ".join(
        f'"{name}"' if name in known else f'NULL AS "{name}"' for name in columns
    )
    query = f'SELECT {wanted} FROM "{table}"'  # nosec B608
    values: tuple[str, ...] = ()
    if mine_keys is not None:
        query += " WHERE mine_key IN (SELECT value FROM json_each(?))"
        values = (json.dumps(sorted(mine_keys)),)
    cursor = connection.cursor()
    cursor.row_factory = sqlite3.Row
    return cursor.execute(f"{query} ORDER BY rowid", values).fetchall()
