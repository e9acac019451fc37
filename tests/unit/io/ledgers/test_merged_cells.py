"""Merged cells and workbooks of an odd make."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest

from tests.unit.io.ledgers.books import (
    HEAD,
    LICENCE,
    PLAIN,
    read,
    values,
    with_sheet_part,
    workbook,
)


def _merged(raw: bytes, refs: list[str]) -> bytes:
    cells = b"".join(f'<mergeCell ref="{ref}"/>'.encode() for ref in refs)
    end = b"</sheetData>"
    return with_sheet_part(raw, end, end + b"<mergeCells>" + cells + b"</mergeCells>")


def test_merges_that_overlap_count_once(tmp_path: Path) -> None:
    rows = [HEAD, *([LICENCE, "甲", 20], ["", "", 30], ["", "", 40])]
    raw = workbook({"矿山": rows})
    refs = ["A2:A3", "A2:A3", "A3:A1048576", "B2:B4", "C1:C1048576"]
    ledger = read(tmp_path, _merged(raw, refs))
    shared = [(LICENCE, "甲"), (LICENCE, "甲"), (None, "甲")]
    assert values(ledger, "licence_no", "name") == shared


def test_work_follows_the_rows_and_not_the_merges(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [HEAD, *(["", f"矿{n}", n + 1] for n in range(50))]
    met: list[tuple[object, ...]] = []
    monkeypatch.setattr(
        "pingshun_screen.io.ledgers.shared_cells._put",
        lambda *cell: met.append(cell),
    )
    read(tmp_path, _merged(workbook({"矿山": rows}), ["A2:A51", "C2:C51"] * 2000))
    assert len(met) == 50


def test_a_strict_workbook_is_refused_as_one_that_does_not_open(tmp_path: Path) -> None:
    name = re.compile(rb"schemas\.openxmlformats\.org/(\w+)/2006")
    packed = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(workbook({"矿山": PLAIN}))) as source,
        zipfile.ZipFile(packed, "w") as strict,
    ):
        for part in source.namelist():
            strict.writestr(
                part, name.sub(rb"purl.oclc.org/ooxml/\1", source.read(part))
            )
    (fault,) = read(tmp_path, packed.getvalue()).faults
    assert "打不开" in fault.problem
    assert "另存为 .xlsx" in fault.remedy
