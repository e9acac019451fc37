"""The findings in a results.gpkg in words, as opinions quote them."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from pingshun_screen.core.texts import say
from pingshun_screen.io.saved_tables import saved_rows

_TOGETHER = "；"
_MINE = ("mine_key", "spatial", "disposition")
_CLAUSE = ("mine_key", "clause", "status", "reason")
_CONFLICT = (
    *("mine_key", "role", "feature_id", "feature_name", "relation", "overlap_m2"),
    "distance_m",
)
_MEETING = ("within", "partial")


@dataclass(frozen=True)
class Subject:
    """The finding that an opinion is about.

    Without a clause and a feature it is the mine's whole finding.

    Parameters
    ----------
    mine_key
        The mine's number in the results; None if they no longer have the mine.
    mine
        Licence number, or name, of a mine that they no longer have; else empty.
    clause
        Identifier of the clause; empty if it is about none.
    role, feature_id, feature_name
        The constraint feature; empty if it is about none.
    """

    mine_key: int | None
    mine: str = ""
    clause: str = ""
    role: str = ""
    feature_id: str = ""
    feature_name: str = ""


@dataclass(frozen=True)
class FindingWords:
    """Words of the findings on some mines.

    Parameters
    ----------
    mines, clauses, conflicts
        Words by what identifies them.
    """

    mines: Mapping[int, str]
    clauses: Mapping[tuple[int, str], str]
    conflicts: Mapping[tuple[int, str, str, str], str]

    def of(self, subject: Subject) -> str:
        """Return the words of a finding, empty if there is no such finding."""
        key = subject.mine_key
        if key is None or key not in self.mines:
            return ""
        words = []
        if subject.clause:
            words.append(self.clauses.get((key, subject.clause), ""))
        if subject.role:
            feature = (key, subject.role, subject.feature_id, subject.feature_name)
            words.append(self.conflicts.get(feature, ""))
        words = words or [self.mines[key]]
        return _TOGETHER.join(words) if all(words) else ""


def finding_words(
    connection: sqlite3.Connection, mine_keys: Collection[int]
) -> FindingWords:
    """Return the words of all findings on some mines.

    Parameters
    ----------
    connection
        To the GeoPackage of the results.
    mine_keys
        The mines' numbers in it.
    """
    mines = saved_rows(connection, "mines", _MINE, mine_keys)
    clauses = saved_rows(connection, "clauses", _CLAUSE, mine_keys)
    conflicts = saved_rows(connection, "conflicts", _CONFLICT, mine_keys)
    # Of features that have the same name and number the first is quoted.
    return FindingWords(
        mines={row["mine_key"]: _mine(row) for row in mines},
        clauses={(row["mine_key"], row["clause"]): _clause(row) for row in clauses},
        conflicts={
            (
                row["mine_key"],
                row["role"],
                row["feature_id"] or "",
                row["feature_name"] or "",
            ): _conflict(row)
            for row in reversed(conflicts)
        },
    )


def _mine(row: sqlite3.Row) -> str:
    return say(
        "opinions.finding_mine",
        spatial=_term("spatial", row["spatial"]),
        disposition=_term("disposition", row["disposition"]),
    )


def _clause(row: sqlite3.Row) -> str:
    status = _term("status", row["status"])
    return say("opinions.finding_clause", status=status, reason=row["reason"] or "")


def _conflict(row: sqlite3.Row) -> str:
    kind = "overlap" if row["relation"] in _MEETING else "distance"
    return say(
        f"opinions.finding_{kind}",
        relation=_term("relation", row["relation"]),
        overlap_m2=row["overlap_m2"] or 0.0,
        distance_m=row["distance_m"] or 0.0,
    )


def _term(subject: str, value: str | None) -> str:
    """Return the words for a value; one that another version wrote as it is."""
    try:
        return say(f"terms.{subject}_{value}")
    except KeyError:
        return value or ""
