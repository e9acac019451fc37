"""What every reading engine does, and which one is at hand.

An engine is a module with the two functions of `Engine`. All give the same
records for the same file; they differ in speed and in where they are installed.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Protocol, cast

import numpy as np
from numpy.typing import NDArray

from pingshun_screen.io.databases.source import DatabaseSource
from pingshun_screen.io.layer_faults import refusal
from pingshun_screen.io.sources import LayerSource

_STREAM = "pingshun_screen.io.ogr_stream"
_FIONA = "pingshun_screen.io.fiona_reader"
_PYOGRIO = "pingshun_screen.io.pyogrio_reader"


@dataclass(frozen=True)
class LayerSummary:
    """One layer of a file.

    Parameters
    ----------
    name
        As the file calls it.
    has_geometry
        Whether its features have a place.
    features
        How many there are.
    crs
        Coordinate reference system as WKT or EPSG:n; empty where the file states
        none.
    fields
        Attribute names in order.
    """

    name: str
    has_geometry: bool
    features: int
    crs: str
    fields: tuple[str, ...]


@dataclass(frozen=True)
class ReadRequest:
    """Which features to read.

    Parameters
    ----------
    source, layer
        The file or database, and the layer's name in it.
    where
        OGR attribute filter; empty for all features.
    encoding
        Encoding of a shapefile's text; empty for all other formats.
    fields
        Attributes to read; none for a shapefile, whose table is read apart.
    """

    source: LayerSource | DatabaseSource
    layer: str
    where: str
    encoding: str
    fields: tuple[str, ...]


@dataclass(frozen=True)
class Features:
    """Features as an engine reads them.

    Parameters
    ----------
    fids
        Identifier of each feature within the layer.
    shapes
        Its geometry; None where it has none or it could not be decoded.
    columns
        Attributes: text, whole and decimal numbers, booleans, ISO dates as
        text, None.
    unreadable
        Why a geometry could not be decoded, by position in `shapes`.
    coded
        Columns whose codes were replaced by what the file says they mean: the
        codes that occurred, with their meanings.
    aliases
        Columns with what the file calls them in words.
    """

    fids: NDArray[np.int64]
    shapes: NDArray[np.object_]
    columns: Mapping[str, Sequence[object]]
    unreadable: Mapping[int, str] = field(default_factory=dict)
    coded: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    aliases: Mapping[str, str] = field(default_factory=dict)


class Engine(Protocol):
    """A library that opens vector files."""

    def layer_names(self, source: LayerSource) -> tuple[str, ...]:
        """Return the names of the layers of a file, in its order."""

    def summary(self, source: LayerSource, layer: str) -> LayerSummary:
        """Return what the file says about one of its layers."""

    def read(self, request: ReadRequest) -> Features:
        """Return the features of a layer.

        Raises
        ------
        LayerError
            If the file breaks off, the filter is wrong, or text is not text.
        """


class UnfitEngineError(Exception):
    """One engine cannot look into the file; another may."""


def file_of(request: ReadRequest) -> LayerSource:
    """Return the file that is to be read.

    Raises
    ------
    UnfitEngineError
        If it is a database, which only GDAL's own Python can ask for its tables.
    """
    if isinstance(request.source, DatabaseSource):
        raise UnfitEngineError
    return request.source


def _present(names: Sequence[str]) -> Iterator[Engine]:
    found = False
    for name in names:
        try:
            engine = cast("Engine", importlib.import_module(name))
        except ImportError:
            continue
        found = True
        yield engine
    if not found:
        place = "GDAL"
        raise refusal(place, "engine")


reading_engines = partial(_present, (_STREAM, _FIONA, _PYOGRIO))
inspecting_engines = partial(_present, (_FIONA, _STREAM, _PYOGRIO))


def read_features(request: ReadRequest) -> Features:
    """Return the features of a layer, read by the fastest engine that can.

    Raises
    ------
    LayerError
        If no engine can read them, or not all of them.
    """
    for engine in reading_engines():
        try:
            return engine.read(request)
        except UnfitEngineError:
            continue
    raise refusal(request.source.label, "curves")
