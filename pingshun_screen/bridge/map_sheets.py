"""A map sheet: the map at the left, its explanations at the right and beneath."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from qgis.core import QgsMapLayer
from qgis.PyQt.QtCore import QBuffer, QByteArray, QIODevice
from qgis.PyQt.QtGui import QImage, QPainter

from pingshun_screen.bridge.map_frame import Frame
from pingshun_screen.bridge.map_furniture import (
    Box,
    LegendEntry,
    draw_legend,
    draw_map,
    draw_margin,
    draw_north_and_scale,
    fold,
    sheet_size,
)
from pingshun_screen.bridge.map_overlays import label_of, shape_of
from pingshun_screen.bridge.maps import MapLayer, MapStock, blank_image, draw
from pingshun_screen.core.findings import MineResult, ScreeningResult
from pingshun_screen.core.texts import say
from pingshun_screen.core.vocabulary import Role, Shape
from pingshun_screen.report.typography import margins
from pingshun_screen.report.wording import (
    date_label,
    file_name,
    listed,
    printable,
    role_label,
)

_LEFT_MM = 4.0
_TOP_MM = 0.4
_COLUMN_MM = 40.0
_GAP_MM = 3.0
_TICKS_MM = 3.8
_MARGIN_MM = 13.2
_BOTTOM_MM = 0.8
_MARGIN_LINES = 6
_FACT_LINES = 3
_HEAD_MM = 14.0
_PNG_QUALITY = 60

# What only one map has, as the legend lists it.
_OWN = {
    "mine": Shape.POLYGON,
    "overlap": Shape.POLYGON,
    "sight_cells": Shape.POLYGON,
    "sight_road": Shape.LINE,
    "sight_line": Shape.LINE,
    "sight_eye": Shape.POINT,
    "sight_blocker": Shape.POINT,
}

ColumnFoot = Callable[[QPainter, Box], None]
"""Draws what stands beneath the legend."""


@dataclass(frozen=True)
class Sheet:
    """One map sheet.

    Parameters
    ----------
    result, mine
        What it is about.
    stock
        Layers of the run.
    frame
        What the map shows.
    """

    result: ScreeningResult
    stock: MapStock
    mine: MineResult
    frame: Frame

    def png(
        self, own: Sequence[MapLayer], foot_mm: float, draw_foot: ColumnFoot
    ) -> bytes:
        """Return the sheet.

        Parameters
        ----------
        own
            Layers of this sheet alone, topmost first.
        foot_mm, draw_foot
            Height of what stands beneath the legend, and who draws it.
        """
        width_mm = margins().text_width_mm
        height_mm = _TOP_MM + self.frame.height_mm + _TICKS_MM + _MARGIN_MM
        sheet = blank_image(sheet_size(width_mm, height_mm))
        painter = QPainter(sheet)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        try:
            self._draw(painter, own, height_mm, (foot_mm, draw_foot))
        finally:
            painter.end()
        return _png(sheet)

    def _draw(
        self,
        painter: QPainter,
        own: Sequence[MapLayer],
        height_mm: float,
        foot: tuple[float, ColumnFoot],
    ) -> None:
        shown = self.stock.shown_in(self.frame.extent, shape_of(self.mine))
        layers = [one.layer for one in (*own, *shown)]
        size = sheet_size(self.frame.width_mm, self.frame.height_mm)
        relief: list[QgsMapLayer] = [self.stock.relief] if self.stock.relief else []
        image = draw(
            self.stock.crs,
            [*layers, *relief],
            self.frame.extent,
            size,
            unlabelled=label_of(self.mine),
        )
        place = Box(_LEFT_MM, _TOP_MM, self.frame.width_mm, self.frame.height_mm)
        draw_map(painter, image, place, self.frame)
        left_mm = _LEFT_MM + self.frame.width_mm + _GAP_MM
        draw_north_and_scale(painter, Box(left_mm, 0, _COLUMN_MM, _HEAD_MM), self.frame)
        foot_mm, draw_foot = foot
        legend_mm = height_mm - _HEAD_MM - foot_mm - 2.0
        legend = Box(left_mm, _HEAD_MM, _COLUMN_MM, legend_mm)
        used_mm = draw_legend(painter, legend, _legend(own, shown))
        below_mm = _HEAD_MM + used_mm + 2.0
        draw_foot(painter, Box(left_mm, below_mm, _COLUMN_MM, height_mm - below_mm))
        top_mm = _TOP_MM + self.frame.height_mm + _TICKS_MM
        margin = Box(_LEFT_MM, top_mm, self.frame.width_mm, _MARGIN_MM - _BOTTOM_MM)
        draw_margin(painter, margin, self._margin_lines(shown))

    def _margin_lines(self, shown: Sequence[MapLayer]) -> list[str]:
        authority = self.stock.crs.authid()
        described = f"{authority} {self.stock.crs.description()}".strip()
        crs = say("report.map_crs", crs=described or printable(self.result.crs))
        facts = (
            crs,
            say("report.map_units"),
            say("report.map_as_of", as_of=date_label(self.result.as_of)),
            say("report.map_preliminary"),
            *self._not_drawn(),
        )
        last = say("report.map_more_sources")
        width_mm = self.frame.width_mm
        sources = [say("report.map_sources"), *self._sources(shown)]
        first = fold(facts, width_mm, _FACT_LINES, last)
        lines = first + fold(sources, width_mm, _MARGIN_LINES - len(first), last)
        return lines + [""] * (_MARGIN_LINES - len(lines))

    def _not_drawn(self) -> list[str]:
        """Return a sentence on layers that the map lacks, for it may look empty."""
        labels = [
            role_label(one.role)
            for one in self.result.layers
            if one.table is None and not one.declared_by
        ]
        words = listed(dict.fromkeys(labels))
        return [say("report.map_not_drawn", layers=words)] if words else []

    def _sources(self, shown: Sequence[MapLayer]) -> list[str]:
        styles = {one.style for one in shown} | {Role.MINING_RIGHT.value}
        words = [
            say(
                "report.map_source",
                layer=role_label(layer.role),
                source=file_name(layer.source),
                date=printable(layer.data_date) or say("report.unknown_date"),
            )
            for layer in self.result.layers
            if layer.role.value in styles and layer.table is not None
        ]
        if self.stock.relief is not None:
            source = file_name(self.result.dem_source)
            words.append(say("report.map_relief_source", source=source))
        return list(dict.fromkeys(words))


def frame_width_mm() -> float:
    """Return the width of the map proper."""
    return margins().text_width_mm - _LEFT_MM - _GAP_MM - _COLUMN_MM


def _legend(own: Sequence[MapLayer], shown: Sequence[MapLayer]) -> list[LegendEntry]:
    styles = {one.style for one in own}
    entries = [
        LegendEntry(style, shape, say(f"report.map_{style}"))
        for style, shape in _OWN.items()
        if style in styles
    ]
    words = {Role.MINING_RIGHT.value: say("report.map_other_mine")}
    for one in shown:
        label = words.get(one.style) or role_label(Role(one.style))
        entries.append(LegendEntry(one.style, one.shape, label))
    return entries


def _png(image: QImage) -> bytes:
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG", _PNG_QUALITY)
    return bytes(content)
