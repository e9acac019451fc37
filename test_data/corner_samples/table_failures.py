"""Tables that must be refused, or read with a warning, each for one reason."""

from __future__ import annotations

from collections.abc import Callable

from corner_samples.other_forms import HEAD, lines, numbered, text, workbook
from corner_samples.shapes import FIRST, HOLE, SECOND, sample_text
from corner_samples.table_forms import (
    BESIDE,
    WIDE_HEAD,
    Rows,
    beside,
    first,
    halves,
    in_two_systems,
    ledger,
    second,
    wide,
)


def _csv(*parts: str | Rows) -> Callable[[], bytes]:
    told = [part if isinstance(part, str) else lines(part) for part in parts]
    return lambda: text(*told).encode()


def _changed(rows: Rows, row: int, column: int, cell: str) -> Rows:
    rows = [list(cells) for cells in rows]
    rows[row][column] = cell
    return rows


def _degrees_and_minutes() -> Rows:
    return [
        [n, d, f"{int(m) + float(s) / 60:.6f}", e, f"{int(k) + float(t) / 60:.6f}"]
        for n, d, m, s, e, k, t in wide()
    ]


def _land(old: str, new: str) -> Callable[[], bytes]:
    return lambda: sample_text().replace(old, new, 1).encode()


def _plain() -> Rows:
    return [[n, x, y[2:]] for n, x, y in numbered(FIRST)]


TABLE_FAILURES: dict[str, Callable[[], bytes]] = {
    "columns_side_by_side.csv": _csv(
        BESIDE, beside([first()[0], first()[1], first()[3]], [first()[2], first()[4]])
    ),
    "side_by_side_without_numbers.csv": _csv(
        "X,Y,X,Y", halves([row[1:] for row in first()])
    ),
    "side_by_side_one_in_another.csv": _csv(
        BESIDE, beside(list(numbered(SECOND)), list(numbered(HOLE)))
    ),
    "side_by_side_names_count_on.csv": _csv(
        "示例甲矿,,,示例乙矿", BESIDE, halves(first())
    ),
    "side_by_side_old_systems.csv": _csv(
        "点号,1980西安坐标系,,1954北京坐标系", ",X,Y,X,Y", in_two_systems()
    ),
    "side_by_side_unnamed_systems.csv": _csv("点号,X,Y,X,Y", in_two_systems()),
    "side_by_side_half_a_corner.csv": _csv(BESIDE, _changed(halves(first()), 1, 5, "")),
    "degrees_minute_75.csv": _csv(WIDE_HEAD, _changed(wide(), 2, 2, "75")),
    "degrees_second_missing.csv": _csv(WIDE_HEAD, _changed(wide(), 2, 3, "")),
    "degrees_without_seconds.csv": _csv(
        "点号,经度,,纬度,", ",度,分,度,分", _degrees_and_minutes()
    ),
    "degrees_whole.csv": _csv(
        "点号,经度,纬度", [["1", "113", "36"], ["2", "114", "36"], ["3", "114", "37"]]
    ),
    "datum_of_head_differs.csv": _csv(
        "坐标系：2000国家大地坐标系", "点号,X（西安80）,Y（西安80）", first()
    ),
    "other_projection.txt": _land("高斯克吕格", "UTM"),
    "meridian_of_local_system.csv": _csv("中央子午线：113°30′", HEAD, _plain()),
    "meridian_differs.csv": _csv("中央子午线：111°", HEAD, first()),
    "point_list_elsewhere.xlsx": lambda: workbook(
        ("台账", _changed(ledger("\n"), 2, 2, "详见附表"))
    ),
    "name_without_corners.csv": _csv(
        "矿山名称：示例甲矿", "矿山名称：示例丙矿", HEAD, second()
    ),
    "row_too_long.csv": lambda: text(HEAD, "1," * 200).encode(),
}

TABLE_DOUBTS: dict[str, Callable[[], bytes]] = {
    "side_by_side_restart.csv": _csv(BESIDE, beside(first(), second())),
    "old_datum_in_head.csv": _csv("点号,X（西安80）,Y（西安80）", first()),
    "old_datum_in_footnote_of_two.csv": _csv(
        "矿山名称：示例甲矿",
        HEAD,
        first(),
        "矿山名称：示例丙矿",
        second(),
        "注：以上坐标为1954年北京坐标系。",
    ),
    "transformation_stated.txt": _land(
        "转换参数=,,,,,,", "转换参数=-12.3,45.6,7.8,0,0,0,1"
    ),
}
