"""Result layers as features of QGIS layers; the same layers as in results.gpkg."""

from __future__ import annotations

import shapely
from qgis.core import QgsFeature, QgsFeatureSink, QgsFields, QgsGeometry

from pingshun_screen.bridge.compat import FieldKind, new_field
from pingshun_screen.core.errors import Fault, OutputError
from pingshun_screen.core.texts import say
from pingshun_screen.io.plain_layers import ResultLayer


def fields_of(layer: ResultLayer) -> QgsFields:
    """Return the columns of a result layer."""
    fields = QgsFields()
    for name, kind in layer.fields.items():
        fields.append(new_field(name, FieldKind(kind)))
    return fields


def write_features(layer: ResultLayer, sink: QgsFeatureSink) -> None:
    """Write every row of a result layer with its geometry, if it has one.

    Raises
    ------
    OutputError
        If the sink refuses a feature.
    """
    for row, shape in zip(layer.rows, layer.shapes, strict=True):
        feature = QgsFeature()
        feature.setAttributes(list(row))
        if shape is not None:
            geometry = QgsGeometry()
            geometry.fromWkb(shapely.to_wkb(shape))
            feature.setGeometry(geometry)
        add_feature(feature, sink)


def add_feature(feature: QgsFeature, sink: QgsFeatureSink) -> None:
    """Write one feature.

    Raises
    ------
    OutputError
        If the sink refuses it.
    """
    if not sink.addFeature(feature, QgsFeatureSink.Flag.FastInsert):
        raise OutputError([_refused()])


def _refused() -> Fault:
    place, problem, remedy = (
        say(f"qgis_layers.sink_{part}") for part in ("place", "problem", "remedy")
    )
    return Fault(place, problem, remedy)
