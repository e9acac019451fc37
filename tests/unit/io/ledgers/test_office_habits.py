"""What offices put into a ledger besides plain rows: groups, totals, odd dates."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from tests.unit.io.ledgers.books import (
    HEAD,
    LICENCE,
    PLAIN,
    delimited,
    read,
    values,
    workbook,
)

DAY = date(2019, 9, 1)
FIELDS = ("licence_no", "name", "capacity", "capacity_unit")
SAME = [
    (LICENCE, "示例一矿", 20.0, "万吨/年"),
    (None, "示例二矿", 30.5, "万吨/年"),
]


@pytest.mark.parametrize("cell", [42247, 42247.0, 42247.5, "42247"])
def test_serial_dates_of_a_workbook_that_counts_from_1904(
    tmp_path: Path, cell: object
) -> None:
    book = Workbook()
    book.epoch = CALENDAR_MAC_1904
    for row in (["许可证号", "有效期起", "有效期止"], [LICENCE, cell, DAY]):
        book.active.append(row)
    written = BytesIO()
    book.save(written)
    ledger = read(tmp_path, written.getvalue())
    assert values(ledger, "valid_from", "valid_to") == [(DAY, DAY)]


def test_hidden_columns_are_read_and_told(tmp_path: Path) -> None:
    book = Workbook()
    for row in PLAIN:
        book.active.append([value or None for value in row])
    book.active.column_dimensions["C"].hidden = True
    written = BytesIO()
    book.save(written)
    ledger = read(tmp_path, written.getvalue())
    assert values(ledger, *FIELDS) == SAME
    assert any("隐藏的列" in n and "生产规模" in n for n in ledger.notes)


def test_cells_that_exports_keep_as_text(tmp_path: Path) -> None:
    bare = LICENCE[1:]
    lines = ["许可证号,矿山名称", f'="{LICENCE}",甲', f"'{bare},乙", f"\t{bare}\t,丙"]
    ledger = read(tmp_path, "\n".join(lines).encode("gbk"), "a.csv")
    assert values(ledger, "licence_no") == [(LICENCE,), (bare,), (bare,)]


def test_empty_cells_at_the_end_of_a_line_are_no_columns(tmp_path: Path) -> None:
    rows = [HEAD, (*PLAIN[1], "", "", ""), (*PLAIN[2], " ", "")]
    assert values(read(tmp_path, delimited(rows), "a.csv"), *FIELDS) == SAME


@pytest.mark.parametrize(
    "extra",
    [
        ["", "小计（西沟乡）", 50],
        ["", "西沟乡小计", 50],
        ["西沟乡合计", "", 50],
        ["龙溪镇", "", ""],
        ["", "龙溪镇", ""],
        ["", "全县总计", 50],
    ],
)
def test_totals_and_headings_of_groups_are_no_mines(
    tmp_path: Path, extra: list[object]
) -> None:
    rows = [["序号", *HEAD], [1, *PLAIN[1]], ["二", *extra], [2, *PLAIN[2]]]
    ledger = read(tmp_path, workbook({"矿山": rows}))
    assert values(ledger, *FIELDS) == SAME
    assert any("第 3 行不是矿山" in note for note in ledger.notes)


def test_a_mine_with_a_number_is_no_total_whatever_it_is_called(tmp_path: Path) -> None:
    ledger = read(tmp_path, workbook({"矿山": [HEAD, [LICENCE, "总计矿", 20]]}))
    assert values(ledger, "name") == [("总计矿",)]


TERM = (date(2019, 9, 1), date(2029, 9, 1))


@pytest.mark.parametrize(
    ("heads", "cells"),
    [
        ([["有效期限"]], ["2019年9月1日至2029年9月1日"]),
        ([["采矿许可证有效期"]], ["2019.9.1-2029.9.1"]),
        ([["有效期限", ""], ["起始日期", "终止日期"]], [43709, "2029.9.1"]),
        ([["有效期", ""], ["自", "至"]], ["20190901", date(2029, 9, 1)]),
        ([["有效期开始", "有效期结束"]], ["2019/9/1", "2029/9/1"]),
    ],
)
def test_a_term_in_one_cell_or_under_one_head(
    tmp_path: Path, heads: list[list[str]], cells: list[object]
) -> None:
    first = [["许可证号", "矿山名称"], ["", ""]]
    rows = [[*first[n], *head] for n, head in enumerate(heads)]
    raw = workbook({"矿山": [*rows, [LICENCE, "甲", *cells]]})
    assert values(read(tmp_path, raw), "valid_from", "valid_to") == [TERM]


def test_a_term_of_months_is_unknown_and_told(tmp_path: Path) -> None:
    rows = [["许可证号", "有效期限"], [LICENCE, "2024-01至2029-01"]]
    (row,) = read(tmp_path, workbook({"矿山": rows})).rows
    assert row.register.attributes["valid_from"] is None
    assert {"valid_from", "valid_to"} <= row.register.unclear
    assert "2024-01至2029-01" in row.register.remarks[0]


def test_columns_of_one_name_are_refused_even_where_the_case_names_them(
    tmp_path: Path,
) -> None:
    rows = [["许可证号", "规模", "规模"], [LICENCE, 1, 2]]
    raw = workbook({"矿山": rows})
    (fault,) = read(tmp_path, raw, fields={"capacity": "规模"}).faults
    assert "有几列都叫“规模”" in fault.problem


def test_a_mine_of_which_little_is_known_is_not_taken_for_a_heading(
    tmp_path: Path,
) -> None:
    rows = [
        ["序号", *HEAD],
        [1, "办理中", "", ""],
        ["二", "办理中", "", 30],
        ["三", "", "示例采石场", ""],
        ["四", "办理中", "", ""],
        [5, "", "示例镇", ""],
    ]
    ledger = read(tmp_path, workbook({"矿山": rows}))
    assert [row.line for row in ledger.rows] == [2, 3, 4, 5, 6]
