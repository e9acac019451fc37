"""Ledgers of mines as read, and how their rows were joined to the polygons."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from pingshun_screen.core.errors import Fault
from pingshun_screen.core.registers import Register
from pingshun_screen.core.texts import say


@dataclass(frozen=True)
class LedgerRow:
    """One mine of a ledger.

    Parameters
    ----------
    line
        Row of the sheet, or line of the text, from 1.
    register
        What it says, in standard fields.
    """

    line: int
    register: Register


@dataclass(frozen=True)
class Ledger:
    """A ledger as read, or the reason why it was not.

    Parameters
    ----------
    source
        As the case states it.
    rows
        Its mines in their order.
    sha256
        Fingerprint of the file; empty where there is none.
    sheet, encoding
        Sheet of a workbook, or encoding of a text; the other one is empty.
    fields
        Standard field to column, as recognised.
    data_date
        As stated; empty if not.
    notes
        What was left out or assumed, in words.
    faults
        Why it was not read.
    """

    source: str
    rows: tuple[LedgerRow, ...] = ()
    sha256: str = ""
    sheet: str = ""
    encoding: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)
    data_date: str = ""
    notes: tuple[str, ...] = ()
    faults: tuple[Fault, ...] = ()

    @property
    def is_read(self) -> bool:
        """Whether it was read whole."""
        return not self.faults

    @property
    def message(self) -> str:
        """Why it was not read and what to do, in words; empty if it was."""
        return "".join(
            say(
                "ledgers.failed",
                place=one.place,
                problem=one.problem,
                remedy=one.remedy,
            )
            for one in self.faults
        )


class MatchOutcome(StrEnum):
    """What became of a row of a ledger, or of a polygon that has none."""

    BY_LICENCE = "by_licence"
    BY_NAME = "by_name"
    LEDGER_ONLY = "ledger_only"
    GEOMETRY_ONLY = "geometry_only"
    DOUBTFUL = "doubtful"


@dataclass(frozen=True)
class RightReference:
    """A polygon of a layer of mining rights.

    Parameters
    ----------
    source, feature_id
        Layer and feature.
    licence_no, name
        As the layer has them; empty if it has not.
    """

    source: str
    feature_id: str
    licence_no: str
    name: str


@dataclass(frozen=True)
class JoinEntry:
    """One row, one polygon, or a row and a polygon that are one mine.

    Parameters
    ----------
    outcome
        What became of it.
    line
        Row of the ledger; None for a polygon without one.
    licence_no, name
        As the ledger has them; empty if it has not.
    right
        The polygon; None for a row that was joined to none.
    reason
        Why it is doubtful, or what else is to be known; else empty.
    differences
        Where ledger and layers disagree, in words.
    """

    outcome: MatchOutcome
    line: int | None = None
    licence_no: str = ""
    name: str = ""
    right: RightReference | None = None
    reason: str = ""
    differences: tuple[str, ...] = ()


@dataclass(frozen=True)
class LedgerJoin:
    """A ledger and what became of each of its rows and of each polygon.

    Parameters
    ----------
    ledger
        As read.
    entries
        Every row of the ledger in its order, then the polygons without a row.
    """

    ledger: Ledger
    entries: tuple[JoinEntry, ...] = ()

    def count(self, *outcomes: MatchOutcome) -> int:
        """Return how many entries have one of these outcomes."""
        return sum(entry.outcome in outcomes for entry in self.entries)

    @property
    def rows(self) -> int:
        """How many rows the ledger has."""
        return sum(entry.line is not None for entry in self.entries)

    @property
    def matched(self) -> int:
        """How many rows were joined to a polygon."""
        return self.count(MatchOutcome.BY_LICENCE, MatchOutcome.BY_NAME)

    @property
    def unplaced(self) -> tuple[JoinEntry, ...]:
        """Rows of mines that therefore have no place."""
        return tuple(
            entry
            for entry in self.entries
            if entry.line is not None and entry.right is None
        )

    @property
    def doubtful_rows(self) -> int:
        """How many rows were not joined because it is not clear to what."""
        doubt = MatchOutcome.DOUBTFUL
        return sum(entry.outcome is doubt for entry in self.unplaced)

    @property
    def doubtful_rights(self) -> int:
        """How many polygons were not joined because it is not clear to what."""
        return self.count(MatchOutcome.DOUBTFUL) - self.doubtful_rows
