"""The tables: good ones, ones with rows of no use, and ones that are refused."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from io import BytesIO

from openpyxl import Workbook

from heritage_samples.sites import (
    BODY_UNIT,
    LEFT_UNIT,
    POINT_UNIT,
    TWIN_UNIT,
)
from pingshun_screen.report.stable_package import settle

HEAD = "文物保护单位,范围类型,公布文号,北,东,南,西,半径,级别,备注"
HEAD_XY = f"{HEAD},X,Y"
HEAD_DEGREES = f"{HEAD},经度,纬度"
SCOPE, ZONE = "保护范围", "建设控制地带"
DOCUMENT = "示文〔9999〕1号"
_DAY = date(2026, 6, 30)

Make = Callable[[], bytes]


def row(
    unit: str = POINT_UNIT,
    kind: str = SCOPE,
    sides: str = "30,20,10,15",
    radius: str = "",
    *more: str,
) -> str:
    """Return a row of the table; sides are north, east, south, west."""
    return ",".join((unit, kind, DOCUMENT, sides, radius, "省级", "", *more))


def table(*rows: str, head: str = HEAD, codec: str = "utf-8") -> Make:
    """Return what makes a table of text."""
    return lambda: "\r\n".join((head, *rows, "")).encode(codec)


def workbook(*sheets: Sequence[str], merges: Sequence[str] = ()) -> Make:
    """Return what makes a workbook of one or more sheets; merges are of the first."""

    def make() -> bytes:
        book = Workbook()
        book.remove(book.active)
        for number, rows in enumerate(sheets, start=1):
            sheet = book.create_sheet(f"表{number}")
            for line in rows:
                sheet.append([_cell(text) for text in line.split(",")])
        for merge in merges:
            book.worksheets[0].merge_cells(merge)
        output = BytesIO()
        book.save(output)
        return settle(output.getvalue(), _DAY)

    return make


def _cell(text: str) -> str | float | None:
    return float(text) if text.replace(".", "", 1).isdigit() else text or None


_SIDES = (row(), row(BODY_UNIT, SCOPE, "5,5,5,5"))
_WORDS = "北30米,向东20.0m,南10米至道路南侧,西侧外延１５米"
_TITLED = ("示例县文物保护单位两线表（演示数据 非真实）", HEAD, *_SIDES, "填表人：某某")
_MERGED = (HEAD, row(), row("", ZONE, ",,,", "100"), row(BODY_UNIT, SCOPE, "5,5,5,5"))
_NONE = ",,,"

GOOD: dict[str, Make] = {
    "sides.csv": table(*_SIDES),
    "sides_gbk.csv": table(*_SIDES, codec="gb18030"),
    "sides_bom.csv": table(*_SIDES, codec="utf-8-sig"),
    "sides.xlsx": workbook((HEAD, *_SIDES)),
    "title_and_foot.xlsx": workbook(_TITLED),
    "title_and_foot.csv": lambda: "\n".join(_TITLED).encode(),
    "merged_cells.xlsx": workbook(_MERGED, merges=("A2:A3",)),
    "words.csv": table(row(sides=_WORDS), _SIDES[1]),
    "radius.csv": table(row(sides=_NONE, radius="50"), _SIDES[1]),
    "radius_around_body.csv": table(row(), row(BODY_UNIT, SCOPE, _NONE, "四周50米")),
    "zone_too.csv": table(*_SIDES, row(kind=ZONE, sides=_NONE, radius="100")),
    "same_row_twice.csv": table(row(), row(), _SIDES[1]),
    "own_metres.csv": table(
        row("甲塔", SCOPE, "30,20,10,15", "", "4000000", "38450000"), head=HEAD_XY
    ),
    "own_metres_turned.csv": table(
        row("甲塔", SCOPE, "30,20,10,15", "", "38450000", "4000000"), head=HEAD_XY
    ),
    "own_degrees.csv": table(
        row("甲塔", SCOPE, "30,20,10,15", "", "113.4567", "36.1299"), head=HEAD_DEGREES
    ),
    "own_minutes.csv": table(
        row("甲塔", SCOPE, "30,20,10,15", "", "113°27′24″", "36°07′48″"),
        head=HEAD_DEGREES,
    ),
}
"""Every unit that has a row gets its protection scope."""

USELESS: dict[str, Make] = {
    "side_in_words.csv": table(row(sides="至围墙,20,10,15"), _SIDES[1]),
    "side_to_a_wall.csv": table(row(sides="至围墙外10米,20,10,15"), _SIDES[1]),
    "side_about.csv": table(row(sides="约30米,20,10,15"), _SIDES[1]),
    "side_missing.csv": table(row(sides=",20,10,15"), _SIDES[1]),
    "side_negative.csv": table(row(sides="-30,20,10,15"), _SIDES[1]),
    "sides_all_zero.csv": table(row(sides="0,0,0,0"), _SIDES[1]),
    "radius_zero.csv": table(row(sides=_NONE, radius="0"), _SIDES[1]),
    "radius_and_sides.csv": table(row(radius="50"), _SIDES[1]),
    "no_offsets.csv": table(row(sides=_NONE), _SIDES[1]),
    "no_kind.csv": table(row(kind=""), _SIDES[1]),
    "other_kind.csv": table(row(kind="缓冲区"), _SIDES[1]),
    "no_unit.csv": table(*_SIDES, row("")),
    "only_zone.csv": table(row(kind=ZONE), _SIDES[1]),
    "two_versions.csv": table(row(), row(sides="40,20,10,15"), _SIDES[1]),
    "one_version_useless.csv": table(row(), row(sides="至围墙,20,10,15"), _SIDES[1]),
    "site_twice.csv": table(row(), row(TWIN_UNIT)),
    "site_without_row.csv": table(*_SIDES),
    "row_without_site.csv": table(*_SIDES, row(LEFT_UNIT)),
    "own_far_from_site.csv": table(
        row(POINT_UNIT, SCOPE, "30,20,10,15", "", "4000000", "38450200"),
        row(BODY_UNIT, SCOPE, "5,5,5,5", "", "4000000", "38451000"),
        head=HEAD_XY,
    ),
    "own_abroad.csv": table(
        row("甲塔", SCOPE, "30,20,10,15", "", "12.5", "41.9"), head=HEAD_DEGREES
    ),
    "own_one_turned.csv": table(
        row("甲塔", SCOPE, "30,20,10,15", "", "4000000", "38450000"),
        row("乙塔", SCOPE, "30,20,10,15", "", "4000500", "38450500"),
        row("丙塔", SCOPE, "30,20,10,15", "", "38450900", "4000900"),
        head=HEAD_XY,
    ),
    "own_two_places.csv": table(
        row("甲塔", SCOPE, "30,20,10,15", "", "4000000", "38450000"),
        row("甲塔", ZONE, "80,80,80,80", "", "4000900", "38450900"),
        head=HEAD_XY,
    ),
    "formula_without_value.xlsx": workbook(
        (HEAD, row(sides="=10+20,20,10,15"), _SIDES[1])
    ),
}
"""Some row is of no use, and its unit stays without a published scope."""

REFUSED: dict[str, Make] = {
    "no_head.csv": table(row(), head="甲,乙,丙,丁"),
    "no_rows.csv": table(),
    "kilometres.csv": table(*_SIDES, head=HEAD.replace("半径", "半径（千米）")),
    "several_sheets.xlsx": workbook((HEAD, row()), (HEAD, row())),
    "damaged.xlsx": lambda: b"PK\x03\x04 damaged",
    "old_datum.csv": table(
        row("甲塔", SCOPE, "30,20,10,15", "", "4000000", "38450000"), head=HEAD_XY
    ),
}
"""Nothing is read, and both kinds of scopes count as failed."""
