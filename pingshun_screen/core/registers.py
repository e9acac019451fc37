"""What a layer or a ledger says of one mining right, in standard fields."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import geopandas

from pingshun_screen.core.attributes import is_blank, normalise
from pingshun_screen.core.vocabulary import vocabulary


@dataclass(frozen=True)
class Register:
    """The statements of one source, or of several that were joined.

    Parameters
    ----------
    attributes
        Standard fields, normalised, and `mineral_kind`; None where unknown.
    remarks
        What could not be taken as it stands.
    unclear
        Fields that were filled in but not understood.
    licences
        Licence numbers exactly as written.
    """

    attributes: Mapping[str, object]
    remarks: tuple[str, ...] = ()
    unclear: frozenset[str] = frozenset()
    licences: tuple[str, ...] = ()


def register_of(raw: Mapping[str, object], columns: Mapping[str, str]) -> Register:
    """Return what one row says.

    Parameters
    ----------
    raw
        Standard field to value as read.
    columns
        Standard field to the column it was read from.
    """
    attributes, remarks = normalise(raw, columns)
    filled = {name for name, value in raw.items() if not is_blank(value)}
    if "valid_term" in filled:
        filled |= {"valid_from", "valid_to"}
    unclear = frozenset(name for name in filled if attributes.get(name) is None)
    return Register(attributes, remarks, unclear, _as_written(raw, attributes))


def _as_written(
    raw: Mapping[str, object], attributes: Mapping[str, object]
) -> tuple[str, ...]:
    licence = raw.get("licence_no")
    if is_blank(licence):
        return ()
    return (licence if isinstance(licence, str) else str(attributes["licence_no"]),)


def registers_of_table(
    table: geopandas.GeoDataFrame, columns: Mapping[str, str]
) -> tuple[Register, ...]:
    """Return what each row of a layer of mining rights says.

    Parameters
    ----------
    table
        As in `core.records.LayerRecord`.
    columns
        Standard field to the column it was read from.
    """
    values = {
        name: table[name].astype(object).where(table[name].notna(), None).tolist()
        for name in vocabulary().mine_fields
        if name in table.columns
    }
    return tuple(
        register_of({name: column[row] for name, column in values.items()}, columns)
        for row in range(len(table))
    )
