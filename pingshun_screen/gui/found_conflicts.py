"""The conflicts of a saved mine as the screening knew them, for the report's words."""

from __future__ import annotations

from dataclasses import dataclass

from pingshun_screen.core.findings import Certainty, Conflict, Relation
from pingshun_screen.core.vocabulary import Role
from pingshun_screen.io.saved_run import SavedConflict, SavedMine
from pingshun_screen.report.conflict_tables import ConflictRow, conflict_groups
from pingshun_screen.report.illustrations import numbered_conflicts

_SAME = (
    *("layer", "feature_id", "feature_name", "zone", "grade"),
    *("overlap_m2", "share", "width_m", "distance_m"),
)


@dataclass(frozen=True)
class FoundConflict:
    """A conflict with the number and the words that it has in the report.

    Parameters
    ----------
    number
        As in the report's table.
    conflict
        Without its geometry.
    words
        Row of the report's table.
    """

    number: int
    conflict: Conflict
    words: ConflictRow


@dataclass(frozen=True)
class _Conflicts:
    """As much of a mine as the report's table of conflicts asks for."""

    conflicts: tuple[Conflict, ...]


def found_conflicts(mine: SavedMine) -> tuple[FoundConflict, ...]:
    """Return a mine's conflicts in the order of the report."""
    found = _Conflicts(tuple(map(_conflict, mine.conflicts)))
    groups = conflict_groups(found, mine.opinions)
    rows = {row.number: row for group in groups for row in group.rows}
    return tuple(
        FoundConflict(one.number, one.conflict, rows[str(one.number)])
        for one in numbered_conflicts(found)
        if str(one.number) in rows
    )


def _conflict(saved: SavedConflict) -> Conflict:
    return Conflict(
        role=Role(saved.role),
        relation=Relation(saved.relation),
        certainty=Certainty(saved.certainty),
        **{name: getattr(saved, name) for name in _SAME},
    )
