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
HEAD_WORDS = "文物保护单位,范围类型,公布文号,四至"
HEAD_BY_KIND = "序号,名称,时代,保护范围,建设控制地带"
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


_NONE = ",,,"
_SIDES = (row(), row(BODY_UNIT, SCOPE, "5,5,5,5"))
_WORDS = "北30米,向东20.0m,南10米至道路南侧,西侧外延１５米"
_TITLED = ("示例县文物保护单位两线表（演示数据 非真实）", HEAD, *_SIDES, "填表人：某某")
_MERGED = (HEAD, row(), row("", ZONE, ",,,", "100"), row(BODY_UNIT, SCOPE, "5,5,5,5"))

_FOUR_WORDS = "东至塔基外20米，南10米，西15米，北30米"
_BODY_WORDS = f"{BODY_UNIT},{SCOPE},{DOCUMENT},四周各外扩5米"
_BODY_BY_KIND = f"2,{BODY_UNIT},明,东、南、西、北各5米,"


def _in_words(words: str, kind: str = SCOPE) -> Make:
    first = f"{POINT_UNIT},{kind},{DOCUMENT},{words}"
    return table(first, _BODY_WORDS, head=HEAD_WORDS)


_GROUPED = (
    "文物保护单位,保护范围（米）,,,,建设控制地带,,,,公布文号",
    ",东,南,西,北,东,南,西,北,",
    f"{POINT_UNIT},20,10,15,30,100,100,100,100,{DOCUMENT}",
    f"{BODY_UNIT},5,5,5,5,,,,,{DOCUMENT}",
)
_GROUPED_MERGES = ("A1:A2", "B1:E1", "F1:I1", "J1:J2")


GOOD: dict[str, Make] = {
    "grouped_heads.csv": lambda: "\n".join(_GROUPED).encode("gb18030"),
    "grouped_heads.xlsx": workbook(_GROUPED, merges=_GROUPED_MERGES),
    "prose.csv": _in_words(_FOUR_WORDS),
    "prose_each.csv": _in_words("东西各50米 南北各30米"),
    "prose_around.csv": _in_words("自本体外缘四周各外扩50米"),
    "prose_centre.csv": _in_words("以塔身为中心半径100米"),
    "prose_both_kinds_in_one_cell.csv": _in_words(
        f"{SCOPE}：{_FOUR_WORDS}；{ZONE}：自保护范围外缘四周各外扩50米。",
        f"{SCOPE}、{ZONE}",
    ),
    "prose_column_for_each_kind.csv": table(
        f"1,{POINT_UNIT},清,{_FOUR_WORDS},保护范围外东、南、西、北各20米",
        _BODY_BY_KIND,
        head=HEAD_BY_KIND,
    ),
    "prose_zone_from_body.csv": table(
        f"1,{POINT_UNIT},清,{_FOUR_WORDS},自塔身外缘四周各外扩100米",
        _BODY_BY_KIND,
        head=HEAD_BY_KIND,
    ),
    "prose_zone_of_unknown_start.csv": table(
        f"1,{POINT_UNIT},清,{_FOUR_WORDS},四周各外扩100米",
        _BODY_BY_KIND,
        head=HEAD_BY_KIND,
    ),
    "prose_beside_sides.csv": table(
        f"{row()},{_FOUR_WORDS}", f"{_SIDES[1]},", head=f"{HEAD},四至"
    ),
    "start_column.csv": table(
        f"{row()},",
        f"{_SIDES[1]},本体",
        f"{row(kind=ZONE, sides=_NONE, radius='100')},保护范围",
        head=f"{HEAD},起算",
    ),
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
    "prose_to_the_foot_of_a_hill.csv": _in_words("东50m 西30m 南20m 北至山脚"),
    "prose_outside_a_wall.csv": _in_words("东至围墙外50米，南、西、北各30米"),
    "prose_about.csv": _in_words("四周约50米"),
    "prose_side_twice.csv": _in_words("东50米，东30米，南、北各30米"),
    "prose_side_missing.csv": _in_words("东50米，南、北各30米"),
    "prose_diagonal.csv": _in_words("东南各50米，西北各30米"),
    "prose_of_the_other_kind.csv": _in_words(f"{ZONE}：保护范围外50米"),
    "prose_from_itself.csv": _in_words("保护范围外50米"),
    "prose_contradicts_sides.csv": table(
        f"{row()},四周各外扩500米", f"{_SIDES[1]},", head=f"{HEAD},四至"
    ),
    "grouped_heads_to_the_foot_of_a_hill.csv": table(
        *_GROUPED[1:2],
        f"{POINT_UNIT},20,10,15,至山脚,100,100,100,100,{DOCUMENT}",
        _GROUPED[3],
        head=_GROUPED[0],
    ),
    "prose_missing.csv": table(
        f"1,{POINT_UNIT},清,,", _BODY_BY_KIND, head=HEAD_BY_KIND
    ),
    "start_unknown.csv": table(f"{row()},村口", f"{_SIDES[1]},", head=f"{HEAD},起算"),
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
    "grouped_heads_kilometres.csv": table(
        *_GROUPED[1:], head=_GROUPED[0].replace("米", "千米")
    ),
    "two_layouts.csv": table(f"{row()},四周各50米", head=f"{HEAD},保护范围"),
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
