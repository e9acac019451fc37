"""Parcels of several coordinate systems in one, where somebody wants one layer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import shapely
from pyproj import CRS

from pingshun_screen.core.crs import transformation
from pingshun_screen.core.errors import LayerError
from pingshun_screen.io.corner_points.drafts import note, refusal
from pingshun_screen.io.corner_points.records import Parcel, Refusal


def in_one_system(
    parcels: Sequence[Parcel], crs: str
) -> tuple[list[Parcel], list[Refusal]]:
    """Return parcels moved into one CRS, and those that cannot be moved there.

    Areas stay as measured before; each move is noted in its parcel.

    Parameters
    ----------
    parcels
        Of any systems.
    crs
        Anything that names a CRS.
    """
    target = CRS.from_user_input(crs)
    moved: list[Parcel] = []
    refused: list[Refusal] = []
    for parcel in parcels:
        try:
            moved.append(_moved(parcel, target, crs))
        except LayerError as error:
            values = {"name": parcel.name, "detail": error.faults[0].problem}
            cause = refusal(parcel.source, parcel.line, "no_way", **values)
            refused.append(cause)
    return moved, refused


def _moved(parcel: Parcel, target: CRS, crs: str) -> Parcel:
    if parcel.crs == crs:
        return parcel
    way = transformation(CRS.from_user_input(parcel.crs), target)
    rings = way.apply(np.array([shapely.LinearRing(ring) for ring in parcel.rings]))
    told = note(parcel.line, "moved", source=parcel.crs, target=crs)
    return replace(
        parcel,
        polygon=way.apply(np.array([parcel.polygon]))[0],
        rings=tuple(shapely.get_coordinates(ring)[:-1] for ring in rings),
        crs=crs,
        notes=(*parcel.notes, told),
    )
