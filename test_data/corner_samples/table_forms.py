"""Tables with angles in three columns, with columns side by side, and lists."""

from __future__ import annotations

from collections.abc import Callable
from itertools import chain, zip_longest

from pyproj import Transformer

from corner_samples.other_forms import (
    HEAD,
    lines,
    numbered,
    registration,
    text,
    workbook,
)
from corner_samples.shapes import FIRST, HOLE, PLANE, SECOND, SEPARATE, sample_text

Rows = list[list[str]]

BESIDE = f"{HEAD},{HEAD}"
UNITS = ["度", "分", "秒"]
WIDE_HEAD = [["点号", "经度", "", "", "纬度", "", ""], ["", *UNITS, *UNITS]]
NAMES = ("C1404002099999999000005", "C1404002099999999000006")
_TO_DEGREES = Transformer.from_crs(PLANE, PLANE.geodetic_crs, always_xy=True)


def angle_parts(degrees: float) -> list[str]:
    """Return degrees, minutes and seconds."""
    minutes, thousandths = divmod(round(degrees * 3_600_000), 60_000)
    return [*map(str, divmod(minutes, 60)), f"{thousandths / 1000:.3f}"]


def wide(first: int = 1) -> Rows:
    """Return rows of number, longitude and latitude, each angle in three columns."""
    rows = []
    for number, corner in enumerate(FIRST, start=first):
        parts = map(angle_parts, _TO_DEGREES.transform(*corner))
        rows.append([str(number), *chain(*parts)])
    return rows


def beside(*blocks: Rows) -> Rows:
    """Return blocks of rows side by side; where one is shorter, its cells are empty."""
    width = len(blocks[0][0])
    rows = zip_longest(*blocks, fillvalue=[""] * width)
    return [[cell for row in parts for cell in row] for parts in rows]


def halves(rows: Rows) -> Rows:
    """Return rows in two blocks, the second going on where the first ends."""
    middle = (len(rows) + 1) // 2
    return beside(rows[:middle], rows[middle:])


def first() -> Rows:
    """Return the rows of the first parcel."""
    return list(numbered(FIRST))


def second() -> Rows:
    """Return the rows of the parcel apart from all others."""
    return list(numbered(SEPARATE))


def in_two_systems() -> Rows:
    """Return the first parcel in Xian 1980, invented, and in CGCS2000."""
    return [
        [n, f"{float(x) + 3.2:.2f}", f"{float(y) - 110.5:.2f}", x, y]
        for n, x, y in first()
    ]


def with_degrees() -> Rows:
    """Return metres with longitude and latitude beside them."""
    return [[*row, *angles[1:]] for row, angles in zip(first(), wide(), strict=True)]


def point_list(rows: Rows, between: str = ";") -> str:
    """Return corners strung together."""
    return between.join(",".join(row) for row in rows)


def packed_list(corners: list[tuple[float, float]]) -> str:
    """Return corners run together, as planning databases have them."""
    pairs = []
    for corner in corners:
        parts = map(angle_parts, _TO_DEGREES.transform(*corner))
        pairs.append([f"{d}{int(m):02d}{float(s):06.3f}" for d, m, s in parts])
    return point_list(pairs)


def ledger(between: str) -> Rows:
    """Return a ledger with the corners of each mining right in one cell."""
    rows = [["矿山名称", "采矿许可证号", "矿区拐点坐标"]]
    shapes = (("示例甲矿", first()), ("示例丙矿", second()))
    for (name, shape), licence_no in zip(shapes, NAMES, strict=True):
        rows.append([name, licence_no, point_list(shape, between)])
    return rows


def planning() -> Rows:
    """Return rows of a planning database."""
    return [
        ["GHQBH", "GHQMC", "GDZB"],
        ["CK0001", "示例开采区", packed_list(FIRST)],
        ["CK0002", "示例二区", packed_list(SEPARATE)],
    ]


def areas_with_areas() -> str:
    """Return a mining right of two areas, each with area and elevations."""
    return text(
        ["矿山名称：示例丁矿", HEAD],
        ["A区（面积0.1763平方公里，开采标高1230-1100米）", *lines(first())],
        ["B区", *lines(second()), "面积：0.1300平方公里", "开采标高：1300米至1200米"],
    )


def _csv(*parts: str | Rows) -> Callable[[], bytes]:
    told = [part if isinstance(part, str) else lines(part) for part in parts]
    return lambda: text(*told).encode()


