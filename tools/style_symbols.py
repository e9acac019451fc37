"""How mines and overlaps are drawn in QGIS: the colours of resources/styles."""

from __future__ import annotations

import tomllib

from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsFillSymbol,
    QgsLinePatternFillSymbolLayer,
    QgsLineSymbol,
    QgsRendererCategory,
    QgsSingleSymbolRenderer,
)
from qgis.PyQt.QtGui import QColor

from pingshun_screen.bridge.symbols import symbol
from pingshun_screen.core.findings import SpatialVerdict
from pingshun_screen.core.legal_distances.findings import LegalStatus
from pingshun_screen.core.resources import resource
from pingshun_screen.core.texts import say
from pingshun_screen.core.vocabulary import Role, Shape
from pingshun_screen.report.typography import tints
from pingshun_screen.report.wording import role_label, spatial_label

_TINT_ALPHA = 200
_GENERAL_GAP_MM = 1.6


def mine_renderer() -> QgsCategorizedSymbolRenderer:
    """Return the mines, filled and bounded by verdict."""
    renderer = QgsCategorizedSymbolRenderer("spatial")
    for verdict in SpatialVerdict:
        words = spatial_label(verdict)
        label = say(f"result_layers.legend_{verdict}", label=words)
        category = QgsRendererCategory(verdict.value, _mine_symbol(verdict), label)
        renderer.addCategory(category)
    return renderer


def _mine_symbol(verdict: SpatialVerdict) -> QgsFillSymbol:
    with resource("styles", "verdict_symbols.toml").open("rb") as file:
        style = tomllib.load(file)[verdict.value]
    fill = QColor(f"#{tints()[f'spatial_{verdict}']}")
    fill.setAlpha(_TINT_ALPHA)
    return QgsFillSymbol.createSimple(
        {
            "color": f"{fill.red()},{fill.green()},{fill.blue()},{fill.alpha()}",
            "outline_color": style["outline"],
            "outline_width": str(style["outline_mm"]),
            "outline_style": style["outline_style"],
            "joinstyle": "round",
        }
    )


def conflict_renderer() -> QgsCategorizedSymbolRenderer:
    """Return the overlaps, hatched by role as on the maps of the report."""
    renderer = QgsCategorizedSymbolRenderer("role")
    for role in Role:
        if role is not Role.DEM:
            label = role_label(role)
            category = QgsRendererCategory(role.value, _overlap_symbol(role), label)
            renderer.addCategory(category)
    other = symbol("overlap", Shape.POLYGON)
    label = say("result_layers.legend_other")
    renderer.addCategory(QgsRendererCategory("", other, label))
    return renderer


def _overlap_symbol(role: Role) -> QgsFillSymbol:
    """Return a role's symbol; one without a hatch gets that of overlaps in general."""
    own = symbol(role.value, Shape.POLYGON)
    if not _hatches(own):
        general = symbol("overlap", Shape.POLYGON)
        hatch = _hatches(general)[0].clone()
        boundary = own.symbolLayer(own.symbolLayerCount() - 1)
        hatch.setDistance(_GENERAL_GAP_MM)
        hatch.subSymbol().setColor(boundary.strokeColor())
        own.insertSymbolLayer(own.symbolLayerCount() - 1, hatch)
    return own


def _hatches(found: QgsFillSymbol) -> list[QgsLinePatternFillSymbolLayer]:
    return [
        layer
        for layer in found.symbolLayers()
        if isinstance(layer, QgsLinePatternFillSymbolLayer)
    ]


def cell_renderer() -> QgsSingleSymbolRenderer:
    """Return what is seen of mines, as on the maps of the report."""
    return QgsSingleSymbolRenderer(symbol("sight_cells", Shape.POLYGON))


def section_renderer() -> QgsSingleSymbolRenderer:
    """Return the stretches of roads that see a mine, as on the maps of the report."""
    return QgsSingleSymbolRenderer(symbol("sight_road", Shape.LINE))


def distance_renderer() -> QgsCategorizedSymbolRenderer:
    """Return the distances that law keeps, by whether a mine keeps them."""
    with resource("styles", "distance_symbols.toml").open("rb") as file:
        styles = tomllib.load(file)
    renderer = QgsCategorizedSymbolRenderer("status")
    for status in LegalStatus:
        drawn = QgsLineSymbol.createSimple(
            {name: str(value) for name, value in styles[status.value].items()}
        )
        label = say(f"legal.status_{status}")
        renderer.addCategory(QgsRendererCategory(status.value, drawn, label))
    return renderer
