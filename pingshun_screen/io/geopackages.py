"""What GDAL does not say about a damaged or occupied GeoPackage."""

from __future__ import annotations

import sqlite3
import struct
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

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
    with _reading(path) as connection:
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
    with _reading(path) as connection:
        columns = "SELECT column_name FROM gpkg_geometry_columns WHERE table_name = ?"
        shape = connection.execute(columns, (layer,)).fetchone()
        if shape is None:
            return set()
        # A GeoPackage table's integer primary key is its rowid.
        table, column = _quoted(layer), _quoted(shape[0])
        query = f"SELECT rowid FROM {table} WHERE {column} IS NOT NULL"  # nosec B608
        stored = {row[0] for row in connection.execute(query)}
    return stored.intersection(fids)


@contextmanager
def _reading(path: Path) -> Iterator[sqlite3.Connection]:
    address = f"{path.resolve().as_uri()}?mode=ro"
    connection = sqlite3.connect(address, uri=True, timeout=0)
    try:
        yield connection
    except sqlite3.OperationalError as error:
        cause = "locked" if "locked" in str(error) else "broken"
        raise refusal(path.name, cause, detail=error) from error
    except sqlite3.DatabaseError as error:
        raise refusal(path.name, "broken", detail=error) from error
    finally:
        connection.close()


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
