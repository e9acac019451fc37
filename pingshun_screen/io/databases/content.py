"""The rows of a table in an order of their own, and their fingerprint.

A server gives rows in any order. Results must not depend on it, nor may the
fingerprint: it has to be the same on every machine and for every later run.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
import shapely
from pyproj import CRS

from pingshun_screen.core.crs import crs_label
from pingshun_screen.io.databases.failures import refused
from pingshun_screen.io.databases.tables import Table
from pingshun_screen.io.engines import Features


def in_key_order(
    features: Features, table: Table, fields: Mapping[str, str], place: str
) -> Features:
    """Return the features in the order of their key.

    Parameters
    ----------
    features
        As the server gave them.
    table
        Where they come from.
    fields
        Standard field to column: of a view, the feature's identifier is the key.
    place
        The source, for the message.

    Raises
    ------
    LayerError
        If there is no primary key and no column that tells the features apart.
    """
    if table.number_column:
        # Tables that inherit from one another count for themselves.
        if len(np.unique(features.fids)) < len(features.fids):
            raise refused(place, "no_key", table=table.name)
        return _taken(features, np.argsort(features.fids).tolist())
    key = table.key or tuple(filter(None, [fields.get("feature_id")]))
    rows = list(zip(*(features.columns[name] for name in key), strict=True))
    is_whole = all(value is not None for row in rows for value in row)
    if not key or not is_whole or len(set(rows)) < len(rows):
        raise refused(place, "no_key", table=table.name)
    order = sorted(range(len(rows)), key=lambda number: _comparable(rows[number]))
    # The numbers that GDAL counts out are the server's order, not the data's.
    numbers = np.arange(1, len(rows) + 1, dtype=np.int64)
    return replace(_taken(features, order), fids=numbers)


def _comparable(row: Sequence[object]) -> tuple[tuple[float, str], ...]:
    numbers = (float(v) if isinstance(v, int | float) else 0.0 for v in row)
    return tuple(zip(numbers, map(str, row), strict=True))


def _taken(features: Features, order: Sequence[int]) -> Features:
    new_place = {old: new for new, old in enumerate(order)}
    columns = {
        name: [values[number] for number in order]
        for name, values in features.columns.items()
    }
    problems = {new_place[old]: why for old, why in features.unreadable.items()}
    return replace(
        features,
        fids=features.fids[order],
        shapes=features.shapes[order],
        columns=columns,
        unreadable=problems,
    )


def content_sha256(features: Features, crs: CRS) -> str:
    """Return the SHA-256 of what was read from a table.

    Hashed are, one after the other: a line of JSON with the CRS (authority code,
    else name) and the columns' names in order; then for each feature in key order
    a line of JSON with its number and its values, and its geometry in the plane as
    ISO WKB, little-endian, preceded by its length in eight bytes, little-endian.
    Text is UTF-8; numbers are written as Python does, shortest form.

    Parameters
    ----------
    features
        Of `in_key_order`.
    crs
        Of their geometries.
    """
    digest = hashlib.sha256()
    head = {"crs": crs_label(crs), "columns": list(features.columns)}
    digest.update(_line(head))
    blobs = shapely.to_wkb(
        features.shapes, output_dimension=2, byte_order=1, flavor="iso"
    )
    values = list(zip(*features.columns.values(), strict=True))
    rows = values or [()] * len(features.fids)
    for fid, row, blob in zip(features.fids.tolist(), rows, blobs, strict=True):
        digest.update(_line([fid, *row]))
        digest.update(len(blob or b"").to_bytes(8, "little") + (blob or b""))
    return digest.hexdigest()


def _line(content: object) -> bytes:
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return f"{text}\n".encode(errors="surrogatepass")
