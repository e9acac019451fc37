"""The attribute table of a shapefile, read byte by byte.

Read here and not by GDAL because names and values in GBK may be cut in the
middle of a character, and because every byte must be seen before its encoding
is believed. Layout: dBase III, https://www.clicketyclick.dk/databases/xbase/.
"""

from __future__ import annotations

import struct
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

_HEADER = 32
_NAME_BYTES = 10
_END_OF_FIELDS = 0x0D


@dataclass(frozen=True)
class DbfField:
    """One column: its name in bytes, dBase type letter, width and decimals."""

    name: bytes
    kind: str
    width: int
    decimals: int


@dataclass(frozen=True)
class Dbf:
    """A table before its text is decoded.

    Parameters
    ----------
    fields
        Columns in order.
    rows
        Number of records, deleted ones included.
    language_id
        Language driver byte of the header, 0 if not stated.
    needed_bytes
        Size that the header promises.
    records
        Raw values; column `f0` is that of the first field.
    """

    fields: tuple[DbfField, ...]
    rows: int
    language_id: int
    needed_bytes: int
    records: NDArray[np.void]


def read_dbf(path: Path) -> Dbf:
    """Return the table, as far as its bytes go.

    Raises
    ------
    OSError
        If the file cannot be read.
    ValueError
        If it is no dBase table.
    """
    with path.open("rb") as file:
        head = file.read(_HEADER)
        if len(head) < _HEADER:
            raise ValueError(path.name)
        rows, head_bytes, row_bytes = struct.unpack_from("<IHH", head, 4)
        fields = _fields(file.read(max(head_bytes - _HEADER, 0)))
    widths = [1, *(field.width for field in fields)]
    if not fields or sum(widths) > row_bytes:
        raise ValueError(path.name)
    layout = np.dtype(
        {
            "names": ["deleted", *(f"f{i}" for i in range(len(fields)))],
            "formats": [f"S{width}" for width in widths],
            "offsets": [sum(widths[:i]) for i in range(len(widths))],
            "itemsize": row_bytes,
        }
    )
    there = max(path.stat().st_size - head_bytes, 0) // row_bytes
    records = np.fromfile(path, layout, count=min(rows, there), offset=head_bytes)
    return Dbf(fields, rows, head[29], head_bytes + rows * row_bytes, records)


def _fields(block: bytes) -> tuple[DbfField, ...]:
    fields = []
    for start in range(0, len(block) - _HEADER + 1, _HEADER):
        entry = block[start : start + _HEADER]
        if entry[0] == _END_OF_FIELDS:
            break
        name = entry[: _NAME_BYTES + 1].split(b"\0")[0][:_NAME_BYTES]
        width, decimals = entry[16], entry[17]
        fields.append(DbfField(name.rstrip(), chr(entry[11]), width, decimals))
    return tuple(fields)


def raw_texts(dbf: Dbf) -> list[tuple[bytes, int]]:
    """Return every different text in the table with the bytes it may fill."""
    texts = {(field.name, _NAME_BYTES) for field in dbf.fields}
    for index, field in enumerate(dbf.fields):
        if field.kind == "C":
            values = np.unique(dbf.records[f"f{index}"]).tolist()
            texts |= {(_trimmed(value), field.width) for value in values}
    return sorted(texts)


def column_names(dbf: Dbf, decode: Callable[[bytes, int], str]) -> tuple[str, ...]:
    """Return the names of the columns, decoded and each different."""
    names: list[str] = []
    for field in dbf.fields:
        name = decode(field.name, _NAME_BYTES)
        names.append(name if name not in names else f"{name}_{len(names) + 1}")
    return tuple(names)


def column(dbf: Dbf, index: int, decode: Callable[[bytes, int], str]) -> list[object]:
    """Return one column's values in order: text, numbers, booleans, ISO dates, None.

    Parameters
    ----------
    dbf
        The table.
    index
        Which column, from 0.
    decode
        Turns a text's bytes into text, given the width of its field.
    """
    field = dbf.fields[index]
    different, places = np.unique(dbf.records[f"f{index}"], return_inverse=True)
    values = [_value(field, raw, decode) for raw in different.tolist()]
    return [values[place] for place in places.tolist()]


def _trimmed(raw: bytes) -> bytes:
    return raw.split(b"\0")[0].rstrip(b" ")


def _value(field: DbfField, raw: bytes, decode: Callable[[bytes, int], str]) -> object:
    match field.kind:
        case "C":
            return decode(_trimmed(raw), field.width).strip() or None
        case "N" | "F":
            return _number(raw.strip(b"\0 "), field.decimals)
        case "D":
            return _date(raw.strip(b"\0 "))
        case "L":
            return {b"T": True, b"Y": True, b"F": False, b"N": False}.get(raw.upper())
        case _:
            return None


def _number(raw: bytes, decimals: int) -> object:
    # A row of asterisks is a number that was too wide for its field.
    if not raw or raw.startswith(b"*"):
        return None
    try:
        return int(raw) if decimals == 0 else float(raw)
    except ValueError:
        return _decimal(raw)


def _decimal(raw: bytes) -> object:
    try:
        number = float(raw)
    except ValueError:
        return None
    return number if np.isfinite(number) else None


def _date(raw: bytes) -> object:
    text = raw.decode("ascii", errors="replace")
    if not text.strip("0"):
        return None
    is_date = len(text) == len("YYYYMMDD") and text.isdecimal()
    return f"{text[:4]}-{text[4:6]}-{text[6:]}" if is_date else text
