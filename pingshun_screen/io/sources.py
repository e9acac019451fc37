"""What the source of a layer in a case file means: a file or a database."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from pingshun_screen.io.databases.connection import (
    is_database,
    secret_in,
    without_secrets,
)
from pingshun_screen.io.databases.source import DatabaseSource, database_source
from pingshun_screen.io.layer_faults import refusal

# Formats that hold their data in the file itself. Others (VRT, WFS, database
# connections) can point anywhere, so their fingerprint would prove nothing.
DRIVERS = {
    ".gpkg": ("GPKG",),
    ".shp": ("ESRI Shapefile",),
    ".gdb": ("OpenFileGDB",),
    ".gdb.zip": ("OpenFileGDB",),
    ".geojson": ("GeoJSON", "TopoJSON", "ESRIJSON"),
    ".json": ("GeoJSON", "TopoJSON", "ESRIJSON"),
    ".kml": ("LIBKML", "KML"),
    ".kmz": ("LIBKML",),
    ".tab": ("MapInfo File",),
    ".mif": ("MapInfo File",),
    ".fgb": ("FlatGeobuf",),
    ".sqlite": ("SQLite",),
}
_ZIPPED = ".gdb.zip"
# Read by io.corner_points, without GDAL.
CORNER_POINTS = (".txt", ".csv", ".xlsx")
# A drive letter is one character, so a scheme has at least two.
_NETWORK = re.compile(r"^(/vsi|[A-Za-z][A-Za-z0-9+.-]+:)", re.IGNORECASE)


@dataclass(frozen=True)
class LayerSource:
    """A file, and which of its layers.

    Parameters
    ----------
    path
        The file or FileGDB folder.
    layer_name, layer_id
        The layer by name or by running number from 0; both None where the case
        leaves it to the file.
    """

    path: Path
    layer_name: str | None = None
    layer_id: int | None = None

    @property
    def label(self) -> str:
        """What messages call it."""
        return self.path.name

    @property
    def suffix(self) -> str:
        """Ending of the file name, in lower case."""
        zipped = self.path.name.lower().endswith(_ZIPPED)
        return _ZIPPED if zipped else self.path.suffix.lower()

    @property
    def drivers(self) -> tuple[str, ...]:
        """GDAL drivers that may open the file."""
        return DRIVERS[self.suffix]


def parse_source(text: str, base: Path) -> LayerSource | DatabaseSource:
    """Return the file or database, and the layer in it, that a source names.

    Parameters
    ----------
    text
        As in the case: a path, or PG: and a connection, then perhaps
        `|layername=x` or `|layerid=n`.
    base
        Folder that relative paths start from.

    Raises
    ------
    LayerError
        If it is neither a local file nor a database, is missing, of no known
        format, or holds a secret.
    """
    if is_database(text):
        return database_source(text)
    problem = secret_in(text)
    if problem is not None:
        raise problem
    file, *options = text.split("|")
    if _NETWORK.match(file.strip()):
        raise refusal(without_secrets(text), "network", source=without_secrets(file))
    path = base / file.strip()
    name, number = _layer_of(options, text)
    if not _is_there(path):
        raise refusal(text, "missing", path=path)
    source = LayerSource(path, name, number)
    if source.suffix not in (*DRIVERS, *CORNER_POINTS):
        known = " ".join(sorted((*DRIVERS, *CORNER_POINTS)))
        raise refusal(text, "format", suffix=source.suffix or path.name, known=known)
    return source


def _is_there(path: Path) -> bool:
    # Path.exists of Python 3.14 says no, too, to what it may not look at.
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError, ValueError):
        return False
    return True


def _layer_of(options: list[str], text: str) -> tuple[str | None, int | None]:
    name, number = None, None
    for option in options:
        key, _, value = option.partition("=")
        if key.strip().lower() == "layername" and value:
            name = value
        elif key.strip().lower() == "layerid" and value.strip().isdecimal():
            number = int(value)
        else:
            raise refusal(text, "option", option=option)
    return name, number
