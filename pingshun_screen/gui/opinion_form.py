"""The form in which a department's opinion is put down."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

from qgis.PyQt.QtCore import QDate, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QLabel, QWidget

from pingshun_screen.bridge.translation import tr
from pingshun_screen.core.errors import Fault
from pingshun_screen.gui.forms import load_form
from pingshun_screen.gui.opinion_subjects import departments, subjects
from pingshun_screen.io.finding_words import Subject
from pingshun_screen.io.opinions import Opinion, Stance
from pingshun_screen.io.saved_run import SavedMine


class OpinionForm(QWidget):
    """Asks for an opinion on a finding, and says beside a field what it lacks.

    Parameters
    ----------
    parent
        Owner.
    """

    submitted = pyqtSignal(object)
    faulty = pyqtSignal(QWidget)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        load_form("opinion_form", self)
        self._mine: SavedMine | None = None
        self._stances = {
            Stance.AGREE: self.agreeRadio,
            Stance.DISAGREE: self.disagreeRadio,
            Stance.CONDITION: self.conditionalRadio,
        }
        self._faults: dict[QWidget, QLabel] = {
            self.departmentCombo: self.departmentFault,
            self.agreeRadio: self.stanceFault,
            self.reasonEdit: self.reasonFault,
            self.signedByEdit: self.signedByFault,
            self.signedOnEdit: self.signedOnFault,
        }
        self.signedOnEdit.setDate(QDate.currentDate())
        self.recordButton.clicked.connect(self._submit)
        self._show_faults({})

    def show_mine(self, mine: SavedMine) -> None:
        """Ask about another mine; who fills in the form stays the same."""
        self._mine = mine
        self.subjectCombo.clear()
        for subject, words in subjects(mine).items():
            self.subjectCombo.addItem(words, subject)
            place = self.subjectCombo.count() - 1
            self.subjectCombo.setItemData(place, words, Qt.ItemDataRole.ToolTipRole)
        typed = self.departmentCombo.currentText()
        self.departmentCombo.clear()
        self.departmentCombo.addItems(departments(mine))
        self.departmentCombo.setEditText(typed)
        self.clear()

    def clear(self) -> None:
        """Make ready for another opinion of the same person."""
        for radio in self._stances.values():
            radio.setAutoExclusive(False)
            radio.setChecked(False)
            radio.setAutoExclusive(True)
        self.reasonEdit.clear()
        self._show_faults({})

    def choose_subject(self, subject: Subject) -> None:
        """Ask about one finding."""
        for place in range(self.subjectCombo.count()):
            if self.subjectCombo.itemData(place) == subject:
                self.subjectCombo.setCurrentIndex(place)

    def show_refusal(self, faults: Iterable[Fault]) -> None:
        """Say beside the button why the opinion was not recorded."""
        words = [f"{fault.problem} — {fault.remedy}" for fault in faults]
        self._tell(self.recordFault, "\n".join(words))

    def _submit(self) -> None:
        faults = self._lacking()
        self._show_faults(faults)
        stance = self._stance()
        if not faults and self._mine is not None and stance is not None:
            self.submitted.emit(self._opinion(self._mine, stance))

    def _opinion(self, mine: SavedMine, stance: Stance) -> Opinion:
        subject: Subject = self.subjectCombo.currentData()
        return Opinion(
            mine_key=mine.key,
            licence_no=mine.licence_no,
            name=mine.name,
            clause=subject.clause,
            role=subject.role,
            feature_id=subject.feature_id,
            feature_name=subject.feature_name,
            finding="",
            department=self.departmentCombo.currentText().strip(),
            stance=stance,
            reason=self.reasonEdit.toPlainText().strip(),
            signed_by=self.signedByEdit.text().strip(),
            signed_on=self.signedOnEdit.date().toPyDate(),
            recorded_at=datetime.now(UTC).astimezone().isoformat(timespec="seconds"),
        )

    def _lacking(self) -> dict[QWidget, str]:
        """Return what is still to be filled in, by the field that takes it."""
        asked = {
            self.departmentCombo: (
                self.departmentCombo.currentText(),
                tr("Say which department gives the opinion."),
            ),
            self.agreeRadio: (
                self._stance() or "",
                tr("Say whether the department agrees."),
            ),
            self.reasonEdit: (
                self.reasonEdit.toPlainText(),
                tr("Give a reason: an opinion without one cannot be recorded."),
            ),
            self.signedByEdit: (self.signedByEdit.text(), tr("Say who signs.")),
        }
        lacking = {w: words for w, (given, words) in asked.items() if not given.strip()}
        if self.signedOnEdit.date() > QDate.currentDate():
            lacking[self.signedOnEdit] = tr("The date lies in the future.")
        return lacking

    def _stance(self) -> Stance | None:
        checked = (one for one, radio in self._stances.items() if radio.isChecked())
        return next(checked, None)

    def _show_faults(self, faults: dict[QWidget, str]) -> None:
        for widget, label in self._faults.items():
            words = faults.get(widget, "")
            self._tell(label, words)
            widget.setAccessibleDescription(words)
        self._tell(self.recordFault, "")
        if faults:
            first = next(iter(faults))
            first.setFocus(Qt.FocusReason.OtherFocusReason)
            self.faulty.emit(self._faults[first])

    def _tell(self, label: QLabel, words: str) -> None:
        label.setText(f"⚠ {words}" if words else "")
        label.setVisible(bool(words))
