"""Geometry made fit for measuring, with a note on every feature that was changed.

A broken polygon can be read in different ways: by crossing lines (even-odd), by
structure (what any ring encloses counts), or as its shells less its holes. Where
all agree the repair is safe. Where they differ the union of the readings is kept,
so that no conflict is lost, and the feature is marked, so that none is called
certain.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from pingshun_screen.core.records import RepairNote, RepairOutcome
from pingshun_screen.core.texts import say
from pingshun_screen.core.vocabulary import Shape

_COLLECTION = shapely.GeometryType.GEOMETRYCOLLECTION
_DIMENSIONS = {Shape.POINT: 0, Shape.LINE: 1, Shape.POLYGON: 2}

# Readings of a broken polygon that differ by less are the same reading: the
# square of the 0.1 mm resolution of land databases times a long boundary.
_SAME_READING_M2 = 1e-4


@dataclass(frozen=True)
class Repair:
    """Geometries fit for measuring and what was done to get there.

    Parameters
    ----------
    geometries
        Two-dimensional, valid and of the wanted kind; None where a feature had
        to be left out.
    ambiguous
        True where the repair could be read in more than one way.
    notes
        Row of each feature repaired or left out, and what was done.
    lost_bounds
        Bounds (west, south, east, north) of features left out, one row each.
    lost_anywhere
        A feature was left out of which not even the place is known.
    """

    geometries: NDArray[np.object_]
    ambiguous: NDArray[np.bool_]
    notes: Mapping[int, RepairNote]
    lost_bounds: NDArray[np.float64]
    lost_anywhere: bool


def repair(
    geometries: NDArray[np.object_],
    feature_ids: NDArray[np.object_],
    shapes: frozenset[Shape],
    *,
    accept_missing: bool,
) -> Repair:
    """Return valid geometries of the kinds that a role asks for.

    Parameters
    ----------
    geometries
        Two-dimensional geometries in the working CRS; None, empty, invalid
        ones and collections are welcome.
    feature_ids
        Identifier of each, for the notes.
    shapes
        Kinds that the role may have; other parts of a collection are dropped
        and noted.
    accept_missing
        Features without geometry leave nothing open.
    """
    fixed = geometries.copy()
    ambiguous = np.zeros(len(fixed), bool)
    notes: dict[int, RepairNote] = {}
    lost: list[BaseGeometry | None] = []
    for index in np.flatnonzero(_suspect(geometries, shapes)).tolist():
        one = _repaired(geometries[index], shapes)
        fixed[index], ambiguous[index] = one.geometry, one.ambiguous
        notes[index] = one.note(
            str(feature_ids[index]), geometries[index], accept_missing=accept_missing
        )
        if notes[index].outcome is RepairOutcome.REJECTED:
            lost.append(None if one.missing or one.unplaced else geometries[index])
    places = [place for place in lost if place is not None]
    return Repair(
        fixed,
        ambiguous,
        notes,
        shapely.bounds(np.array(places, object)).reshape(-1, 4),
        lost_anywhere=len(places) < len(lost),
    )


def _suspect(
    geometries: NDArray[np.object_], shapes: frozenset[Shape]
) -> NDArray[np.bool_]:
    wanted = [_DIMENSIONS[shape] for shape in shapes]
    kinds = shapely.get_type_id(geometries)
    dimensions = shapely.get_dimensions(geometries)
    plain = np.isin(dimensions, wanted) & (kinds != _COLLECTION)
    flat = dimensions == _DIMENSIONS[Shape.POLYGON]
    thin = plain & flat & ~(shapely.area(geometries) > 0)
    return ~(plain & shapely.is_valid(geometries)) | shapely.is_empty(geometries) | thin


@dataclass(frozen=True)
class _Repaired:
    geometry: BaseGeometry | None
    problem: str
    ambiguous: bool = False
    missing: bool = False
    unplaced: bool = False

    def note(
        self, feature_id: str, before: BaseGeometry | None, *, accept_missing: bool
    ) -> RepairNote:
        outcome = RepairOutcome.AMBIGUOUS if self.ambiguous else RepairOutcome.REPAIRED
        if self.geometry is None:
            ignored = self.missing and accept_missing
            outcome = RepairOutcome.IGNORED if ignored else RepairOutcome.REJECTED
        areas = (
            0.0 if shape is None or self.unplaced else float(shape.area)
            for shape in (before, self.geometry)
        )
        return RepairNote(feature_id, self.problem, outcome, *areas)


def _repaired(geometry: BaseGeometry | None, shapes: frozenset[Shape]) -> _Repaired:
    if geometry is None or geometry.is_empty:
        problem = "repair.null" if geometry is None else "repair.empty"
        return _Repaired(None, say(problem), missing=True)
    if not np.isfinite(shapely.get_coordinates(geometry)).all():
        return _Repaired(None, say("repair.not_finite"), unplaced=True)
    problem = _problem(geometry)
    readings = tuple(_readings(geometry, shapes))
    if not readings or readings[0] is None:
        return _Repaired(None, problem or say("repair.wrong_kind"))
    first = readings[0]
    same = all(
        other is not None and _difference_m2(first, other) <= _SAME_READING_M2
        for other in readings[1:]
    )
    if same:
        return _Repaired(first, problem or say("repair.mixed"))
    whole = shapely.union_all([reading for reading in readings if reading is not None])
    return _Repaired(_of_kind(whole, shapes), problem, ambiguous=True)


def _readings(
    geometry: BaseGeometry, shapes: frozenset[Shape]
) -> Iterator[BaseGeometry | None]:
    parts = _flat_parts(geometry)
    if shapely.is_valid(parts).all():
        # Sound parts that overlap each other can only mean their union, but one
        # that lies wholly in another may be a hole written as a part.
        yield _of_kind(geometry, shapes)
        if shapely.is_valid_reason(geometry).startswith("Nested"):
            yield _of_kind(shapely.make_valid(geometry), shapes)
        return
    for method, extra in (("structure", {"keep_collapsed": False}), ("linework", {})):
        yield _of_kind(shapely.make_valid(geometry, method=method, **extra), shapes)
    rings, ring_part = shapely.get_rings(parts, return_index=True)
    is_hole = np.r_[False, np.diff(ring_part) == 0]
    if is_hole.any():
        filled = shapely.make_valid(shapely.polygons(rings))
        shells, holes = filled[~is_hole], filled[is_hole]
        less = shapely.difference(shapely.union_all(shells), shapely.union_all(holes))
        yield _of_kind(less, shapes)


def _difference_m2(one: BaseGeometry, other: BaseGeometry) -> float:
    return float(one.symmetric_difference(other).area)


def _of_kind(geometry: BaseGeometry, shapes: frozenset[Shape]) -> BaseGeometry | None:
    """Return the parts of the wanted dimension as one geometry.

    A role may be drawn in two kinds, such as roads as lines or as surfaces, but
    not in both within one feature: neither could stand for the other.
    """
    parts = _flat_parts(geometry)
    dimensions = shapely.get_dimensions(parts)
    sound = (dimensions < _DIMENSIONS[Shape.POLYGON]) | (shapely.area(parts) > 0)
    wanted = [_DIMENSIONS[shape] for shape in shapes]
    kept = parts[sound & np.isin(dimensions, wanted)]
    kinds = set(shapely.get_dimensions(kept).tolist())
    if len(kinds) != 1:
        return None
    return kept[0] if len(kept) == 1 else _joined(kept, kinds.pop())


def _joined(parts: NDArray[np.object_], dimension: int) -> BaseGeometry:
    if dimension == _DIMENSIONS[Shape.POLYGON]:
        return shapely.union_all(parts)
    kind = shapely.multilinestrings if dimension else shapely.multipoints
    return kind(parts)


def _flat_parts(geometry: BaseGeometry) -> NDArray[np.object_]:
    parts = shapely.get_parts(geometry)
    while (shapely.get_type_id(parts) >= shapely.GeometryType.MULTIPOINT).any():
        parts = shapely.get_parts(parts)
    return parts[~shapely.is_empty(parts)]


def _problem(geometry: BaseGeometry) -> str:
    """Return what is wrong in words, with the place where GEOS names one."""
    if geometry.is_valid:
        return ""
    reason, _, place = shapely.is_valid_reason(geometry).partition("[")
    key = "repair." + reason.strip().lower().replace(" ", "_").replace("-", "_")
    try:
        text = say(key)
    except KeyError:
        text = say("repair.other", reason=reason.strip())
    return f"{text}（{place.rstrip(']')}）" if place else text
