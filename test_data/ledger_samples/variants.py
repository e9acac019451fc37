"""Ways of writing one and the same ledger of two mines."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from ledger_samples.books import (
    FIRST,
    HEAD,
    LICENCES,
    NAMES,
    PLAIN,
    SECOND,
    Rows,
    changed,
    text,
    workbook,
)


def _columns(*heads: object) -> Rows:
    """Return the ledger under other heads."""
    return (heads, FIRST, SECOND)


def _cells(column: str, one: object, other: object) -> Rows:
    return changed(changed(PLAIN, 2, column, one), 3, column, other)


def _merged_heads() -> bytes:
    rows: Rows = (
        ("示例县矿山台账（演示数据 非真实）", "", "", "", "", ""),
        ("序号", "基本情况", "", "生产规模", "有效期", ""),
        ("", "采矿许可证号", "矿山名称", "万吨/年", "起", "止"),
        FIRST,
        SECOND,
        ("合计", "", "2座", 100.5, "", ""),
        ("备注：示例", "", "", "", "", ""),
    )
    merges = ["A1:F1", "A2:A3", "B2:C2", "E2:F2", "A7:F7"]
    return workbook({"台账": rows}, merges=merges)


def _heads_of_two_lines() -> bytes:
    rows: Rows = (
        ("序号", "采矿许可证号", "矿山名称", "生产规模", "有效期", ""),
        ("", "", "", "（万吨/年）", "起", "止"),
        FIRST,
        SECOND,
    )
    return text(rows)


def _full_width() -> bytes:
    first = "Ｃ" + LICENCES[0][1:].translate({n + 48: n + 0xFF10 for n in range(10)})
    rows = changed(PLAIN, 2, "采矿许可证号", first)
    return text(changed(rows, 2, HEAD[3], "８０"))


def _dates() -> bytes:
    rows = _cells("有效期起", date(2019, 9, 1), 43905)
    return workbook({"台账": changed(rows, 2, "有效期止", "2029年9月1日")})


def _own_unit_column() -> Rows:
    head = (*HEAD[:3], "生产规模", "规模单位", *HEAD[4:])
    return (head, *((*row[:4], "万吨/年", *row[4:]) for row in (FIRST, SECOND)))


def _head_on_every_page() -> Rows:
    return (HEAD, FIRST, HEAD, SECOND, ("本页合计", "", "", 100.5, "", ""))


def _broken_heads() -> Rows:
    names = "采矿\n许可证号", "矿 山 名 称", "生产规模\n(万吨/年)"
    return _columns("序号", *names, *HEAD[4:])


def _numbered_columns() -> Rows:
    return (HEAD, (1, 2, 3, 4, 5, 6), FIRST, SECOND)


def _term_in_one_cell() -> Rows:
    head = (*HEAD[:4], "有效期限")
    first = (*FIRST[:4], "自2019年9月1日至2029年9月1日")
    return (head, first, (*SECOND[:4], "2020.3.15-长期"))


def _term_below_one_head() -> bytes:
    rows: Rows = (
        (*HEAD[:4], "有效期限", ""),
        ("", "", "", "", "起始日期", "终止日期"),
        FIRST,
        SECOND,
    )
    return workbook({"台账": rows}, merges=["E1:F1"])


def _from_1904() -> bytes:
    # 2019-09-01 and 2020-03-15, counted from 1904-01-01.
    return workbook({"台账": _cells("有效期起", 42247, 42443)}, counts_from_1904=True)


def _townships() -> Rows:
    return (
        HEAD,
        ("一", "示例甲乡", "", "", "", ""),
        FIRST,
        ("", "", "小计（示例甲乡）", 80, "", ""),
        ("二", "示例乙乡", "", "", "", ""),
        SECOND,
        ("", "", "示例乙乡小计", 20.5, "", ""),
    )


def _kept_as_text() -> bytes:
    rows = _cells("采矿许可证号", f'="{LICENCES[0]}"', f"'{LICENCES[1][1:]}")
    return text(rows, encoding="gb18030")


VARIANTS: dict[str, Callable[[], bytes]] = {
    "plain.xlsx": lambda: workbook({"台账": PLAIN}),
    "plain_utf8.csv": lambda: text(PLAIN),
    "plain_utf8_mark.csv": lambda: text(PLAIN, encoding="utf-8-sig"),
    "plain_gbk.csv": lambda: text(PLAIN, encoding="gb18030"),
    "semicolons_gbk.csv": lambda: text(PLAIN, ";", "gb18030"),
    "tabs_utf16.txt": lambda: text(PLAIN, "\t", "utf-16"),
    "merged_heads.xlsx": _merged_heads,
    "heads_of_two_lines.csv": _heads_of_two_lines,
    "heads_with_line_breaks.xlsx": lambda: workbook({"台账": _broken_heads()}),
    "head_on_every_page.csv": lambda: text(_head_on_every_page()),
    "numbered_columns.csv": lambda: text(_numbered_columns()),
    "unit_in_cells.csv": lambda: text(
        [
            (*HEAD[:3], "生产规模", *HEAD[4:]),
            *_cells(HEAD[3], "80万吨/年", "20.5 万t/a")[1:],
        ]
    ),
    "thousand_tonnes_in_cells.csv": lambda: text(
        [
            (*HEAD[:3], "生产规模", *HEAD[4:]),
            *_cells(HEAD[3], "800千吨/年", "205000 t/a")[1:],
        ]
    ),
    "term_in_one_cell.csv": lambda: text(_term_in_one_cell()),
    "term_below_one_head.xlsx": _term_below_one_head,
    "dates_counted_from_1904.xlsx": _from_1904,
    "townships_with_subtotals.csv": lambda: text(_townships()),
    "numbers_kept_as_text_gbk.csv": _kept_as_text,
    "empty_cells_at_the_end.csv": lambda: text(
        (HEAD, (*FIRST, "", ""), (*SECOND, "", "", ""))
    ),
    "unit_in_column.csv": lambda: text(_own_unit_column()),
    "unit_without_brackets.csv": lambda: text(
        _columns(*HEAD[:3], "生产规模万吨/年", *HEAD[4:])
    ),
    "dates_of_all_kinds.xlsx": _dates,
    "full_width.csv": _full_width,
    "licence_without_c.csv": lambda: text(
        _cells("采矿许可证号", LICENCES[0][1:], LICENCES[1].lower())
    ),
    "licence_missing.csv": lambda: text(_cells("采矿许可证号", "", "")),
    "licence_in_process.csv": lambda: text(_cells("采矿许可证号", "办理中", "办理中")),
    "names_shortened.csv": lambda: text(
        _cells("矿山名称", f"示例县{NAMES[0]}有限公司", "示例二")
    ),
    "hidden_row.xlsx": lambda: workbook({"台账": PLAIN}, hidden_rows=[3]),
    "sheet_beside_others.xlsx": lambda: workbook(
        {"说明": [("本表为示例",)], "台账": PLAIN, "旧台账": PLAIN}, hidden=["旧台账"]
    ),
}
"""All mean the mines of PLAIN, joined to the first two polygons."""
