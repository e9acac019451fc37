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

# A datum that is unknown, and named after its ellipsoid only.
_NAMED_AFTER_ELLIPSOID = ("basedon", "basedupon")
_OWN_SEMI_MAJOR_M = {6_378_140.0: Datum.XIAN1980, 6_378_245.0: Datum.BEIJING1954}
"""Semi-major axes that are of one Chinese datum only."""

_SCALE_TOLERANCE = 0.01

# How releases of PROJ tell that axes are read easting first, as they always are here.
_STEP = " + "
_AXES_CHANGED = "axis order change"
_AXES_AS_SHOWN = " (with axis order normalized"

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
    geodetic = flat(crs).geodetic_crs
    if geodetic is None:
        return Datum.OTHER
    datum = geodetic.datum.name if geodetic.datum else ""
    return datum_in(f"{geodetic.name} {datum}")


def datum_in(words: str) -> Datum:
    """Return the datum that a name speaks of."""
    letters = _letters(words)
    if any(stem in letters for stem in _NAMED_AFTER_ELLIPSOID):
        return Datum.OTHER
    for known, stems in _DATUM_NAMES.items():
        if any(stem in letters for stem in stems):
            return known
    return Datum.OTHER


def are_equivalent(one: Datum, other: Datum) -> bool:
    """Return whether two datums are the same, or agree within a decimetre."""
    return one is not Datum.OTHER and (one is other or {one, other} <= _EQUIVALENT)


def _letters(text: str) -> str:
    """Return a name's letters, but not those of parameters that PROJ puts into it."""
    name = text.casefold().replace("towgs84", "")
    return "".join(sign for sign in name if sign.isalnum())


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
        If the datums differ, as of Xian 1980 and Beijing 1954: PROJ would shift by
        nothing, or by parameters of some other place, and be tens of metres off.
        Parameters that the CRS carries are no better: software writes them unasked.
    """
    _refuse_own_shift(source, working)
    plane = flat(source)
    if plane.equals(working, ignore_axis_order=True):
        return Transformation(say("crs.none_needed"))
    if not (plane.is_geographic or plane.is_projected):
        raise LayerError([_fault("no_way", source=crs_label(source))])
    best = _best(plane, working)
    if _same_datum(plane, working):
        name = _steps(best.description)
        text = say("crs.operation", source=crs_label(source), name=name)
        return Transformation(text, (best,))
    if are_equivalent(datum_of(plane), datum_of(working)):
        text = say("crs.equivalent", source=crs_label(source))
        return Transformation(text, (best,), least_accuracy_m=_EQUIVALENT_WITHIN_M)
    raise LayerError(
        [_fault("no_shift", source=crs_label(source), error=_unshifted_error(plane))]
    )


def _refuse_own_shift(source: CRS, working: CRS) -> None:
    """Refuse a CRS that carries datum shift parameters, unless these are nothing."""
    whole = source.sub_crs_list[0] if source.is_compound else source
    if not whole.is_bound:
        return
    operation = whole.coordinate_operation
    numbers = operation.towgs84 if operation else []
    is_nothing = len(numbers) and not any(numbers)
    if is_nothing and are_equivalent(datum_of(whole), datum_of(working)):
        return
    # Some readers of a .prj file fill three parameters up with zeros.
    told = numbers if any(numbers[3:]) else numbers[:3]
    shift = ", ".join(f"{number:g}" for number in told) or "—"
    error = _unshifted_error(flat(whole))
    raise LayerError(
        [_fault("own_shift", source=crs_label(flat(whole)), shift=shift, error=error)]
    )


def _unshifted_error(crs: CRS) -> str:
    """Return how far off a CRS of another datum is where it is not shifted."""
    told = datum_in(f"{crs.name} {crs.geodetic_crs.name if crs.geodetic_crs else ''}")
    if told is not Datum.OTHER or crs.ellipsoid is None:
        return say(f"crs.error_of_{told.name.lower()}")
    likely = _OWN_SEMI_MAJOR_M.get(crs.ellipsoid.semi_major_metre, Datum.OTHER)
    error = say(f"crs.error_of_{likely.name.lower()}")
    return error if likely is Datum.OTHER else say("crs.error_likely", error=error)


def flat(crs: CRS) -> CRS:
    """Return the horizontal part of a CRS, without a datum shift that it carries."""
    plane = crs.sub_crs_list[0] if crs.is_compound else crs
    return plane.source_crs if plane.is_bound and plane.source_crs else plane


def _best(source: CRS, target: CRS) -> Transformer:
    transformers = TransformerGroup(source, target, always_xy=True).transformers
    if not transformers:
        raise LayerError([_fault("no_way", source=crs_label(source))])
    return transformers[0]


def _steps(description: str) -> str:
    """Return the steps of an operation, but for axes changed to and fro."""
    steps = description.partition(_AXES_AS_SHOWN)[0].split(_STEP)
    told = (step for step in steps if not step.startswith(_AXES_CHANGED))
    return _STEP.join(told) or description


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
