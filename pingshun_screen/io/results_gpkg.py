"""The results as a GeoPackage that QGIS 3.22 opens without a warning."""

from __future__ import annotations

import importlib
import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing
from pathlib import Path
from typing import Protocol, cast

from pyproj import CRS

from pingshun_screen.core.errors import Fault, OutputError
from pingshun_screen.core.findings import ScreeningResult
from pingshun_screen.core.progress import IsCancelled, never_cancelled
from pingshun_screen.core.texts import say
from pingshun_screen.io.opinion_rules import protect_opinions
from pingshun_screen.io.opinions import Opinion, add_opinions
from pingshun_screen.io.plain_layers import ResultLayer
from pingshun_screen.io.result_layers import result_layers

GPKG_VERSION = "1.2"
"""GDAL newer than QGIS's own would write 1.4, which QGIS 3.22 warns about."""

_WRITERS = (
    "pingshun_screen.io.ogr_writer",
    "pingshun_screen.io.fiona_writer",
    "pingshun_screen.io.pyogrio_writer",
)
"""GDAL's own first: it took half of fiona's time, and lets a window go on meanwhile."""


class Writer(Protocol):
    """A library that writes vector files."""

    def write_layer(
        self, path: Path, layer: ResultLayer, crs: str, version: str
    ) -> None:
        """Write a layer into a GeoPackage, which is made if it is not there."""


def write_geopackage(
    result: ScreeningResult,
    path: Path,
    opinions: Sequence[Opinion] = (),
    is_cancelled: IsCancelled = never_cancelled,
) -> None:
    """Write results.gpkg.

    Parameters
    ----------
    result
        Outcome of the run.
    path
        File to write; an older one is replaced.
    opinions
        What departments have said so far, oldest first.
    is_cancelled
        Asked on the way.

    Raises
    ------
    OutputError
        If no library that writes is installed.
    OSError
        If the file cannot be written.
    Cancelled
        If the user stops.
    """
    layers = result_layers(result, is_cancelled)
    write_layers(path, [(layer, crs_text(result.crs)) for layer in layers])
    _add_opinions(path, opinions)


def _add_opinions(path: Path, opinions: Sequence[Opinion]) -> None:
    """Put in what was said, and the rules that keep it, whichever library wrote."""
    try:
        with closing(sqlite3.connect(path)) as connection, connection:
            protect_opinions(connection)
            add_opinions(connection, opinions)
    except sqlite3.DatabaseError as error:
        raise OSError(str(error)) from error


def crs_text(crs: str) -> str:
    """Return a CRS as all writing libraries take it: authority code, else WKT."""
    working = CRS.from_user_input(crs)
    authority = working.to_authority(min_confidence=100)
    return ":".join(authority) if authority else str(working.to_wkt("WKT1_GDAL"))


def write_layers(path: Path, layers: Iterable[tuple[ResultLayer, str]]) -> None:
    """Write a GeoPackage of these layers, each with its CRS.

    Parameters
    ----------
    path
        File to write; an older one is replaced.
    layers
        Layer and CRS, as `crs_text` gives it.

    Raises
    ------
    OutputError
        If no library that writes is installed.
    OSError
        If the file cannot be written.
    """
    writer = _writer(path)
    path.unlink(missing_ok=True)
    for layer, crs in layers:
        writer.write_layer(path, layer, crs, GPKG_VERSION)


def _writer(path: Path) -> Writer:
    for name in _WRITERS:
        try:
            return cast("Writer", importlib.import_module(name))
        except ImportError:
            continue
    words = (say("layers.engine_problem"), say("layers.engine_remedy"))
    raise OutputError([Fault(path.name, *words)])
