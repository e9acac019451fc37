"""The two tables of an import: parcels read, and what was refused or looks wrong."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem

from pingshun_screen.bridge.translation import tr
from pingshun_screen.gui.icons import plain_icon
from pingshun_screen.io.corner_points.records import CornerReading, Note, Parcel

_HECTARE_M2 = 10_000.0
_NUMBERS = range(1, 6)
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
WHAT, REMEDY = 2, 3

Remark = tuple[str, str, str, str]
"""Icon, place, problem and remedy."""


def prepare_tables(parcels: QTableWidget, remarks: QTableWidget) -> None:
    """Let the columns of both tables take what they need."""
    fitting = QHeaderView.ResizeMode.ResizeToContents
    parcels.horizontalHeader().setSectionResizeMode(fitting)
    parcels.horizontalHeader().setStretchLastSection(True)
    columns = remarks.horizontalHeader()
    columns.setSectionResizeMode(fitting)
    for wide in (WHAT, REMEDY):
        columns.setSectionResizeMode(wide, QHeaderView.ResizeMode.Stretch)
    remarks.verticalHeader().setSectionResizeMode(fitting)


def fill_parcels(table: QTableWidget, parcels: Sequence[Parcel]) -> None:
    """Show a row for each parcel."""
    table.setRowCount(len(parcels))
    for row, parcel in enumerate(parcels):
        notes = "\n".join(map(str, parcel.notes))
        for column, text in enumerate(_cells(parcel)):
            item = QTableWidgetItem(text)
            item.setToolTip(notes or text)
            if column in _NUMBERS:
                item.setTextAlignment(_RIGHT)
            table.setItem(row, column, item)
        if any(note.is_warning for note in parcel.notes):
            table.item(row, 0).setIcon(plain_icon("state_warning"))


def _cells(parcel: Parcel) -> tuple[str, ...]:
    declared, difference = parcel.declared_area_m2, parcel.difference_m2
    return (
        parcel.name or tr("Line {line}").format(line=parcel.line),
        str(parcel.points),
        tr("degrees") if parcel.zone is None else str(parcel.zone),
        "" if declared is None else f"{declared / _HECTARE_M2:.4f}",
        f"{parcel.statutory_area_m2 / _HECTARE_M2:.4f}",
        _signed(difference),
        "; ".join(note.text for note in parcel.notes),
    )


def _signed(difference_m2: float | None) -> str:
    if difference_m2 is None:
        return ""
    whole = round(difference_m2)
    return f"{whole:+,d}" if whole else "0"


def fill_remarks(table: QTableWidget, readings: Sequence[CornerReading]) -> int:
    """Show refusals first, then warnings, then what was only done or assumed.

    Returns
    -------
    int
        How many refusals and warnings there are.
    """
    refused = [
        ("state_fault", one.place, one.problem, one.remedy)
        for reading in readings
        for one in reading.refusals
    ]
    notes = [
        (_place(parcel.source, note), note)
        for reading in readings
        for parcel in reading.parcels
        for note in parcel.notes
    ]
    notes += [
        (_place("", note), note) for reading in readings for note in reading.notes
    ]
    warned = [("state_warning", p, n.text, n.remedy) for p, n in notes if n.is_warning]
    told = [("state_ok", p, n.text, "") for p, n in notes if not n.is_warning]
    _fill(table, [*refused, *warned, *told])
    return len(refused) + len(warned)


def _place(source: str, note: Note) -> str:
    line = tr("line {line}").format(line=note.line) if note.line else ""
    return " ".join(filter(None, (source, line)))


def _fill(table: QTableWidget, remarks: Sequence[Remark]) -> None:
    kinds = {
        "state_fault": tr("Refused"),
        "state_warning": tr("Warning"),
        "state_ok": tr("Note"),
    }
    table.setRowCount(len(remarks))
    for row, (icon, *texts) in enumerate(remarks):
        table.setItem(row, 0, QTableWidgetItem(plain_icon(icon), kinds[icon]))
        for column, text in enumerate(texts, start=1):
            item = QTableWidgetItem(text)
            item.setToolTip(text)
            table.setItem(row, column, item)
