"""Traffic lights: told apart by their shape and their word, not by colour alone."""

from __future__ import annotations

from qgis.PyQt.QtCore import QPointF, QRectF, Qt
from qgis.PyQt.QtGui import QColor, QIcon, QPainter, QPen, QPixmap, QPolygonF

from pingshun_screen.bridge.translation import tr

# The words of report.case_answers.Light, which is not to be imported before use.
USABLE, INCOMPLETE, UNUSABLE, UNKNOWN = "usable", "incomplete", "unusable", "unknown"
_SIZE_PX = 32
_COLOURS = {
    USABLE: "#009E73",
    INCOMPLETE: "#E69F00",
    UNUSABLE: "#C03000",
    UNKNOWN: "#8A8A8A",
}


def light_word(light: str) -> str:
    """Return what a light says, in the language of the interface."""
    words = {
        USABLE: tr("Usable"),
        INCOMPLETE: tr("Leaves questions open"),
        UNUSABLE: tr("Cannot be used"),
        UNKNOWN: tr("Not checked yet"),
    }
    return words[light]


def light_icon(light: str) -> QIcon:
    """Return a disc for usable, a triangle, a square, or a ring for unknown."""
    picture = QPixmap(_SIZE_PX, _SIZE_PX)
    picture.fill(QColor(0, 0, 0, 0))
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    colour = QColor(_COLOURS[light])
    painter.setPen(QPen(colour, 3))
    if light != UNKNOWN:
        painter.setBrush(colour)
    inside = QRectF(5, 5, _SIZE_PX - 10, _SIZE_PX - 10)
    if light in (USABLE, UNKNOWN):
        painter.drawEllipse(inside)
    elif light == INCOMPLETE:
        top = QPointF(inside.center().x(), inside.top())
        painter.drawPolygon(QPolygonF([top, inside.bottomRight(), inside.bottomLeft()]))
    else:
        painter.drawRect(inside)
    _draw_sign(painter, light)
    painter.end()
    return QIcon(picture)


def _draw_sign(painter: QPainter, light: str) -> None:
    """Draw a tick, an exclamation mark or a cross in white."""
    cap, join = Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
    painter.setPen(QPen(QColor("white"), 3.4, Qt.PenStyle.SolidLine, cap, join))
    strokes = {
        USABLE: [[(10, 17), (14, 21), (22, 11)]],
        INCOMPLETE: [[(16, 13), (16, 19)], [(16, 24), (16, 24.1)]],
        UNUSABLE: [[(11, 11), (21, 21)], [(21, 11), (11, 21)]],
    }
    for stroke in strokes.get(light, []):
        painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in stroke]))
