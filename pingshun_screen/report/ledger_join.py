"""What joining the ledgers found, as lines, table rows and warnings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from pingshun_screen.core.ledgers import JoinEntry, LedgerJoin, MatchOutcome
from pingshun_screen.core.texts import say
from pingshun_screen.io.ledgers.document import join_summary
from pingshun_screen.report.sheets import Column, Row, Tinted
from pingshun_screen.report.wording import printable, source_name

_TINTS = {
    MatchOutcome.BY_LICENCE: "status_not_met",
    MatchOutcome.BY_NAME: "status_not_met",
    MatchOutcome.LEDGER_ONLY: "status_not_determined",
    MatchOutcome.GEOMETRY_ONLY: "status_not_applicable",
    MatchOutcome.DOUBTFUL: "status_not_determined",
}
_COLUMNS: tuple[tuple[str, float, str], ...] = (
    ("join_ledger", 24, ""),
    ("join_row", 6, "0"),
    ("join_outcome", 14, ""),
    ("join_ledger_licence", 26, ""),
    ("join_ledger_name", 18, ""),
    ("join_layer", 20, ""),
    ("join_feature", 10, ""),
    ("join_layer_licence", 26, ""),
    ("join_layer_name", 18, ""),
    ("join_reason", 60, ""),
)


def ledger_lines(joins: Iterable[LedgerJoin]) -> Iterator[str]:
    """Yield what a check prints of each ledger, a blank line after it."""
    for join in joins:
        yield say("ledgers.label", source=join.ledger.source)
        yield say("ledgers.line_join", text=join_summary(join))
        for note in join.ledger.notes:
            yield say("ledgers.line_note", text=note)
        for line in join_lines(join):
            yield say("ledgers.line_entry", text=line)
        yield ""


def join_lines(join: LedgerJoin) -> Iterator[str]:
    """Yield one line for each entry, in the order of the ledger."""
    return map(entry_line, join.entries)


def entry_line(entry: JoinEntry) -> str:
    """Return one row or polygon in a line."""
    outcome = say(f"ledgers.outcome_{entry.outcome}")
    places = []
    if entry.line is not None:
        names = printable(f"{entry.licence_no} {entry.name}")
        places.append(say("ledgers.entry_row", line=entry.line, names=names))
    if entry.right is not None:
        right = entry.right
        words = {"source": source_name(right.source), "feature_id": right.feature_id}
        names = printable(f"{right.licence_no} {right.name}")
        places.append(say("ledgers.entry_feature", names=names, **words))
    where = say("ledgers.entry_and").join(places)
    said = _said(entry)
    key = "ledgers.entry_said" if said else "ledgers.entry"
    return say(key, outcome=outcome, where=where, said=said)


def join_columns() -> tuple[Column, ...]:
    """Return the columns of the sheet of joins."""
    return tuple(
        Column(say(f"ledgers.{name}"), width, number_format)
        for name, width, number_format in _COLUMNS
    )


def join_rows(joins: Sequence[LedgerJoin]) -> list[Row]:
    """Return a row for every entry of every ledger."""
    return [_row(join, entry) for join in joins for entry in join.entries]


def _row(join: LedgerJoin, entry: JoinEntry) -> Row:
    right = entry.right
    return (
        source_name(join.ledger.source),
        entry.line,
        Tinted(say(f"ledgers.outcome_{entry.outcome}"), _TINTS[entry.outcome]),
        printable(entry.licence_no),
        printable(entry.name),
        source_name(right.source) if right else "",
        printable(right.feature_id) if right else "",
        printable(right.licence_no) if right else "",
        printable(right.name) if right else "",
        printable(_said(entry)),
    )


def _said(entry: JoinEntry) -> str:
    texts = (entry.reason, *entry.differences)
    return say("findings.stop").join(text for text in texts if text)
