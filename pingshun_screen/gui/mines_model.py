"""The list of mines of a run."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import IntEnum
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtGui import QIcon

from pingshun_screen.bridge.translation import tr
from pingshun_screen.core.texts import say
from pingshun_screen.gui.mine_filter import MineFilter, MineTraits, search_words
from pingshun_screen.gui.record_model import Cell, Record, RecordModel, number_cell
from pingshun_screen.gui.verdict_marks import VERDICTS

if TYPE_CHECKING:
    from pingshun_screen.io.saved_run import SavedMine


_DISPUTED_FIRST = 1_000_000


class Column(IntEnum):
    """Columns of the list."""

    NAME = 0
    VERDICT = 1
    DISPOSITION = 2
    OPEN = 3
    CONFLICTS = 4
    OPINIONS = 5
    TOWNSHIP = 6


class MinesModel(RecordModel):
    """The mines of a run that a filter accepts, in the order of a column.

    Filter and order are found over all rows at once: Qt's own proxy would ask for
    every row on its own, which takes seconds with 20,000 of them.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(_headings(), parent)
        self._all: list[Record] = []
        self._traits: list[MineTraits] = []
        self._filter = MineFilter()

    @property
    def total(self) -> int:
        """How many mines there are, shown or not."""
        return len(self._all)

    def set_mines(
        self, records: Sequence[Record], traits: Sequence[MineTraits]
    ) -> None:
        """Show other mines, by the filter that is set."""
        self._all, self._traits = list(records), list(traits)
        self.filter_by(self._filter)

    def filter_by(self, chosen: MineFilter) -> None:
        """Show only the mines that a filter accepts."""
        self._filter = chosen
        self.show(
            [
                record
                for record, traits in zip(self._all, self._traits, strict=True)
                if chosen.accepts(traits)
            ]
        )

    def replace(self, record: Record) -> None:
        """Show another record in the place of the one with its key."""
        place = next(i for i, one in enumerate(self._all) if one.key == record.key)
        self._all[place] = record
        row = self.row(record.key)
        if row is not None:
            self.shown[row] = record
            last = self.index(row, self.columnCount() - 1)
            self.dataChanged.emit(self.index(row, 0), last)


def mine_record(mine: SavedMine, marks: Mapping[str, QIcon]) -> Record:
    """Return the row of a mine.

    Parameters
    ----------
    mine
        As saved.
    marks
        Icon of each verdict; made in the main thread, as icons must be.
    """
    open_count = [clause.status for clause in mine.clauses].count("not_determined")
    return Record(
        mine.key,
        (
            Cell(mine.name or say("report.mine_unnamed"), tip=mine.licence_no),
            Cell(
                say(f"terms.spatial_{mine.spatial}"),
                VERDICTS.index(mine.spatial),
                marks.get(mine.spatial),
            ),
            Cell(say(f"terms.disposition_{mine.disposition}")),
            number_cell(open_count, str(open_count)),
            number_cell(len(mine.conflicts), str(len(mine.conflicts))),
            _opinions(mine),
            Cell(mine.township),
        ),
    )


def _opinions(mine: SavedMine) -> Cell:
    """Return how many opinions there are, and whether one disagrees."""
    count = len(mine.opinions)
    disputed = tr("{count} disputed").format(count=count)
    return Cell(
        disputed if mine.is_disputed else str(count or ""),
        count + _DISPUTED_FIRST * mine.is_disputed,
    )


def mine_traits(mine: SavedMine) -> MineTraits:
    """Return what a mine is found by."""
    return MineTraits(
        verdict=str(mine.spatial),
        township=mine.township,
        roles=frozenset(str(conflict.role) for conflict in mine.conflicts),
        words=search_words(mine.name, mine.licence_no, mine.holder),
    )


def _headings() -> tuple[str, ...]:
    return (
        tr("Mine"),
        tr("Spatial verdict"),
        tr("Suggested disposition"),
        tr("Open questions"),
        tr("Conflicts"),
        tr("Opinions"),
        tr("Township"),
    )
