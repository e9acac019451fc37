"""What stands round a map: frame, grid, scale, north, legend, sources."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from qgis.core import QgsRenderContext
from qgis.PyQt.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from qgis.PyQt.QtGui import (
    QColor,
    QFontMetricsF,
    QImage,
    QPainter,
    QPen,
    QPolygonF,
)

from pingshun_screen.bridge.fonts import font
from pingshun_screen.bridge.map_frame import Frame, round_length
from pingshun_screen.bridge.maps import DPI, MM_PER_INCH
from pingshun_screen.bridge.symbols import symbol
from pingshun_screen.core.texts import say
from pingshun_screen.core.vocabulary import Shape

_INK = QColor("#111111")
_LINE_MM = 0.2
_TICK_MM = 1.6
_CROSS_MM = 1.0
_GRID_LINES = 5
_LONGEST_BAR_MM = 26.0
_BAR_PARTS = 4
_LEGEND_ROW_MM = 4.0
_CLOSEST_TO_CORNER_MM = 4.0
_SWATCH_MM = (6.0, 2.8)
_METRES_PER_KM = 1000.0
_BETWEEN = "　"
_THOUSANDS = "\u2009"
_SMALL = 0.86
_SMALLER = 0.78
_MIDDLE_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_CENTRE = Qt.AlignmentFlag.AlignCenter
_TOP_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


@dataclass(frozen=True)
class Box:
    """A place on the sheet, millimetres from its upper left corner."""

    left: float
    top: float
    width: float
    height: float

    def pixels(self) -> QRectF:
        """Return the place in pixels."""
        sides = (self.left, self.top, self.width, self.height)
        return QRectF(*(px(side) for side in sides))


@dataclass(frozen=True)
class LegendEntry:
    """A symbol and its meaning."""

    style: str
    shape: Shape
    words: str


def px(millimetres: float) -> float:
    """Return a length on paper in pixels."""
    return millimetres / MM_PER_INCH * DPI


def sheet_size(width_mm: float, height_mm: float) -> QSize:
    """Return the size of a sheet in pixels."""
    return QSize(round(px(width_mm)), round(px(height_mm)))


def draw_map(painter: QPainter, image: QImage, box: Box, frame: Frame) -> None:
    """Draw a map picture with its neat line, grid ticks and coordinates."""
    painter.drawImage(box.pixels(), image)
    painter.setPen(QPen(_INK, px(_LINE_MM)))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    _draw_grid(painter, box, frame)
    painter.setPen(QPen(_INK, px(_LINE_MM * 1.5)))
    painter.drawRect(box.pixels())


def _draw_grid(painter: QPainter, box: Box, frame: Frame) -> None:
    extent = frame.extent
    step_m = round_length(extent.width() / _GRID_LINES)
    eastings = _multiples(extent.xMinimum(), extent.xMaximum(), step_m)
    northings = _multiples(extent.yMinimum(), extent.yMaximum(), step_m)
    across = [
        (one, box.left + (one - extent.xMinimum()) / frame.scale * 1000)
        for one in eastings
    ]
    down = [
        (one, box.top + (extent.yMaximum() - one) / frame.scale * 1000)
        for one in northings
    ]
    _draw_ticks(painter, box, [x for _, x in across], [y for _, y in down])
    decimals = max(0, math.ceil(-math.log10(step_m / _METRES_PER_KM)))
    for easting, x in across:
        if not _is_inside(x, box.left, box.width):
            continue
        place = Box(x - 10, box.top + box.height + 0.4, 20, 2.8)
        words = f"{easting / _METRES_PER_KM:.{decimals}f}"
        _write(painter, place, words, Qt.AlignmentFlag.AlignHCenter, _SMALLER)
    for northing, y in down:
        if not _is_inside(y, box.top, box.height):
            continue
        words = f"{northing / _METRES_PER_KM:.{decimals}f}"
        _write_upwards(painter, box.left - 0.5, y, words)


def _is_inside(place: float, start: float, length: float) -> bool:
    """Return whether a coordinate's words stay clear of the frame's corners."""
    corner = _CLOSEST_TO_CORNER_MM
    return start + corner <= place <= start + length - corner


def _draw_ticks(
    painter: QPainter, box: Box, across: Sequence[float], down: Sequence[float]
) -> None:
    right, bottom = box.left + box.width, box.top + box.height
    lines = [
        *((x, box.top, x, box.top + _TICK_MM) for x in across),
        *((x, bottom, x, bottom - _TICK_MM) for x in across),
        *((box.left, y, box.left + _TICK_MM, y) for y in down),
        *((right, y, right - _TICK_MM, y) for y in down),
    ]
    crosses = [
        line
        for x in across
        for y in down
        for line in (
            (x - _CROSS_MM, y, x + _CROSS_MM, y),
            (x, y - _CROSS_MM, x, y + _CROSS_MM),
        )
    ]
    painter.drawLines([QLineF(*map(px, line)) for line in lines])
    painter.setPen(QPen(QColor("#777777"), px(_LINE_MM / 2)))
    painter.drawLines([QLineF(*map(px, line)) for line in crosses])


def _multiples(low: float, high: float, step: float) -> list[float]:
    first, last = math.ceil(low / step), math.floor(high / step)
    return [number * step for number in range(first, last + 1)]


def draw_north_and_scale(painter: QPainter, box: Box, frame: Frame) -> None:
    """Draw a north arrow, the scale in figures and a bar of round length."""
    tip, foot, half = box.top + 2.8, box.top + 10.0, 2.0
    x = box.left + 3.0
    _write(painter, Box(x - 4, box.top, 8, 2.8), say("report.map_north"), _CENTRE)
    painter.setPen(QPen(_INK, px(_LINE_MM)))
    painter.setBrush(_INK)
    painter.drawPolygon(_polygon((x, tip), (x + half, foot), (x, foot - 1.6)))
    painter.setBrush(QColor("white"))
    painter.drawPolygon(_polygon((x, tip), (x - half, foot), (x, foot - 1.6)))
    left = box.left + 8.0
    grouped = f"{frame.scale:,}".replace(",", _THOUSANDS)
    words = say("report.map_scale", scale=grouped)
    _write(painter, Box(left, box.top, box.width - 8, 4), words, _MIDDLE_LEFT, 1.15)
    _draw_bar(painter, left + 0.5, box.top + 5.0, frame.scale)


def _draw_bar(painter: QPainter, left: float, top: float, scale: int) -> None:
    length_m = round_length(_LONGEST_BAR_MM / 1000 * scale)
    length_mm = length_m / scale * 1000
    part_mm = length_mm / _BAR_PARTS
    painter.setPen(QPen(_INK, px(_LINE_MM)))
    for number in range(_BAR_PARTS):
        painter.setBrush(_INK if number % 2 == 0 else QColor("white"))
        painter.drawRect(Box(left + number * part_mm, top, part_mm, 1.2).pixels())
    unit = "metres" if length_m < _METRES_PER_KM else "kilometres"
    value = length_m if length_m < _METRES_PER_KM else length_m / _METRES_PER_KM
    words = say(f"report.map_{unit}", value=f"{value:g}")
    below = top + 1.6
    _write(painter, Box(left - 3, below, 6, 3), "0", Qt.AlignmentFlag.AlignHCenter)
    place = Box(left + length_mm - 8, below, 16, 3)
    _write(painter, place, words, Qt.AlignmentFlag.AlignHCenter)


def draw_legend(painter: QPainter, box: Box, entries: Sequence[LegendEntry]) -> float:
    """Draw the legend in a box and return how much of its height was used."""
    _write(painter, box, say("report.map_legend"), _TOP_LEFT, 1.1, bold=True)
    top = box.top + 4.2
    row = min(_LEGEND_ROW_MM, (box.height - 4.2) / max(len(entries), 1))
    for number, entry in enumerate(entries):
        y = top + number * row
        height = min(_SWATCH_MM[1], row - 0.5)
        _draw_swatch(painter, Box(box.left, y, _SWATCH_MM[0], height), entry)
        place = Box(box.left + 7.5, y - 0.4, box.width - 7.5, height + 0.8)
        _write(painter, place, entry.words, _MIDDLE_LEFT)
    return 4.2 + row * len(entries)


def _draw_swatch(painter: QPainter, box: Box, entry: LegendEntry) -> None:
    painter.save()
    painter.translate(px(box.left), px(box.top))
    size = QSize(round(px(box.width)), round(px(box.height)))
    context = QgsRenderContext.fromQPainter(painter)
    symbol(entry.style, entry.shape).drawPreviewIcon(painter, size, context)
    painter.restore()


def draw_lines(painter: QPainter, box: Box, title: str, lines: Sequence[str]) -> None:
    """Draw a titled list, a line for each text, shortened where it is too long."""
    _write(painter, box, title, _TOP_LEFT, 1.0, bold=True)
    row = min(3.3, (box.height - 4.0) / max(len(lines), 1))
    for number, line in enumerate(lines):
        place = Box(box.left, box.top + 4.0 + number * row, box.width, row)
        _write_line(painter, place, line, _SMALL)


def draw_margin(painter: QPainter, box: Box, lines: Sequence[str]) -> None:
    """Draw the margin block; what does not fit is cut off with an ellipsis."""
    row = box.height / len(lines)
    for number, line in enumerate(lines):
        place = Box(box.left, box.top + number * row, box.width, row)
        _write_line(painter, place, line, _SMALLER)


def fold(words: Sequence[str], width_mm: float, most: int, last: str) -> list[str]:
    """Return texts set in lines of a width; `last` tells that some were left out."""
    metrics = QFontMetricsF(font("map", _SMALLER), _reference())

    def fits(line: str) -> bool:
        return bool(metrics.horizontalAdvance(line) <= px(width_mm))

    lines: list[list[str]] = [[]]
    for word in words:
        if not lines[-1] or fits(_BETWEEN.join([*lines[-1], word])):
            lines[-1].append(word)
        elif len(lines) < most:
            lines.append([word])
        else:
            while lines[-1] and not fits(_BETWEEN.join([*lines[-1], last])):
                lines[-1].pop()
            lines[-1].append(last)
            break
    return [_BETWEEN.join(line) for line in lines]


def _reference() -> QImage:
    image = QImage(1, 1, QImage.Format.Format_RGB32)
    image.setDotsPerMeterX(round(DPI / MM_PER_INCH * 1000))
    image.setDotsPerMeterY(round(DPI / MM_PER_INCH * 1000))
    return image


def draw_small(
    painter: QPainter, box: Box, image: QImage, inset: Frame, title: str
) -> Box:
    """Draw a second map beneath its title and return where it lies."""
    _write(painter, Box(box.left, box.top, box.width, 3.6), title)
    place = Box(box.left, box.top + 4.0, inset.width_mm, inset.height_mm)
    painter.drawImage(place.pixels(), image)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(_INK, px(_LINE_MM)))
    painter.drawRect(place.pixels())
    return place


def draw_inset(
    painter: QPainter, box: Box, image: QImage, inset: Frame, shown: Frame
) -> None:
    """Draw the county in small with the frame of the main map on it."""
    place = draw_small(painter, box, image, inset, say("report.map_county"))
    factor = 1000 / inset.scale
    left = place.left + (shown.extent.xMinimum() - inset.extent.xMinimum()) * factor
    top = place.top + (inset.extent.yMaximum() - shown.extent.yMaximum()) * factor
    width, height = shown.extent.width() * factor, shown.extent.height() * factor
    painter.setPen(QPen(QColor("#D55E00"), px(_LINE_MM * 2.5)))
    painter.save()
    painter.setClipRect(place.pixels())
    painter.drawRect(Box(left, top, width, height).pixels())
    painter.restore()


def _write(  # noqa: PLR0913 - what, where and how
    painter: QPainter,
    box: Box,
    words: str,
    align: Qt.AlignmentFlag = _MIDDLE_LEFT,
    scale: float = 1.0,
    *,
    bold: bool = False,
) -> None:
    face = font("map", scale)
    face.setBold(bold)
    painter.setFont(face)
    painter.setPen(_INK)
    painter.drawText(box.pixels(), align | Qt.TextFlag.TextDontClip, words)


def _write_line(painter: QPainter, box: Box, words: str, scale: float) -> None:
    metrics = QFontMetricsF(font("map", scale), painter.device())
    cut = metrics.elidedText(words, Qt.TextElideMode.ElideRight, px(box.width))
    _write(painter, box, cut, _MIDDLE_LEFT, scale)


def _write_upwards(painter: QPainter, right: float, middle: float, words: str) -> None:
    painter.save()
    painter.translate(px(right), px(middle))
    painter.rotate(-90)
    place = Box(-10, -2.9, 20, 2.8)
    _write(painter, place, words, Qt.AlignmentFlag.AlignHCenter, _SMALLER)
    painter.restore()


def _polygon(*corners: tuple[float, float]) -> QPolygonF:
    return QPolygonF([QPointF(px(x), px(y)) for x, y in corners])
