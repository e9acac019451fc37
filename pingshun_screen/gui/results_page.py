"""Step 4 of the dock: the results of a run."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import Qgis
from qgis.PyQt.QtCore import Qt, QTimer, QUrl
from qgis.PyQt.QtGui import QDesktopServices, QResizeEvent
from qgis.PyQt.QtWidgets import QFileDialog, QWidget

from pingshun_screen.bridge.messages import title, warn
from pingshun_screen.bridge.translation import tr
from pingshun_screen.core.errors import ScreeningError
from pingshun_screen.gui.forms import load_form
from pingshun_screen.gui.mine_detail import MineDetail
from pingshun_screen.gui.mine_list import MineList
from pingshun_screen.gui.mines_model import mine_record
from pingshun_screen.gui.result_map import GEOPACKAGE, ResultMap
from pingshun_screen.gui.result_work import (
    Exported,
    ReadRun,
    exporting,
    reading,
    reissuing,
)
from pingshun_screen.gui.sight_control import SightControl
from pingshun_screen.gui.verdict_marks import VERDICTS, verdict_mark
from pingshun_screen.gui.work_queue import Job, WorkQueue
from pingshun_screen.io.opinions import Opinion, read_opinions, record_opinion

if TYPE_CHECKING:
    from qgis.gui import QgisInterface

    from pingshun_screen.core.findings import Conflict, ScreeningResult
    from pingshun_screen.io.saved_run import SavedMine

_WIDE_PX = 760
# Of list and detail; Qt takes the sizes as shares of what there is.
_SHARES = [4500, 5500]
_LEDGER = "ledger.xlsx"


class ResultsPage(QWidget):
    """Shows the mines of a run, on the map and in words, and takes opinions.

    Parameters
    ----------
    iface
        The QGIS window.
    parent
        Owner.
    """

    def __init__(self, iface: QgisInterface, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        load_form("results_page", self)
        self.iface = iface
        self.folder: Path | None = None
        self._mines: dict[int, SavedMine] = {}
        self._map: ResultMap | None = None
        self._result: ScreeningResult | None = None
        self._marks = {verdict: verdict_mark(verdict) for verdict in VERDICTS}
        self.queue = WorkQueue(self)
        self.list = MineList(self)
        self.detail = MineDetail(self)
        self.sight = SightControl(self.detail.sight, iface.mapCanvas())
        self.splitter.addWidget(self.list)
        self.splitter.addWidget(self.detail)
        self._connect()
        self.workBar.hide()
        self._show_contents(False)

    def show_run(self, folder: Path, result: ScreeningResult | None = None) -> None:
        """Show the run in a folder, in the list and on the map.

        Parameters
        ----------
        folder
            As a run wrote it.
        result
            Its outcome, if it was made just now.
        """
        self.queue.abandon()
        self.folder = Path(folder)
        self.sight.show_run(self.folder, result)
        self._map = ResultMap(self.iface.mapCanvas(), self.folder)
        self._mines, self._result = {}, result
        self._show_contents(False)
        self.titleLabel.setText(str(self.folder))
        self.hintLabel.setText(tr("Reading the results…"))
        work = reading(self.folder, self._marks)
        self.queue.add(Job(tr("Reading the results…"), work, self._show_read))

    def let_go(self, folder: Path) -> None:
        """Take the layers of a folder off the map: a run is about to replace it.

        On Windows a file that QGIS shows cannot be replaced.
        """
        self.queue.abandon()
        self.sight.let_go()
        ResultMap(self.iface.mapCanvas(), folder).take_away()

    def take_up(self) -> None:
        """Show the folder again that a run did not replace after all."""
        if self.folder is not None and (self.folder / GEOPACKAGE).exists():
            self.show_run(self.folder, self._result)

    def release(self) -> None:
        """Stop what is at work; the page is not used afterwards."""
        self.queue.end()
        self.sight.release()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Put list and detail side by side where there is room."""
        super().resizeEvent(event)
        is_wide = event.size().width() >= _WIDE_PX
        lying, standing = Qt.Orientation.Horizontal, Qt.Orientation.Vertical
        orientation = lying if is_wide else standing
        if self.splitter.orientation() != orientation:
            self.splitter.setOrientation(orientation)
            self._share_out()

    def _share_out(self) -> None:
        """Give list and detail their shares, once the layout has its new size."""
        QTimer.singleShot(0, self._set_shares)

    def _set_shares(self) -> None:
        self.splitter.setSizes(_SHARES)

    def _connect(self) -> None:
        self.openButton.clicked.connect(self._choose_folder)
        self.folderButton.clicked.connect(lambda: self._open(self.folder))
        self.ledgerButton.clicked.connect(self._open_ledger)
        self.reportButton.clicked.connect(self._open_report)
        self.exportButton.clicked.connect(self._export)
        self.cancelButton.clicked.connect(self.queue.cancel)
        self.queue.staged.connect(self._show_stage)
        self.queue.progressed.connect(self._show_progress)
        self.queue.idle.connect(self.workBar.hide)
        self.queue.failed.connect(self._complain)
        self.list.current_changed.connect(self._show_mine)
        self.list.selection_changed.connect(self._show_actions)
        self.list.report_wanted.connect(self._open_report)
        self.detail.conflict_chosen.connect(self._show_conflict)
        self.detail.form.submitted.connect(self._record)
        self.detail.sight.mine_chosen.connect(self.list.choose)

    def _show_read(self, read: ReadRun) -> None:
        self._put_on_map()
        # The window breathes between the two: each takes a moment for a large run.
        QTimer.singleShot(0, partial(self._list_mines, read))

    def _list_mines(self, read: ReadRun) -> None:
        run = read.run
        if run.folder != self.folder:
            return
        self._mines = {mine.key: mine for mine in run.mines}
        self.titleLabel.setText(f"{run.title}  {run.as_of}")
        self.titleLabel.setToolTip(f"{run.policy_title}\n{self.folder}")
        self._show_contents(True)
        self._share_out()
        self.list.show_mines(read.records, read.traits)

    def _put_on_map(self) -> None:
        try:
            self._map.show_layers()
        except (ScreeningError, OSError) as error:
            self._complain(str(error))

    def _show_mine(self, key: int | None) -> None:
        mine = self._mines.get(key)
        self.detail.show_mine(mine)
        self.sight.show_mine(mine.key if mine else None)
        self._show_actions()
        if mine is not None:
            self._say(self._map.show_mine(mine.key))

    def _show_conflict(self, conflict: Conflict) -> None:
        self._say(self._map.show_conflict(self.detail.mine.key, conflict))

    def _show_contents(self, is_shown: bool) -> None:
        self.splitter.setVisible(is_shown)
        self.hintLabel.setVisible(not is_shown)
        self.folderButton.setEnabled(self.folder is not None)
        self.ledgerButton.setEnabled(is_shown)
        self._show_actions()

    def _show_actions(self) -> None:
        self.reportButton.setEnabled(self.list.current_key() in self._mines)
        self.exportButton.setEnabled(bool(self._mines) and self.list.has_selection())

    def _show_stage(self, stage: str) -> None:
        self.stageLabel.setText(stage)
        self.workBar.show()

    def _show_progress(self, percent: float) -> None:
        # A bar from 0 to 0 moves without saying how far.
        self.progressBar.setMaximum(100 if percent else 0)
        self.progressBar.setValue(round(percent))

    def _choose_folder(self) -> None:
        start = str(self.folder.parent) if self.folder else ""
        chosen = QFileDialog.getExistingDirectory(
            self, tr("Open the folder of an earlier run"), start
        )
        if chosen:
            self.show_run(Path(chosen))

    def _open_ledger(self) -> None:
        self._open(self.folder / _LEDGER)

    def _open_report(self) -> None:
        mine = self._mines.get(self.list.current_key())
        if mine is None:
            return
        there = [path for path in mine.documents if path.exists()]
        if there:
            # The PDF is listed after the Word file.
            self._open(there[-1])
        else:
            self._say(_no_report())

    def _open(self, path: Path) -> None:
        if not path.exists():
            self._say(tr("{path} is no longer there.").format(path=path))
        elif not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            self._say(tr("No program opens {path}.").format(path=path))

    def _export(self) -> None:
        keys = self.list.selected_keys()
        chosen = QFileDialog.getExistingDirectory(
            self, tr("Copy the documents of the selected mines into a folder")
        )
        if keys and chosen:
            work = exporting(self.folder, keys, Path(chosen), self._result)
            self.queue.add(Job(tr("Exporting documents…"), work, self._tell_export))

    def _tell_export(self, exported: Exported) -> None:
        copies = exported.copies
        if not copies.count:
            self._say(_no_report())
            return
        words = [
            tr("{count} files copied to {folder}.").format(
                count=copies.count, folder=copies.folder
            )
        ]
        if copies.numbered:
            template = tr("There were files of the same name, so named: {names}.")
            words.append(template.format(names=", ".join(copies.numbered)))
        if exported.problem:
            template = tr("Some do not show the latest opinions: {problem}")
            words.append(template.format(problem=exported.problem))
        levels = Qgis.MessageLevel
        level = levels.Warning if exported.problem else levels.Success
        self._push(" ".join(words), level)

    def _record(self, opinion: Opinion) -> None:
        geopackage = self.folder / GEOPACKAGE
        try:
            record_opinion(geopackage, opinion)
            opinions = read_opinions(geopackage)
        except ScreeningError as error:
            self.detail.form.show_refusal(error.faults)
            return
        mine = self._mines[opinion.mine_key]
        own = tuple(one for one in opinions if one.mine_key == mine.key)
        self._renew(replace(mine, opinions=own))
        self.detail.form.clear()
        self._map.renew_opinions()
        self._reissue(mine)

    def _reissue(self, mine: SavedMine) -> None:
        job = Job(
            title=tr("Writing the report of {name} anew…").format(name=mine.name),
            work=reissuing(self.folder, [mine.key], self._result),
            on_done=partial(self._take_documents, mine.key),
            failure=tr(
                "The opinion is recorded, but the report could not be written anew:"
                " {problem}"
            ),
        )
        self.queue.add(job)

    def _take_documents(self, key: int, written: tuple[Path, ...]) -> None:
        documents = tuple(sorted(written))
        self._mines[key] = replace(self._mines[key], documents=documents)

    def _renew(self, mine: SavedMine) -> None:
        self._mines[mine.key] = mine
        self.list.replace(mine_record(mine, self._marks))
        self.detail.show_mine(mine)

    def _complain(self, problem: str) -> None:
        warn(problem)
        self.workBar.hide()
        if not self._mines:
            self.hintLabel.setText(problem)
        self._push(problem, Qgis.MessageLevel.Warning)

    def _say(self, words: str) -> None:
        if words:
            self._push(words, Qgis.MessageLevel.Info)

    def _push(self, words: str, level: Qgis.MessageLevel) -> None:
        self.iface.messageBar().pushMessage(title(), words, level)


def _no_report() -> str:
    return tr(
        "There is no report in the folder: run the screening again with documents."
    )
