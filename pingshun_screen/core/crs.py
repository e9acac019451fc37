"""One working CRS for the whole case, and the way of every layer into it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

import numpy as np
import shapely
from numpy.typing import NDArray
from pyproj import CRS, Transformer
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

# CGCS2000 and WGS 84 agree within a decimetre; no datum shift between them is
# published, and none is needed for screening.
_EQUIVALENT = frozenset({Datum.CGCS2000, Datum.WGS84})


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
    names = _letters(f"{geodetic.name} {datum}")
    for known, stems in _DATUM_NAMES.items():
        if any(stem in names for stem in stems):
            return known
    return Datum.OTHER


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
    transformer
        The operation, easting or longitude first; None where nothing is to do.
    """

    description: str
    transformer: Transformer | None = field(compare=False, default=None)

    def apply(self, geometries: NDArray[np.object_]) -> NDArray[np.object_]:
        """Return the geometries in the working CRS, without Z and M.

        Coordinates that the operation cannot place become infinite.
        """
        flat = shapely.force_2d(geometries)
        if self.transformer is None:
            return flat
        transformer = self.transformer
        return shapely.transform(
            flat, lambda xy: np.column_stack(transformer.transform(*xy.T))
        )


def transformation(source: CRS, working: CRS) -> Transformation:
    """Return the way from one CRS into the working CRS.

    Parameters
    ----------
    source, working
        The layer's CRS and the projected CRS of the case.

    Raises
    ------
    LayerError
        If no datum shift between the two is known, as for Xian 1980 and
        Beijing 1954: PROJ would silently shift by nothing and be tens of
        metres off.
    """
    if source.equals(working, ignore_axis_order=True):
        return Transformation(say("crs.none_needed"))
    group = TransformerGroup(source, working, always_xy=True)
    if not group.transformers:
        raise LayerError([_fault("no_way", source=crs_label(source))])
    best = group.transformers[0]
    datums = {datum_of(source), datum_of(working)}
    if "Ballpark" in best.description:
        if not datums <= _EQUIVALENT:
            raise LayerError([_fault("no_shift", source=crs_label(source))])
        return Transformation(say("crs.equivalent", source=crs_label(source)), best)
    return Transformation(
        say("crs.operation", source=crs_label(source), name=best.description), best
    )
