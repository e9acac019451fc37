"""Which zone a parcel is in: by its eastings' prefix, checked against the rest."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from pingshun_screen.core.coordinate_pairs import Pair
from pingshun_screen.core.zones import (
    SIX_DEGREES,
    ZONE_PREFIX_M,
    Zone,
    zone_of_crs,
    zone_of_number,
)
from pingshun_screen.io.corner_points.drafts import Draft, warning
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
    stated = draft.stated
    known = zone_of_crs(given.crs) if given.crs is not None else None
    if pair is Pair.METRES:
        return _zone_without_prefix(draft, known)
    prefixes = (east_north[:, 0] // ZONE_PREFIX_M).astype(int)
    numbers, counts = np.unique(prefixes, return_counts=True)
    number = int(numbers[np.argmax(counts)])
    for position in np.flatnonzero(prefixes != number):
        values = {"found": int(prefixes[position]), "zone": number}
        draft.refuse(draft.points[position].line, "other_prefix", **values)
    zone = zone_of_number(number)
    if zone is None:
        draft.refuse(draft.points[0].line, "no_such_zone", zone=number)
    elif stated.zone not in (None, number):
        values = {"stated": stated.zone, "zone": number}
        draft.refuse(stated.line, "zone_conflict", **values)
    elif known is not None and known != zone:
        values = {"given": known.number, "zone": number}
        draft.refuse(draft.points[0].line, "zone_not_given", **values)
    elif stated.width_degrees not in (None, zone.width_degrees):
        values = {"stated": stated.width_degrees, "width": zone.width_degrees}
        draft.notes.append(
            warning(stated.line, "width_conflict", zone=number, **values)
        )
    return None if draft.refusals else zone


def _zone_without_prefix(draft: Draft, known: Zone | None) -> Zone | None:
    stated, line = draft.stated, draft.points[0].line
    if stated.zone is None and known is None:
        draft.refuse(line, "no_zone")
        return None
    zone = zone_of_number(stated.zone) if stated.zone is not None else known
    if zone is None:
        draft.refuse(stated.line, "no_such_zone", zone=stated.zone)
    elif known is not None and known != zone:
        values = {"given": known.number, "zone": zone.number}
        draft.refuse(stated.line, "zone_not_given", **values)
    elif stated.zone is None:
        draft.note(line, "zone_given", zone=zone.number)
    else:
        draft.note(line, "zone_from_head", zone=zone.number)
    if zone is not None and zone.width_degrees == SIX_DEGREES:
        draft.note(line, "six_degrees", zone=zone.number)
    return None if draft.refusals else zone
