"""One working CRS for the whole case, and the way of every layer into it."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum

import numpy as np
import shapely
from numpy.typing import NDArray
from pyproj import CRS, Proj, Transformer
from pyproj.exceptions import CRSError
from pyproj.transformer import TransformerGroup

from pingshun_screen.core.errors import Fault, LayerError
from pingshun_screen.core.texts import say


class Datum(StrEnum):
    """The geodetic datums that the screening tells apart."""

    CGCS2000 = "CGCS2000"
    WGS84 = "WGS 84"
    XIAN1980 = "Xian 1980"
    BEIJING1954 = "Beijing 1954"
    OTHER = "other"


_DATUM_NAMES = {
    Datum.CGCS2000: ("china2000", "chinageodetic", "cgcs2000"),
    Datum.WGS84: ("wgs84", "wgs1984", "worldgeodeticsystem1984"),
    Datum.XIAN1980: ("xian1980", "xian80"),
    Datum.BEIJING1954: ("beijing1954", "beijing54", "newbeijing"),
}

_SCALE_TOLERANCE = 0.01

# CGCS2000 and WGS 84 agree within a decimetre; no datum shift between them is
# published, and none is needed for screening.
_EQUIVALENT = frozenset({Datum.CGCS2000, Datum.WGS84})
_EQUIVALENT_WITHIN_M = 0.1


def datum_of(crs: CRS) -> Datum:
    """Return which datum a CRS rests on, judged by its names.

    Parameters
    ----------
    crs
        Any CRS; a CRS bound to a datum shift counts as its source.
    """
    source = crs.source_crs if crs.is_bound and crs.source_crs else crs
    geodetic = source.geodetic_crs
    if geodetic is None:
        return Datum.OTHER
    datum = geodetic.datum.name if geodetic.datum else ""
    return datum_in(f"{geodetic.name} {datum}")


def datum_in(words: str) -> Datum:
    """Return the datum that a name speaks of."""
    letters = _letters(words)
    for known, stems in _DATUM_NAMES.items():
        if any(stem in letters for stem in stems):
            return known
    return Datum.OTHER


def are_equivalent(one: Datum, other: Datum) -> bool:
    """Return whether two datums are the same, or agree within a decimetre."""
    return one is not Datum.OTHER and (one is other or {one, other} <= _EQUIVALENT)


def _letters(text: str) -> str:
    return "".join(sign for sign in text.casefold() if sign.isalnum())


def working_crs(text: str) -> CRS:
    """Return the working CRS that a case names.

    Parameters
    ----------
    text
        Anything that names a CRS, such as "EPSG:4526".

    Raises
    ------
    LayerError
        If it is no CRS, not projected or not in metres.
    """
    try:
        crs = CRS.from_user_input(text)
    except CRSError:
        raise LayerError([_fault("unknown_working", crs=text)]) from None
    metres = all(axis.unit_conversion_factor == 1.0 for axis in crs.axis_info)
    if not crs.is_projected or not metres:
        raise LayerError([_fault("not_in_metres", crs=text)])
    return crs


def _fault(name: str, **values: object) -> Fault:
    place, problem, remedy = (
        say(f"crs.{name}_{part}", **values) for part in ("place", "problem", "remedy")
    )
    return Fault(place, problem, remedy)


def crs_label(crs: CRS) -> str:
    """Return a CRS as documents print it: authority code, else its name."""
    authority = crs.to_authority(min_confidence=70)
    return ":".join(authority) if authority else str(crs.name)


@dataclass(frozen=True)
class Transformation:
    """A way from a layer's CRS into the working CRS.

    Parameters
    ----------
    description
        What is done, as the report prints it.
    steps
        The operations in turn, easting or longitude first.
    accuracy_m
        Standard deviation that the operations add to positions.
    least_accuracy_m
        A layer that claims to be more accurate is not so after the operations.
    remark
        What somebody should look at before relying on it, empty if nothing.
    """

    description: str
    steps: tuple[Transformer, ...] = field(compare=False, default=())
    accuracy_m: float = 0.0
    least_accuracy_m: float = 0.0
    remark: str = ""

    def combined_accuracy_m(self, stated_m: float) -> float:
        """Return the accuracy of moved features, from what a layer states."""
        both_m = math.hypot(stated_m, self.accuracy_m)
        return max(both_m, self.least_accuracy_m)

    def described(self, stated_m: float) -> str:
        """Return what is done to a layer that states an accuracy."""
        if stated_m >= self.least_accuracy_m:
            return self.description
        least = say("crs.least_accuracy", accuracy_m=self.least_accuracy_m)
        return f"{self.description}{least}"

    def apply(self, geometries: NDArray[np.object_]) -> NDArray[np.object_]:
        """Return the geometries in the working CRS, without Z and M.

        Coordinates that an operation cannot place become infinite.
        """
        moved = shapely.force_2d(geometries)
        for step in self.steps:
            moved = shapely.transform(moved, _on_pairs(step))
        return moved


def _on_pairs(
    step: Transformer,
) -> Callable[[NDArray[np.float64]], NDArray[np.float64]]:
    return lambda xy: np.column_stack(step.transform(*xy.T))


def transformation(source: CRS, working: CRS) -> Transformation:
    """Return the way from one CRS into the working CRS.

    Parameters
    ----------
    source, working
        The layer's CRS and the projected CRS of the case.

    Raises
    ------
    LayerError
        If the datums differ and the layer's CRS carries no shift of its own, as
        for Xian 1980 and Beijing 1954: PROJ would shift by nothing, or by
        parameters of some other place, and be tens of metres off.
    """
    if source.equals(working, ignore_axis_order=True):
        return Transformation(say("crs.none_needed"))
    plane = flat(source)
    if not (plane.is_geographic or plane.is_projected):
        raise LayerError([_fault("no_way", source=crs_label(source))])
    if plane.is_bound and plane.target_crs:
        # PROJ forgets the shift that a bound CRS carries when the target is not
        # the very CRS it is bound to, so it is taken there first.
        shift, rest = (
            _best(plane, plane.target_crs),
            transformation(plane.target_crs, working),
        )
        text = say("crs.bound", source=crs_label(source), name=shift.description)
        return Transformation(text, (shift, *rest.steps))
    best = _best(plane, working)
    if _same_datum(plane, working):
        name = best.description
        text = say("crs.operation", source=crs_label(source), name=name)
        return Transformation(text, (best,))
    if are_equivalent(datum_of(plane), datum_of(working)):
        text = say("crs.equivalent", source=crs_label(source))
        return Transformation(text, (best,), least_accuracy_m=_EQUIVALENT_WITHIN_M)
    told = datum_in(f"{plane.name} {plane.geodetic_crs.name}")
    error = say(f"crs.error_of_{told.name.lower()}")
    raise LayerError([_fault("no_shift", source=crs_label(source), error=error)])


def flat(crs: CRS) -> CRS:
    """Return the horizontal part of a CRS."""
    return crs.sub_crs_list[0] if crs.is_compound else crs


def _best(source: CRS, target: CRS) -> Transformer:
    transformers = TransformerGroup(source, target, always_xy=True).transformers
    if not transformers:
        raise LayerError([_fault("no_way", source=crs_label(source))])
    return transformers[0]


def _same_datum(one: CRS, other: CRS) -> bool:
    datum = datum_of(one)
    if datum is not Datum.OTHER:
        return datum is datum_of(other)
    return bool(one.geodetic_crs == other.geodetic_crs and one.geodetic_crs)


def require_true_to_scale(crs: CRS, longitude: float, latitude: float) -> None:
    """Refuse a working CRS whose distances are wrong where the mines lie.

    Parameters
    ----------
    crs
        The working CRS.
    longitude, latitude
        A place among the mines, in degrees.

    Raises
    ------
    LayerError
        If lengths on the grid differ by more than one in a hundred from those
        on the ellipsoid, as in Web Mercator; 3-degree zones stay below one in a
        thousand.
    """
    factors = Proj(crs).get_factors(longitude, latitude)
    scales = (factors.meridional_scale, factors.parallel_scale)
    worst = max(abs(scale - 1) for scale in scales)
    if not worst <= _SCALE_TOLERANCE:
        raise LayerError([_fault("not_to_scale", crs=crs_label(crs), error=worst)])
