"""The studio that draws maps and projects with QGIS and sets pages with Qt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import shapely
from qgis.PyQt.QtGui import QImage, QPainter

from pingshun_screen.bridge import pdf, result_project
from pingshun_screen.bridge.map_frame import Frame, fill_frame, fit_frame, widened
from pingshun_screen.bridge.map_furniture import (
    Box,
    draw_inset,
    draw_lines,
    draw_small,
    sheet_size,
)
from pingshun_screen.bridge.map_overlays import mine_layer, overlap_layers, shape_of
from pingshun_screen.bridge.map_sheets import Sheet, frame_width_mm
from pingshun_screen.bridge.map_sights import (
    close_bounds,
    seen_layers,
    sight_bounds,
    sight_layers,
    sight_stock,
)
from pingshun_screen.bridge.maps import MapStock, draw, make_stock, map_layer
from pingshun_screen.bridge.qgis_session import release_at_end
from pingshun_screen.core.findings import MineResult, ScreeningResult
from pingshun_screen.core.texts import say
from pingshun_screen.core.vocabulary import Role, Shape
from pingshun_screen.report.illustrations import (
    OVERLAPPING,
    NumberedConflict,
    numbered_conflicts,
)
from pingshun_screen.report.measures import area_text
from pingshun_screen.report.wording import feature_name, role_label

_OVERVIEW_FRAME_MM = 82.0
_DETAIL_FRAME_MM = 72.0
_INSET_MM = (39.6, 32.0)
_OVERVIEW_AROUND_M = 1200.0
_OVERVIEW_LEAST_M = 4000.0
_DETAIL_AROUND_SHARE = 0.35
_DETAIL_LEAST_M = 40.0
_COUNTY_AROUND_SHARE = 0.04
_FEW_CONFLICTS = 3


@dataclass(frozen=True)
class _County:
    """The whole county in small, the same on all overviews of a run."""

    frame: Frame
    image: QImage


@dataclass(frozen=True)
class _Run:
    """What all maps of a run share."""

    result: ScreeningResult
    stock: MapStock
    county: _County | None


class QgisStudio:
    """Draws maps with QGIS and sets pages with Qt (`report.illustrations.Studio`)."""

    def __init__(self) -> None:
        self._run: _Run | None = None
        release_at_end(self)

    def release(self) -> None:
        """Let go of the layers of the last run."""
        self._run = None

    def overview(self, result: ScreeningResult, mine: MineResult) -> bytes:
        """Return a PNG of the mine and its surroundings, with the county in small."""
        run = self._run_of(result)
        bounds = shape_of(mine).bounds
        around = widened(bounds, _OVERVIEW_AROUND_M, _OVERVIEW_LEAST_M)
        frame = fit_frame(around, frame_width_mm(), _OVERVIEW_FRAME_MM)
        sheet = Sheet(result, run.stock, mine, frame)
        overlaps = [
            one
            for one in numbered_conflicts(mine)
            if one.conflict.relation in OVERLAPPING
        ]
        own = [mine_layer(run.stock, mine, named=True)]
        own += overlap_layers(run.stock, overlaps, numbered=False)
        county = run.county
        if county is None:
            return sheet.png(own, 0.0, _nothing)
        height_mm = county.frame.height_mm + 4.0
        return sheet.png(
            own,
            height_mm,
            lambda painter, box: draw_inset(
                painter, box, county.image, county.frame, frame
            ),
        )

    def detail(
        self,
        result: ScreeningResult,
        mine: MineResult,
        conflicts: tuple[NumberedConflict, ...],
    ) -> bytes:
        """Return a PNG of some overlaps, each with its number in the report."""
        run = self._run_of(result)
        west, south, east, north = shapely.total_bounds(
            [one.conflict.geometry or mine.geometry for one in conflicts]
        )
        margin_m = max(east - west, north - south) * _DETAIL_AROUND_SHARE
        around = widened((west, south, east, north), margin_m, _DETAIL_LEAST_M)
        frame = fit_frame(around, frame_width_mm(), _DETAIL_FRAME_MM)
        own = overlap_layers(run.stock, conflicts, numbered=True)
        own.append(mine_layer(run.stock, mine, named=False))
        sheet = Sheet(result, run.stock, mine, frame)
        lines = _conflict_lines(conflicts)
        layer = role_label(conflicts[0].conflict.role)
        title = say("report.map_conflicts", layer=layer)
        return sheet.png(
            own,
            4.0 + 3.3 * len(lines),
            lambda painter, box: draw_lines(painter, box, title, lines),
        )

    def sight(self, result: ScreeningResult, mine: MineResult) -> bytes:
        """Return a PNG of who sees a mine, and of the mine alone beside it."""
        run, sightings = self._run_of(result), result.sightings
        if sightings is None:
            message = "a run without sight lines has no map of them"
            raise ValueError(message)
        around = sight_bounds(mine, sightings)
        frame = fit_frame(around, frame_width_mm(), _OVERVIEW_FRAME_MM)
        sheet = Sheet(result, sight_stock(run.stock), mine, frame)
        own = sight_layers(run.stock, mine, sightings)
        seen = seen_layers(run.stock, mine, sightings)
        if not seen:
            return sheet.png(own, 0.0, _nothing)
        close = fill_frame(close_bounds(mine), *_INSET_MM)
        layers = [mine_layer(run.stock, mine, named=False), *seen]
        size = sheet_size(close.width_mm, close.height_mm)
        drawn = [one.layer for one in layers]
        image = draw(run.stock.crs, drawn, close.extent, size)
        return sheet.png(
            own,
            close.height_mm + 4.0,
            lambda painter, box: _close_up(painter, box, image, close),
        )

    def write_pdf(
        self, html: str, images: Mapping[str, bytes], header: str, path: Path
    ) -> None:
        """Write a report as PDF."""
        pdf.write_pdf(html, images, header, path)

    def write_project(
        self, result: ScreeningResult, geopackage: Path, path: Path
    ) -> None:
        """Write a QGIS project that shows a results.gpkg lying in its folder."""
        result_project.write_project(result, geopackage, path)

    def _run_of(self, result: ScreeningResult) -> _Run:
        if self._run is None or self._run.result is not result:
            stock = make_stock(result)
            self._run = _Run(result, stock, _county(result, stock))
        return self._run


def _conflict_lines(conflicts: Sequence[NumberedConflict]) -> list[str]:
    """Return number, area and name of each: on two lines where there is room."""
    lines = []
    for one in conflicts:
        area = area_text(one.conflict.overlap_m2)
        first = say("report.map_conflict", number=one.number, area=area)
        name = say("report.map_conflict_name", name=feature_name(one.conflict))
        few = len(conflicts) <= _FEW_CONFLICTS
        lines += [first, name] if few else [first + name]
    return lines


def _county(result: ScreeningResult, stock: MapStock) -> _County | None:
    shapes = [mine.geometry for mine in result.mines if mine.geometry is not None]
    if not shapes:
        return None
    borders = [one for one in stock.layers if one.style == Role.ADMIN_AREA]
    around = [shape for one in borders for shape in one.tree.geometries]
    west, south, east, north = shapely.total_bounds(around or shapes)
    margin_m = max(east - west, north - south) * _COUNTY_AROUND_SHARE
    bounds = widened((west, south, east, north), margin_m, _OVERVIEW_LEAST_M)
    frame = fill_frame(bounds, *_INSET_MM)
    dots = shapely.multipoints(shapely.centroid(shapes).reshape(-1, 1))
    texts = [""] * len(dots)
    style = ("mine_dot", Shape.POINT)
    dot_layer = map_layer(style, (dots, texts), stock.crs, None)
    layers = [dot_layer.layer, *(one.layer for one in borders)]
    size = sheet_size(frame.width_mm, frame.height_mm)
    return _County(frame, draw(stock.crs, layers, frame.extent, size))


def _close_up(painter: QPainter, box: Box, image: QImage, frame: Frame) -> None:
    draw_small(painter, box, image, frame, say("sight_report.map_closeup"))


def _nothing(painter: QPainter, box: Box) -> None:
    """Leave the place beneath the legend empty."""
