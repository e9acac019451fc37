"""The clauses and conflicts of a mine as rows of the detail panel's tables."""

from __future__ import annotations

from collections.abc import Iterable

from pingshun_screen.bridge.translation import tr
from pingshun_screen.core.findings import ClauseStatus
from pingshun_screen.gui.found_conflicts import FoundConflict
from pingshun_screen.gui.opinion_subjects import (
    clause_name,
    subject_of_clause,
    subject_of_conflict,
)
from pingshun_screen.gui.record_model import Cell, Record, number_cell
from pingshun_screen.io.finding_words import Subject
from pingshun_screen.io.saved_run import SavedMine
from pingshun_screen.report.opinion_words import disputes
from pingshun_screen.report.wording import listed, printable, status_label

_STATUSES = tuple(ClauseStatus)


def clause_headings() -> tuple[str, ...]:
    """Return the titles of the table of clauses."""
    return (
        tr("Clause"),
        tr("Answer"),
        tr("Reason"),
        tr("Department"),
        tr("Disputed by"),
        tr("Words of the plan"),
    )


def clause_records(mine: SavedMine) -> list[Record]:
    """Return a row for every clause; the key is its place in the mine."""
    return [
        Record(
            place,
            (
                Cell(clause_name(clause.id), place),
                Cell(status_label(clause.status), _STATUSES.index(clause.status)),
                Cell(printable(clause.reason)),
                Cell(printable(clause.department)),
                _disputed(mine, subject_of_clause(mine, clause)),
                Cell(printable(clause.words)),
            ),
        )
        for place, clause in enumerate(mine.clauses)
    ]


def conflict_headings() -> tuple[str, ...]:
    """Return the titles of the table of conflicts."""
    return (
        tr("No."),
        tr("Layer"),
        tr("Feature"),
        tr("Relation"),
        tr("Overlap (m²)"),
        tr("Share (%)"),
        tr("Width (m)"),
        tr("Distance (m)"),
        tr("Certainty"),
        tr("Disputed by"),
    )


def conflict_records(
    mine: SavedMine, conflicts: Iterable[FoundConflict]
) -> list[Record]:
    """Return a row for every conflict; the key is its number in the report."""
    return [_conflict_record(mine, one) for one in conflicts]


def _conflict_record(mine: SavedMine, found: FoundConflict) -> Record:
    one, words = found.conflict, found.words
    return Record(
        found.number,
        (
            number_cell(found.number, words.number),
            Cell(words.layer),
            Cell(words.feature),
            Cell(words.relation),
            number_cell(one.overlap_m2, words.area),
            number_cell(one.share, words.share),
            number_cell(one.width_m, words.width),
            number_cell(one.distance_m, words.distance),
            Cell(words.certainty),
            _disputed(mine, subject_of_conflict(mine, one)),
        ),
    )


def _disputed(mine: SavedMine, subject: Subject) -> Cell:
    """Return the departments that disagree with a finding."""
    departments = (
        printable(one.department) for one in disputes(mine.opinions, subject)
    )
    return Cell(listed(dict.fromkeys(departments)))
