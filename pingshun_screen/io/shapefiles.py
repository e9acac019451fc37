"""Whether a shapefile is whole, and its attributes.

A shapefile whose copying broke off still opens: GDAL gives the missing shapes
as features without geometry. So its parts are measured before it is read.
Layout: ESRI Shapefile Technical Description, 1998.
"""

from __future__ import annotations

import struct
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from pingshun_screen.io.dbf import Dbf, read_dbf
from pingshun_screen.io.fingerprints import sidecar
from pingshun_screen.io.layer_faults import refusal

_HEADER = 100
_MAGIC = 9994


def whole_table(path: Path) -> Dbf:
    """Return a shapefile's table after making sure that nothing is cut off.

    Parameters
    ----------
    path
        The .shp file.

    Raises
    ------
    LayerError
        If .shx or .dbf is missing, a part is shorter than it says, or shapes
        and records differ in number.
    OSError
        If a part cannot be read.
    """
    index, table = sidecar(path, ".shx"), sidecar(path, ".dbf")
    if index is None or table is None:
        parts = ((".shx", index), (".dbf", table))
        missing = " ".join(suffix for suffix, part in parts if part is None)
        raise refusal(path.name, "sidecar", missing=missing)
    _require(path, _stated_bytes(path))
    _require(index, _stated_bytes(index))
    shapes = _shape_ends(index)
    _require(path, int(shapes.max(initial=_HEADER)))
    try:
        dbf = read_dbf(table)
    except ValueError as error:
        raise refusal(table.name, "broken", detail=table.name) from error
    _require(table, dbf.needed_bytes)
    if len(shapes) != dbf.rows:
        raise refusal(path.name, "records", shapes=len(shapes), rows=dbf.rows)
    return dbf


def _require(path: Path, expected: int) -> None:
    found = path.stat().st_size
    if found < expected:
        raise refusal(path.name, "truncated", expected=expected, found=found)


def _stated_bytes(path: Path) -> int:
    with path.open("rb") as file:
        head = file.read(_HEADER)
    if len(head) < _HEADER:
        raise refusal(path.name, "truncated", expected=_HEADER, found=len(head))
    magic: int
    words: int
    magic, words = struct.unpack_from(">i20xi", head)
    if magic != _MAGIC:
        raise refusal(path.name, "broken", detail=path.name)
    return 2 * words


def _shape_ends(index: Path) -> NDArray[np.int64]:
    """Return the byte after each shape in the .shp, from offsets and lengths."""
    entries = np.fromfile(index, ">i4", offset=_HEADER)
    pairs = entries[: len(entries) // 2 * 2].reshape(-1, 2).astype(np.int64)
    record_head = 8
    return np.asarray(2 * pairs.sum(axis=1) + record_head)
