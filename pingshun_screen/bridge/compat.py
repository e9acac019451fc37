"""The only place that knows which QGIS version is running."""

from __future__ import annotations

from enum import Enum

from qgis.core import (
    Qgis,
    QgsField,
    QgsLocatorResult,
    QgsProcessingFeatureSourceDefinition,
)
from qgis.PyQt.QtCore import QMetaType, QPoint, QVariant
from qgis.PyQt.QtGui import QDropEvent

QGIS_3_38 = 33800


class FieldKind(Enum):
    """What a column of a written layer holds."""

    TEXT = "str"
    WHOLE_NUMBER = "int"
    NUMBER = "float"


_BEFORE_3_38 = {
    FieldKind.TEXT: "String",
    FieldKind.WHOLE_NUMBER: "Int",
    FieldKind.NUMBER: "Double",
}
_SINCE_3_38 = {
    FieldKind.TEXT: "QString",
    FieldKind.WHOLE_NUMBER: "Int",
    FieldKind.NUMBER: "Double",
}


def new_field(name: str, kind: FieldKind) -> QgsField:
    """Return a field of a kind; QGIS 3.38 changed how its type is said."""
    if Qgis.QGIS_VERSION_INT < QGIS_3_38:
        return QgsField(name, getattr(QVariant, _BEFORE_3_38[kind]))
    return QgsField(name, getattr(QMetaType.Type, _SINCE_3_38[kind]))


def is_restricted(definition: QgsProcessingFeatureSourceDefinition) -> bool:
    """Return whether a chosen layer is used only in part; QGIS 3.32 added filters."""
    return (
        definition.selectedFeaturesOnly
        or definition.featureLimit >= 0
        or bool(getattr(definition, "filterExpression", ""))
    )


def user_data(result: QgsLocatorResult) -> object:
    """Return what a filter gave a result; reading the plain attribute could crash."""
    getter = getattr(result, "getUserData", None)
    return getter() if getter is not None else result.userData


def event_place(event: QDropEvent) -> QPoint:
    """Return where something is dragged to; Qt 6 has another name for it."""
    place = event.position() if hasattr(event, "position") else event.posF()
    return place.toPoint()
