"""What is said of all layers together: covered area, elevation model, working CRS."""

from __future__ import annotations

from qgis.core import QgsCoordinateReferenceSystem, QgsMapLayerProxyModel, QgsProject
from qgis.gui import QgsMapLayerComboBox, QgsProjectionSelectionWidget
from qgis.PyQt.QtCore import QObject, pyqtSignal

from pingshun_screen.bridge.translation import tr
from pingshun_screen.bridge.values import crs_text
from pingshun_screen.gui.case_opening import OpenedCase
from pingshun_screen.gui.chosen_layers import Sources
from pingshun_screen.gui.layer_rows import show_source

DEFAULT_CRS = "EPSG:4526"


class WholeChoices(QObject):
    """The three choices above the table of layers.

    Parameters
    ----------
    area, dem, crs
        Their widgets.
    """

    changed = pyqtSignal()

    def __init__(
        self,
        area: QgsMapLayerComboBox,
        dem: QgsMapLayerComboBox,
        crs: QgsProjectionSelectionWidget,
    ) -> None:
        super().__init__(area)
        self.area, self.dem, self._crs = area, dem, crs
        self._stated_area = self._stated_dem = self._area_transformation = ""
        self._is_filling = False
        area.setFilters(QgsMapLayerProxyModel.Filter.PolygonLayer)
        area.setAllowEmptyLayer(True, tr("Nobody said"))
        dem.setFilters(QgsMapLayerProxyModel.Filter.RasterLayer)
        dem.setAllowEmptyLayer(True, tr("None"))
        self.clear()
        area.layerChanged.connect(self._forget_stated_area)
        dem.layerChanged.connect(self._forget_stated_dem)
        crs.crsChanged.connect(self._tell)

    def clear(self) -> None:
        """Choose nothing, and the usual CRS."""
        self._is_filling = True
        self._stated_area = self._stated_dem = self._area_transformation = ""
        self.area.setLayer(None)
        self.dem.setLayer(None)
        self._crs.setCrs(QgsCoordinateReferenceSystem(DEFAULT_CRS))
        self._is_filling = False

    def fill(self, opened: OpenedCase, crs: str) -> None:
        """Show what a case says of all layers together, and its working CRS."""
        project = QgsProject.instance()
        self._is_filling = True
        self.area.setLayer(project.mapLayer(opened.area_layer))
        self.dem.setLayer(project.mapLayer(opened.dem_layer))
        working = QgsCoordinateReferenceSystem()
        working.createFromUserInput(crs)
        self._crs.setCrs(working)
        self._is_filling = False
        self._stated_area, self._stated_dem = opened.area, opened.dem
        self._area_transformation = opened.area_transformation
        show_source(self.area, opened.area)
        show_source(self.dem, opened.dem)

    def sources(self) -> Sources:
        """Return area and elevation model as stated or chosen."""
        return Sources(
            self._stated_area,
            self.area.currentLayer(),
            self._stated_dem,
            self.dem.currentLayer(),
            self._area_transformation,
        )

    def crs(self) -> str:
        """Return the working CRS, empty if none is chosen."""
        return crs_text(self._crs.crs())

    def _forget_stated_area(self) -> None:
        if not self._is_filling:
            self._stated_area = self._area_transformation = ""
            self._tell()

    def _forget_stated_dem(self) -> None:
        if not self._is_filling:
            self._stated_dem = ""
            self._tell()

    def _tell(self) -> None:
        if not self._is_filling:
            self.changed.emit()
