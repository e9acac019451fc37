"""Map symbols, made from resources/styles/map_symbols.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from typing import Any

from qgis.core import (
    QgsFillSymbol,
    QgsLinePatternFillSymbolLayer,
    QgsLineSymbol,
    QgsMarkerSymbol,
    QgsPalLayerSettings,
    QgsSimpleFillSymbolLayer,
    QgsSimpleLineSymbolLayer,
    QgsSymbol,
    QgsTextBufferSettings,
    QgsTextFormat,
    QgsVectorLayerSimpleLabeling,
)
from qgis.PyQt.QtGui import QColor

from pingshun_screen.bridge.fonts import font
from pingshun_screen.core.resources import resource
from pingshun_screen.core.vocabulary import Shape
from pingshun_screen.report.typography import typefaces

_HATCH_LINE_MM = 0.2
_BUFFER_MM = 0.7

UNLABELLED_VARIABLE = "unlabelled"
"""Variable of the map whose value is a label that is left out."""


@cache
def _styles() -> Mapping[str, Mapping[str, Any]]:
    with resource("styles", "map_symbols.toml").open("rb") as file:
        return tomllib.load(file)


def drawing_order() -> tuple[str, ...]:
    """Return the names of the symbols, topmost first."""
    return tuple(_styles())


def is_outline(name: str) -> bool:
    """Return whether areas in this style show nothing but their boundary."""
    return not {"fill", "hatch"} & _styles()[name].keys()


def symbol(name: str, shape: Shape) -> QgsSymbol:
    """Return the symbol of a role, of `mine` or of `overlap`.

    Parameters
    ----------
    name
        Name in the style file.
    shape
        Geometry kind that is drawn with it.
    """
    style = _styles()[name]
    if shape is Shape.POLYGON:
        return _area(style)
    if shape is Shape.LINE:
        return _line(style)
    return _marker(style)


def _area(style: Mapping[str, Any]) -> QgsFillSymbol:
    found = QgsFillSymbol()
    found.deleteSymbolLayer(0)
    found.appendSymbolLayer(
        QgsSimpleFillSymbolLayer.create(
            {
                "color": _rgba(style.get("fill", "#00000000")),
                "style": "solid" if "fill" in style else "no",
                "outline_style": "no",
            }
        )
    )
    for angle in style.get("hatch", ()):
        found.appendSymbolLayer(_hatch(style, angle))
    outline = QgsSimpleFillSymbolLayer.create(
        {
            "style": "no",
            "outline_color": _rgba(style.get("outline", style.get("line", "#000000"))),
            "outline_width": str(style.get("outline_mm", style.get("line_mm", 0.3))),
            "outline_style": style.get("outline_style", "solid"),
            "joinstyle": "round",
        }
    )
    found.appendSymbolLayer(outline)
    return found


def _hatch(style: Mapping[str, Any], angle: float) -> QgsLinePatternFillSymbolLayer:
    hatch = QgsLinePatternFillSymbolLayer()
    hatch.setLineAngle(angle)
    hatch.setDistance(style["hatch_gap_mm"])
    line = {"color": _rgba(style["hatch_colour"]), "width": str(_HATCH_LINE_MM)}
    hatch.setSubSymbol(QgsLineSymbol.createSimple(line))
    return hatch


def _line(style: Mapping[str, Any]) -> QgsLineSymbol:
    found = QgsLineSymbol()
    found.deleteSymbolLayer(0)
    if "casing" in style:
        casing = {"color": _rgba(style["casing"]), "width": str(style["casing_mm"])}
        found.appendSymbolLayer(QgsSimpleLineSymbolLayer.create(casing))
    line = {
        "color": _rgba(style.get("line", style.get("outline", "#000000"))),
        "width": str(style.get("line_mm", style.get("outline_mm", 0.3))),
        "capstyle": "flat",
    }
    if "dashes_mm" in style:
        dashes = ";".join(str(length) for length in style["dashes_mm"])
        line |= {"use_custom_dash": "1", "customdash": dashes}
    found.appendSymbolLayer(QgsSimpleLineSymbolLayer.create(line))
    return found


def _marker(style: Mapping[str, Any]) -> QgsMarkerSymbol:
    colour = style.get("marker_colour", style.get("outline", "#000000"))
    return QgsMarkerSymbol.createSimple(
        {
            "name": style.get("marker", "circle"),
            "color": _rgba(colour),
            "outline_color": "255,255,255,255",
            "outline_width": "0.2",
            "size": str(style.get("marker_mm", 1.6)),
        }
    )


def labels(shape: Shape) -> QgsVectorLayerSimpleLabeling:
    """Return labels that give way to others, all but the one left out."""
    settings = _label_settings(1.0, bold=False)
    settings.fieldName = f"if(label = @{UNLABELLED_VARIABLE}, '', label)"
    settings.isExpression = True
    settings.placement = {
        Shape.POLYGON: QgsPalLayerSettings.Placement.Horizontal,
        Shape.LINE: QgsPalLayerSettings.Placement.Curved,
        Shape.POINT: QgsPalLayerSettings.Placement.OrderedPositionsAroundPoint,
    }[shape]
    return QgsVectorLayerSimpleLabeling(settings)


def name_label() -> QgsVectorLayerSimpleLabeling:
    """Return the label of the mine itself: beside it, never left out."""
    settings = _standing_out(1.15)
    settings.placement = QgsPalLayerSettings.Placement.OutsidePolygons
    return QgsVectorLayerSimpleLabeling(settings)


def number_labels() -> QgsVectorLayerSimpleLabeling:
    """Return labels upon the features, never left out."""
    settings = _standing_out(1.3)
    settings.placement = QgsPalLayerSettings.Placement.OverPoint
    return QgsVectorLayerSimpleLabeling(settings)


def _standing_out(scale: float) -> QgsPalLayerSettings:
    settings = _label_settings(scale, bold=True)
    settings.fieldName = "label"
    settings.displayAll = True
    settings.priority = 10
    settings.zIndex = 1
    return settings


def _label_settings(scale: float, *, bold: bool) -> QgsPalLayerSettings:
    settings = QgsPalLayerSettings()
    settings.fitInPolygonOnly = False
    settings.setFormat(_label_format(scale, bold=bold))
    return settings


def _label_format(scale: float, *, bold: bool) -> QgsTextFormat:
    text = QgsTextFormat()
    face = font("map")
    face.setBold(bold)
    text.setFont(face)
    text.setSize(typefaces()["map"].size_pt * scale)
    text.setColor(QColor("#111111"))
    rim = QgsTextBufferSettings()
    rim.setEnabled(True)
    rim.setSize(_BUFFER_MM)
    rim.setColor(QColor("white"))
    text.setBuffer(rim)
    return text


def _rgba(colour: str) -> str:
    """Return #RRGGBB or #AARRGGBB as QGIS writes colours."""
    value = QColor(colour)
    return f"{value.red()},{value.green()},{value.blue()},{value.alpha()}"
