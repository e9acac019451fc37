"""Every way of writing a ledger gives the same mines; every doubt is refused."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from pingshun_screen.core.ledgers import Ledger
from pingshun_screen.core.no_end import NO_END
from pingshun_screen.io.ledgers.reading import read_ledger
from pingshun_screen.io.ledgers.spec import LedgerSpec
from tests.unit.io.ledgers.books import (
    HEAD,
    LICENCE,
    PLAIN,
    Rows,
    delimited,
    read,
    values,
    with_sheet_part,
    workbook,
)

FIELDS = ("licence_no", "name", "capacity", "capacity_unit")
SAME = [
    (LICENCE, "示例一矿", 20.0, "万吨/年"),
    (None, "示例二矿", 30.5, "万吨/年"),
]


@pytest.mark.parametrize(
    ("delimiter", "encoding"),
    [
        (",", "utf-8"),
        (",", "utf-8-sig"),
        (",", "gb18030"),
        (";", "gb18030"),
        ("\t", "gb18030"),
        ("\t", "utf-16"),
        ("|", "utf-8"),
    ],
)
def test_text_in_every_encoding_and_with_every_delimiter(
    tmp_path: Path, delimiter: str, encoding: str
) -> None:
    raw = delimited(PLAIN, delimiter, encoding)
    assert values(read(tmp_path, raw, "台账.csv"), *FIELDS) == SAME


@pytest.mark.parametrize(
    "rows",
    [
        PLAIN,
        [["示例县矿山台账"], [], *PLAIN],
        [*PLAIN, [], ["合计", "2座", 50.5], ["注：示例"]],
        [["序号", *HEAD], ["", "", "", ""], [1, *PLAIN[1]], [2, *PLAIN[2]]],
        [["序号", *HEAD], [1, *PLAIN[1]], [2, *PLAIN[2]], ["总 计", "", "", 50.5]],
        [[*HEAD[:2], "生产规模"], ["", "", "万吨/年"], *PLAIN[1:]],
        [[*HEAD[:2], "生产规模"], ["", "", "（万吨/年）"], *PLAIN[1:]],
        [[*HEAD[:2], "生产规模"], [1, 2, 3], [LICENCE, "示例一矿", "20万吨/年"],
         ["", "示例二矿", "30.5 万t/a"]],
        [[*HEAD[:2], "生产规模万吨/年"], *PLAIN[1:]],
        [[*HEAD[:2], "生产规模/万吨"], *PLAIN[1:]],
        [["采矿 许可证号", "矿山\n名称", "设计规模(万吨/年)"], *PLAIN[1:]],
        [[*HEAD[:2], "生产规模", "单位"], [*PLAIN[1], "万吨/年"],
         [*PLAIN[2], "万吨/年"]],
        [HEAD, PLAIN[1], HEAD, PLAIN[2]],
        [["采矿许可证", "", ""], ["编号", "矿山名称", "生产规模（万吨/年）"],
         *PLAIN[1:]],
        [HEAD, ["Ｃ1404002019097129999002", " 示例一矿　", "２０"], PLAIN[2]],
    ],
)  # fmt: skip
def test_every_layout_in_a_workbook_and_as_text(tmp_path: Path, rows: Rows) -> None:
    ledger = read(tmp_path, workbook({"矿山": rows}))
    assert values(ledger, *FIELDS) == SAME
    flat = [[str(value).replace("\n", "") for value in row] for row in rows]
    assert values(read(tmp_path, delimited(flat), "台账.csv"), *FIELDS) == SAME


def test_heads_of_three_rows_with_merged_cells(tmp_path: Path) -> None:
    rows = [
        ["示例县矿山台账", "", "", "", "", ""],
        ["序号", "矿山名称", "采矿许可证", "", "", "生产能力"],
        ["", "", "证号", "有效期", "", "生产规模"],
        ["", "", "", "起", "止", "万立方米/年"],
        [1, "示例一矿", LICENCE, date(2020, 1, 2), "长期", 8],
        ["合计", "", "", "", "", 8],
    ]
    merges = ["A1:F1", "A2:A4", "B2:B4", "C2:E2", "C3:C4", "D3:E3"]
    ledger = read(tmp_path, workbook({"矿山": rows}, merges=merges))
    fields = (*FIELDS, "valid_from", "valid_to")
    assert values(ledger, *fields) == [
        (LICENCE, "示例一矿", 8.0, "万立方米/年", date(2020, 1, 2), NO_END)
    ]
    assert ledger.rows[0].line == 5
    assert any("合计" in note for note in ledger.notes)


@pytest.mark.parametrize(
    "cell",
    [
        date(2020, 1, 2),
        datetime(2020, 1, 2, 12, 30),
        43832,
        "43832",
        "2020-01-02",
        "2020/1/2",
        "2020.1.2",
        "2020年1月2日",
        20200102,
        "２０２０年１月２日",
    ],
)
def test_a_day_however_it_is_written(tmp_path: Path, cell: object) -> None:
    rows = [["许可证号", "有效期起"], [LICENCE, cell]]
    ledger = read(tmp_path, workbook({"矿山": rows}))
    assert values(ledger, "valid_from") == [(date(2020, 1, 2),)]
    assert bool(ledger.notes) == (str(cell) == "43832")


@pytest.mark.parametrize("cell", ["20-60", "50以下", "2020年", "约20"])
def test_what_is_not_understood_is_said_and_unknown(tmp_path: Path, cell: str) -> None:
    ledger = read(tmp_path, workbook({"矿山": [HEAD, [LICENCE, "甲", cell]]}))
    (row,) = ledger.rows
    assert row.register.attributes["capacity"] is None
    assert cell in row.register.remarks[0]
    assert "capacity" in row.register.unclear


@pytest.mark.parametrize(
    "cell", [1.506002009067120024121e21, "1.506E+21", "1506002009067120000000"]
)
def test_a_licence_number_that_lost_its_digits_is_not_made_up(
    tmp_path: Path, cell: object
) -> None:
    ledger = read(tmp_path, workbook({"矿山": [HEAD, [cell, "甲", 1]]}))
    (row,) = ledger.rows
    written = str(row.register.attributes["licence_no"])
    assert "E+21" in written or written.endswith("0000000")
    assert row.register.licences == (written,)


def test_a_number_over_several_mines_is_nobodys(tmp_path: Path) -> None:
    rows = [[*HEAD, "乡镇"], ["", "甲", 20, "一乡"], ["", "乙", "", ""]]
    ledger = read(tmp_path, workbook({"矿山": rows}, merges=["C2:C3", "D2:D3"]))
    assert values(ledger, "capacity", "township") == [(None, "一乡"), (None, "一乡")]
    assert all("合并" in row.register.remarks[0] for row in ledger.rows)


def test_hidden_rows_are_read_and_told(tmp_path: Path) -> None:
    ledger = read(tmp_path, workbook({"矿山": PLAIN}, hidden_rows=[3]))
    assert values(ledger, *FIELDS) == SAME
    assert any("1 行处于隐藏" in note for note in ledger.notes)


def test_a_hidden_sheet_is_passed_over_and_told(tmp_path: Path) -> None:
    raw = workbook({"矿山": PLAIN, "旧": PLAIN}, hidden_sheets=["旧"])
    ledger = read(tmp_path, raw)
    assert (ledger.sheet, len(ledger.rows)) == ("矿山", 2)
    assert any("“旧”" in note for note in ledger.notes)
    assert read(tmp_path, raw, sheet="旧").sheet == "旧"


def test_one_sheet_of_several_by_its_name(tmp_path: Path) -> None:
    raw = workbook({"一": [["说明"]], "二": PLAIN, "三": [HEAD, ["", "丙", 1]]})
    assert values(read(tmp_path, raw, sheet="三"), "name") == [("丙",)]


def test_stated_columns_count_like_known_ones(tmp_path: Path) -> None:
    rows = [["编码", "企业", "年产"], [LICENCE, "示例一矿", 20]]
    fields = {"licence_no": "编码", "name": "企业", "capacity": "年产"}
    ledger = read(tmp_path, workbook({"矿山": rows}), fields=fields)
    assert values(ledger, *FIELDS) == [(LICENCE, "示例一矿", 20.0, None)]


def test_the_column_with_the_fields_own_label_goes_first(tmp_path: Path) -> None:
    rows = [["许可证号", "发证日期", "有效期起"], [LICENCE, "2019-01-01", "2020-01-02"]]
    ledger = read(tmp_path, workbook({"矿山": rows}))
    assert values(ledger, "valid_from") == [(date(2020, 1, 2),)]
    assert any("发证日期" in note for note in ledger.notes)


def test_an_empty_text_of_a_formula_is_an_empty_cell(tmp_path: Path) -> None:
    raw = workbook({"矿山": [HEAD, [LICENCE, "甲", '=IF(1,"","")']]})
    empty = with_sheet_part(raw, b'<c r="C2"><f>', b'<c r="C2" t="str"><f>')
    assert values(read(tmp_path, empty), "capacity") == [(None,)]
    valued = with_sheet_part(raw, b"</f><v></v>", b"</f><v>12</v>")
    assert values(read(tmp_path, valued), "capacity") == [(12.0,)]


def _faults(ledger: Ledger) -> str:
    assert ledger.faults
    assert not ledger.rows
    assert all(fault.remedy for fault in ledger.faults)
    return "\n".join(map(str, ledger.faults))


def test_a_formula_without_value_is_refused_by_cell(tmp_path: Path) -> None:
    raw = workbook({"矿山": [HEAD, [LICENCE, "甲", "=1+1"], ["", "乙", "=1+2"]]})
    told = _faults(read(tmp_path, raw))
    assert "单元格 C2" in told
    assert "单元格 C3" in told
    assert "（矿山）" in told


def test_a_delimiter_within_quotes_is_part_of_its_cell(tmp_path: Path) -> None:
    raw = f'许可证号,矿山名称,备注\n{LICENCE},"甲,一矿","一;二"\n'.encode()
    assert values(read(tmp_path, raw, "台账.csv"), "name") == [("甲,一矿",)]


def test_a_mine_with_a_note_beside_its_number_is_still_a_mine(tmp_path: Path) -> None:
    rows = [["序号", *HEAD], ["注：复核", *PLAIN[1]], [2, *PLAIN[2]]]
    assert values(read(tmp_path, workbook({"矿山": rows})), *FIELDS) == SAME


def test_all_rows_without_identity_are_refused_at_once(tmp_path: Path) -> None:
    rows = [[*HEAD, "乡镇"], ["", "", 20, "一乡"], ["", "", 30, "二乡"], PLAIN[1]]
    ledger = read(tmp_path, workbook({"矿山": rows}))
    assert [fault.place for fault in ledger.faults] == [
        "台账.xlsx（矿山） 第 2 行",
        "台账.xlsx（矿山） 第 3 行",
    ]


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"", "没有"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old", "旧版 Excel"),
        (b"PK\x03\x04 cut off", "工作簿打不开"),
        (b"\x00\x01,\x02", "不是文字文件"),
        (b"\xff\xfe\xff\xff\xff,\xff\x80\n", "编码"),
        ("许可证号 矿山名称\n".encode(), "分隔"),
        ("甲,乙\n1,2\n".encode(), "找不到表头"),
        ("许可证号,矿山名称\n".encode(), "没有任何矿山"),
        ("许可证号,矿山名称\n合计,\n".encode(), "没有任何矿山"),
        ('许可证号,矿山名称\n"' .encode() + b"a" * 140_000, "引号"),
        ('许可证号,矿山名称\n1,"甲\n2,乙\n'.encode(), "引号"),
        ('许可证号,矿山名称\n1,"甲\n2,"乙"\n3,丙\n'.encode(), "引号"),
        ("许可证号,矿山名称,生产规模\n1,甲,20,000\n".encode(), "只有 3 列"),
        ("许可证号,矿山名称\n1,甲\n矿山名称,许可证号\n乙,2\n".encode(), "又是表头"),
        (workbook({"矿山": [HEAD, ["=A9", "=B9", "=C9"], PLAIN[1]]}), "单元格 B2"),
        ("许可证号,证号,矿山名称\n1,2,甲\n".encode(), "有几列"),
        (workbook({"矿山": PLAIN, "复核": PLAIN}), "矿山、复核"),
        (workbook({"目录": [["说明"]], "矿山": PLAIN}, hidden_sheets=["矿山"]),
         "隐藏的"),
        (workbook({"矿山": [[n] for n in range(20)]}), "找不到表头"),
    ],
)  # fmt: skip
def test_failures_name_what_is_wrong(tmp_path: Path, raw: bytes, words: str) -> None:
    assert words in _faults(read(tmp_path, raw, "台账.dat"))


@pytest.mark.parametrize(
    ("spec", "words"),
    [
        ({"sheet": "没有"}, "没有名为“没有”的工作表，现有：矿山"),
        ({"fields": {"name": "企业"}}, "企业；现有：许可证号"),
    ],
)
def test_what_the_case_asks_for_must_be_there(
    tmp_path: Path, spec: dict[str, object], words: str
) -> None:
    assert words in _faults(read(tmp_path, workbook({"矿山": PLAIN}), **spec))


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("没有.csv", "文件不存在"),
        (".", "无法读取"),
        ("台账.csv|layername=x", "不认识的选项"),
        ("台账.csv|sheetname=x", "文件是文本"),
        ("a\0b.csv", "文件不存在"),
    ],
)
def test_sources_that_lead_nowhere(tmp_path: Path, source: str, words: str) -> None:
    (tmp_path / "台账.csv").write_bytes(delimited(PLAIN))
    assert words in _faults(read_ledger(LedgerSpec(source), tmp_path))


def test_a_stated_encoding_is_believed_or_refused(tmp_path: Path) -> None:
    raw = delimited(PLAIN, encoding="gb18030")
    assert values(read(tmp_path, raw, "a.csv", encoding="GBK"), *FIELDS) == SAME
    assert "第 1 行" in _faults(read(tmp_path, raw, "a.csv", encoding="UTF-8"))
    assert "不认识" in _faults(read(tmp_path, raw, "a.csv", encoding="没有"))


def test_too_much_is_refused(tmp_path: Path) -> None:
    many = [HEAD, *(("", f"矿{n}", 1) for n in range(10_001))]
    assert "超过 10000 行" in _faults(read(tmp_path, delimited(many), "a.csv"))
