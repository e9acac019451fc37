"""The terrain below a sight line, drawn in the colours of the window."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QPointF, QRectF, QSize, Qt
from qgis.PyQt.QtGui import (
    QColor,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPalette,
    QPen,
    QPolygonF,
)
from qgis.PyQt.QtWidgets import QWidget

from pingshun_screen.core.texts import say
from pingshun_screen.gui.chart_scale import round_ticks

if TYPE_CHECKING:
    from pingshun_screen.core.visibility.profiles import SightProfile

_HEIGHT_EM = 12
_LEAST_HEIGHT_M = 20.0
_ROOM_BELOW, _ROOM_ABOVE = 0.1, 0.3
_TICK_EVERY_EM = 6
_MARK_PX = 5.0
_SIGHT_PX, _TERRAIN_PX = 2.0, 1.2


class ProfileChart(QWidget):
    """Shows a sight line over the terrain below it.

    Parameters
    ----------
    parent
        Owner.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.profile: SightProfile | None = None
        em_px = self.fontMetrics().height()
        self.setMinimumHeight(_HEIGHT_EM * em_px)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return a height that shows the shape of a ridge."""
        em_px = self.fontMetrics().height()
        return QSize(3 * _HEIGHT_EM * em_px, _HEIGHT_EM * em_px)

    def show_profile(self, profile: SightProfile | None) -> None:
        """Show a sight line; None for none."""
        self.profile = profile
        self.setAccessibleDescription(closest_words(profile) if profile else "")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw the chart."""
        painter = QPainter(self)
        # Qt crashes on a painter that an error left at work.
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            ground = self.palette().color(QPalette.ColorRole.Base)
            painter.fillRect(self.rect(), ground)
            if self.profile is not None:
                _Drawing(self, painter, self.profile).draw()
        finally:
            painter.end()


