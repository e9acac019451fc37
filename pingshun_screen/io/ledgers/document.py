"""The join of a ledger as the result files and `check --json` have it."""

from __future__ import annotations

from pingshun_screen.core.ledgers import JoinEntry, Ledger, LedgerJoin, MatchOutcome
from pingshun_screen.core.texts import say

Json = dict[str, object]


def join_document(join: LedgerJoin) -> Json:
    """Return what became of a ledger, with every row and every polygon.

    Parameters
    ----------
    join
        The ledger as joined; of one that was not read only what is known.
    """
    ledger = join.ledger
    return {
        "source": ledger.source,
        "sha256": ledger.sha256,
        "status": _status(ledger),
        "message": ledger.message,
        "rows": join.rows,
        "matched": join.matched,
        "matched_by_licence": join.count(MatchOutcome.BY_LICENCE),
        "matched_by_name": join.count(MatchOutcome.BY_NAME),
        "ledger_only": join.count(MatchOutcome.LEDGER_ONLY),
        "geometry_only": join.count(MatchOutcome.GEOMETRY_ONLY),
        "doubtful": join.doubtful_rows,
        "doubtful_geometries": join.doubtful_rights,
        "notes": list(ledger.notes),
        "entries": [_entry(entry) for entry in join.entries],
    }


def join_summary(join: LedgerJoin) -> str:
    """Return the counts of a join in a sentence."""
    return say(
        "ledgers.summary",
        rows=join.rows,
        by_licence=join.count(MatchOutcome.BY_LICENCE),
        by_name=join.count(MatchOutcome.BY_NAME),
        ledger_only=join.count(MatchOutcome.LEDGER_ONLY),
        doubtful=join.doubtful_rows,
        geometry_only=join.count(MatchOutcome.GEOMETRY_ONLY),
        doubtful_rights=join.doubtful_rights,
    )


def ledger_input(ledger: Ledger) -> Json:
    """Return a ledger as an input of the manifest."""
    return {
        "source": ledger.source,
        "sha256": ledger.sha256,
        "status": _status(ledger),
        "sheet": ledger.sheet,
        "encoding": ledger.encoding,
        "data_date": ledger.data_date,
        "fields": dict(ledger.fields),
    }


def _status(ledger: Ledger) -> str:
    return "ok" if ledger.is_read else "failed"


def _entry(entry: JoinEntry) -> Json:
    right = entry.right
    return {
        "outcome": entry.outcome.value,
        "row": entry.line,
        "licence_no": entry.licence_no,
        "name": entry.name,
        "feature": {
            "source": right.source,
            "feature_id": right.feature_id,
            "licence_no": right.licence_no,
            "name": right.name,
        }
        if right
        else None,
        "reason": entry.reason,
        "differences": list(entry.differences),
    }
