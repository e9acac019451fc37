"""Geometry out of well-known binary, in bulk and, where that fails, one by one."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

# shapely has an exception of its own for curves.
_UNDECODABLE = (shapely.errors.ShapelyError, NotImplementedError)

Linearise = Callable[[bytes], bytes]
"""Turns curves and surfaces into what shapely knows; raises ValueError."""


def decode_wkb(
    wkb: NDArray[np.object_], linearise: Linearise
) -> tuple[NDArray[np.object_], dict[int, str]]:
    """Return the geometries, and the problem of each that cannot be decoded.

    Parameters
    ----------
    wkb
        Bytes, None where a feature has no geometry.
    linearise
        Tried on geometries that shapely cannot decode.

    Returns
    -------
    shapes, unreadable
        Geometries, None where there is none; problem by position.
    """
    try:
        return shapely.from_wkb(wkb), {}
    except _UNDECODABLE:
        return _one_by_one(wkb, linearise)


def _one_by_one(
    wkb: NDArray[np.object_], linearise: Linearise
) -> tuple[NDArray[np.object_], dict[int, str]]:
    shapes = np.full(len(wkb), None, dtype=object)
    unreadable = {}
    for position, data in enumerate(wkb):
        try:
            shapes[position] = _decoded(data, linearise)
        except (*_UNDECODABLE, ValueError) as error:
            unreadable[position] = str(error)
    return shapes, unreadable


def _decoded(data: bytes | None, linearise: Linearise) -> BaseGeometry | None:
    try:
        return shapely.from_wkb(data)
    except _UNDECODABLE:
        if data is None:
            raise
        return shapely.from_wkb(linearise(data))
