"""Registration forms, plain tables and workbooks of the invented parcels."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator
from datetime import date

from openpyxl import Workbook
from pyproj import Transformer

from corner_samples.shapes import (
    FIRST,
    HOLE,
    OUTLINES,
    PLANE,
    SECOND,
    SEPARATE,
    Corners,
)
from pingshun_screen.core.corners import corner_lines
from pingshun_screen.io.corner_points.numbers import angle_text
from pingshun_screen.io.corner_points.writing import degree_table
from pingshun_screen.report.stable_package import settle

HEAD = "点号,X,Y"
DAY = date(2026, 6, 30)


def numbered(corners: Corners, first: int = 1, mark: str = "") -> Iterator[list[str]]:
    """Yield number, X and Y of each corner."""
    for number, (east, north) in enumerate(corners, start=first):
        yield [f"{mark}{number}", f"{north:.2f}", f"{east:.2f}"]


def lines(rows: Iterable[list[str]], separator: str = ",") -> list[str]:
    """Return rows as lines."""
    return [separator.join(row) for row in rows]


def text(*parts: str | Iterable[str]) -> str:
    """Return lines and lists of lines as one text."""
    flat = [
        line for part in parts for line in ([part] if isinstance(part, str) else part)
    ]
    return "\n".join([*flat, ""])


def registration(datum: str = "坐标系统=2000国家大地坐标系", flag: str = "1") -> str:
    """Return a registration form of two blocks."""
    rows = [
        *(",".join(row) for row in numbered(FIRST)),
        "标高,1230,1100,,1",
        *(",".join(row) for row in numbered(SEPARATE)),
        f"标高,1200,1120,,{flag}",
    ]
    return text(
        "[登记项目]",
        "许可证号=C1404002099999999000001",
        "矿山名称=示例丙矿",
        datum,
        f"矿区范围拐点坐标与标高的总行数={len(rows)}",
        (f"XY{number:03d}={row}" for number, row in enumerate(rows, start=1)),
    )


def pasted() -> str:
    """Return a table as it stands in a document, with words round it."""
    return text(
        "矿区范围拐点坐标表（2000国家大地坐标系）",
        "矿山名称：示例甲矿",
        "采矿许可证号：C1404002099999999000002",
        "坐标系：2000国家大地坐标系",
        "点号 X Y",
        lines(numbered(FIRST), "  "),
        "矿区面积：0.1763平方公里",
        "开采标高：由1230米至1100米标高",
        "注：以上坐标仅供演示。",
    )


def areas() -> str:
    """Return a mining right of two areas, the second with a hole."""
    return text(
        "矿山名称：示例丁矿",
        HEAD,
        "A区",
        lines(numbered(FIRST)),
        "B区",
        lines(numbered(SECOND, 6)),
        "第2圈（扣除）",
        lines(numbered(HOLE, 10)),
        "矿区面积：0.9162平方公里",
    )


def mines_table() -> list[list[str]]:
    """Return rows of several mining rights with names in a column of their own."""
    rows = [
        ["矿山名称", "采矿许可证号", "区号", "圈号", "拐点编号", "X坐标(m)", "Y坐标(m)"]
    ]
    for outline, licence_no, rings in (
        (OUTLINES[0], "C1404002099999999000003", [FIRST]),
        (OUTLINES[1], "C1404002099999999000004", [SECOND, HOLE]),
    ):
        for ring, corners in enumerate(rings, start=1):
            for row in numbered(corners):
                named = [outline.name, licence_no] if row[0] == "1" else ["", ""]
                rows.append([*named, "", str(ring), *row])
    return rows


def degrees_with(blanks: bool) -> str:
    """Return angles as they are typed: blanks between the parts, or ASCII signs."""
    move = Transformer.from_crs(PLANE, PLANE.geodetic_crs, always_xy=True).transform
    rows = []
    for number, (east, north) in enumerate(FIRST, start=1):
        angles = [angle_text(angle) for angle in reversed(move(east, north))]
        signs = "   " if blanks else "°'\""
        table = str.maketrans(dict(zip("°′″", signs, strict=True)))
        rows.append(
            [str(number), *(angle.translate(table).strip() for angle in angles)]
        )
    return text(lines(rows, " " if blanks else ","))


def packed(divisor: int) -> str:
    """Return angles run together: 360823.123, or with the divisor 36.0823123."""
    move = Transformer.from_crs(PLANE, PLANE.geodetic_crs, always_xy=True).transform
    rows = []
    for number, corner in enumerate(FIRST, start=1):
        run = []
        for angle in reversed(move(*corner)):
            thousandths = round(angle * 3_600_000)
            minutes, rest = divmod(thousandths, 60_000)
            degrees, minutes = divmod(minutes, 60)
            whole = degrees * 10_000 + minutes * 100 + rest / 1000
            run.append(f"{whole / divisor:.{3 if divisor == 1 else 7}f}")
        rows.append([str(number), *run])
    return text("点号,纬度,经度", lines(rows))


def workbook(*sheets: tuple[str, list[list[str]]]) -> bytes:
    """Return a workbook whose numbers are numbers."""
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets:
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append([_cell(text) for text in row])
    output = io.BytesIO()
    book.save(output)
    return settle(output.getvalue(), DAY)


def _cell(text: str) -> str | float:
    return float(text) if text.replace(".", "", 1).isdigit() else text


def _utf8(make: Callable[[], str]) -> Callable[[], bytes]:
    return lambda: make().encode()


OTHER_FORMS: dict[str, Callable[[], bytes]] = {
    "registration.txt": lambda: registration().encode("gb18030"),
    "registration_old_datum.txt": lambda: registration("坐标系统=2").encode("gb18030"),
    "table.csv": _utf8(lambda: text(HEAD, lines(numbered(FIRST)))),
    "table_gbk.csv": lambda: text(HEAD, lines(numbered(FIRST))).encode("gb18030"),
    "table_tabs.txt": _utf8(lambda: text("点号\tX\tY", lines(numbered(FIRST), "\t"))),
    "table_without_head.txt": _utf8(lambda: text(lines(numbered(FIRST), " "))),
    "table_turned_head.csv": _utf8(
        lambda: text("点号,Y,X", lines([n, y, x] for n, x, y in numbered(FIRST)))
    ),
    "table_chinese_commas.txt": _utf8(
        lambda: text(HEAD.replace(",", "，"), lines(numbered(FIRST, mark="J"), "，"))
    ),
    "table_our_own.txt": _utf8(
        lambda: text(corner_lines(OUTLINES[1].polygon), "坐标系：CGCS2000")
    ),
    "pasted_document.txt": _utf8(pasted),
    "areas_and_hole.csv": _utf8(areas),
    "several_mines.csv": _utf8(lambda: text(lines(mines_table()))),
    "several_mines.xlsx": lambda: workbook(("拐点坐标", mines_table())),
    "two_sheets.xlsx": lambda: workbook(
        ("甲矿", [HEAD.split(","), *numbered(FIRST)]),
        ("说明", [["本表为演示数据"]]),
        ("丙矿", [HEAD.split(","), *numbered(SEPARATE)]),
    ),
    "degrees.csv": _utf8(lambda: degree_table(OUTLINES, PLANE)),
    "degrees_ascii_signs.csv": _utf8(lambda: degrees_with(blanks=False)),
    "degrees_blanks.txt": _utf8(lambda: degrees_with(blanks=True)),
    "degrees_run_together.csv": _utf8(lambda: packed(1)),
}
