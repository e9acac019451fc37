"""Marks of the spatial verdicts: the map's colours, and a shape for each."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import Any

from qgis.PyQt.QtCore import QPointF, QRectF, Qt
from qgis.PyQt.QtGui import QColor, QIcon, QPainter, QPen, QPixmap, QPolygonF

from pingshun_screen.core.resources import resource

VERDICTS = ("conflict", "review", "not_determined", "clear")
"""In the order in which they are read: what asks for action first."""

_SIZE_PX = 32
_LINE_PX = 4
_CORNERS = {
    "conflict": ((3, 29), (16, 3), (29, 29)),
    "review": ((16, 2), (30, 16), (16, 30), (2, 16)),
    "not_determined": ((4, 4), (28, 4), (28, 28), (4, 28)),
}
"""Triangle, diamond and square; what is clear has a circle."""


def verdict_mark(verdict: str) -> QIcon:
    """Return the mark of a verdict; it always stands beside the word."""
    pixmap = QPixmap(_SIZE_PX, _SIZE_PX)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(_pen(verdict))
    painter.setBrush(QColor(f"#{_palette('verdicts')[f'spatial_{verdict}']}"))
    if verdict in _CORNERS:
        painter.drawPolygon(QPolygonF([QPointF(*xy) for xy in _CORNERS[verdict]]))
    else:
        painter.drawEllipse(QRectF(3, 3, 26, 26))
    painter.end()
    return QIcon(pixmap)


def _pen(verdict: str) -> QPen:
    pen = QPen(QColor(_palette("verdict_symbols")[verdict]["outline"]))
    pen.setWidth(_LINE_PX)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen


@cache
def _palette(name: str) -> dict[str, Any]:
    with resource("styles", f"{name}.toml").open("rb") as file:
        return tomllib.load(file)
