"""What can be seen of any polygons from any lines, as layers.

Imported only when the algorithm runs: shapely and its kin are needed from here.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

import shapely
from pyproj import CRS
from qgis.core import QgsFeature, QgsFeatureSource

from pingshun_screen.bridge.source_shapes import SourceShapes, source_shapes
from pingshun_screen.bridge.values import plain
from pingshun_screen.core.errors import Fault, LayerError
from pingshun_screen.core.progress import RunControl
from pingshun_screen.core.texts import say
from pingshun_screen.core.visibility.chainages import marked_chainage_m
from pingshun_screen.core.visibility.dem_files import box_around, read_terrain
from pingshun_screen.core.visibility.findings import MineSight, SightStatus
from pingshun_screen.core.visibility.merging import MergedLines, RoadPiece, merge_lines
from pingshun_screen.core.visibility.mine_sight import sight_mines
from pingshun_screen.core.visibility.roads import (
    LineRemarkKind,
    SightLine,
    chainage_label,
)
from pingshun_screen.core.visibility.settings import SightSettings
from pingshun_screen.core.visibility.shapes_seen import cells_shape, seeing_shapes
from pingshun_screen.core.visibility.terrain import Terrain
from pingshun_screen.core.vocabulary import Shape
from pingshun_screen.io.plain_layers import Cell, ResultLayer, Row

SIGHT_FIELDS = {
    "status": "str",
    "stability": "str",
    "area_m2": "float",
    "visible_m2": "float",
    "share": "float",
    "open_m2": "float",
    "margin_m": "float",
    "stations": "int",
    "seeing": "int",
    "best_line": "str",
    "chainage": "str",
    "chainage_m": "float",
    "distance_m": "float",
    "bearing": "float",
    "best_m2": "float",
    "block_m": "float",
    "block_up_m": "float",
    "reasons": "str",
}
_CELL_FIELDS = {"feature_id": "int", "visible_m2": "float", "share": "float"}
_SECTION_FIELDS = {
    "feature_id": "int",
    "line": "str",
    "line_class": "str",
    "first_m": "float",
    "last_m": "float",
    "first": "str",
    "last": "str",
}


@dataclass(frozen=True)
class Viewpoints:
    """The lines that are looked from.

    Parameters
    ----------
    source
        Any layer of lines.
    name_field, class_field, chainage_field
        Columns that tell roads apart, and the chainage of each first point, in
        metres or as K12+340; empty where there are none.
    """

    source: QgsFeatureSource
    name_field: str = ""
    class_field: str = ""
    chainage_field: str = ""


@dataclass(frozen=True)
class LineViews:
    """What is seen of each polygon.

    Parameters
    ----------
    polygons
        The features looked at.
    lines, terrain
        Merged lines and the elevation model, in the working CRS.
    sights
        One a polygon.
    warnings
        What was left out, and how the lines were put together.
    gap
        Why nothing is proven to be hidden; empty if it is.
    """

    polygons: SourceShapes
    lines: tuple[SightLine, ...]
    terrain: Terrain
    sights: tuple[MineSight, ...]
    warnings: tuple[str, ...]
    gap: str

    def status(self, sight: MineSight) -> SightStatus:
        """Return what is proven: lines that were left out might see it."""
        if sight.status is SightStatus.HIDDEN and self.gap:
            return SightStatus.NOT_DETERMINED
        return sight.status


def look_from_lines(  # noqa: PLR0913 - all are inputs of one question
    viewpoints: Viewpoints,
    polygons: QgsFeatureSource,
    dem_source: str,
    *,
    crs: CRS,
    settings: SightSettings,
    accuracy_m: float,
    control: RunControl,
) -> LineViews:
    """Return what can be seen of polygons from lines.

    Parameters
    ----------
    viewpoints, polygons
        Any layers.
    dem_source
        Elevation model, as GDAL opens it.
    crs
        Projected CRS in metres to work in.
    settings
        Conditions of the sight lines.
    accuracy_m
        Vertical accuracy of the elevation model; 0 if it is unknown.
    control
        Told and asked on the way.

    Raises
    ------
    LayerError
        If an input cannot be used.
    Cancelled
        When the user stops.
    """
    targets = source_shapes(polygons, Shape.POLYGON, crs, control.is_cancelled)
    found = source_shapes(viewpoints.source, Shape.LINE, crs, control.is_cancelled)
    faults = list(_nothing(targets, "polygon"))
    # Lines that cannot be used prove nothing; a layer without any is a slip.
    faults += [] if found.features else list(_nothing(found, "line"))
    if faults:
        raise LayerError(faults)
    box = box_around(targets.geometries, settings.range_m)
    terrain = read_terrain(dem_source, crs, box, accuracy_m or None)
    merged = merge_lines(list(_pieces(viewpoints, found)), settings.gap_m)
    sights = sight_mines(terrain, merged.lines, targets.geometries, settings, control)
    lost = len(found.lost)
    return LineViews(
        targets,
        merged.lines,
        terrain,
        tuple(sights),
        (*targets.lost, *found.lost, *_remarks(merged)),
        say("sight_tools.lines_lost", count=lost) if lost else "",
    )


def polygon_rows(views: LineViews) -> Iterator[tuple[QgsFeature, Row]]:
    """Yield each polygon with the values of `SIGHT_FIELDS`."""
    for feature, sight in zip(views.polygons.features, views.sights, strict=True):
        yield (
            feature,
            (*_numbers(views, sight), *_best(views, sight), _why(views, sight)),
        )


def cell_layer(views: LineViews) -> ResultLayer:
    """Return the part of each polygon that is seen."""
    rows, shapes = [], []
    for number, sight in enumerate(views.sights):
        mine = views.polygons.geometries[number]
        if (
            sight.cells is None
            or sight.is_visible is None
            or not sight.is_visible.any()
        ):
            continue
        part = cells_shape(mine, sight.cells, sight.is_visible, views.terrain)
        polygons = [one for one in shapely.get_parts(part) if not one.is_empty]
        feature_id = views.polygons.features[number].id()
        rows.append((feature_id, sight.visible_m2, sight.share))
        shapes.append(shapely.MultiPolygon(polygons) if polygons else None)
    return ResultLayer("cells", "MultiPolygon", _CELL_FIELDS, rows, shapes)


def section_layer(views: LineViews) -> ResultLayer:
    """Return the stretches of the lines that see each polygon."""
    rows: list[Row] = []
    shapes = []
    for feature, sight in zip(views.polygons.features, views.sights, strict=True):
        for seen in sight.lines:
            line = views.lines[seen.line]
            pieces = zip(seen.sections, seeing_shapes(line, seen), strict=True)
            for (first_m, last_m), shape in pieces:
                labels = chainage_label(first_m), chainage_label(last_m)
                names = line.name, line.line_class
                rows.append((feature.id(), *names, first_m, last_m, *labels))
                is_line = shape.geom_type == "LineString"
                shapes.append(shapely.MultiLineString([shape]) if is_line else None)
    return ResultLayer("sections", "MultiLineString", _SECTION_FIELDS, rows, shapes)


def _pieces(viewpoints: Viewpoints, found: SourceShapes) -> Iterator[RoadPiece]:
    for feature, shape in zip(found.features, found.geometries, strict=True):
        if shape is not None:
            yield RoadPiece(
                shape,
                _text(_value(feature, viewpoints.name_field)),
                _text(_value(feature, viewpoints.class_field)),
                _chainage_m(_value(feature, viewpoints.chainage_field)),
            )


def _value(feature: QgsFeature, column: str) -> object:
    return plain(feature[column]) if column else None


def _chainage_m(value: object) -> float | None:
    """Return a number as metres, and K12+340 as what it says."""
    try:
        chainage_m = float(_text(value))
    except ValueError:
        return marked_chainage_m(_text(value))
    return chainage_m if math.isfinite(chainage_m) else None


def _text(value: object) -> str:
    return "" if value is None else str(value).strip()


def _numbers(views: LineViews, sight: MineSight) -> Row:
    return (
        views.status(sight).value,
        sight.stability.value,
        sight.area_m2,
        sight.visible_m2,
        sight.share,
        sight.undetermined_m2,
        _finite(sight.margin_m),
        sight.stations,
        sight.seeing,
    )


def _best(views: LineViews, sight: MineSight) -> Row:
    best = sight.best
    if best is None:
        return ("", "", *(None,) * 6)
    profile, blocker = best.profile, best.profile.blocker
    return (
        views.lines[best.line].name,
        chainage_label(best.chainage_m),
        best.chainage_m,
        profile.length_m,
        profile.bearing_deg,
        best.seen_m2,
        blocker.distance_m if blocker else None,
        blocker.above_m if blocker else None,
    )


def _why(views: LineViews, sight: MineSight) -> Cell:
    """Return why a sight line stayed open, in words."""
    reasons = [say(f"sight.open_{reason}") for reason in sight.reasons]
    is_held_back = views.status(sight) is not sight.status
    return "\n".join([*reasons, *([views.gap] if is_held_back else [])])


def _finite(value: float | None) -> float | None:
    return value if value is not None and math.isfinite(value) else None


def _remarks(merged: MergedLines) -> Iterator[str]:
    """Yield how the lines were put together; here they need no class."""
    for remark in merged.remarks:
        if remark.kind is not LineRemarkKind.UNCLASSED:
            yield say(
                f"sight.remark_{remark.kind}",
                name=remark.name or say("findings.unnamed"),
                count=remark.count,
                length_km=remark.length_m / 1000,
            )


def _nothing(shapes: SourceShapes, kind: str) -> Iterator[Fault]:
    """Yield the fault of a layer of which nothing can be used."""
    if shapely.is_missing(shapes.geometries).all():
        problem = say(f"sight_tools.no_{kind}_problem")
        yield Fault(shapes.name, problem, say(f"sight_tools.no_{kind}_remedy"))
