"""The results of a run on the map: its layers, and where a mine or an overlap is."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import (
    QgsCoordinateTransform,
    QgsCsException,
    QgsFeature,
    QgsFeatureRequest,
    QgsLayerTreeGroup,
    QgsProject,
    QgsProviderRegistry,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.gui import QgsMapCanvas

from pingshun_screen.bridge.result_layers import add_result_layers
from pingshun_screen.bridge.translation import tr
from pingshun_screen.bridge.values import plain

if TYPE_CHECKING:
    from pingshun_screen.core.findings import Conflict

GEOPACKAGE = "results.gpkg"
_MADE = "pingshun_screen/made"
_AROUND = 1.3
_LEAST_M = 60.0


class ResultMap:
    """Shows the results of one folder on a canvas.

    Layers are looked up each time: the user may have removed them.

    Parameters
    ----------
    canvas
        Of the QGIS window.
    folder
        Of the run.
    """

    def __init__(self, canvas: QgsMapCanvas, folder: Path) -> None:
        self.canvas = canvas
        self.folder = folder

    def show_layers(self) -> None:
        """Put the result layers into the project, unless it shows this very run.

        Raises
        ------
        LayerError
            If results.gpkg cannot be used.
        """
        project = QgsProject.instance()
        groups = self._groups(project)
        made = self._made()
        if any(group.customProperty(_MADE) == made for group in groups):
            return
        group = add_result_layers(project, self.folder / GEOPACKAGE)
        group.setCustomProperty(_MADE, made)
        _remove(project, groups)

    def take_away(self) -> None:
        """Take the result layers of the folder out of the project."""
        project = QgsProject.instance()
        _remove(project, self._groups(project))

    def show_mine(self, key: int, around_m: float = 0.0) -> str:
        """Zoom to a mine and let it flash; return what stands in the way, if any.

        Parameters
        ----------
        key
            Its number in the results.
        around_m
            How much of its surroundings to show as well.
        """
        layer = self._layer("mines")
        if layer is None:
            return _no_layer()
        feature = _mine(layer, key)
        if feature is None or feature.geometry().isEmpty():
            return tr("This mine has no geometry and no place on the map.")
        self._zoom(layer, feature.geometry().boundingBox(), around_m)
        self.canvas.flashFeatureIds(layer, [feature.id()])
        return ""

    def show_conflict(self, key: int, conflict: Conflict) -> str:
        """Zoom to an overlap and let it flash, or to the mine and what is near it."""
        layer = self._layer("conflicts")
        if layer is None:
            return _no_layer()
        found = [
            feature
            for feature in layer.getFeatures(_of_mine(key))
            if _is_same(feature, conflict) and not feature.geometry().isEmpty()
        ]
        if not found:
            return self.show_mine(key, conflict.distance_m)
        extent = QgsRectangle(found[0].geometry().boundingBox())
        for feature in found[1:]:
            extent.combineExtentWith(feature.geometry().boundingBox())
        self._zoom(layer, extent, 0.0)
        self.canvas.flashFeatureIds(layer, [feature.id() for feature in found])
        return ""

    def renew_opinions(self) -> None:
        """Let the layer of opinions show what was recorded."""
        layer = self._layer("opinions")
        if layer is not None:
            layer.reload()

    def _zoom(
        self, layer: QgsVectorLayer, extent: QgsRectangle, around_m: float
    ) -> None:
        lacking_m = _LEAST_M - max(extent.width(), extent.height())
        wide = extent.buffered(around_m + max(lacking_m, 0.0) / 2)
        wide.scale(_AROUND)
        to_canvas = QgsCoordinateTransform(
            layer.crs(),
            self.canvas.mapSettings().destinationCrs(),
            QgsProject.instance(),
        )
        try:
            self.canvas.setExtent(to_canvas.transformBoundingBox(wide))
        except QgsCsException:
            self.canvas.setExtent(wide)
        self.canvas.refresh()

    def _layer(self, name: str) -> QgsVectorLayer | None:
        layers = QgsProject.instance().mapLayers().values()
        return next((one for one in layers if self._is_ours(one, name)), None)

    def _groups(self, project: QgsProject) -> list[QgsLayerTreeGroup]:
        """Return the groups that show this folder's mines."""
        root = project.layerTreeRoot()
        nodes = [
            root.findLayer(layer.id())
            for layer in project.mapLayers().values()
            if self._is_ours(layer, "mines")
        ]
        parents = [node.parent() for node in nodes if node is not None]
        return [group for group in parents if group != root]

    def _is_ours(self, layer: object, name: str) -> bool:
        if not isinstance(layer, QgsVectorLayer) or layer.providerType() != "ogr":
            return False
        parts = QgsProviderRegistry.instance().decodeUri("ogr", layer.source())
        path = Path(str(parts.get("path", "")))
        return parts.get("layerName") == name and path == self.folder / GEOPACKAGE

    def _made(self) -> str:
        """Return what tells a run from an older one in the same folder."""
        return str((self.folder / "results.json").stat().st_mtime_ns)


def _of_mine(key: int) -> QgsFeatureRequest:
    return QgsFeatureRequest().setFilterExpression(f'"mine_key" = {key}')


def _mine(layer: QgsVectorLayer, key: int) -> QgsFeature | None:
    return next(iter(layer.getFeatures(_of_mine(key))), None)


def _is_same(feature: QgsFeature, conflict: Conflict) -> bool:
    return all(
        (plain(feature[name]) or "") == (getattr(conflict, name) or "")
        for name in ("role", "layer", "feature_id", "feature_name", "zone")
    )


def _no_layer() -> str:
    return tr("The result layers are no longer in the project: open the results again.")


def _remove(project: QgsProject, groups: list[QgsLayerTreeGroup]) -> None:
    for group in groups:
        project.removeMapLayers(group.findLayerIds())
        group.parent().removeChildNode(group)
