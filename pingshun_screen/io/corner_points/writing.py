"""Corner points written for other software: land exchange text and degree tables.

Coordinates are rounded as licences print them, to 0.01 m or 0.001″. What was written
is read again before anybody gets it: rounding can make a thin boundary cross itself.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from pyproj import CRS
from shapely.geometry import MultiPolygon, Polygon

from pingshun_screen.core.areas import statutory_areas_m2
from pingshun_screen.core.corners import area_names
from pingshun_screen.core.crs import Datum, crs_label, datum_of, transformation
from pingshun_screen.core.errors import OutputError
from pingshun_screen.core.rings import ring_faults
from pingshun_screen.core.texts import say
from pingshun_screen.core.zones import (
    Zone,
    gauss_crs,
    geographic_crs,
    zone_at,
    zone_of_crs,
)
from pingshun_screen.io.corner_points.numbers import SECOND_DECIMALS, angle_text
from pingshun_screen.io.corner_points.reading import read_corner_points
from pingshun_screen.io.corner_points.records import Angles, Given, Ring
from pingshun_screen.io.corner_points.words import datum_name
from pingshun_screen.io.faults import said_fault

METRE_STEP = 0.01
DEGREE_STEP = 1 / 3600 / 10**SECOND_DECIMALS
_HECTARE_M2 = 10_000.0
_LINE_END = "\r\n"


@dataclass(frozen=True)
class Outline:
    """What is written of one mining right or block.

    Parameters
    ----------
    name, code
        Name and number; may be empty.
    polygon
        In a Gauss-Krüger CRS or in degrees, east first.
    """

    name: str
    code: str
    polygon: Polygon | MultiPolygon


@dataclass(frozen=True)
class _Part:
    """One area of an outline, rounded.

    Parameters
    ----------
    outline
        Whose area it is.
    letters
        A, B and so on where there are several.
    rings
        Corners of the outer ring and of the holes, each once, east first.
    """

    outline: Outline
    letters: str
    rings: tuple[Ring, ...]


def land_text(outlines: Sequence[Outline], crs: CRS) -> str:
    """Return the outlines as land exchange text (报盘 TXT).

    Each area is a parcel of its own, since a second ring means a hole there.

    Parameters
    ----------
    outlines
        At least one.
    crs
        Theirs; degrees are brought into the zone they lie in.

    Raises
    ------
    OutputError
        If their datum or zone is not one of China, or what was written cannot be
        read again.
    LayerError
        If PROJ has no way into the zone.
    """
    datum, zone = _known_datum(crs), _zone(outlines, crs)
    plane = CRS.from_user_input(gauss_crs(datum, zone))
    parts = _parts(outlines, crs, plane, METRE_STEP)
    values = {"zone": zone.number, "width": zone.width_degrees}
    head = say("corner_points.land_head", datum=datum_name(datum), **values)
    lines = head.splitlines()
    for part in parts:
        lines += _parcel_lines(part, plane)
    text = _LINE_END.join([*lines, ""])
    _require_readable(text, parts, plane, METRE_STEP)
    return text


def degree_table(outlines: Sequence[Outline], crs: CRS) -> str:
    """Return the outlines as a CSV of latitudes and longitudes in 0.001″.

    Parameters
    ----------
    outlines
        At least one.
    crs
        Theirs; the degrees are on its datum.

    Raises
    ------
    OutputError
        If their datum is not one of China, or what was written cannot be read again.
    LayerError
        If PROJ has no way to degrees.
    """
    degrees = CRS.from_user_input(geographic_crs(_known_datum(crs)))
    parts = _parts(outlines, crs, degrees, DEGREE_STEP)
    output = io.StringIO()
    table = csv.writer(output, lineterminator=_LINE_END)
    table.writerow(say("corner_points.degree_columns").split())
    names = _names([_plain(outline.name) for outline in outlines])
    for outline, name in zip(outlines, names, strict=True):
        for part in (part for part in parts if part.outline is outline):
            table.writerows(_degree_rows(part, name))
    text = output.getvalue()
    _require_readable(text, parts, degrees, DEGREE_STEP)
    return text


def _known_datum(crs: CRS) -> Datum:
    datum = datum_of(crs)
    if datum is Datum.OTHER:
        raise OutputError([said_fault(crs_label(crs), "corner_points.other_datum")])
    return datum


def _zone(outlines: Sequence[Outline], crs: CRS) -> Zone:
    if crs.is_geographic:
        bounds = [outline.polygon.bounds for outline in outlines]
        west, east = min(box[0] for box in bounds), max(box[2] for box in bounds)
        return zone_at((west + east) / 2)
    zone = zone_of_crs(crs)
    if zone is None:
        place = crs_label(crs)
        raise OutputError([said_fault(place, "corner_points.no_zone_to_write")])
    return zone


def _parts(
    outlines: Sequence[Outline], crs: CRS, target: CRS, step: float
) -> list[_Part]:
    polygons = np.array([outline.polygon for outline in outlines])
    moved = transformation(crs, target).apply(polygons)
    parts = [
        _Part(outline, letters, tuple(_rounded_rings(area, step)))
        for outline, polygon in zip(outlines, moved, strict=True)
        for areas in [shapely.get_parts(polygon)]
        for letters, area in zip(area_names(len(areas)), areas, strict=True)
    ]
    broken = {part.outline.name for part in parts if ring_faults(part.rings)}
    if broken:
        sentence = "corner_points.not_after_rounding"
        raise OutputError([said_fault(name, sentence) for name in sorted(broken)])
    return parts


def _rounded_rings(area: Polygon, step: float) -> Iterator[Ring]:
    for ring in shapely.get_rings(area):
        rounded = np.round(shapely.get_coordinates(ring) / step) * step
        differs = np.any(np.abs(np.diff(rounded, axis=0)) > step / 2, axis=1)
        # The last corner repeats the first, so each stands for the edge it begins.
        yield rounded[:-1][differs]


def _parcel_lines(part: _Part, plane: CRS) -> Iterator[str]:
    area_m2 = statutory_areas_m2(np.array([_polygon(part)]), plane)[0]
    count = sum(len(ring) + 1 for ring in part.rings)
    name, code = (_plain(text) for text in (part.outline.name, part.outline.code))
    if part.letters:
        letters = say("corners.area", letters=part.letters)
        name, code = name + letters, code + part.letters
    polygon = say("corner_points.polygon")
    yield f"{count},{area_m2 / _HECTARE_M2:.4f},{code},{name},{polygon},,,,@"
    first = 1
    for number, ring in enumerate(part.rings, start=1):
        labels = [f"J{label}" for label in range(first, first + len(ring))]
        closed = zip([*labels, labels[0]], [*ring, ring[0]], strict=True)
        for label, (east, north) in closed:
            yield f"{label},{number},{north:.2f},{east:.2f}"
        first += len(ring)


def _polygon(part: _Part) -> Polygon:
    outer, *holes = part.rings
    return Polygon(outer, holes)


def _plain(text: str) -> str:
    """Return a text that breaks no line of comma-separated fields."""
    return (
        " ".join(text.split()).replace(",", "、").replace("，", "、").replace("@", "")
    )


def _names(names: Sequence[str]) -> list[str]:
    """Return names that differ, since a table tells mining rights apart by them."""
    wanting = len(names) > 1
    return [
        f"{name}（{number}）" if wanting and names.count(name) > 1 else name
        for number, name in enumerate(names, start=1)
    ]


def _degree_rows(part: _Part, name: str) -> Iterator[tuple[str, ...]]:
    first = 1
    for number, ring in enumerate(part.rings, start=1):
        labels = range(first, first + len(ring))
        closed = zip([*labels, first], [*ring, ring[0]], strict=True)
        for label, (east, north) in closed:
            place = (angle_text(north), angle_text(east))
            yield (name, part.letters, str(number), str(label), *place)
        first += len(ring)


def _require_readable(text: str, parts: Sequence[_Part], crs: CRS, step: float) -> None:
    """Make sure that what was written gives the same corners again.

    Raises
    ------
    OutputError
        Naming what cannot be read, by its line in what was written.
    """
    given = Given(crs=crs, angles=Angles.DECIMAL)
    reading = read_corner_points(text, source=say("corner_points.written"), given=given)
    if reading.refusals:
        raise OutputError(reading.refusals)
    read = [ring for parcel in reading.parcels for ring in parcel.rings]
    meant = [ring for part in parts for ring in part.rings]
    alike = len(read) == len(meant) and all(
        one.shape == other.shape and np.allclose(one, other, rtol=0, atol=step / 10)
        for one, other in zip(read, meant, strict=True)
    )
    if not alike:
        place = say("corner_points.written")
        raise OutputError([said_fault(place, "corner_points.not_as_written")])
