"""Which zone a parcel is in: by its eastings' prefix, checked against the rest."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from pingshun_screen.core.coordinate_pairs import Pair
from pingshun_screen.core.zones import (
    SIX_DEGREES,
    THREE_DEGREES,
    ZONE_PREFIX_M,
    Zone,
    zone_at,
    zone_of_crs,
    zone_of_number,
)
from pingshun_screen.io.corner_points.drafts import Draft, warning
from pingshun_screen.io.corner_points.extents import zones_within
from pingshun_screen.io.corner_points.records import Given


def zone_of_draft(
    draft: Draft, given: Given, pair: Pair, east_north: NDArray[np.float64]
) -> Zone | None:
    """Return the zone of a parcel in metres, None where the draft is refused for it.

    Parameters
    ----------
    draft
        The parcel; notes and refusals are added to it.
    given
        What is known besides the file.
    pair
        Metres with the zone's prefix, or without.
    east_north
        Its points [n, 2].
    """
    if pair is Pair.METRES:
        return _zone_without_prefix(draft, given, east_north)
    number = _common_prefix(draft, east_north)
    zone = zone_of_number(number)
    if zone is None:
        draft.refuse(draft.points[0].line, "no_such_zone", zone=number)
    else:
        _check_against_rest(draft, given, zone)
    return None if draft.refusals else zone


def _common_prefix(draft: Draft, east_north: NDArray[np.float64]) -> int:
    """Return the prefix that most points have; refuse the others."""
    prefixes = (east_north[:, 0] // ZONE_PREFIX_M).astype(int)
    numbers, counts = np.unique(prefixes, return_counts=True)
    number = int(numbers[np.argmax(counts)])
    for position in np.flatnonzero(prefixes != number):
        values = {"found": int(prefixes[position]), "zone": number}
        draft.refuse(draft.points[position].line, "other_prefix", **values)
    return number


def _check_against_rest(draft: Draft, given: Given, zone: Zone) -> None:
    """Refuse a zone that differs from what the file states or somebody gives."""
    stated, number, meridian = draft.stated, zone.number, zone.central_meridian
    known = zone_of_crs(given.crs) if given.crs is not None else None
    if stated.zone not in (None, number):
        line, values = stated.line_of("zone"), {"stated": stated.zone, "zone": number}
        draft.refuse(line, "zone_conflict", **values)
    elif stated.meridian not in (None, meridian):
        line, told = stated.line_of("meridian"), {"stated": stated.meridian}
        draft.refuse(line, "meridian_conflict", zone=number, meridian=meridian, **told)
    elif known is not None and known != zone:
        values = {"given": known.number, "zone": number}
        draft.refuse(draft.points[0].line, "zone_not_given", **values)
    elif stated.width_degrees not in (None, zone.width_degrees):
        line = stated.line_of("width_degrees")
        values = {"stated": stated.width_degrees, "width": zone.width_degrees}
        draft.notes.append(warning(line, "width_conflict", zone=number, **values))


def _zone_without_prefix(
    draft: Draft, given: Given, east_north: NDArray[np.float64]
) -> Zone | None:
    """Return the zone that the file states or somebody gives, else the only possible.

    The same numbers lie three degrees apart in neighbouring zones, so that a county
    tells them apart.
    """
    stated, line = draft.stated, draft.points[0].line
    known = zone_of_crs(given.crs) if given.crs is not None else None
    if stated.zone is not None:
        zone, said = zone_of_number(stated.zone), "zone_from_head"
        if zone is None:
            draft.refuse(stated.line_of("zone"), "no_such_zone", zone=stated.zone)
    elif stated.meridian is not None:
        zone, said = _zone_about(stated.meridian), "zone_from_meridian"
        if zone is None:
            line = stated.line_of("meridian")
            draft.refuse(line, "no_such_meridian", stated=stated.meridian)
    else:
        zone, said = known, "zone_given"
        if zone is None:
            return _zone_in_extent(draft, given, east_north)
    if zone is None:
        return None
    if known is not None and known.central_meridian != zone.central_meridian:
        values = {"given": known.number, "zone": zone.number}
        draft.refuse(line, "zone_not_given", **values)
        return None
    draft.note(line, said, zone=zone.number, stated=stated.meridian)
    if zone.width_degrees == SIX_DEGREES:
        draft.note(line, "six_degrees", zone=zone.number)
    return zone


def _zone_about(meridian: float) -> Zone | None:
    """Return the zone of a central meridian, one of three degrees where it is both."""
    zones = (zone_at(meridian, width) for width in (THREE_DEGREES, SIX_DEGREES))
    return next(
        (
            zone
            for zone in zones
            if zone.central_meridian == meridian and zone_of_number(zone.number) == zone
        ),
        None,
    )


def _zone_in_extent(
    draft: Draft, given: Given, east_north: NDArray[np.float64]
) -> Zone | None:
    line = draft.points[0].line
    zones = zones_within(east_north, given.extent) if given.extent else []
    if len(zones) != 1:
        draft.refuse(line, "no_zone")
        return None
    draft.notes.append(warning(line, "zone_from_extent", zone=zones[0].number))
    return zones[0]