def _without_empty(rows: Rows, separator: str) -> list[str]:
    return lines([[cell for cell in row if cell] for row in rows], separator)


TABLE_FORMS: dict[str, Callable[[], bytes]] = {
    "registration_full_width.txt": lambda: (
        registration().translate(str.maketrans("=,", "＝，")).encode("gb18030")
    ),
    "degrees_three_columns.csv": _csv(WIDE_HEAD, wide()),
    "degrees_three_columns.xlsx": lambda: workbook(("拐点", [*WIDE_HEAD, *wide()])),
    "degrees_three_columns_tabs.txt": lambda: text(
        _without_empty(WIDE_HEAD, "\t"), lines(wide(), "\t")
    ).encode(),
    "degrees_three_columns_blanks.txt": lambda: text(
        "点号 经度 度 分 秒 纬度 度 分 秒", lines(wide(), " ")
    ).encode(),
    "degrees_three_columns_units.csv": _csv(
        "拐点编号,经度(度),经度(分),经度(秒),纬度(度),纬度(分),纬度(秒)", wide()
    ),
    "degrees_three_columns_no_units.csv": _csv("点号,经度,,,纬度,,", wide()),
    "degrees_three_columns_no_head.txt": lambda: text(lines(wide(), "\t")).encode(),
    "degrees_side_by_side.xlsx": lambda: workbook(
        ("拐点", [*([*row, *row] for row in WIDE_HEAD), *halves(wide())])
    ),
    "side_by_side.csv": _csv(BESIDE, halves(first())),
    "side_by_side_by_row.csv": _csv(
        BESIDE, [first()[0] + first()[1], first()[2] + first()[3], first()[4]]
    ),
    "side_by_side_no_head.txt": lambda: text(
        _without_empty(halves(first()), " ")
    ).encode(),
    "side_by_side_three.xlsx": lambda: workbook(
        ("拐点", [HEAD.split(",") * 3, *beside(first()[:2], first()[2:4], first()[4:])])
    ),
    "side_by_side_areas.csv": _csv("A区,,,B区", BESIDE, beside(first(), second())),
    "side_by_side_areas_of_one.csv": _csv(
        "矿山名称：示例丁矿", BESIDE, beside(first(), second())
    ),
    "side_by_side_mines.csv": _csv(
        "示例甲矿,,,示例丙矿", BESIDE, beside(first(), second())
    ),
    "side_by_side_systems.csv": _csv(
        "点号,1980西安坐标系,,2000国家大地坐标系", ",X,Y,X,Y", in_two_systems()
    ),
    "metres_and_degrees.xlsx": lambda: workbook(
        (
            "拐点",
            [
                ["点号", "X", "Y", *WIDE_HEAD[0][1:]],
                ["", "", "", *UNITS, *UNITS],
                *with_degrees(),
            ],
        )
    ),
    "head_of_two_rows.xlsx": lambda: workbook(
        ("拐点", [["点号", "坐标", ""], ["", "X", "Y"], *first()])
    ),
    "numbers_of_rows_and_corners.csv": _csv(
        "序号,矿山名称,拐点编号,X,Y",
        [["1", "示例乙矿", *row] for row in numbered(SECOND)],
        [["1", "示例乙矿", *row] for row in numbered(HOLE)],
    ),
    "table_of_two_columns.csv": _csv("X,Y", [row[1:] for row in first()]),
    "table_thousands.txt": lambda: text(
        "点号\tX\tY",
        (f"{n}\t{float(x):,.2f}\t{float(y):,.2f}" for n, x, y in first()),
    ).encode(),
    "point_list.txt": lambda: text(f"拐点坐标：{point_list(first(), '；')}。").encode(),
    "point_list_each_line.txt": lambda: text(
        f"{n}、X={x}，Y={y}" for n, x, y in first()
    ).encode(),
    "point_lists.xlsx": lambda: workbook(("台账", ledger("\n"))),
    "point_lists.csv": lambda: text(
        ",".join(f'"{cell}"' for cell in row) for row in ledger(";")
    ).encode(),
    "point_lists_of_planning.xlsx": lambda: workbook(("KAICAQ", planning())),
    "land_text_in_workbook.xlsx": lambda: workbook(
        ("报盘", [line.split(",") for line in sample_text().splitlines()])
    ),
    "meridian_stated.csv": _csv(
        "中央子午线：114°", HEAD, [[n, x, y[2:]] for n, x, y in first()]
    ),
    "areas_each_with_area.csv": lambda: areas_with_areas().encode(),
}
