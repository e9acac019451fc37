"""Files that must be refused, each for one reason."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from io import BytesIO
from itertools import pairwise

from corner_samples.land_variants import taken_apart
from corner_samples.other_forms import (
    HEAD,
    lines,
    numbered,
    packed,
    registration,
    text,
    workbook,
)
from corner_samples.shapes import FIRST, SECOND, SEPARATE, placed, sample_text

DATUM = "坐标系：2000国家大地坐标系"
BOWTIE = placed([(0, 0), (500, 500), (500, 0), (0, 500)])
STRAIGHT = placed([(0, 0), (100, 100), (200, 200)])
ACROSS = placed([(1500, 400), (2500, 400), (2500, 900), (1500, 900)])


def _land(old: str, new: str) -> bytes:
    """Return the sample with its first occurrence of something replaced."""
    whole = sample_text()
    if old not in whole:
        raise ValueError(old)
    return whole.replace(old, new, 1).encode()


def _table(rows: list[list[str]]) -> bytes:
    return text(DATUM, HEAD, lines(rows)).encode()


def _row_changed(number: int, change: Callable[[list[str]], list[str]]) -> bytes:
    rows = list(numbered(FIRST))
    rows[number - 1] = change(rows[number - 1])
    return _table(rows)


def _bomb() -> bytes:
    """Return a small archive that claims to unpack to twenty megabytes."""
    output = BytesIO()
    entry = zipfile.ZipInfo("xl/workbook.xml", (2026, 6, 30, 0, 0, 0))
    entry.compress_type = zipfile.ZIP_DEFLATED
    with zipfile.ZipFile(output, "w") as archive:
        archive.writestr(entry, b" " * 20_000_000)
    return output.getvalue()


def _last_parcel_cut() -> bytes:
    return "\r\n".join(sample_text().splitlines()[:-3]).encode()


def _not_closed() -> bytes:
    rows = [*numbered(FIRST), ["1", "4000000.00", "38450001.00"]]
    return _table(rows)


def _overlapping() -> bytes:
    areas = lines(numbered(SECOND)), lines(numbered(ACROSS))
    return text(DATUM, HEAD, "A区", areas[0], "B区", areas[1]).encode()


def _repeated() -> bytes:
    areas = lines(numbered(SECOND)), lines(numbered(SECOND))
    return text(DATUM, HEAD, "A区", areas[0], "B区", areas[1]).encode()


def _without_zone() -> bytes:
    return _table([[n, x, y[2:]] for n, x, y in numbered(FIRST)])


def _rows_missing() -> bytes:
    form = registration().splitlines()
    return text(form[:-3], form[-1]).encode("gb18030")


def _point_before_parcel() -> bytes:
    parts = taken_apart(sample_text())
    first = ",".join(parts.parcels[0][1][0])
    head, mark, rest = parts.text().partition("[地块坐标]\n")
    return f"{head}{mark}{first}\n{rest}".encode()


def _second_ring_outside() -> bytes:
    rings = [
        [f"{label},{ring},{north},{east}" for label, north, east in numbered(corners)]
        for ring, corners in enumerate((FIRST, SEPARATE), start=1)
    ]
    return text("9,30.6284,3,示例戊矿,面,,,,@", *rings).encode()


FAILURES: dict[str, Callable[[], bytes]] = {
    "empty.txt": bytes,
    "no_coordinates.txt": "本矿没有坐标。\n".encode,
    "binary.txt": lambda: bytes(range(256)) * 4,
    "neither_utf8_nor_gbk.txt": lambda: b"1,3437174.65,38383678.71\n\xff\xff\xff\n",
    "old_excel.xls": lambda: bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504),
    "workbook_damaged.xlsx": lambda: workbook(("甲", [HEAD.split(",")]))[:-200],
    "workbook_too_big.xlsx": _bomb,
    "letters_in_coordinate.csv": lambda: _row_changed(3, lambda r: [*r[:2], "三八"]),
    "blank_in_coordinate.csv": lambda: _row_changed(
        3, lambda r: [f"拐点{r[0]}", r[1], f"{r[2][:2]} {r[2][2:]}"]
    ),
    "coordinate_missing.csv": lambda: _row_changed(3, lambda r: r[:2]),
    "one_point_turned.csv": lambda: _row_changed(2, lambda r: [r[0], r[2], r[1]]),
    "one_point_without_zone.csv": lambda: _row_changed(2, lambda r: [*r[:2], r[2][2:]]),
    "one_point_in_other_zone.csv": lambda: _row_changed(
        2, lambda r: [*r[:2], f"39{r[2][2:]}"]
    ),
    "digit_lost.csv": lambda: _row_changed(4, lambda r: [r[0], r[1][1:], r[2]]),
    "no_zone_anywhere.csv": _without_zone,
    "zone_of_head_differs.txt": lambda: _land("带号=38", "带号=37"),
    "no_such_zone.csv": lambda: _table(
        [[n, x, f"24{y[2:]}"] for n, x, y in numbered(FIRST)]
    ),
    "unknown_datum.txt": lambda: _land("2000国家大地坐标系", "地方独立坐标系"),
    "angles_either_way.csv": lambda: packed(10_000).encode(),
    "pairs_side_by_side.txt": lambda: text(
        " ".join([*left, *right]) for left, right in pairwise(numbered(FIRST))
    ).encode(),
    "two_points.csv": lambda: _table(list(numbered(FIRST))[:2]),
    "points_in_line.csv": lambda: _table(list(numbered(STRAIGHT))),
    "boundary_crosses_itself.csv": lambda: _table(list(numbered(BOWTIE))),
    "areas_overlap.csv": _overlapping,
    "area_twice.csv": _repeated,
    "last_point_differs_from_first.csv": _not_closed,
    "parcel_cut_off.txt": _last_parcel_cut,
    "parcel_without_points.txt": lambda: _land(
        "[地块坐标]", "[地块坐标]\r\n3,1,9,空,面,,,,@"
    ),
    "point_before_parcel.txt": _point_before_parcel,
    "line_instead_of_polygon.txt": lambda: _land("示例甲矿,面", "示例甲矿,线"),
    "ring_number_wrong.txt": lambda: _land("J2,1,", "J2,外,"),
    "registration_rows_missing.txt": _rows_missing,
    "registration_block_taken_out.txt": lambda: registration(flag="-1").encode(
        "gb18030"
    ),
    "registration_letter_in_number.txt": lambda: (
        registration().replace("XY003", "XYO03").encode("gb18030")
    ),
    "point_with_equals_sign.txt": lambda: _land("J3,1,", "J3=1,"),
    "registration_unknown_datum.txt": lambda: registration("坐标系统=9").encode(
        "gb18030"
    ),
}

DOUBTFUL: dict[str, Callable[[], bytes]] = {
    "declared_area_differs.txt": lambda: _land("6,17.6284,", "6,18.6284,"),
    "width_of_head_differs.txt": lambda: _land("几度分带=3", "几度分带=6"),
    "old_datum.txt": lambda: _land("2000国家大地坐标系", "1980西安坐标系"),
    "far_from_its_zone.csv": lambda: _table(
        [[n, x, f"38{700000 + float(y) % 10000:.2f}"] for n, x, y in numbered(FIRST)]
    ),
    "corner_twice.csv": lambda: _table(
        [row for row in numbered(FIRST) for _ in range(1 + (row[0] == "3"))]
    ),
    "second_ring_outside.txt": _second_ring_outside,
    "old_datum_in_title.csv": lambda: text(
        "拐点坐标表（西安80坐标系）", HEAD, lines(numbered(FIRST))
    ).encode(),
    "old_datum_in_footnote.csv": lambda: text(
        HEAD, lines(numbered(FIRST)), "注：以上坐标为1954年北京坐标系。"
    ).encode(),
    "old_datum_of_second_mine.csv": lambda: text(
        ["矿山名称：示例甲矿", DATUM, HEAD, *lines(numbered(FIRST))],
        ["矿山名称：示例丙矿", "坐标系：1980西安坐标系", *lines(numbered(SEPARATE))],
    ).encode(),
}
