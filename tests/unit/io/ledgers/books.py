"""Small ledgers written on the fly."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from openpyxl import Workbook

from pingshun_screen.core.ledgers import Ledger
from pingshun_screen.io.ledgers.reading import read_ledger
from pingshun_screen.io.ledgers.spec import LedgerSpec

Rows = Sequence[Sequence[object]]

LICENCE = "C1404002019097129999002"
HEAD = ("许可证号", "矿山名称", "生产规模（万吨/年）")
PLAIN: Rows = (HEAD, (LICENCE, "示例一矿", 20), ("", "示例二矿", 30.5))


def workbook(
    sheets: Mapping[str, Rows],
    *,
    merges: Sequence[str] = (),
    hidden_sheets: Sequence[str] = (),
    hidden_rows: Sequence[int] = (),
) -> bytes:
    """Return a workbook; merged cells and hidden rows are those of its first sheet."""
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append([None if value == "" else value for value in row])
        if name in hidden_sheets:
            sheet.sheet_state = "hidden"
    first = book.worksheets[0]
    for merge in merges:
        first.merge_cells(merge)
    for row in hidden_rows:
        first.row_dimensions[row].hidden = True
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def with_sheet_part(raw: bytes, old: bytes, new: bytes) -> bytes:
    """Return a workbook with something in the XML of its first sheet replaced."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as source, zipfile.ZipFile(written, "w") as z:
        for part in source.namelist():
            content = source.read(part)
            if part == "xl/worksheets/sheet1.xml":
                assert old in content
                content = content.replace(old, new)
            z.writestr(part, content)
    return written.getvalue()


def delimited(rows: Rows, delimiter: str = ",", encoding: str = "utf-8") -> bytes:
    """Return rows as text; no cell may hold the delimiter."""
    lines = [delimiter.join(str(value) for value in row) for row in rows]
    return "\r\n".join([*lines, ""]).encode(encoding)


def read(folder: Path, raw: bytes, name: str = "台账.xlsx", **spec: object) -> Ledger:
    """Write a file and read it as a ledger; `sheet` names one of its sheets."""
    (folder / name).write_bytes(raw)
    sheet = spec.pop("sheet", "")
    source = f"{name}|sheetname={sheet}" if sheet else name
    return read_ledger(LedgerSpec(source, **spec), folder)


def values(ledger: Ledger, *fields: str) -> list[tuple[object, ...]]:
    """Return some fields of every row."""
    assert not ledger.faults, ledger.message
    return [
        tuple(row.register.attributes[field] for field in fields) for row in ledger.rows
    ]
