"""What departments say about findings: read, recorded, and which of it counts."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from pingshun_screen.core.errors import Fault, LayerError, OutputError
from pingshun_screen.core.texts import say
from pingshun_screen.io.faults import said_fault
from pingshun_screen.io.finding_words import FindingWords, Subject, finding_words
from pingshun_screen.io.geopackages import address, reading
from pingshun_screen.io.opinion_rules import MANDATORY
from pingshun_screen.io.saved_tables import columns_of, saved_rows, storable

_WAIT_S = 3.0
_LABELS = ("mine_key", "licence_no", "name")
_COLUMNS = (
    *_LABELS,
    *("clause", "role", "feature_id"),
    *("feature_name", "finding", "department", "stance", "reason", "signed_by"),
    *("signed_on", "recorded_at"),
)


class Stance(StrEnum):
    """What a department says to a finding."""

    AGREE = "agree"
    DISAGREE = "disagree"
    CONDITION = "condition"


@dataclass(frozen=True)
class Opinion:
    """What one department says, once, about one finding.

    Parameters
    ----------
    mine_key, licence_no, name
        The mine; the number is None if the results no longer have it.
    clause
        The clause opined on; empty if none.
    role, feature_id, feature_name
        The conflict opined on; empty if none. Without a clause and a conflict the
        opinion is on the mine's whole finding.
    finding
        Words of the finding as it stood; may be left empty when recording, for the
        finding as it stands now.
    department, stance, reason
        Who says what, and why; a reason is due for agreeing, too.
    signed_by, signed_on
        Name of the person and the day.
    recorded_at
        When it was put down, ISO 8601 with time zone.
    finding_now
        Words of the finding in the results that were read; empty if it is gone.
        Not recorded.
    """

    mine_key: int | None
    licence_no: str
    name: str
    clause: str
    role: str
    feature_id: str
    feature_name: str
    finding: str
    department: str
    stance: Stance
    reason: str
    signed_by: str
    signed_on: date
    recorded_at: str
    finding_now: str = field(default="", compare=False)

    @property
    def subject(self) -> Subject:
        """The finding that it is about."""
        return Subject(
            mine_key=self.mine_key,
            mine="" if self.mine_key is not None else self.licence_no or self.name,
            clause=self.clause,
            role=self.role,
            feature_id=self.feature_id,
            feature_name=self.feature_name,
        )

    @property
    def is_outdated(self) -> bool:
        """Whether the finding is no longer what it was when this was said."""
        return self.finding != self.finding_now


def standing(opinions: Iterable[Opinion]) -> tuple[Opinion, ...]:
    """Return the opinions that count: each department's latest on each finding.

    Parameters
    ----------
    opinions
        Oldest first, as `read_opinions` returns them.
    """
    latest: dict[tuple[str, Subject], Opinion] = {}
    for opinion in opinions:
        key = (opinion.department, opinion.subject)
        latest.pop(key, None)
        latest[key] = opinion
    return tuple(latest.values())


def disputed_subjects(opinions: Iterable[Opinion]) -> frozenset[Subject]:
    """Return the findings with which some department's latest opinion disagrees."""
    counting = standing(opinions)
    return frozenset(one.subject for one in counting if one.stance is Stance.DISAGREE)


def is_disputed(opinions: Iterable[Opinion], subject: Subject) -> bool:
    """Return whether a department's latest opinion disagrees with a finding."""
    return subject in disputed_subjects(opinions)


def read_opinions(geopackage: Path) -> tuple[Opinion, ...]:
    """Return all opinions in the results, oldest first.

    Parameters
    ----------
    geopackage
        The results.gpkg of a run.

    Raises
    ------
    LayerError
        If it cannot be read, or holds opinions that this version does not know.
    """
    with reading(geopackage, wait_s=_WAIT_S) as connection:
        return opinions_in(connection, geopackage)


def opinions_in(connection: sqlite3.Connection, place: Path) -> tuple[Opinion, ...]:
    """Return all opinions of an open GeoPackage, oldest first.

    Parameters
    ----------
    connection
        To the GeoPackage.
    place
        Its path, for faults.

    Raises
    ------
    LayerError
        If an opinion is not one of this version's.
    """
    rows = saved_rows(connection, "opinions", _COLUMNS)
    if rows and not set(_COLUMNS) <= columns_of(connection, "opinions"):
        raise LayerError([said_fault(str(place), "opinions.older")])
    try:
        found = [_opinion(row) for row in rows]
    except ValueError as error:
        fault = said_fault(str(place), "opinions.unreadable", detail=error)
        raise LayerError([fault]) from error
    keys = {one.mine_key for one in found if one.mine_key is not None}
    words = finding_words(connection, keys)
    mines = saved_rows(connection, "mines", _LABELS, keys)
    labels = {row["mine_key"]: (row["licence_no"], row["name"]) for row in mines}
    opinions = [_completed(one, words, labels) for one in found]
    return tuple(sorted(opinions, key=_moment))


