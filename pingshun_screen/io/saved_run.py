"""A folder of results read back, with nothing but the standard library."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from pingshun_screen.core.errors import LayerError
from pingshun_screen.io.faults import said_fault
from pingshun_screen.io.geopackages import reading, require_whole
from pingshun_screen.io.opinions import Opinion, disputed_subjects, opinions_in
from pingshun_screen.io.safe_names import file_stems
from pingshun_screen.io.saved_tables import columns_of, saved_rows

_WAIT_S = 3.0
_DOCUMENTS = (".docx", ".pdf")
_RUN = ("title", "as_of", "crs", "policy", "policy_title", "notes")
_MINE = (
    *("mine_key", "licence_no", "name", "holder", "township", "mineral", "spatial"),
    *("disposition", "open", "area_km2", "overlap_net_m2", "notes"),
)
_CLAUSE = (
    *("mine_key", "clause", "status", "reason", "missing", "department", "words"),
)
_CONFLICT = (
    *("mine_key", "role", "layer", "feature_id", "feature_name", "zone", "grade"),
    *("relation", "overlap_m2", "share", "width_m", "distance_m", "certainty"),
    "geom",
)

_Record = TypeVar("_Record")


@dataclass(frozen=True)
class SavedClause:
    """Answer of one clause, as `core.findings.ClauseOutcome` was written."""

    id: str
    status: str
    reason: str
    missing: tuple[str, ...]
    department: str
    words: str


@dataclass(frozen=True)
class SavedConflict:
    """One feature near or in a mine, as `core.findings.Conflict` was written.

    Parameters
    ----------
    overlap_m2, share, width_m, distance_m
        Numbers, rounded; the rest is as in the screening.
    has_shape
        Whether the layer of conflicts has a geometry to show.
    """

    role: str
    layer: str
    feature_id: str
    feature_name: str
    zone: str
    grade: str
    relation: str
    overlap_m2: float
    share: float
    width_m: float
    distance_m: float
    certainty: str
    has_shape: bool


@dataclass(frozen=True)
class SavedMine:
    """Everything that was found out about one mine.

    Parameters
    ----------
    key
        Its number in the results.
    licence_no, name, holder, township, mineral
        From the register; empty where that is silent.
    spatial, disposition, open
        Headline, suggestion (or undetermined), and what is still possible.
    area_km2, overlap_net_m2
        Statutory area; net overlap with constraint areas.
    notes
        Remarks.
    clauses, conflicts
        In the order of the results.
    opinions
        Oldest first, superseded ones among them.
    documents
        Word and PDF that lie in the folder.
    """

    key: int
    licence_no: str
    name: str
    holder: str
    township: str
    mineral: str
    spatial: str
    disposition: str
    open: tuple[str, ...]
    area_km2: float
    overlap_net_m2: float
    notes: tuple[str, ...]
    clauses: tuple[SavedClause, ...]
    conflicts: tuple[SavedConflict, ...]
    opinions: tuple[Opinion, ...]
    documents: tuple[Path, ...]

    @property
    def is_disputed(self) -> bool:
        """Whether some department's latest opinion disagrees with a finding on it."""
        return bool(disputed_subjects(self.opinions))


@dataclass(frozen=True)
class SavedRun:
    """A run as it lies in its folder.

    Parameters
    ----------
    folder
        Where it lies.
    title, as_of, crs, policy_id, policy_title, notes
        Of the run; the day is ISO 8601.
    mines
        In the order of the results.
    lost_opinions
        Opinions on mines that the run does not have, oldest first.
    """

    folder: Path
    title: str
    as_of: str
    crs: str
    policy_id: str
    policy_title: str
    notes: tuple[str, ...]
    mines: tuple[SavedMine, ...]
    lost_opinions: tuple[Opinion, ...] = ()


def read_run(folder: Path) -> SavedRun:
    """Read a folder of results.

    Parameters
    ----------
    folder
        As `report.publish` left it; results of older versions lack columns, which
        are then empty.

    Raises
    ------
    LayerError
        If there are no results, or they are damaged or locked.
    """
    geopackage = folder / "results.gpkg"
    if not geopackage.is_file():
        raise LayerError([said_fault(str(folder), "saved_run.none")])
    try:
        require_whole(geopackage)
    except OSError as error:
        reason = error.strerror or str(error)
        fault = said_fault(str(geopackage), "layers.unreadable", detail=reason)
        raise LayerError([fault]) from error
    with reading(geopackage, wait_s=_WAIT_S) as connection:
        return _run(connection, folder, geopackage)


