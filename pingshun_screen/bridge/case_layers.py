"""Layers of the QGIS project as a case file names them, and back."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

from qgis.core import (
    QgsMapLayer,
    QgsProject,
    QgsProviderRegistry,
    QgsRasterLayer,
    QgsVectorLayer,
    QgsWkbTypes,
)

from pingshun_screen.bridge.database_layers import (
    PROVIDER,
    open_table,
    shows_table,
    table_source,
)
from pingshun_screen.bridge.telling_values import different_values, first_code
from pingshun_screen.bridge.values import crs_text, plain
from pingshun_screen.core.errors import Fault, LayerError
from pingshun_screen.core.guessing import LayerTraits
from pingshun_screen.core.mixed_layers import mixed_term, telling_column
from pingshun_screen.core.texts import say
from pingshun_screen.core.vocabulary import Role, Shape
from pingshun_screen.io.case_file import LayerSpec
from pingshun_screen.io.databases.connection import is_database

_SHAPES = {
    QgsWkbTypes.GeometryType.PolygonGeometry: Shape.POLYGON,
    QgsWkbTypes.GeometryType.LineGeometry: Shape.LINE,
    QgsWkbTypes.GeometryType.PointGeometry: Shape.POINT,
}


_MAY_BE_FILTERED = frozenset({Role.MINING_RIGHT, Role.PROPOSED_BLOCK})
"""Of other roles a filter set for the map alone would make mines look clear."""


def layer_traits(layer: QgsVectorLayer) -> LayerTraits:
    """Return what a layer shows of itself."""
    shape = _SHAPES.get(QgsWkbTypes.geometryType(layer.wkbType()))
    columns = tuple(layer.fields().names())
    traits = LayerTraits(layer.name(), shape, columns, first_code(layer))
    term = mixed_term(traits)
    column = telling_column(term, columns) if term is not None else None
    if column is None:
        return traits
    types = {column: different_values(layer, column)}
    return replace(traits, values={**traits.values, **types})


def source_of(layer: QgsVectorLayer) -> str:
    """Return the source of a layer, with its whole path.

    Raises
    ------
    LayerError
        If it is neither a file nor a table, or not what these hold: the screening
        reads them, so that every result can be made again from them.
    """
    if layer.providerType() == PROVIDER:
        _require_saved(layer)
        return table_source(layer)
    if layer.providerType() != "ogr":
        provider = layer.dataProvider().description() or layer.providerType()
        raise _refusal(layer, "not_file", provider=provider)
    _require_saved(layer)
    parts = _parts(layer)
    path = str(parts.get("path") or "")
    if parts.get("layerName"):
        return f"{path}|layername={parts['layerName']}"
    number = parts.get("layerId")
    return path if number is None else f"{path}|layerid={number}"


def coverage_source_of(layer: QgsVectorLayer) -> str:
    """Return the source of what layers cover.

    Raises
    ------
    LayerError
        As `source_of`, and if the map shows only a part: the screening would take
        the whole file for covered and call mines clear that nobody has data on.
    """
    if layer.subsetString():
        raise _refusal(layer, "coverage_filtered", where=layer.subsetString())
    _require_own_crs(layer)
    return source_of(layer)


def raster_source_of(layer: QgsRasterLayer) -> str:
    """Return the path of a raster file.

    Raises
    ------
    LayerError
        If it is no file.
    """
    if layer.providerType() != "gdal" or not Path(layer.source()).is_file():
        raise _refusal(layer, "raster", provider=layer.providerType())
    return str(layer.source())


def spec_of(layer: QgsVectorLayer, details: LayerSpec) -> LayerSpec:
    """Return a layer as a case names it.

    Parameters
    ----------
    layer
        The layer; its filter, and a CRS that its file lacks, come along.
    details
        What is to be said of it besides. A source that a case named already, whole,
        is kept as long as the layer shows it.

    Raises
    ------
    LayerError
        If a case file cannot name it, or if what the map shows is not what the
        screening would read.
    """
    if details.source and shows(layer, details, Path()):
        _require_saved(layer)
        return details
    where = layer.subsetString()
    if where.lstrip().upper().startswith("SELECT "):
        raise _refusal(layer, "select")
    if where and details.role not in _MAY_BE_FILTERED:
        raise _refusal(layer, "filtered", where=where)
    _require_own_crs(layer)
    own = layer.dataProvider().crs()
    stated = details.crs if own.isValid() else crs_text(layer.crs()) or details.crs
    return replace(details, source=source_of(layer), where=where, crs=stated)


def shows(layer: QgsMapLayer, spec: LayerSpec, base: Path) -> bool:
    """Return whether a layer of the project shows what a case names.

    Parameters
    ----------
    layer
        The layer.
    spec, base
        The layer of a case, and the folder its path starts from.
    """
    if is_database(spec.source):
        return shows_table(layer, spec)
    if not isinstance(layer, QgsVectorLayer) or layer.providerType() != "ogr":
        return False
    path, *options = spec.source.split("|")
    names = [one.partition("=")[2] for one in options if one.startswith("layername=")]
    parts = _parts(layer)
    is_same_file = _same_file(str(parts.get("path") or ""), base) == _same_file(
        path, base
    )
    is_same_layer = not names or names == [parts.get("layerName")]
    return is_same_file and is_same_layer and layer.subsetString() == spec.where


def find_layer(project: QgsProject, spec: LayerSpec, base: Path) -> str:
    """Return the identifier of a layer that shows a source, empty for none.

    Parameters
    ----------
    project
        Where to look.
    spec, base
        As for `shows`.
    """
    for identifier, layer in project.mapLayers().items():
        if shows(layer, spec, base):
            return str(identifier)
    return ""


def whole_source(source: str, base: Path) -> str:
    """Return a source with its whole path.

    Parameters
    ----------
    source, base
        A source of a case, and the folder its path starts from.
    """
    if is_database(source):
        return source
    path, *options = source.split("|")
    return "|".join([_whole(path, base).as_posix(), *options])


def open_layer(spec: LayerSpec, base: Path, name: str) -> QgsVectorLayer:
    """Open the layer of a case.

    Parameters
    ----------
    spec, base
        The layer, and the folder its path starts from.
    name
        What the map calls it.

    Raises
    ------
    LayerError
        If QGIS cannot open it.
    """
    if is_database(spec.source):
        layer = open_table(spec, name)
    else:
        layer = QgsVectorLayer(whole_source(spec.source, base), name, "ogr")
    if not layer.isValid() or not layer.isSpatial():
        place = f"{name} {spec.source}"
        problem = say("qgis_layers.unopened_problem")
        raise LayerError([Fault(place, problem, say("qgis_layers.unopened_remedy"))])
    if spec.encoding:
        layer.setProviderEncoding(spec.encoding)
    if spec.where and not layer.setSubsetString(spec.where):
        # Shown whole it would look as if the filter had been taken off.
        raise _refusal(layer, "filter_unshown", where=spec.where)
    return layer


def open_raster(path: str) -> QgsRasterLayer:
    """Open an elevation model.

    Raises
    ------
    LayerError
        If QGIS cannot open it.
    """
    layer = QgsRasterLayer(path, Path(path).name, "gdal")
    if not layer.isValid():
        remedy = say("qgis_layers.unopened_remedy")
        raise LayerError([Fault(path, say("qgis_layers.unopened_problem"), remedy)])
    return layer


def _require_saved(layer: QgsVectorLayer) -> None:
    if layer.isEditable() and layer.isModified():
        raise _refusal(layer, "unsaved")


def _require_own_crs(layer: QgsVectorLayer) -> None:
    own = layer.dataProvider().crs()
    if own.isValid() and layer.crs() != own:
        shown = layer.crs().userFriendlyIdentifier()
        raise _refusal(
            layer, "crs_changed", shown=shown, own=own.userFriendlyIdentifier()
        )


def _parts(layer: QgsMapLayer) -> dict[str, object]:
    uri = layer.dataProvider().dataSourceUri()
    parts = QgsProviderRegistry.instance().decodeUri("ogr", uri)
    return {name: plain(value) for name, value in parts.items()}


def _same_file(path: str, base: Path) -> str:
    return os.path.normcase(os.path.realpath(_whole(path, base)))


def _whole(path: str, base: Path) -> Path:
    return Path(os.path.normpath(base / path.strip()))


def _refusal(layer: QgsMapLayer, cause: str, **values: object) -> LayerError:
    problem = say(f"qgis_layers.{cause}_problem", **values)
    remedy = say(f"qgis_layers.{cause}_remedy")
    return LayerError([Fault(layer.name(), problem, remedy)])
