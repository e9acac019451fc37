"""The ways of writing one land exchange text, all meaning the same parcels.

Each takes the text as the product writes it and gives the bytes of a file.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import groupby

from pyproj import CRS, Transformer

Row = list[str]
Variant = Callable[[str], bytes]

ZONE_PREFIX_M = 1_000_000


@dataclass(frozen=True)
class LandText:
    """A land exchange text taken apart.

    Parameters
    ----------
    head
        Lines above the parcels.
    parcels
        Cells of the parcel's line, and of its points: number, ring, X, Y.
    """

    head: list[str]
    parcels: list[tuple[Row, list[Row]]]

    def text(self, comma: str = ",") -> str:
        """Return the text with Unix line ends."""
        lines = list(self.head)
        for cells, rows in self.parcels:
            lines += [comma.join(cells), *(comma.join(row) for row in rows)]
        return "\n".join([*lines, ""])


def taken_apart(text: str) -> LandText:
    """Return the parts of a text as the product writes it."""
    head: list[str] = []
    parcels: list[tuple[Row, list[Row]]] = []
    for line in text.split():
        cells = line.split(",")
        if cells[-1] == "@":
            parcels.append((cells, []))
        elif parcels:
            parcels[-1][1].append(cells)
        else:
            head.append(line)
    return LandText(head, parcels)


def _edited(
    text: str,
    *,
    head: Callable[[list[str]], list[str]] = list,
    parcel: Callable[[Row, list[Row]], tuple[Row, list[Row]]] = lambda c, r: (c, r),
) -> LandText:
    parts = taken_apart(text)
    edited = [parcel(cells, rows) for cells, rows in parts.parcels]
    return replace(parts, head=head(parts.head), parcels=edited)


def _points(text: str, change: Callable[[Row], Row]) -> bytes:
    edited = _edited(text, parcel=lambda c, rows: (c, [change(row) for row in rows]))
    return edited.text().encode()


def _heads(text: str, change: Callable[[Row], Row]) -> bytes:
    return (
        _edited(text, parcel=lambda cells, rows: (change(cells), rows)).text().encode()
    )


def _rings(rows: list[Row]) -> list[list[Row]]:
    return [list(group) for _, group in groupby(rows, key=lambda row: row[1])]


def _unclosed(cells: Row, rows: list[Row]) -> tuple[Row, list[Row]]:
    return cells, [row for ring in _rings(rows) for row in ring[:-1]]


def _restarted(cells: Row, rows: list[Row]) -> tuple[Row, list[Row]]:
    rings = _rings(rows)
    numbered = [
        [f"J{position % (len(ring) - 1) + 1}", *row[1:]]
        for ring in rings
        for position, row in enumerate(ring)
    ]
    return cells, numbered


def _without_closing_in_count(cells: Row, rows: list[Row]) -> tuple[Row, list[Row]]:
    return [str(len(rows) - len(_rings(rows))), *cells[1:]], rows


def _without_zone(text: str) -> bytes:
    return _points(text, lambda row: [*row[:3], row[3][2:]])


def _degrees(text: str) -> LandText:
    parts = taken_apart(text)
    (zone,) = {row[3][:2] for _, rows in parts.parcels for row in rows}
    plane = CRS.from_epsg(4513 + int(zone) - 25)
    move = Transformer.from_crs(plane, plane.geodetic_crs, always_xy=True).transform

    def moved(row: Row) -> Row:
        lon, lat = move(float(row[3]), float(row[2]))
        return [*row[:2], f"{lat:.11f}", f"{lon:.11f}"]

    parcels = [(cells, [moved(row) for row in rows]) for cells, rows in parts.parcels]
    return LandText([], parcels)


def _full_width(text: str) -> str:
    digits = {ord(sign): ord(sign) + 0xFEE0 for sign in "0123456789."}
    return taken_apart(text).text().translate(digits)


def _with_commas(count: int) -> Variant:
    """Return the variant with so many commas before the @ of a parcel."""

    def change(cells: Row) -> Row:
        return [*cells[:5], *[""] * (count - 5), "@"]

    return lambda text: _heads(text, change)


LAND_VARIANTS: dict[str, Variant] = {
    "plain": lambda text: text.encode(),
    "gbk": lambda text: text.encode("gb18030"),
    "utf8_mark": lambda text: text.encode("utf-8-sig"),
    "utf16": lambda text: text.encode("utf-16"),
    "unix_line_ends": lambda text: taken_apart(text).text().encode(),
    "old_mac_line_ends": lambda text: text.replace("\r\n", "\r").encode(),
    "blank_lines": lambda text: text.replace("\r\n", "\r\n\r\n").encode(),
    "square_brackets_full": lambda text: (
        text.replace("[", "【").replace("]", "】").encode()
    ),
    "leading_blanks": lambda text: "".join(
        f"  \u3000{line}\n" for line in text.splitlines()
    ).encode(),
    "blanks_round_commas": lambda text: text.replace(",", " , ").encode(),
    "width_in_words": lambda text: text.replace("几度分带=3", "分带=3度带").encode(),
    "projection_first": lambda text: (
        _edited(text, head=lambda head: [head[0], head[3], *head[1:3], *head[4:]])
        .text()
        .encode()
    ),
    "numbers_without_j": lambda text: _points(
        text, lambda row: [row[0].removeprefix("J"), *row[1:]]
    ),
    "rings_not_closed": lambda text: _edited(text, parcel=_unclosed).text().encode(),
    "numbers_restart": lambda text: _edited(text, parcel=_restarted).text().encode(),
    "count_without_closing": lambda text: (
        _edited(text, parcel=_without_closing_in_count).text().encode()
    ),
    "area_with_unit": lambda text: _heads(
        text, lambda cells: [cells[0], f"{cells[1]}公顷", *cells[2:]]
    ),
    "area_missing": lambda text: _heads(text, lambda cells: [cells[0], "", *cells[2:]]),
    **{f"commas_{count}": _with_commas(count) for count in range(6, 11)},
    "shape_missing": lambda text: _heads(
        text, lambda cells: [*cells[:4], "", *cells[5:]]
    ),
    "ring_blank": lambda text: _points(text, lambda row: [row[0], "", *row[2:]]),
    "trailing_commas": lambda text: _points(text, lambda row: [*row, "", ""]),
    "chinese_commas": lambda text: taken_apart(text).text("，").encode("gb18030"),
    "full_width_digits": lambda text: _full_width(text).encode(),
    "turned_axes": lambda text: _points(text, lambda row: [*row[:2], row[3], row[2]]),
    "easting_without_zone": _without_zone,
    "degrees_without_head": lambda text: _degrees(text).text().encode(),
    "longitude_first": lambda text: _points(
        _degrees(text).text(), lambda row: [*row[:2], row[3], row[2]]
    ),
    "no_head": lambda text: replace(taken_apart(text), head=[]).text().encode(),
}