def _run(connection: sqlite3.Connection, folder: Path, geopackage: Path) -> SavedRun:
    runs = saved_rows(connection, "run", _RUN)
    if len(runs) != 1 or not columns_of(connection, "mines"):
        raise LayerError([said_fault(str(geopackage), "saved_run.foreign")])
    opinions: dict[int | None, list[Opinion]] = defaultdict(list)
    for opinion in opinions_in(connection, geopackage):
        opinions[opinion.mine_key].append(opinion)
    rows = saved_rows(connection, "mines", _MINE)
    parts = _Parts(
        clauses=_by_mine(connection, "clauses", _CLAUSE, _clause),
        conflicts=_by_mine(connection, "conflicts", _CONFLICT, _conflict),
        opinions=opinions,
        documents=_documents(folder / "reports", rows),
    )
    run = runs[0]
    return SavedRun(
        folder=folder,
        title=_text(run["title"]),
        as_of=_text(run["as_of"]),
        crs=_text(run["crs"]),
        policy_id=_text(run["policy"]),
        policy_title=_text(run["policy_title"]),
        notes=_lines(run["notes"]),
        mines=tuple(_mine(row, parts) for row in rows),
        lost_opinions=tuple(opinions[None]),
    )


@dataclass(frozen=True)
class _Parts:
    """What belongs to mines, by their number."""

    clauses: Mapping[int, list[SavedClause]]
    conflicts: Mapping[int, list[SavedConflict]]
    opinions: Mapping[int | None, list[Opinion]]
    documents: Mapping[int, tuple[Path, ...]]


def _mine(row: sqlite3.Row, parts: _Parts) -> SavedMine:
    key = row["mine_key"]
    return SavedMine(
        key=key,
        **{name: _text(row[name]) for name in _MINE[1:8]},
        open=tuple(_text(row["open"]).split()),
        area_km2=_number(row["area_km2"]),
        overlap_net_m2=_number(row["overlap_net_m2"]),
        notes=_lines(row["notes"]),
        clauses=tuple(parts.clauses.get(key, ())),
        conflicts=tuple(parts.conflicts.get(key, ())),
        opinions=tuple(parts.opinions.get(key, ())),
        documents=parts.documents.get(key, ()),
    )


def _by_mine(
    connection: sqlite3.Connection,
    table: str,
    columns: tuple[str, ...],
    record: Callable[[sqlite3.Row], _Record],
) -> Mapping[int, list[_Record]]:
    found: dict[int, list[_Record]] = defaultdict(list)
    for row in saved_rows(connection, table, columns):
        found[row["mine_key"]].append(record(row))
    return found


def _clause(row: sqlite3.Row) -> SavedClause:
    return SavedClause(
        id=_text(row["clause"]),
        status=_text(row["status"]),
        reason=_text(row["reason"]),
        missing=_lines(row["missing"]),
        department=_text(row["department"]),
        words=_text(row["words"]),
    )


def _conflict(row: sqlite3.Row) -> SavedConflict:
    texts = (*_CONFLICT[1:8], "certainty")
    numbers = ("overlap_m2", "share", "width_m", "distance_m")
    values: dict[str, Any] = {name: _text(row[name]) for name in texts}
    values |= {name: _number(row[name]) for name in numbers}
    return SavedConflict(**values, has_shape=row["geom"] is not None)


def _documents(folder: Path, rows: list[sqlite3.Row]) -> Mapping[int, tuple[Path, ...]]:
    labels = [(_text(row["licence_no"]), _text(row["name"])) for row in rows]
    written = {path.name for path in folder.iterdir()} if folder.is_dir() else set()
    return {
        row["mine_key"]: tuple(
            folder / f"{stem}{ending}"
            for ending in _DOCUMENTS
            if f"{stem}{ending}" in written
        )
        for row, stem in zip(rows, file_stems(labels), strict=True)
    }


def _text(value: str | None) -> str:
    return value or ""


def _number(value: float | None) -> float:
    return value or 0.0


def _lines(value: str | None) -> tuple[str, ...]:
    return tuple((value or "").splitlines())