class _Drawing:
    """One drawing of a profile, with what it takes to place things.

    Parameters
    ----------
    chart, painter
        Where it is drawn.
    profile
        What is drawn.
    """

    def __init__(
        self, chart: ProfileChart, painter: QPainter, profile: SightProfile
    ) -> None:
        self.painter, self.profile = painter, profile
        self.font = chart.fontMetrics()
        palette = chart.palette()
        self.ink = palette.color(QPalette.ColorRole.Text)
        self.ground = QColor(self.ink)
        self.ground.setAlpha(70)
        self.sight = palette.color(QPalette.ColorRole.Link)
        self.distances = profile.distance_m.tolist()
        self.lowest, self.highest = _heights(profile)
        em_px = self.font.height()
        left = self.font.horizontalAdvance("0,000") + 2.2 * em_px
        self.plot = QRectF(chart.rect()).adjusted(
            left, 0.6 * em_px, -em_px, -2.6 * em_px
        )

    def draw(self) -> None:
        """Draw axes, terrain, sight line and marks, one over the other."""
        self._draw_terrain()
        self._draw_axes()
        self._draw_sight()
        self._draw_closest()

    def _at(self, distance_m: float, height_m: float) -> QPointF:
        span_m = self.highest - self.lowest
        length_m = self.profile.length_m or 1.0
        return QPointF(
            self.plot.left() + self.plot.width() * distance_m / length_m,
            self.plot.bottom() - self.plot.height() * (height_m - self.lowest) / span_m,
        )

    def _draw_terrain(self) -> None:
        """Fill the terrain as the sight line meets it, each known stretch apart."""
        heights = self.profile.curved_m.tolist()
        for stretch in _known(zip(self.distances, heights, strict=True)):
            outline = [self._at(*one) for one in stretch]
            below = QPolygonF(
                [
                    QPointF(outline[0].x(), self.plot.bottom()),
                    *outline,
                    QPointF(outline[-1].x(), self.plot.bottom()),
                ]
            )
            self.painter.setPen(Qt.PenStyle.NoPen)
            self.painter.setBrush(self.ground)
            self.painter.drawPolygon(below)
            self.painter.setPen(QPen(self.ink, _TERRAIN_PX))
            self.painter.drawPolyline(QPolygonF(outline))

    def _draw_axes(self) -> None:
        self.painter.setPen(QPen(self.ink, 1.0))
        self.painter.drawLine(self.plot.bottomLeft(), self.plot.bottomRight())
        self.painter.drawLine(self.plot.bottomLeft(), self.plot.topLeft())
        em_px = self.font.height()
        across = int(self.plot.width() / (_TICK_EVERY_EM * em_px))
        for tick in round_ticks(0.0, self.profile.length_m, max(across, 1)):
            place = self._at(tick, self.lowest)
            self.painter.drawLine(place, place + QPointF(0, 3))
            self._write(place + QPointF(0, em_px), f"{tick:,.0f}")
        upwards = int(self.plot.height() / (2 * em_px))
        for tick in round_ticks(self.lowest, self.highest, max(upwards, 1)):
            place = self._at(0.0, tick)
            self.painter.drawLine(place, place - QPointF(3, 0))
            text = f"{tick:,.0f}"
            width = self.font.horizontalAdvance(text)
            self._write(place - QPointF(5 + width / 2, -em_px / 3), text)
        middle = QPointF(self.plot.center().x(), self.plot.bottom() + 2.3 * em_px)
        self._write(middle, say("sight_report.chart_distance"))
        self._write_upwards(say("sight_report.chart_height"))

    def _draw_sight(self) -> None:
        heights = self.profile.sight_m.tolist()
        if math.isnan(heights[0]) or math.isnan(heights[-1]):
            return
        ends = self._at(0.0, heights[0]), self._at(self.distances[-1], heights[-1])
        is_free = self.profile.is_visible
        style = Qt.PenStyle.SolidLine if is_free else Qt.PenStyle.DashLine
        self.painter.setPen(QPen(self.sight, _SIGHT_PX, style))
        self.painter.drawLine(*ends)
        self.painter.setPen(QPen(self.sight, 1.0))
        self.painter.setBrush(self.sight)
        self.painter.drawEllipse(ends[0], _MARK_PX, _MARK_PX)
        size = QPointF(_MARK_PX, _MARK_PX)
        self.painter.drawRect(QRectF(ends[1] - size, ends[1] + size))

    def _draw_closest(self) -> None:
        """Mark where the terrain blocks the line or comes nearest to it."""
        closest = self.profile.blocker
        if closest is None:
            return
        beyond = min(
            range(len(self.distances)),
            key=lambda number: abs(self.distances[number] - closest.distance_m),
        )
        top = self._at(closest.distance_m, float(self.profile.curved_m[beyond]))
        mark = QPainterPath(top)
        mark.lineTo(top + QPointF(-_MARK_PX, -2 * _MARK_PX))
        mark.lineTo(top + QPointF(_MARK_PX, -2 * _MARK_PX))
        mark.closeSubpath()
        self.painter.fillPath(mark, self.ink)
        words = QPointF(top.x(), self.plot.top() + self.font.height())
        self.painter.setPen(QPen(self.ink, 1.0, Qt.PenStyle.DotLine))
        self.painter.drawLine(top - QPointF(0, 2 * _MARK_PX), words + QPointF(0, 4))
        self.painter.setPen(QPen(self.ink, 1.0))
        self._write(words, closest_words(self.profile), self.plot.left() + _MARK_PX)

    def _write(self, middle: QPointF, text: str, leftmost: float = 0.0) -> None:
        """Write a text over a point, moved so far that none of it is cut off."""
        width = self.font.horizontalAdvance(text)
        right = self.plot.right() + self.font.height() / 2
        left = min(middle.x() - width / 2, right - width)
        self.painter.drawText(QPointF(max(left, leftmost), middle.y()), text)

    def _write_upwards(self, text: str) -> None:
        self.painter.save()
        width = self.font.horizontalAdvance(text)
        self.painter.translate(self.font.ascent(), self.plot.center().y() + width / 2)
        self.painter.rotate(-90)
        self.painter.drawText(QPointF(0, 0), text)
        self.painter.restore()


def closest_words(profile: SightProfile) -> str:
    """Return by how much the terrain blocks a sight line or leaves it free."""
    closest = profile.blocker
    if closest is None:
        return ""
    above_m = closest.above_m
    if above_m > 0:
        return say("sight_report.chart_blocker", above=f"{above_m:,.1f}")
    return say("sight_report.chart_closest", below=f"{-above_m:,.1f}")


def _heights(profile: SightProfile) -> tuple[float, float]:
    """Return the lowest and highest height that the chart shows."""
    every = (*profile.curved_m.tolist(), *profile.sight_m.tolist())
    known = [height for height in every if not math.isnan(height)] or [0.0]
    lowest, highest = min(known), max(known)
    span_m = max(highest - lowest, _LEAST_HEIGHT_M)
    return lowest - _ROOM_BELOW * span_m, lowest + (1 + _ROOM_ABOVE) * span_m


def _known(
    points: Iterable[tuple[float, float]],
) -> list[list[tuple[float, float]]]:
    """Return the stretches without a gap, of two points at least."""
    stretches: list[list[tuple[float, float]]] = [[]]
    for distance_m, height_m in points:
        if math.isnan(height_m):
            stretches.append([])
        else:
            stretches[-1].append((distance_m, height_m))
    return [one for one in stretches if len(one) > 1]
