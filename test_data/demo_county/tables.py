"""The mining rights as offices have them: corner-point text and a ledger."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date

import shapely
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from demo_county.mines import Mine, mines
from demo_county.records import REMARK
from pingshun_screen.report.stable_package import settle

DRAWN_ON = date(2026, 6, 15)
HECTARES_PER_KM2 = 100.0
HEAD = """[属性描述]
格式版本号=1.01版本
数据产生单位=示例县（演示数据 非真实）
数据产生日期=2026-06-15
坐标系=2000国家大地坐标系
几度分带=3
投影类型=高斯克吕格
计量单位=米
带号=38
精度=0.01
转换参数=,,,,,,
[地块坐标]"""
TITLE = f"示例县非煤矿山台账（{REMARK}）"
GROUPS = (
    ("基本情况", "矿山名称"),
    ("开采与有效期", "开采方式"),
    ("核查情况", "有采矿许可证"),
)
"""Heads above the columns, each with the first column beneath it."""
NUMBER = "序号"
IN_UNITS = {"矿区面积": "矿区面积（平方千米）", "剩余服务年限": "剩余服务年限（年）"}
AS_TEXT = ("有效期起",)
"""Dates that stand as text, as 2015年6月18日."""


def corner_text() -> bytes:
    """Return the rights as land exchange text in GBK; each area is a ring."""
    lines = HEAD.splitlines()
    for mine in mines().values():
        lines += _parcel(mine)
    return "\r\n".join([*lines, ""]).encode("gb18030")


def _parcel(mine: Mine) -> Iterator[str]:
    rings = [part.exterior.coords for part in shapely.get_parts(mine.geometry)]
    area_km2 = mine.attributes["矿区面积"]
    area_ha = f"{area_km2 * HECTARES_PER_KM2:.2f}" if area_km2 else ""
    points = sum(map(len, rings))
    yield f"{points},{area_ha},{mine.number},{mine.name},面,,采矿用地,0602,@"
    for ring, corners in enumerate(rings, start=1):
        for number, (east, north) in enumerate(corners):
            label = number % (len(corners) - 1) + 1
            yield f"J{label},{ring},{north:.2f},{east:.2f}"


def ledger() -> bytes:
    """Return the attributes as a ledger with a title, merged heads and a total."""
    book = Workbook()
    sheet = book.active
    sheet.title = "台账"
    columns = _columns()
    sheet.append([TITLE])
    sheet.append([])
    sheet.append([IN_UNITS.get(column, column) for column in columns])
    _merge_heads(sheet, columns)
    for mine in mines().values():
        cells = {NUMBER: mine.number, **mine.record().attributes}
        sheet.append([_cell(column, cells[column]) for column in columns])
    sheet.append(["合计", f"{len(mines())}座"])
    output = io.BytesIO()
    book.save(output)
    return settle(output.getvalue(), DRAWN_ON)


def _columns() -> list[str]:
    first = next(iter(mines().values()))
    return [NUMBER, "矿山名称", "采矿许可证号", *first.attributes]


def _merge_heads(sheet: Worksheet, columns: list[str]) -> None:
    starts = [columns.index(first) + 1 for _, first in GROUPS]
    ends = [start - 1 for start in starts[1:]] + [len(columns)]
    for (title, _), start, end in zip(GROUPS, starts, ends, strict=True):
        sheet.cell(2, start, title)
        sheet.merge_cells(start_row=2, end_row=2, start_column=start, end_column=end)
    sheet.merge_cells(start_row=1, end_row=1, start_column=1, end_column=len(columns))
    sheet.cell(2, 1, NUMBER)
    sheet.merge_cells(start_row=2, end_row=3, start_column=1, end_column=1)


def _cell(column: str, value: object) -> object:
    if isinstance(value, date) and column in AS_TEXT:
        return f"{value.year}年{value.month}月{value.day}日"
    return value
