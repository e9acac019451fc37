"""Step 3 of the panel: screen all mines and write the results."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from qgis.gui import QgsFileWidget
from qgis.PyQt.QtCore import QElapsedTimer, QTimer, pyqtSignal
from qgis.PyQt.QtWidgets import QWidget

from pingshun_screen.bridge.translation import tr
from pingshun_screen.gui.forms import load_form

_SECOND_MS = 1000


class RunPage(QWidget):
    """Where results go, what is to be known before, and how far the run is."""

    started = pyqtSignal()
    cancelled = pyqtSignal()
    changed = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        load_form("run_page", self)
        self.folderWidget.setStorageMode(QgsFileWidget.StorageMode.GetDirectory)
        self.folderWidget.setDialogTitle(tr("Results folder"))
        for words, documents in (
            (tr("Reports and tables"), "all"),
            (tr("Tables only"), "tables"),
            (tr("No documents"), "none"),
        ):
            self.documentsCombo.addItem(words, documents)
        self._running = QElapsedTimer()
        self._clock = QTimer(self)
        self._clock.setInterval(_SECOND_MS)
        self._clock.timeout.connect(self._show_time)
        self.startButton.clicked.connect(self.started)
        self.cancelButton.clicked.connect(self._cancel)
        self.titleEdit.textEdited.connect(self.changed)
        self.folderWidget.fileChanged.connect(self.changed)

    @property
    def title(self) -> str:
        """Heading of the run."""
        return str(self.titleEdit.text()).strip()

    @property
    def folder(self) -> Path | None:
        """Where results go, None if nothing is chosen."""
        text = str(self.folderWidget.filePath()).strip()
        return Path(text) if text else None

    @property
    def documents(self) -> str:
        """Which documents are wanted, as `report.publish.Documents` names them."""
        return str(self.documentsCombo.currentData())

    def show_choices(self, title: str, folder: str) -> None:
        """Show a title and a folder."""
        self.titleEdit.setText(title)
        self.folderWidget.setFilePath(folder)

    def show_summary(self, lines: Iterable[str]) -> None:
        """Show what is to be known before the run."""
        self.summary.setPlainText("\n".join(lines))

    def show_start(self) -> None:
        """Show that a run has begun."""
        self._set_running(True)
        self.progressBar.setValue(0)
        self.stageLabel.setText(tr("Starting…"))
        self._running.start()
        self._show_time()
        self._clock.start()

    def show_progress(self, percent: float) -> None:
        """Show how far the run is."""
        self.progressBar.setValue(round(percent))

    def show_stage(self, stage: str) -> None:
        """Show what is being done."""
        self.stageLabel.setText(stage)

    def show_end(self, words: str) -> None:
        """Show how a run ended."""
        self._clock.stop()
        self._set_running(False)
        self.stageLabel.setText(words)

    def _set_running(self, is_running: bool) -> None:
        for widget in (
            *(self.startButton, self.titleEdit),
            *(self.folderWidget, self.documentsCombo),
        ):
            widget.setEnabled(not is_running)
        self.cancelButton.setEnabled(is_running)

    def _cancel(self) -> None:
        self.cancelButton.setEnabled(False)
        self.stageLabel.setText(tr("Stopping…"))
        self.cancelled.emit()

    def _show_time(self) -> None:
        seconds = self._running.elapsed() // _SECOND_MS
        self.timeLabel.setText(f"{seconds // 60}:{seconds % 60:02d}")
