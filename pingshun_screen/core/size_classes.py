"""Whether a mine is large, medium or small, by resources/size_classes.csv."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache

from pingshun_screen.core.attributes import minerals
from pingshun_screen.core.resources import resource
from pingshun_screen.core.vocabulary import folded, vocabulary

_DIGITS = 9
"""Decimals after a conversion: what a float adds must not decide at a bound."""


@dataclass(frozen=True)
class SizeRow:
    """One row of the table; lower bounds belong to the larger class.

    Parameters
    ----------
    name, unit, method
        Mineral group, unit of production a year, mining method or empty.
    large_min, medium_min
        Smallest production of a large and of a medium mine.
    source, verified
        Where the row comes from and whether somebody has checked it there.
    """

    name: str
    unit: str
    method: str
    large_min: float
    medium_min: float
    source: str
    verified: bool

    def size(self, capacity: float) -> str:
        """Return large, medium or small for a production in the row's unit."""
        if capacity >= self.large_min:
            return "large"
        return "medium" if capacity >= self.medium_min else "small"


@dataclass(frozen=True)
class Sizing:
    """The rows that speak for a mine and what each says.

    Parameters
    ----------
    sizes
        Each usable row with its class.
    unusable
        Rows whose unit does not fit and cannot be converted.
    """

    sizes: tuple[tuple[SizeRow, str], ...]
    unusable: tuple[SizeRow, ...]


@cache
def size_rows() -> tuple[SizeRow, ...]:
    """Return the shipped table."""
    with resource("size_classes.csv").open(encoding="utf-8", newline="") as file:
        return tuple(
            SizeRow(
                row["row"],
                row["unit"],
                row["method"],
                float(row["large_min"]),
                float(row["medium_min"]),
                row["source"],
                row["verified"] == "true",
            )
            for row in csv.DictReader(file)
        )


@dataclass(frozen=True)
class Production:
    """What a mine produces.

    Parameters
    ----------
    mineral, method
        Mineral as the ledger calls it; open_pit, underground, combined or None.
    capacity, unit
        Production a year.
    """

    mineral: str
    method: str | None
    capacity: float
    unit: str


def sizing(
    production: Production, *, confirmed_rows: tuple[str, ...], density_t_per_m3: float
) -> Sizing:
    """Return what the table says of a mine.

    Parameters
    ----------
    production
        What the mine produces.
    confirmed_rows
        Rows that the office has settled on; where a mineral has one of them
        its other rows do not count.
    density_t_per_m3
        For converting between tonnes and cubic metres; 0 if nobody stated one.
    """
    names = minerals().get(folded(production.mineral), ("", ()))[1]
    settled = tuple(name for name in names if name in confirmed_rows)
    rows = [row for row in size_rows() if row.name in (settled or names)]
    fitting = [row for row in rows if not row.method or row.method == production.method]
    if rows and not fitting:
        return Sizing((), tuple(rows))
    sizes, unusable = [], []
    for row in fitting:
        converted = in_unit(
            production.capacity, production.unit, row.unit, density_t_per_m3
        )
        if converted is None:
            unusable.append(row)
        else:
            sizes.append((row, row.size(converted)))
    return Sizing(tuple(sizes), tuple(unusable))


def in_unit(
    capacity: float, unit: str, wanted: str, density_t_per_m3: float
) -> float | None:
    """Return a production in another unit, None if nobody stated how to convert it.

    Parameters
    ----------
    capacity, unit
        Production a year.
    wanted
        The unit asked for.
    density_t_per_m3
        For converting between tonnes and cubic metres; 0 if nobody stated one.
    """
    if unit == wanted:
        return capacity
    words = vocabulary().words
    convertible = {unit, wanted} == {words.mass_unit, words.volume_unit}
    if density_t_per_m3 <= 0 or not convertible:
        return None
    mass = wanted == words.mass_unit
    converted = capacity * density_t_per_m3 if mass else capacity / density_t_per_m3
    return round(converted, _DIGITS)
