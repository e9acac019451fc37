"""Where parcels lie, and how large they are: against zone, county and declared area."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np
import shapely
from pyproj import CRS

from pingshun_screen.core.areas import statutory_areas_m2
from pingshun_screen.core.zones import (
    ZONE_PREFIX_M,
    Zone,
    zone_of_number,
)
from pingshun_screen.io.corner_points.drafts import refusal, warning
from pingshun_screen.io.corner_points.extents import Box, boxes_of, meets, zones_within
from pingshun_screen.io.corner_points.records import Given, Note, Parcel, Refusal

_LONGITUDES = (73.0, 136.0)
_BESIDE_ZONE_DEGREES = 0.5
"""How far a parcel may lie outside its zone before somebody should look at it."""
_AREA_SHARE, _AREA_STEP_M2 = 0.001, 50.0
"""What a declared area may differ by: a thousandth, or half the last decimal of km²."""


def placed(
    parcels: Sequence[Parcel], given: Given
) -> tuple[list[Parcel], list[Refusal]]:
    """Return parcels with their statutory area, and why others cannot lie there.

    Parameters
    ----------
    parcels
        Not measured yet, of any coordinate systems.
    given
        What is known besides the file; its extent is where parcels must lie.
    """
    sound: list[Parcel] = []
    refusals: list[Refusal] = []
    for crs in dict.fromkeys(parcel.crs for parcel in parcels):
        group = [parcel for parcel in parcels if parcel.crs == crs]
        for parcel, box in _measured(group, CRS.from_user_input(crs)):
            refused = _misplaced(parcel, box, given)
            refusals += [refused] if refused else []
            sound += [] if refused else [parcel]
    return sorted(sound, key=lambda parcel: parcel.line), refusals


def _measured(parcels: Sequence[Parcel], crs: CRS) -> Iterator[tuple[Parcel, Box]]:
    polygons = np.array([parcel.polygon for parcel in parcels])
    areas = statutory_areas_m2(polygons, crs)
    boxes = boxes_of(polygons, crs)
    for parcel, area, box in zip(parcels, areas.tolist(), boxes, strict=True):
        whole = replace(parcel, statutory_area_m2=area)
        notes = (*whole.notes, *_zone_notes(whole, box), *_area_notes(whole))
        yield replace(whole, notes=notes), box


def _misplaced(parcel: Parcel, box: Box, given: Given) -> Refusal | None:
    """Return why a parcel cannot lie where its numbers put it."""
    extent = given.extent
    west, south, east, _ = box
    if not _LONGITUDES[0] <= west <= east <= _LONGITUDES[1]:
        return refusal(parcel.source, parcel.line, "outside_china", longitude=west)
    if extent is None or meets(box, extent):
        return None
    fitting = _fitting_zone(parcel, extent)
    cause = "outside_extent" if fitting is None else "wrong_zone"
    values = {"longitude": west, "latitude": south, "zone": parcel.zone}
    number = fitting.number if fitting else 0
    return refusal(parcel.source, parcel.line, cause, fitting=number, **values)


def _fitting_zone(parcel: Parcel, extent: Box) -> Zone | None:
    """Return the zone in which the same eastings would lie within the extent."""
    if parcel.zone is None:
        return None
    east_north = shapely.get_coordinates(parcel.polygon)
    plain = east_north - (parcel.zone * ZONE_PREFIX_M, 0.0)
    return next(iter(zones_within(plain, extent)), None)


def _zone_notes(parcel: Parcel, box: Box) -> Iterator[Note]:
    zone = zone_of_number(parcel.zone) if parcel.zone is not None else None
    if zone is None:
        return
    reach = zone.width_degrees / 2 + _BESIDE_ZONE_DEGREES
    away = max(abs(side - zone.central_meridian) for side in (box[0], box[2]))
    if away > reach:
        middle = (box[0] + box[2]) / 2
        values = {"zone": zone.number, "away": away, "longitude": middle}
        yield warning(parcel.line, "beside_zone", **values)


def _area_notes(parcel: Parcel) -> Iterator[Note]:
    difference = parcel.difference_m2
    if difference is None:
        return
    allowed = max(_AREA_STEP_M2, _AREA_SHARE * parcel.statutory_area_m2)
    if abs(difference) > allowed:
        yield warning(
            parcel.line,
            "area_differs",
            declared=parcel.declared_area_m2,
            statutory=parcel.statutory_area_m2,
            share=abs(difference) / parcel.statutory_area_m2,
        )
