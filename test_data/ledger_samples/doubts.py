"""Ledgers that are read but leave something to be looked at."""

from __future__ import annotations

from collections.abc import Callable

from ledger_samples.books import (
    FIRST,
    HEAD,
    LICENCES,
    NAMES,
    PLAIN,
    SECOND,
    changed,
    text,
    workbook,
)


def _cubic_metres() -> bytes:
    rows = (*HEAD[:3], "生产规模（万立方米/年）", *HEAD[4:]), FIRST, SECOND
    return text(rows)


DOUBTFUL: dict[str, Callable[[], bytes]] = {
    "cubic_metres.csv": _cubic_metres,
    "licence_lost_digits.xlsx": lambda: workbook(
        {"台账": changed(PLAIN, 2, "采矿许可证号", 1.404002019097e21)}
    ),
    "licence_twice.csv": lambda: text(
        changed(PLAIN, 3, "采矿许可证号", LICENCES[0]),
    ),
    "licence_of_another_name.csv": lambda: text(
        changed(PLAIN, 2, "矿山名称", NAMES[2])
    ),
    "name_of_another_licence.csv": lambda: text(
        changed(PLAIN, 2, "采矿许可证号", LICENCES[4])
    ),
    "name_twice.csv": lambda: text(
        [
            *PLAIN,
            (3, "", NAMES[2], 30, "", ""),
            (4, "", NAMES[2], 40, "", ""),
        ]
    ),
    "licence_month_thirteen.csv": lambda: text(
        [*PLAIN, (3, "C1404002019137129999004", "示例四采石场", 30, "", "")]
    ),
    "licence_letter_o.csv": lambda: text(
        changed(PLAIN, 2, "采矿许可证号", LICENCES[0].replace("0", "O", 1))
    ),
    "licence_of_another_province.csv": lambda: text(
        [*PLAIN, (3, "C5300002019097129999004", "示例四采石场", 30, "", "")]
    ),
    "licence_full_width.csv": lambda: text(
        changed(PLAIN, 2, "采矿许可证号", "Ｃ" + LICENCES[0][1:])
    ),
    "mine_without_polygon.csv": lambda: text(
        [*PLAIN, (3, LICENCES[3], "示例四采石场", 30, "2021-01-01", "2031-01-01")]
    ),
    "term_of_months.csv": lambda: text(
        [
            (*HEAD[:4], "有效期限"),
            (*FIRST[:4], "2019-09至2029-09"),
            (*SECOND[:4], "2020-03-15至长期"),
        ]
    ),
    "licence_of_another_year_lost_digits.xlsx": lambda: workbook(
        {"台账": changed(PLAIN, 2, "采矿许可证号", 1.404002021097e21)}
    ),
    "number_over_two_mines.xlsx": lambda: workbook(
        {"台账": changed(PLAIN, 3, HEAD[3], "")}, merges=["D2:D3"]
    ),
    "range_for_a_number.csv": lambda: text(changed(PLAIN, 2, HEAD[3], "50-80")),
    "two_dates.csv": lambda: text(
        [
            (*HEAD, "发证日期"),
            (*FIRST, "2019-08-20"),
            (*SECOND, "2020-03-01"),
        ]
    ),
}
