"""Which sheet of a file is the ledger, and which of its columns are which."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from pingshun_screen.core.errors import Fault, LayerError
from pingshun_screen.core.texts import say
from pingshun_screen.core.vocabulary import Role, folded, vocabulary
from pingshun_screen.io.feature_tables import recognised_fields
from pingshun_screen.io.ledgers.grids import Grid, ledger_fault, row_place
from pingshun_screen.io.ledgers.heads import SEARCHED, Head, field_of, find_head
from pingshun_screen.io.ledgers.rows import Sheet
from pingshun_screen.io.ledgers.spec import LedgerSpec


def chosen_sheet(
    grids: Sequence[Grid], spec: LedgerSpec, name: str
) -> tuple[Sheet, list[str]]:
    """Return the one sheet that is a ledger, and notes on what was not used.

    Parameters
    ----------
    grids
        The sheets of a file, or its text split in the ways that are possible.
    spec
        The ledger as the case describes it.
    name
        Of the sheet that the case asks for; empty for none.

    Raises
    ------
    LayerError
        If none or several look like one, or columns are missing or ambiguous.
    """
    stated = tuple(spec.fields.values())
    asked = _named(grids, name, spec.source) if name else list(grids)
    found = [(grid, head) for grid in asked if (head := find_head(grid, stated))]
    if not grids[0].sheet:
        # The delimiter under which most columns have a known name is the one meant.
        found = sorted(found, key=_known_columns, reverse=True)[:1]
    filled = [(grid, head) for grid, head in found if _has_rows(grid, head)]
    shown = [(grid, head) for grid, head in filled if not grid.is_hidden]
    if len(shown) != 1:
        raise LayerError([_unchosen(spec.source, found, filled, shown)])
    grid, head = shown[0]
    fields, notes = _fields(grid, head, spec)
    notes += [
        say("ledgers.note_hidden_sheet", sheet=other.sheet)
        for other, _ in filled
        if other is not grid
    ]
    return Sheet(grid, head, fields), notes


def _named(grids: Sequence[Grid], name: str, source: str) -> list[Grid]:
    chosen = [grid for grid in grids if folded(grid.sheet) == folded(name)]
    if not chosen:
        known = _listed(grid.sheet for grid in grids)
        fault = ledger_fault(source, "no_sheet", sheet=name, known=known)
        raise LayerError([fault])
    return [replace(chosen[0], is_hidden=False)]


def _known_columns(found: tuple[Grid, Head]) -> int:
    return sum(bool(field_of(column)) for column in found[1].columns)


def _has_rows(grid: Grid, head: Head) -> bool:
    return len(grid.rows) > head.last + 1


Found = Sequence[tuple[Grid, Head]]


def _unchosen(source: str, found: Found, filled: Found, shown: Found) -> Fault:
    """Return why there is not just one sheet to read."""
    if shown:
        sheets = _listed(grid.sheet for grid, _ in shown)
        return ledger_fault(source, "several_sheets", sheets=sheets)
    if filled:
        sheets = _listed(grid.sheet for grid, _ in filled)
        return ledger_fault(source, "hidden_sheet", sheets=sheets)
    if found:
        grid, head = found[0]
        return ledger_fault(grid.source, "no_rows", line=grid.rows[head.last].line)
    return ledger_fault(source, "no_head", most=SEARCHED)


def _fields(
    grid: Grid, head: Head, spec: LedgerSpec
) -> tuple[dict[str, str], list[str]]:
    """Return standard field to column, and notes on columns passed over."""
    columns = [column for column in head.columns if column]
    place = row_place(grid, grid.rows[head.first].line)
    missing = [column for column in spec.fields.values() if column not in columns]
    if missing:
        words = {"missing": _listed(missing), "known": _listed(columns)}
        raise LayerError([ledger_fault(place, "no_column", **words)])
    chosen, faults, notes = _preferred(columns, spec.fields, place)
    if faults:
        raise LayerError(faults)
    fields = recognised_fields(columns, Role.MINING_RIGHT, chosen, place)
    unused = [column for column in columns if column not in fields.values()]
    if unused:
        notes.append(say("ledgers.note_unused", columns=_listed(dict.fromkeys(unused))))
    return fields, notes


def _preferred(
    columns: Sequence[str], stated: Mapping[str, str], place: str
) -> tuple[dict[str, str], list[Fault], list[str]]:
    """Return one column for each field; where several fit, the one with its label."""
    by_field: dict[str, list[str]] = defaultdict(list)
    for column in columns:
        if column not in stated.values():
            by_field[field_of(column)].append(column)
    chosen, notes = dict(stated), []
    named_twice = [x for x in stated.values() if columns.count(x) > 1]
    faults = [ledger_fault(place, "same_head", column=x) for x in named_twice]
    for field, fitting in by_field.items():
        if not field or field in stated:
            continue
        if len(fitting) == 1:
            chosen[field] = fitting[0]
            continue
        label = vocabulary().mine_fields[field].label
        named = [column for column in fitting if folded(column) == folded(label)]
        if len(named) == 1:
            chosen[field] = named[0]
            others = _listed(column for column in fitting if column != named[0])
            words = {"label": label, "column": named[0], "others": others}
            notes.append(say("ledgers.note_column_order", **words))
        elif len(set(fitting)) == 1:
            faults.append(ledger_fault(place, "same_head", column=fitting[0]))
        else:
            words = {"label": label, "columns": _listed(fitting)}
            words |= {"field": field, "first": fitting[0]}
            faults.append(ledger_fault(place, "two_columns", **words))
    return chosen, faults, notes


def _listed(words: Iterable[str]) -> str:
    return say("findings.list").join(words)