def _completed(
    opinion: Opinion, words: FindingWords, labels: Mapping[int, tuple[str, str]]
) -> Opinion:
    """Return an opinion with what it may leave to the results that it lies in."""
    key, now = opinion.mine_key, words.of(opinion.subject)
    known = opinion.licence_no, opinion.name
    if not any(known) and key is not None:
        known = labels.get(key, known)
    return replace(
        opinion,
        licence_no=known[0] or "",
        name=known[1] or "",
        finding=opinion.finding or now,
        finding_now=now,
    )


def _opinion(row: sqlite3.Row) -> Opinion:
    values: dict[str, Any] = {name: row[name] or "" for name in _COLUMNS}
    values["mine_key"] = row["mine_key"]
    values["stance"] = Stance(values["stance"])
    values["signed_on"] = date.fromisoformat(values["signed_on"])
    if datetime.fromisoformat(values["recorded_at"]).tzinfo is None:
        raise ValueError(values["recorded_at"])
    return Opinion(**values)


def _moment(opinion: Opinion) -> datetime:
    return datetime.fromisoformat(opinion.recorded_at)


def record_opinion(geopackage: Path, opinion: Opinion) -> None:
    """Add an opinion to the results; those that are there stay as they are.

    Parameters
    ----------
    geopackage
        The results.gpkg of a run.
    opinion
        About a finding of that run.

    Raises
    ------
    OutputError
        With all faults of the opinion, or if the file cannot be written.
    """
    with _writing(geopackage) as connection:
        words = finding_words(connection, {opinion.mine_key or 0})
        now = words.of(opinion.subject)
        faults = [*_faults(opinion), *([] if now else [_not_found(opinion)])]
        if faults:
            raise OutputError(faults)
        add_opinions(connection, [_tidied(opinion, now)])


def _tidied(opinion: Opinion, finding_now: str) -> Opinion:
    typed = {name: getattr(opinion, name).strip() for name in MANDATORY}
    moment = _moment(opinion).isoformat(timespec="seconds")
    finding = opinion.finding or finding_now
    return replace(opinion, finding=finding, recorded_at=moment, **typed)


def add_opinions(connection: sqlite3.Connection, opinions: Sequence[Opinion]) -> None:
    """Insert opinions, and keep what the GeoPackage tells of its tables right.

    Parameters
    ----------
    connection
        To the GeoPackage, in a transaction.
    opinions
        Whole ones, oldest first.
    """
    holes = ", ".join("?" * len(_COLUMNS))
    columns = ", ".join(_COLUMNS)
    connection.executemany(
        f"INSERT INTO opinions ({columns}) VALUES ({holes})",  # nosec B608
        [_row(opinion) for opinion in opinions],
    )
    connection.execute(
        "UPDATE gpkg_contents SET last_change = strftime('%Y-%m-%dT%H:%M:%fZ', 'now') "
        "WHERE table_name = 'opinions'"
    )
    if columns_of(connection, "gpkg_ogr_contents"):
        connection.execute(
            "UPDATE gpkg_ogr_contents SET feature_count = "
            "(SELECT count(*) FROM opinions) WHERE table_name = 'opinions'"
        )


def _row(opinion: Opinion) -> tuple[str | int | None, ...]:
    values = (getattr(opinion, name) for name in _COLUMNS)
    return tuple(
        value if isinstance(value, int | None) else storable(str(value))
        for value in values
    )


def _faults(opinion: Opinion) -> Iterator[Fault]:
    place = _place(opinion)
    for name in MANDATORY:
        if not storable(getattr(opinion, name)).strip():
            label = say(f"opinions.label_{name}")
            yield said_fault(place, "opinions.blank", label=label)
    try:
        moment = _moment(opinion)
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None:
        shown = opinion.recorded_at
        yield said_fault(place, "opinions.moment", moment=shown)
    elif opinion.signed_on > moment.date():
        days = {"day": opinion.signed_on, "today": moment.date()}
        yield said_fault(place, "opinions.future", **days)


def _not_found(opinion: Opinion) -> Fault:
    parts = (opinion.clause, opinion.role, opinion.feature_name or opinion.feature_id)
    words = " ".join(part for part in (_mine(opinion), *parts) if part)
    return said_fault(_place(opinion), "opinions.no_finding", words=words)


def _place(opinion: Opinion) -> str:
    return say("opinions.place", name=_mine(opinion))


def _mine(opinion: Opinion) -> str:
    return opinion.name or opinion.licence_no or say("opinions.unnamed_mine")


@contextmanager
def _writing(path: Path) -> Iterator[sqlite3.Connection]:
    """Give a connection in a transaction, which counts only if the block ends well."""
    try:
        connection = sqlite3.connect(
            address(path, "rw"), uri=True, timeout=_WAIT_S, isolation_level=None
        )
        with closing(connection):
            connection.execute("BEGIN IMMEDIATE")
            yield connection
            connection.execute("COMMIT")
    except sqlite3.DatabaseError as error:
        cause = "locked" if "locked" in str(error) else "not_recorded"
        fault = said_fault(str(path), f"opinions.{cause}", detail=error)
        raise OutputError([fault]) from error
