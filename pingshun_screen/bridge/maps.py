"""Maps of a run: QGIS layers made once, and pictures of any part of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import geopandas
import numpy as np
import shapely
from qgis.core import (
    QgsBilinearRasterResampler,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsExpressionContext,
    QgsExpressionContextScope,
    QgsFeature,
    QgsGeometry,
    QgsHillshadeRenderer,
    QgsMapLayer,
    QgsMapRendererCustomPainterJob,
    QgsMapSettings,
    QgsRasterLayer,
    QgsRectangle,
    QgsSingleSymbolRenderer,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
)
from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtGui import QColor, QImage, QPainter
from shapely.geometry.base import BaseGeometry

from pingshun_screen.bridge.symbols import (
    UNLABELLED_VARIABLE,
    drawing_order,
    is_outline,
    labels,
    symbol,
)
from pingshun_screen.core.findings import ScreenedLayer, ScreeningResult
from pingshun_screen.core.vocabulary import Role, Shape
from pingshun_screen.report.wording import printable, shortened

DPI = 300
MM_PER_INCH = 25.4
_DIMENSIONS = {Shape.POINT: 0, Shape.LINE: 1, Shape.POLYGON: 2}
_PROVIDER_TYPES = {
    Shape.POINT: "MultiPoint",
    Shape.LINE: "MultiLineString",
    Shape.POLYGON: "MultiPolygon",
}
LONGEST_LABEL = 16
_RELIEF_OPACITY = 0.33
_METRES_PER_DEGREE = 111_320.0
_UNLABELLED = frozenset({Role.ADMIN_AREA, Role.PERMANENT_BASIC_FARMLAND})


@dataclass(frozen=True)
class MapLayer:
    """A QGIS layer and what it shows.

    Parameters
    ----------
    style
        Name of its symbol.
    shape
        Geometry kind.
    layer
        The QGIS layer.
    tree
        Tree of its features' geometries, to know what a frame shows.
    """

    style: str
    shape: Shape
    layer: QgsVectorLayer
    tree: shapely.STRtree

    def has_other_in(self, frame: BaseGeometry, mine: BaseGeometry) -> bool:
        """Return whether a feature other than the mine itself is in a frame."""
        hits = self.tree.geometries[self.tree.query(frame, "intersects")]
        if self.style == Role.MINING_RIGHT:
            hits = hits[~shapely.equals(hits, mine)]
        if is_outline(self.style):
            hits = hits[~shapely.contains_properly(hits, frame)]
        return len(hits) > 0


@dataclass(frozen=True)
class MapStock:
    """Everything of a run that can be drawn.

    Parameters
    ----------
    crs
        Working CRS.
    layers
        Topmost first.
    relief
        Shaded relief, None where there is no elevation model.
    """

    crs: QgsCoordinateReferenceSystem
    layers: tuple[MapLayer, ...]
    relief: QgsRasterLayer | None

    def shown_in(self, extent: QgsRectangle, mine: BaseGeometry) -> list[MapLayer]:
        """Return the layers that have a feature in an extent besides the mine."""
        frame = shapely.box(
            extent.xMinimum(), extent.yMinimum(), extent.xMaximum(), extent.yMaximum()
        )
        return [one for one in self.layers if one.has_other_in(frame, mine)]


def make_stock(result: ScreeningResult) -> MapStock:
    """Make the QGIS layers of a run, once for all of its maps."""
    crs = QgsCoordinateReferenceSystem()
    crs.createFromUserInput(result.crs)
    order = drawing_order()
    made = [one for layer in result.layers for one in _map_layers(layer, crs)]
    made.sort(key=lambda one: order.index(one.style))
    return MapStock(crs, tuple(made), _relief(result.dem_source))


def _map_layers(
    screened: ScreenedLayer, crs: QgsCoordinateReferenceSystem
) -> Iterator[MapLayer]:
    table = screened.table
    if table is None or screened.role.value not in drawing_order():
        return
    names = _labels_of(screened.role, table)
    for shape in Shape:
        chosen, geometries = parts_of_shape(table.geometry.to_numpy(), shape)
        if len(geometries):
            texts = [names[i] for i in chosen]
            labelling = None if screened.role in _UNLABELLED else labels(shape)
            style = (screened.role.value, shape)
            yield map_layer(style, (geometries, texts), crs, labelling)


def _labels_of(role: Role, table: geopandas.GeoDataFrame) -> list[str]:
    if "name" not in table.columns:
        return [""] * len(table)
    names = table["name"].to_numpy(dtype=object)
    known = [name if isinstance(name, str) else "" for name in names]
    return [shortened(printable(name), LONGEST_LABEL) for name in known]


def parts_of_shape(
    geometries: np.ndarray, shape: Shape
) -> tuple[np.ndarray, Sequence[BaseGeometry]]:
    """Return the rows that have parts of a geometry kind, and those parts."""
    parts, rows = shapely.get_parts(geometries, return_index=True)
    fits = shapely.get_dimensions(parts) == _DIMENSIONS[shape]
    fits &= ~shapely.is_empty(parts)
    parts, rows = shapely.force_2d(parts[fits]), rows[fits]
    make = {
        Shape.POINT: shapely.multipoints,
        Shape.LINE: shapely.multilinestrings,
        Shape.POLYGON: shapely.multipolygons,
    }[shape]
    chosen, groups = np.unique(rows, return_inverse=True)
    return chosen, make(parts, indices=groups) if len(parts) else ()


def map_layer(
    style: tuple[str, Shape],
    features: tuple[Sequence[BaseGeometry], Sequence[str]],
    crs: QgsCoordinateReferenceSystem,
    labelling: QgsVectorLayerSimpleLabeling | None,
) -> MapLayer:
    """Return a memory layer.

    Parameters
    ----------
    style
        Name of its symbol, and the geometry kind.
    features
        Geometries, and the label of each.
    crs
        CRS of the geometries.
    labelling
        How labels are set; None for a layer without.
    """
    name, shape = style
    geometries, texts = features
    provider_type = f"{_PROVIDER_TYPES[shape]}?field=label:string(80)"
    layer = QgsVectorLayer(provider_type, name, "memory")
    layer.setCrs(crs)
    made = []
    for wkb, text in zip(shapely.to_wkb(geometries), texts, strict=True):
        geometry = QgsGeometry()
        geometry.fromWkb(wkb)
        feature = QgsFeature()
        feature.setGeometry(geometry)
        feature.setAttributes([text])
        made.append(feature)
    layer.dataProvider().addFeatures(made)
    layer.setRenderer(QgsSingleSymbolRenderer(symbol(name, shape)))
    if labelling is not None:
        layer.setLabeling(labelling)
        layer.setLabelsEnabled(True)
    return MapLayer(name, shape, layer, shapely.STRtree(geometries))


def _relief(dem_source: str) -> QgsRasterLayer | None:
    if not dem_source:
        return None
    layer = QgsRasterLayer(dem_source, "relief")
    if not layer.isValid():
        return None
    renderer = QgsHillshadeRenderer(layer.dataProvider(), 1, 315, 45)
    renderer.setMultiDirectional(True)
    renderer.setZFactor(1 / _METRES_PER_DEGREE if layer.crs().isGeographic() else 1)
    layer.setRenderer(renderer)
    layer.renderer().setOpacity(_RELIEF_OPACITY)
    layer.resampleFilter().setZoomedInResampler(QgsBilinearRasterResampler())
    return layer


def draw(
    crs: QgsCoordinateReferenceSystem,
    layers: Sequence[QgsMapLayer],
    extent: QgsRectangle,
    size: QSize,
    *,
    unlabelled: str = "",
) -> QImage:
    """Return a picture of layers, topmost first.

    Parameters
    ----------
    crs
        CRS of the extent and of the picture.
    layers
        What to draw.
    extent
        Its proportions must be those of the size.
    size
        In pixels, at 300 dpi.
    unlabelled
        Label that the shared layers leave to a layer of its own.
    """
    settings = QgsMapSettings()
    settings.setTransformContext(QgsCoordinateTransformContext())
    settings.setDestinationCrs(crs)
    settings.setLayers(list(layers))
    settings.setOutputDpi(DPI)
    settings.setOutputSize(size)
    settings.setExtent(extent)
    settings.setBackgroundColor(QColor("white"))
    settings.setFlag(QgsMapSettings.Flag.Antialiasing, True)
    settings.setFlag(QgsMapSettings.Flag.UseRenderingOptimization, True)
    scope = QgsExpressionContextScope()
    scope.setVariable(UNLABELLED_VARIABLE, unlabelled)
    context = QgsExpressionContext()
    context.appendScope(scope)
    settings.setExpressionContext(context)
    image = blank_image(size)
    painter = QPainter(image)
    try:
        QgsMapRendererCustomPainterJob(settings, painter).renderSynchronously()
    finally:
        painter.end()
    return image


def blank_image(size: QSize) -> QImage:
    """Return a white picture that knows its resolution."""
    image = QImage(size, QImage.Format.Format_RGB32)
    image.setDotsPerMeterX(round(DPI / MM_PER_INCH * 1000))
    image.setDotsPerMeterY(round(DPI / MM_PER_INCH * 1000))
    image.fill(QColor("white"))
    return image
