"""Invented mines, their polygons, and ways to write a ledger."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date

from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from pingshun_screen.report.stable_package import settle

Rows = Sequence[Sequence[object]]

DAY = date(2026, 6, 30)
LICENCES = tuple(f"C14040020190971299990{number:02}" for number in range(1, 6))
NAMES = ("示例一采石场", "示例二采石场", "示例三采石场")
EAST, NORTH = 38_450_000.0, 4_000_000.0
"""Where the first polygon lies, EPSG:4526."""
SIDE_M, STEP_M = 300.0, 1000.0

HEAD = (
    "序号",
    "采矿许可证号",
    "矿山名称",
    "生产规模（万吨/年）",
    "有效期起",
    "有效期止",
)
FIRST = (1, LICENCES[0], NAMES[0], 80, "2019-09-01", "2029-09-01")
SECOND = (2, LICENCES[1], NAMES[1], 20.5, "2020-03-15", "长期")
PLAIN: Rows = (HEAD, FIRST, SECOND)


def polygons() -> str:
    """Return the layer that the ledgers are joined to: three squares."""
    crs = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::4526"}}
    features = [_square(number) for number in range(len(NAMES))]
    collection = {"type": "FeatureCollection", "crs": crs, "features": features}
    return json.dumps(collection, ensure_ascii=False, indent=1) + "\n"


def _square(number: int) -> dict[str, object]:
    west, south = EAST + number * STEP_M, NORTH
    east, north = west + SIDE_M, south + SIDE_M
    ring = [(west, south), (east, south), (east, north), (west, north), (west, south)]
    return {
        "type": "Feature",
        "properties": {"许可证号": LICENCES[number], "矿山名称": NAMES[number]},
        "geometry": {"type": "Polygon", "coordinates": [ring]},
    }


def changed(rows: Rows, line: int, column: str, value: object) -> Rows:
    """Return rows with one cell changed, the head being line 1."""
    position = list(rows[0]).index(column)
    lines = [list(row) for row in rows]
    lines[line - 1][position] = value
    return lines


def text(rows: Rows, delimiter: str = ",", encoding: str = "utf-8") -> bytes:
    """Return rows as text."""
    lines = [delimiter.join(map(str, row)) for row in rows]
    return "\r\n".join([*lines, ""]).encode(encoding)


def workbook(
    sheets: Mapping[str, Rows],
    *,
    merges: Sequence[str] = (),
    hidden: Sequence[str] = (),
    hidden_rows: Sequence[int] = (),
    counts_from_1904: bool = False,
) -> bytes:
    """Return a workbook; merges and hidden rows are those of its first sheet."""
    book = Workbook()
    if counts_from_1904:
        book.epoch = CALENDAR_MAC_1904
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append([None if value == "" else value for value in row])
        sheet.sheet_state = "hidden" if name in hidden else "visible"
    first = book.worksheets[0]
    for merge in merges:
        first.merge_cells(merge)
    for row in hidden_rows:
        first.row_dimensions[row].hidden = True
    output = io.BytesIO()
    book.save(output)
    return settle(output.getvalue(), DAY)


def bomb() -> bytes:
    """Return a small archive that claims to unpack to forty megabytes."""
    output = io.BytesIO()
    entry = zipfile.ZipInfo("xl/workbook.xml", (2026, 6, 30, 0, 0, 0))
    entry.compress_type = zipfile.ZIP_DEFLATED
    with zipfile.ZipFile(output, "w") as archive:
        archive.writestr(entry, b" " * 40_000_000)
    return output.getvalue()
