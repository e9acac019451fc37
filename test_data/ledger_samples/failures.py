"""Ledgers that must be refused, each for one reason."""

from __future__ import annotations

from collections.abc import Callable

from ledger_samples.books import (
    FIRST,
    HEAD,
    LICENCES,
    PLAIN,
    SECOND,
    bomb,
    changed,
    text,
    workbook,
)

FAILURES: dict[str, Callable[[], bytes]] = {
    "empty.csv": lambda: b"",
    "binary.csv": lambda: b"\x00\x01\x02,\x03\r\n",
    "neither_utf8_nor_gbk.csv": lambda: text(PLAIN)[:40] + b"\xff\xff\x80\r\n",
    "old_excel.xls": lambda: bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504),
    "workbook_damaged.xlsx": lambda: workbook({"台账": PLAIN})[:2000],
    "workbook_too_big.xlsx": bomb,
    "no_delimiter.csv": "采矿许可证号 矿山名称\r\n".encode,
    "no_head.csv": lambda: text([FIRST, SECOND]),
    "no_mines.csv": lambda: text([HEAD, ("合计", "", "", 0, "", "")]),
    "several_sheets.xlsx": lambda: workbook({"台账": PLAIN, "复核": PLAIN}),
    "only_hidden_sheet.xlsx": lambda: workbook(
        {"说明": [("示例",)], "台账": PLAIN}, hidden=["台账"]
    ),
    "formula_without_value.xlsx": lambda: workbook(
        {"台账": changed(PLAIN, 2, HEAD[3], "=40*2")}
    ),
    "error_value.xlsx": lambda: workbook({"台账": changed(PLAIN, 2, HEAD[3], "#REF!")}),
    "row_without_identity.csv": lambda: text([*PLAIN, (3, "", "", 30, "", "")]),
    "two_columns_for_one_field.csv": lambda: text(
        [
            ("序号", "许可证号", "证号", *HEAD[2:]),
            (1, LICENCES[0], LICENCES[1], *FIRST[2:]),
        ]
    ),
    "quotes_not_closed.csv": lambda: text(PLAIN) + b'3,"' + b"x" * 140_000,
}
