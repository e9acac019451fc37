"""The dialog that turns corner points, from files or pasted, into a layer."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pyproj import CRS
from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsMapLayerProxyModel,
    QgsProject,
    QgsVectorLayer,
)
from qgis.gui import QgsFileWidget, QgsProjectionSelectionWidget
from qgis.PyQt.QtCore import Qt, QTimer
from qgis.PyQt.QtGui import QDragEnterEvent, QDropEvent
from qgis.PyQt.QtWidgets import QDialog, QFileDialog, QListWidgetItem

from pingshun_screen.bridge.messages import title
from pingshun_screen.bridge.parcel_layers import stored_layers, temporary_layers
from pingshun_screen.bridge.translation import tr
from pingshun_screen.core.errors import OutputError
from pingshun_screen.gui.corner_preview import CornerPreview
from pingshun_screen.gui.corner_tables import (
    fill_parcels,
    fill_remarks,
    prepare_tables,
)
from pingshun_screen.gui.forms import load_form
from pingshun_screen.gui.waiting import waiting
from pingshun_screen.io.corner_points.reading import read_corner_points
from pingshun_screen.io.corner_points.records import (
    Angles,
    CornerReading,
    Given,
    Parcel,
)

if TYPE_CHECKING:
    from qgis.gui import QgisInterface

DEGREES = "EPSG:4490"
TYPING_PAUSE_MS = 400
_PATH = Qt.ItemDataRole.UserRole
_FILES, _TEXT = range(2)
_PARCELS, _REMARKS = range(2)


class CornerImportDialog(QDialog):
    """Reads while files are chosen or text is pasted, and shows what came of it.

    Parameters
    ----------
    iface
        The QGIS window.
    """

    def __init__(self, iface: QgisInterface) -> None:
        super().__init__(iface.mainWindow())
        load_form("corner_import", self)
        self.iface = iface
        self.readings: list[CornerReading] = []
        self.preview = CornerPreview(self.canvas)
        self.typing = QTimer(self)
        self.typing.setSingleShot(True)
        self.typing.setInterval(TYPING_PAUSE_MS)
        prepare_tables(self.parcels, self.remarks)
        self.upper.setSizes([420, 640])
        self.halves.setSizes([400, 230])
        self._prepare_choices()
        self._connect()
        self.setAcceptDrops(True)
        self.read()

    def found(self) -> list[Parcel]:
        """Return the parcels read, in the order of the table."""
        return [parcel for reading in self.readings for parcel in reading.parcels]

    def add_paths(self, paths: Sequence[str]) -> None:
        """Take in more files, each once, and read."""
        for path in dict.fromkeys(paths):
            if path not in self._paths():
                item = QListWidgetItem(Path(path).name)
                item.setToolTip(path)
                item.setData(_PATH, path)
                self.files.addItem(item)
        self.source.setCurrentIndex(_FILES)
        self.read()

    def read(self) -> None:
        """Read everything anew and show it."""
        self.typing.stop()
        with waiting():
            self.readings = self._readings(self._given())
            parcels = self.found()
            self.preview.show(parcels, self.area.currentLayer())
            fill_parcels(self.parcels, parcels)
            doubtful = fill_remarks(self.remarks, self.readings)
        self._tell_counts(len(parcels), doubtful)

    def add_to_map(self) -> None:
        """Add the parcels to the project, and leave if that went well."""
        if self.stored.isChecked() and not self.file.filePath():
            self.summary.setText(tr("Name the GeoPackage to write."))
            return
        try:
            layers = self._layers(self.found())
        except OutputError as error:
            self.summary.setText(str(error))
            return
        QgsProject.instance().addMapLayers(layers)
        text = tr("{count} parcels of corner points added to the map.")
        self.iface.messageBar().pushMessage(
            title(), text.format(count=len(self.found())), Qgis.MessageLevel.Success
        )
        self.accept()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        """Welcome files."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        """Take in the files that were dropped."""
        urls = event.mimeData().urls()
        self.add_paths([url.toLocalFile() for url in urls if url.isLocalFile()])

    def _prepare_choices(self) -> None:
        self.crs.setNotSetText(tr("(as the data says)"))
        self.crs.setOptionVisible(
            QgsProjectionSelectionWidget.CrsOption.CrsNotSet, True
        )
        self.crs.setCrs(QgsCoordinateReferenceSystem())
        self.area.setFilters(QgsMapLayerProxyModel.Filter.PolygonLayer)
        self.area.setAllowEmptyLayer(True, tr("(not checked)"))
        self.area.setCurrentIndex(0)
        self.angles.addItem(tr("Refuse where unclear"), Angles.UNKNOWN)
        self.angles.addItem(tr("Decimal degrees"), Angles.DECIMAL)
        self.angles.addItem(
            tr("Degrees with minutes and seconds as decimals"), Angles.DDMMSS
        )
        self.file.setStorageMode(QgsFileWidget.StorageMode.SaveFile)
        self.file.setFilter("GeoPackage (*.gpkg)")

    def _connect(self) -> None:
        self.addFiles.clicked.connect(self._choose_files)
        self.removeFiles.clicked.connect(self._remove_files)
        self.readAgain.clicked.connect(self.read)
        self.source.currentChanged.connect(self.read)
        self.text.textChanged.connect(self.typing.start)
        self.typing.timeout.connect(self.read)
        self.crs.crsChanged.connect(self.read)
        self.area.layerChanged.connect(self.read)
        self.angles.currentIndexChanged.connect(self.read)
        self.parcels.itemSelectionChanged.connect(self._show_selected)
        self.stored.toggled.connect(self.file.setEnabled)
        self.addToMap.clicked.connect(self.add_to_map)
        self.closeButton.clicked.connect(self.reject)

    def _choose_files(self) -> None:
        kinds = tr("Corner points (*.txt *.csv *.xlsx);;All files (*)")
        paths, _ = QFileDialog.getOpenFileNames(
            self, tr("Files of corner points"), "", kinds
        )
        if paths:
            self.add_paths(paths)

    def _remove_files(self) -> None:
        for item in self.files.selectedItems():
            self.files.takeItem(self.files.row(item))
        self.read()

    def _readings(self, given: Given) -> list[CornerReading]:
        if self.source.currentIndex() == _TEXT:
            text = self.text.toPlainText()
            return [read_corner_points(text, given=given)] if text.strip() else []
        paths = map(Path, self._paths())
        return [read_corner_points(path, given=given) for path in paths]

    def _paths(self) -> list[str]:
        items = [self.files.item(row) for row in range(self.files.count())]
        return [item.data(_PATH) for item in items]

    def _given(self) -> Given:
        crs = self.crs.crs()
        known = CRS.from_wkt(crs.toWkt()) if crs.isValid() else None
        return Given(known, self._extent(), Angles(self.angles.currentData()))

    def _extent(self) -> tuple[float, float, float, float] | None:
        area = self.area.currentLayer()
        if area is None:
            return None
        degrees = QgsCoordinateReferenceSystem(DEGREES)
        way = QgsCoordinateTransform(area.crs(), degrees, QgsProject.instance())
        box = way.transformBoundingBox(area.extent())
        return box.xMinimum(), box.yMinimum(), box.xMaximum(), box.yMaximum()

    def _tell_counts(self, parcels: int, doubtful: int) -> None:
        texts = self.outcome
        texts.setTabText(_PARCELS, tr("Parcels ({count})").format(count=parcels))
        heading = tr("Refusals and warnings ({count})")
        texts.setTabText(_REMARKS, heading.format(count=doubtful))
        texts.setCurrentIndex(_REMARKS if doubtful and not parcels else _PARCELS)
        refused = sum(len(reading.refusals) for reading in self.readings)
        summary = tr("{parcels} parcels read, {refused} refusals.")
        words = summary.format(parcels=parcels, refused=refused)
        self.summary.setText(words if self.readings else "")
        self.addToMap.setEnabled(parcels > 0)

    def _show_selected(self) -> None:
        rows = {index.row() for index in self.parcels.selectionModel().selectedRows()}
        self.preview.select(sorted(rows))

    def _layers(self, parcels: Sequence[Parcel]) -> list[QgsVectorLayer]:
        if self.temporary.isChecked():
            return temporary_layers(parcels)
        path = Path(self.file.filePath())
        return stored_layers(parcels, path.with_suffix(".gpkg"))
