"""The panel 矿山空间筛查: layers, policy, run and results, in four steps."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import Qgis, QgsApplication, QgsProject
from qgis.gui import QgsDockWidget
from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtWidgets import QFileDialog, QMenu, QWidget

from pingshun_screen.bridge.messages import title, warn
from pingshun_screen.bridge.self_check.folders import documents
from pingshun_screen.bridge.translation import tr
from pingshun_screen.core.errors import CaseError, ScreeningError
from pingshun_screen.core.texts import say
from pingshun_screen.gui.case_opening import open_case_layers
from pingshun_screen.gui.chosen_layers import ChosenLayers
from pingshun_screen.gui.forms import load_form
from pingshun_screen.gui.layer_checking import LayerChecking
from pingshun_screen.gui.layers_page import LayersPage
from pingshun_screen.gui.policy_page import PolicyPage
from pingshun_screen.gui.project_state import (
    PanelState,
    case_path,
    read_state,
    write_state,
)
from pingshun_screen.gui.results_page import ResultsPage
from pingshun_screen.gui.run_page import RunPage
from pingshun_screen.gui.screening_run import ScreeningRun
from pingshun_screen.io.case_file import Case, read_case, read_draft
from pingshun_screen.io.case_text import case_text, write_case
from pingshun_screen.io.faults import said_fault

if TYPE_CHECKING:
    from qgis.gui import QgisInterface

    from pingshun_screen.gui.screening_work import CheckedCase, ScreenedCase

LAYERS, POLICY, RUN, RESULTS = range(4)
_AFTER_CHANGE_MS = 400
_STAYS = 0
_CASE_ENDING = ".case.toml"


class ScreeningDock(QgsDockWidget):
    """Walks the user from layers to results; has no logic of its own.

    Parameters
    ----------
    iface
        The QGIS window.
    """

    def __init__(self, iface: QgisInterface) -> None:
        super().__init__(title(), iface.mainWindow())
        self.setObjectName("PingshunScreenDock")
        self.iface = iface
        self.opened: Case | None = None
        self._is_showing = False
        self.checking = LayerChecking(self)
        self.screening = ScreeningRun(self)
        self.form = QWidget(self)
        load_form("dock", self.form)
        self.setWidget(self.form)
        self.layers = LayersPage(self)
        self.policy = PolicyPage(self)
        self.run = RunPage(self)
        self.results = ResultsPage(iface, self)
        self.pages = (self.layers, self.policy, self.run, self.results)
        form = self.form
        self.buttons = (
            *(form.layersButton, form.policyButton),
            *(form.runButton, form.resultsButton),
        )
        self._after_change = QTimer(self)
        self._after_change.setSingleShot(True)
        self._after_change.setInterval(_AFTER_CHANGE_MS)
        self._connect()
        self.restore()

    def _connect(self) -> None:
        for number, (page, button) in enumerate(
            zip(self.pages, self.buttons, strict=True)
        ):
            self.form.steps.addWidget(page)
            button.clicked.connect(partial(self.show_step, number))
        self.form.backButton.clicked.connect(lambda: self._walk(-1))
        self.form.nextButton.clicked.connect(lambda: self._walk(1))
        self.form.caseButton.setMenu(self._case_menu())
        for page in (self.layers, self.policy):
            page.changed.connect(self._after_change.start)
        for page in (self.layers, self.policy, self.run):
            page.changed.connect(self._mark_project)
        for page in (self.layers, self.policy):
            page.refused.connect(self.complain)
        self.run.started.connect(self.start)
        self.run.cancelled.connect(self.screening.cancel)
        self.checking.checked.connect(self._show_check)
        self.checking.failed.connect(lambda text: self.run.show_summary([text]))
        self.checking.ended.connect(self.form.statusLabel.clear)
        self.screening.progressed.connect(self.run.show_progress)
        self.screening.staged.connect(self.run.show_stage)
        self.screening.done.connect(self._run_done)
        self.screening.failed.connect(self._run_failed)
        self.screening.stopped.connect(self._run_stopped)
        self._after_change.timeout.connect(self.check)
        project = QgsProject.instance()
        project.readProject.connect(self.restore)
        project.writeProject.connect(self.keep)
        project.cleared.connect(self.forget)
        QgsApplication.instance().aboutToQuit.connect(self.stop)

    def release(self) -> None:
        """Stop what runs and go out of the window."""
        project = QgsProject.instance()
        project.readProject.disconnect(self.restore)
        project.writeProject.disconnect(self.keep)
        project.cleared.disconnect(self.forget)
        QgsApplication.instance().aboutToQuit.disconnect(self.stop)
        self.stop()
        self.iface.removeDockWidget(self)
        self.deleteLater()

    def stop(self) -> None:
        """Stop what runs, as QGIS ends or the panel goes."""
        self._after_change.stop()
        self.checking.end()
        self.screening.end()
        self.results.release()

    def show_step(self, number: int) -> None:
        """Show one of the four steps."""
        self.form.steps.setCurrentIndex(number)
        self.buttons[number].setChecked(True)
        self.form.backButton.setEnabled(number > LAYERS)
        self.form.nextButton.setEnabled(number < RESULTS)

    def choose_case_file(self) -> None:
        """Let the user choose a case file and open it."""
        path, _ = QFileDialog.getOpenFileName(
            self, tr("Open case file"), str(self._home()), tr("Case files (*.toml)")
        )
        if path:
            self.open_case(Path(path))

    def open_case(self, path: Path) -> bool:
        """Show the layers, policy and day of a case file; False if it has faults."""
        try:
            case = read_case(path)
        except ScreeningError as error:
            self.complain(str(error))
            return False
        self.opened = case
        self._show_case(case)
        self.run.show_choices(case.title, str(self._results_beside(path)))
        self.show_step(LAYERS)
        return True

    def choose_saved_case(self) -> None:
        """Let the user choose where to save the choices as a case file."""
        path, _ = QFileDialog.getSaveFileName(
            self,
            tr("Save as case file"),
            str(self._home() / "case.toml"),
            tr("Case files (*.toml)"),
        )
        if path:
            self.save_case(Path(path).with_suffix(".toml"))

    def save_case(self, path: Path) -> bool:
        """Save the choices as the case file that the command line takes."""
        try:
            write_case(self.draft(), path)
            self.opened = read_case(path)
        except ScreeningError as error:
            self.complain(str(error))
            return False
        words = tr("Saved as {path}").format(path=path)
        self.iface.messageBar().pushMessage(title(), words, Qgis.MessageLevel.Success)
        return True

    def draft(self) -> Case:
        """Return the choices as a case.

        Raises
        ------
        CaseError
            If a case file cannot name one of the layers.
        """
        chosen = self.layers.chosen()
        if chosen.faults:
            raise CaseError(chosen.faults)
        return self._case_of(chosen)

    def run_into(self, folder: Path) -> None:
        """Screen what is chosen into a folder."""
        self.run.show_choices(self.run.title, str(folder))
        self.start()

    def start(self) -> None:
        """Screen what is chosen."""
        if self.screening.is_running:
            return
        self.show_step(RUN)
        out = self.run.folder
        if out is None:
            place = tr("Results folder")
            self.complain(str(said_fault(place, "choices.folder")))
            return
        try:
            case_file = self._case_file(out)
        except (ScreeningError, OSError) as error:
            self.complain(str(error))
            return
        self.results.let_go(out)
        self.run.show_start()
        self.screening.start(case_file, out, self.run.documents)

    def check(self) -> None:
        """Check the choices."""
        chosen = self.layers.chosen()
        self.form.statusLabel.setText(tr("Checking layers…"))
        self.checking.start(chosen, self._case_of(chosen))

    def keep(self) -> None:
        """Keep the choices in the project."""
        chosen = self.layers.chosen()
        others = (chosen.ledgers, chosen.heritage_scopes, chosen.transformations)
        if not (chosen.layers or chosen.absent_roles or any(others)):
            return
        project = QgsProject.instance()
        path = case_path(project)
        text = case_text(self._case_of(chosen), path.parent)
        folder = self.run.folder
        write_state(project, PanelState(text, str(folder) if folder else ""))

    def restore(self) -> None:
        """Show what the project keeps; else start from what its layers look like."""
        project = QgsProject.instance()
        state = read_state(project)
        if state is None:
            self.restart()
            return
        self.opened = None
        try:
            case = read_draft(state.case_text, case_path(project))
        except CaseError as error:
            self.complain(str(error))
            return
        self._is_showing = True
        self._show_case(case)
        self._is_showing = False
        self.run.show_choices(case.title, state.results_folder)
        folder = Path(state.results_folder) if state.results_folder else None
        if folder is not None and (folder / "results.gpkg").exists():
            self.results.show_run(folder)
        self.show_step(LAYERS)

    def forget(self) -> None:
        """Start anew, as a project without choices does."""
        self.opened = None
        self.layers.clear()
        self.policy.clear()
        self.run.show_choices(say("choices.title"), str(self._default_folder()))

    def complain(self, text: str) -> None:
        """Show the first fault in the message bar, all on request, and in the log."""
        warn(text)
        first, _, others = text.partition("\n")
        level = Qgis.MessageLevel.Warning
        self.iface.messageBar().pushMessage(
            title(), first, text if others else "", level, _STAYS
        )

    def _case_menu(self) -> QMenu:
        menu = QMenu(self)
        entries: tuple[tuple[str, Callable[[], object]], ...] = (
            (tr("Open case file…"), self.choose_case_file),
            (tr("Save as case file…"), self.choose_saved_case),
            (tr("Start anew"), self.restart),
        )
        for words, slot in entries:
            menu.addAction(words).triggered.connect(lambda _checked, slot=slot: slot())
        return menu

    def restart(self) -> None:
        """Drop all choices and recognise the project's layers again."""
        self._is_showing = True
        self.forget()
        self.layers.recognise()
        self._is_showing = False
        self.show_step(LAYERS)

    def _mark_project(self) -> None:
        # QGIS then asks whether to save the project, where the choices are kept.
        if not self._is_showing:
            QgsProject.instance().setDirty(True)

    def _walk(self, steps: int) -> None:
        self.show_step(self.form.steps.currentIndex() + steps)

    def _show_case(self, case: Case) -> None:
        opened = open_case_layers(case, QgsProject.instance())
        self.layers.fill(opened, case.absent_roles)
        self.layers.fill_whole(opened, case.crs)
        self.policy.show_case(case)
        if opened.faults:
            self.complain("\n".join(map(str, opened.faults)))

    def _case_of(self, chosen: ChosenLayers) -> Case:
        """Return the choices as a case whose sources are whole."""
        policy = self.policy.chosen()
        return Case(
            path=case_path(QgsProject.instance()),
            title=self.run.title or say("choices.title"),
            policy=policy.policy,
            as_of=policy.as_of,
            crs=chosen.crs,
            area=chosen.area,
            accept_unverified_size_classes=policy.accept_unverified_size_classes,
            absent_roles=chosen.absent_roles,
            layers=chosen.layers,
            dem_source=chosen.dem_source,
            parameters=policy.parameters,
            sha256="",
            transformations=chosen.transformations,
            area_transformation=chosen.area_transformation,
            ledgers=chosen.ledgers,
            heritage_scopes=chosen.heritage_scopes,
        )

    def _case_file(self, out: Path) -> Path:
        """Return the case file to run: the opened one, or the choices beside OUT."""
        case = self.draft()
        if self.opened is not None:
            folder = self.opened.path.parent
            if case_text(self.opened, folder) == case_text(case, folder):
                return self.opened.path
        path = out.with_name(out.name + _CASE_ENDING)
        path.parent.mkdir(parents=True, exist_ok=True)
        write_case(case, path)
        return path

    def _run_done(self, out: Path, done: ScreenedCase) -> None:
        mines = len(done.result.mines)
        words = tr("Done: {mines} mines, results in {folder}").format(
            mines=mines, folder=out
        )
        self.run.show_progress(100)
        self.run.show_end("\n".join([words, *done.not_screened]))
        self.iface.messageBar().pushMessage(title(), words, Qgis.MessageLevel.Success)
        self.results.show_run(out, done.result)
        self.show_step(RESULTS)

    def _run_failed(self, problem: str) -> None:
        self.run.show_end(problem)
        self.complain(problem)
        self.results.take_up()

    def _run_stopped(self) -> None:
        self.results.take_up()
        self.run.show_progress(0)
        self.run.show_end(tr("Stopped; earlier results are as they were."))

    def _show_check(self, chosen: ChosenLayers, found: CheckedCase) -> None:
        pairs = zip(chosen.rows, found.layers, strict=False)
        self.layers.show_answers(dict(pairs), found.missing, found.tables)
        lines = [*map(str, found.faults), *self.layers.remarks(), *found.remarks]
        self.run.show_summary(lines or [tr("Everything needed is there.")])

    def _home(self) -> Path:
        if self.opened is not None:
            return self.opened.path.parent
        return case_path(QgsProject.instance()).parent

    def _results_beside(self, case_file: Path) -> Path:
        return case_file.with_name(say("choices.folder"))

    def _default_folder(self) -> Path:
        return documents() / say("choices.home") / say("choices.folder")
