"""From the numbers of a parcel to east and north in a known CRS.

Which number is which, the zone, and whether head, prefix and what is given agree:
whatever does not is refused, and whatever was turned or assumed is noted.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pingshun_screen.core.coordinate_pairs import (
    NOT_A_PAIR,
    Pair,
    are_packed,
    pair_codes,
    pair_of,
    unpacked,
)
from pingshun_screen.core.crs import Datum, datum_of
from pingshun_screen.core.zones import (
    ZONE_PREFIX_M,
    Zone,
    gauss_crs,
    geographic_crs,
)
from pingshun_screen.io.corner_points.drafts import Draft, warning
from pingshun_screen.io.corner_points.records import Angles, Given
from pingshun_screen.io.corner_points.words import datum_name
from pingshun_screen.io.corner_points.zone_choice import zone_of_draft

_PACKED = 10_000
_EQUIVALENT = frozenset({Datum.CGCS2000, Datum.WGS84})


@dataclass(frozen=True)
class Coordinates:
    """A parcel's points where they belong.

    Parameters
    ----------
    east_north
        [n, 2] in `crs`, eastings with the zone's prefix.
    crs
        "EPSG:n".
    zone
        None for longitudes and latitudes.
    """

    east_north: NDArray[np.float64]
    crs: str
    zone: Zone | None

    @property
    def is_degrees(self) -> bool:
        """Whether they are longitude and latitude."""
        return self.zone is None


def coordinates_of(draft: Draft, given: Given) -> Coordinates | None:
    """Return the coordinates of a parcel, None where the draft is refused for them.

    Parameters
    ----------
    draft
        With at least one point; notes and refusals are added to it.
    given
        What is known besides the file.
    """
    numbers = np.array([point[-2:] for point in draft.points], dtype=float)
    code = _common_code(draft, numbers)
    if code == NOT_A_PAIR:
        return None
    pair, is_east_first = pair_of(code)
    if is_east_first:
        _note_order(draft, pair)
    east_north = numbers if is_east_first else numbers[:, ::-1]
    datum = _datum(draft, given)
    if datum is None or not _is_gauss(draft, pair):
        return None
    if pair.is_degrees:
        return _degrees(draft, given, pair, east_north, datum)
    zone = zone_of_draft(draft, given, pair, east_north)
    if zone is None:
        return None
    if pair is Pair.METRES:
        east_north = east_north + np.array([zone.number * ZONE_PREFIX_M, 0.0])
    return Coordinates(east_north, gauss_crs(datum, zone), zone)


def _common_code(draft: Draft, numbers: NDArray[np.float64]) -> int:
    """Return the code that all points share; refuse those that differ from most."""
    codes = pair_codes(numbers[:, 0], numbers[:, 1])
    kinds, counts = np.unique(codes, return_counts=True)
    common = int(kinds[np.argmax(counts)])
    for position in np.flatnonzero(codes != common) if common else range(len(codes)):
        point, code = draft.points[position], int(codes[position])
        cause = "turned_alone" if code and code == -common else "not_in_china"
        if code not in (NOT_A_PAIR, -common):
            cause = "other_kind"
        draft.refuse(point.line, cause, first=point.first, second=point.second)
    return NOT_A_PAIR if draft.refusals else common


def _note_order(draft: Draft, pair: Pair) -> None:
    line = draft.points[0].line
    if not draft.is_north_first:
        return
    if pair.is_degrees:
        draft.note(line, "longitude_first")
    else:
        draft.notes.append(warning(line, "turned"))


def _datum(draft: Draft, given: Given) -> Datum | None:
    stated = draft.stated
    line = stated.line_of("datum")
    if stated.unknown_datum:
        draft.refuse(line, "unknown_datum", text=stated.unknown_datum[:30])
        return None
    known = datum_of(given.crs) if given.crs is not None else None
    if stated.datum is None:
        if known is not None and known is not Datum.OTHER:
            draft.note(draft.line, "datum_given", datum=datum_name(known))
            return known
        draft.note(draft.line, "datum_assumed")
        return Datum.CGCS2000
    known = known or stated.datum
    if known is not stated.datum and {known, stated.datum} - _EQUIVALENT:
        values = {"stated": datum_name(stated.datum), "given": datum_name(known)}
        draft.refuse(line, "datum_conflict", **values)
        return None
    if stated.datum in (Datum.XIAN1980, Datum.BEIJING1954):
        draft.notes.append(warning(line, "old_datum", datum=datum_name(stated.datum)))
    if stated.datum is Datum.WGS84:
        draft.note(line, "wgs84")
    return stated.datum


def _is_gauss(draft: Draft, pair: Pair) -> bool:
    """Refuse metres of another projection; warn of parameters nobody applies."""
    stated = draft.stated
    if stated.parameters:
        text, line = stated.parameters[:40], stated.line_of("parameters")
        draft.notes.append(warning(line, "parameters_stated", text=text))
    if stated.projection and not pair.is_degrees:
        line = stated.line_of("projection")
        draft.refuse(line, "other_projection", text=stated.projection[:30])
        return False
    return True


def _degrees(
    draft: Draft,
    given: Given,
    pair: Pair,
    east_north: NDArray[np.float64],
    datum: Datum,
) -> Coordinates | None:
    if pair is Pair.PACKED_DEGREES:
        draft.note(draft.points[0].line, "packed")
        east_north = unpacked(east_north / _PACKED)
    elif not draft.is_sexagesimal and (east_north == np.round(east_north)).all():
        draft.refuse(draft.points[0].line, "whole_degrees")
        return None
    elif given.angles is Angles.DDMMSS and not draft.is_sexagesimal:
        wrong = ~are_packed(east_north).all(axis=1)
        for position in np.flatnonzero(wrong):
            draft.refuse(draft.points[position].line, "no_such_minutes")
        if wrong.any():
            return None
        draft.note(draft.points[0].line, "ddmmss_given")
        east_north = unpacked(east_north)
    elif given.angles is Angles.UNKNOWN and _is_ambiguous(draft, east_north):
        draft.refuse(draft.points[0].line, "ambiguous_angles")
        return None
    return Coordinates(east_north, geographic_crs(datum), None)


def _is_ambiguous(draft: Draft, degrees: NDArray[np.float64]) -> bool:
    """Return whether decimals may be minutes and seconds: all are below sixty.

    Of random decimals one angle in three is so, and one set of four corners in three
    thousand. Where all have at most three decimals they are round figures.
    """
    if draft.is_sexagesimal:
        return False
    is_round = np.abs(degrees * 1000 - np.round(degrees * 1000)) < 1e-6  # noqa: PLR2004
    return bool(are_packed(degrees).all()) and not bool(is_round.all())
