"""What GDAL does not say about a damaged or occupied GeoPackage."""

from __future__ import annotations

import sqlite3
import struct
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import quote

from pingshun_screen.io.layer_faults import refusal

_SIGNATURE = b"SQLite format 3\0"
_HEADER = 100


def require_whole(path: Path) -> None:
    """Make sure that a GeoPackage is whole and free before it is opened.

    Raises
    ------
    LayerError
        If the file is shorter than its header says, no database, or locked.
    OSError
        If it cannot be read.
    """
    with path.open("rb") as file:
        head = file.read(_HEADER)
    found = path.stat().st_size
    if len(head) < _HEADER:
        raise refusal(path.name, "truncated", expected=_HEADER, found=found)
    if not head.startswith(_SIGNATURE):
        raise refusal(path.name, "broken", detail="SQLite")
    expected = _stated_bytes(head)
    if found < expected and not _has_log(path):
        raise refusal(path.name, "truncated", expected=expected, found=found)
    with reading(path) as connection:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchall()


def undecodable(path: Path, layer: str, fids: Sequence[int]) -> set[int]:
    """Return which of these features have a geometry that is not null but broken.

    GDAL gives both as features without geometry.

    Parameters
    ----------
    path, layer
        The GeoPackage and its table.
    fids
        Features that came without geometry.
    """
    with reading(path) as connection:
        columns = "SELECT column_name FROM gpkg_geometry_columns WHERE table_name = ?"
        shape = connection.execute(columns, (layer,)).fetchone()
        if shape is None:
            return set()
        # A GeoPackage table's integer primary key is its rowid.
        table, column = _quoted(layer), _quoted(shape[0])
        query = f"SELECT rowid FROM {table} WHERE {column} IS NOT NULL"  # nosec B608
        stored = {row[0] for row in connection.execute(query)}
    return stored.intersection(fids)


def drawn_values(path: Path, layer: str, column: str) -> set[str]:
    """Return the different values of a column among features that have a geometry.

    The database answers at once where reading all features would take a while.

    Parameters
    ----------
    path, layer, column
        The GeoPackage, its table and the column.

    Raises
    ------
    LayerError
        If the database is damaged, locked or has no such table.
    """
    with reading(path) as connection:
        columns = "SELECT column_name FROM gpkg_geometry_columns WHERE table_name = ?"
        shape = connection.execute(columns, (layer,)).fetchone()
        if shape is None:
            return set()
        wanted, table, drawn = _quoted(column), _quoted(layer), _quoted(shape[0])
        query = f"SELECT DISTINCT {wanted} FROM {table} WHERE {drawn} IS NOT NULL"  # nosec B608
        return {row[0] for row in connection.execute(query) if row[0] is not None}


@contextmanager
def reading(path: Path, *, wait_s: float = 0.0) -> Iterator[sqlite3.Connection]:
    """Give a connection that reads a GeoPackage and changes nothing in it.

    Parameters
    ----------
    path
        The GeoPackage.
    wait_s
        Seconds to wait for a program that is writing it.

    Raises
    ------
    LayerError
        If it is locked, damaged or lacks what is asked for.
    """
    try:
        connection = sqlite3.connect(address(path, "ro"), uri=True, timeout=wait_s)
        with closing(connection):
            yield connection
    except sqlite3.OperationalError as error:
        cause = "locked" if "locked" in str(error) else "broken"
        raise refusal(path.name, cause, detail=error) from error
    except sqlite3.DatabaseError as error:
        raise refusal(path.name, "broken", detail=error) from error


def address(path: Path, mode: str) -> str:
    """Return how SQLite is told to open a file that is there already.

    Parameters
    ----------
    path
        The file, on a drive or a network share.
    mode
        ro for reading, rw for writing.
    """
    # A share's two slashes follow the three of the URI: SQLite knows no host.
    place = path.resolve().as_posix()
    root = "" if place.startswith("/") else "/"
    return f"file://{root}{quote(place, safe='/:')}?mode={mode}"


def _stated_bytes(head: bytes) -> int:
    """Return the size in the header, 0 where an old program left it out.

    SQLite file format, section 1.3: page size at byte 16 (1 means 65,536),
    page count at byte 28, valid if bytes 24 and 92 agree.
    """
    page, changes, pages, valid_for = struct.unpack_from(">H6xII60xI", head, 16)
    return (page if page > 1 else 1 << 16) * pages if changes == valid_for else 0


def _has_log(path: Path) -> bool:
    return path.with_name(path.name + "-wal").exists()


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
