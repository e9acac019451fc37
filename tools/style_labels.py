"""What stands beside mines and overlaps on the map in QGIS."""

from __future__ import annotations

from qgis.core import (
    QgsPalLayerSettings,
    QgsTextBufferSettings,
    QgsTextFormat,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
)
from qgis.PyQt.QtGui import QColor, QFont

from pingshun_screen.core.findings import Certainty
from pingshun_screen.core.texts import say
from pingshun_screen.report.typography import typefaces

_RIM_MM = 0.8
_OVERLAPS_NAMED_UP_TO = 25_000
_SIDE_WORDS = {
    "legal_distances": "format_number(\"distance_m\", 0) || ' m'",
    "seeing_sections": '"line"',
}


def label_layer(layer: QgsVectorLayer, name: str) -> None:
    """Label mines with names, overlaps with role and area, lines with lengths."""
    if name not in ("mines", "conflicts"):
        _label_side_layer(layer, name)
        return
    settings = QgsPalLayerSettings()
    settings.setFormat(_format(is_bold=name == "mines"))
    if name == "mines":
        settings.fieldName = "name"
        settings.placement = QgsPalLayerSettings.Placement.OutsidePolygons
        settings.priority = 10
    else:
        settings.fieldName = _overlap_words()
        settings.isExpression = True
        settings.placement = QgsPalLayerSettings.Placement.Horizontal
        settings.fitInPolygonOnly = False
        settings.scaleVisibility = True
        settings.minimumScale = _OVERLAPS_NAMED_UP_TO
    layer.setLabeling(QgsVectorLayerSimpleLabeling(settings))
    layer.setLabelsEnabled(True)


def _label_side_layer(layer: QgsVectorLayer, name: str) -> None:
    words = _SIDE_WORDS.get(name)
    if words is None:
        return
    settings = QgsPalLayerSettings()
    settings.setFormat(_format(is_bold=False))
    settings.fieldName = words
    settings.isExpression = True
    settings.placement = QgsPalLayerSettings.Placement.Line
    settings.scaleVisibility = True
    settings.minimumScale = _OVERLAPS_NAMED_UP_TO
    layer.setLabeling(QgsVectorLayerSimpleLabeling(settings))
    layer.setLabelsEnabled(True)


def _overlap_words() -> str:
    under_one = say("result_layers.label_under_one")
    unit = say("result_layers.label_square_metres")
    unsure = say("result_layers.label_within_accuracy")
    return (
        "represent_value(\"role\") || '\\n' || "
        f"if(\"overlap_m2\" < 1, '{under_one}', "
        f"format_number(\"overlap_m2\", 0) || '{unit}') || "
        f"if(\"certainty\" = '{Certainty.WITHIN_ACCURACY}', '\\n{unsure}', '')"
    )


def _format(*, is_bold: bool) -> QgsTextFormat:
    families = typefaces()["map"].families
    font = QFont(families[0])
    font.setBold(is_bold)
    text = QgsTextFormat()
    text.setFont(font)
    text.setFamilies(list(families))
    text.setSize(typefaces()["small"].size_pt)
    text.setColor(QColor("#111111"))
    rim = QgsTextBufferSettings()
    rim.setEnabled(True)
    rim.setSize(_RIM_MM)
    rim.setColor(QColor("white"))
    text.setBuffer(rim)
    return text
