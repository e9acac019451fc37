"""Reading a ledger whole: any doubt about what it says refuses it, with all reasons.

A ledger read in part would let mines vanish, or let the layer's word stand where the
ledger contradicts it.
"""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from pingshun_screen.core.errors import LayerError
from pingshun_screen.core.ledgers import Ledger
from pingshun_screen.io.damaged_workbooks import SIGNATURE
from pingshun_screen.io.ledgers.choosing import chosen_sheet
from pingshun_screen.io.ledgers.delimited import require_no_wider_row, text_grids
from pingshun_screen.io.ledgers.grids import Grid, ledger_fault
from pingshun_screen.io.ledgers.rows import read_mines
from pingshun_screen.io.ledgers.spec import LedgerSpec
from pingshun_screen.io.ledgers.workbooks import OLD_EXCEL, workbook_grids

MOST_BYTES = 20_000_000


def read_ledger(spec: LedgerSpec, base: Path) -> Ledger:
    """Return a ledger as read, or as failed with what is wrong and what to do.

    Parameters
    ----------
    spec
        The ledger as the case describes it.
    base
        Folder that relative paths start from.
    """
    ledger = Ledger(spec.source, data_date=spec.data_date)
    try:
        path, sheet = _parsed(spec.source, base)
        raw = _content(path)
        ledger = replace(ledger, sha256=sha256(raw).hexdigest())
        return _read(ledger, _grids(raw, path.name, sheet, spec), sheet, spec)
    except LayerError as error:
        return replace(ledger, faults=error.faults)


def _read(ledger: Ledger, grids: list[Grid], name: str, spec: LedgerSpec) -> Ledger:
    sheet, notes = chosen_sheet(grids, spec, name)
    require_no_wider_row(sheet.grid, sheet.head.last)
    mines = read_mines(sheet)
    if mines.faults:
        raise LayerError(mines.faults)
    if not mines.rows:
        line = sheet.grid.rows[sheet.head.last].line
        raise LayerError([ledger_fault(sheet.grid.source, "no_rows", line=line)])
    return replace(
        ledger,
        rows=tuple(mines.rows),
        sheet=sheet.grid.sheet,
        encoding=sheet.grid.encoding,
        fields=dict(sheet.fields),
        notes=(*mines.notes, *notes),
    )


def _parsed(source: str, base: Path) -> tuple[Path, str]:
    """Return the file and the sheet that a source names."""
    file, *options = source.split("|")
    name = ""
    for option in options:
        key, _, value = option.partition("=")
        if key.strip().lower() != "sheetname" or not value.strip():
            raise LayerError([ledger_fault(source, "option", option=option)])
        name = value.strip()
    return base / file.strip(), name


def _content(path: Path) -> bytes:
    try:
        if path.stat().st_size > MOST_BYTES:
            most = MOST_BYTES // 1_000_000
            raise LayerError([ledger_fault(path.name, "size", most=most)])
        return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError, ValueError) as error:
        raise LayerError([ledger_fault(path.name, "missing", path=path)]) from error
    except OSError as error:
        detail = error.strerror or type(error).__name__
        fault = ledger_fault(path.name, "unreadable", detail=detail)
        raise LayerError([fault]) from error


def _grids(raw: bytes, name: str, sheet: str, spec: LedgerSpec) -> list[Grid]:
    if not raw.strip():
        raise LayerError([ledger_fault(name, "empty")])
    if raw.startswith(OLD_EXCEL):
        raise LayerError([ledger_fault(name, "old_excel")])
    if raw.startswith(SIGNATURE):
        grids = workbook_grids(raw, name)
    elif sheet:
        raise LayerError([ledger_fault(name, "no_sheets", sheet=sheet)])
    else:
        grids = text_grids(raw, name, spec.encoding)
    if not grids:
        raise LayerError([ledger_fault(name, "empty")])
    return grids
