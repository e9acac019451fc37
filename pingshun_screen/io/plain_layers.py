"""Layers as plain tables, before any library writes them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from shapely.geometry.base import BaseGeometry

Cell = str | int | float | None
Row = tuple[Cell, ...]

Item = TypeVar("Item")


@dataclass(frozen=True)
class Anew(Generic[Item]):
    """Items that are made each time somebody goes through them.

    A large run has half a million rows. To free them all at once would stop the
    window that waits for them.

    Parameters
    ----------
    make
        Returns the items from the first.
    """

    make: Callable[[], Iterator[Item]]

    def __iter__(self) -> Iterator[Item]:
        """Go through the items."""
        return self.make()


@dataclass(frozen=True)
class ResultLayer:
    """One layer of the GeoPackage.

    Parameters
    ----------
    name
        Of the layer.
    geometry_type
        MultiPolygon or MultiLineString; "None" for a table without geometry.
    fields
        Name and type of each field: str, int or float.
    rows
        Values in the order of the fields.
    shapes
        Geometry of each row in the working CRS; None where it has none.
    """

    name: str
    geometry_type: str
    fields: Mapping[str, str]
    rows: Iterable[Row] = ()
    shapes: Iterable[BaseGeometry | None] = ()
