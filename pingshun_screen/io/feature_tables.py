"""Columns as read, turned into the table of a layer record."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import geopandas
import pandas as pd
from pyproj import CRS

from pingshun_screen.core.texts import say
from pingshun_screen.core.vocabulary import Role, match_fields
from pingshun_screen.io.engines import Features
from pingshun_screen.io.layer_faults import refusal

_FEATURE_ID, _GEOMETRY = "feature_id", "geometry"


def recognised_fields(
    columns: Sequence[str], role: Role, stated: Mapping[str, str], place: str
) -> dict[str, str]:
    """Return which column holds which standard field; what the case says goes first.

    Raises
    ------
    LayerError
        If the case names columns that are not there.
    """
    absent = [column for column in stated.values() if column not in columns]
    if absent:
        joint = say("layers.joint")
        missing, known = joint.join(absent), joint.join(columns)
        raise refusal(place, "fields", missing=missing, known=known)
    left = [column for column in columns if column not in stated.values()]
    guessed = match_fields(left, role)
    return {**guessed, **stated}


def aliased_fields(
    fields: Mapping[str, str], aliases: Mapping[str, str], role: Role
) -> dict[str, str]:
    """Return the fields, and those that only a column's alias tells.

    Parameters
    ----------
    fields
        Standard field to column, as recognised by the columns' names.
    aliases
        Columns with what the file calls them in words.
    role
        What the layer stands for.
    """
    used = set(fields.values())
    columns = {alias: name for name, alias in aliases.items() if name not in used}
    told = {
        field: columns[alias] for field, alias in match_fields(columns, role).items()
    }
    return {**told, **fields}


def coded_remark(features: Features, fields: Mapping[str, str]) -> str:
    """Return which codes were read as what, of the fields that count.

    Parameters
    ----------
    features
        As an engine read them.
    fields
        Standard field to column.
    """
    return "".join(
        say(
            "layers.coded",
            field=name,
            pairs=say("layers.joint").join(
                say("layers.coded_pair", code=code, text=text)
                for code, text in features.coded[name].items()
            ),
        )
        for name in fields.values()
        if name in features.coded
    )


def feature_table(
    features: Features, fields: Mapping[str, str], crs: CRS
) -> tuple[geopandas.GeoDataFrame, tuple[tuple[str, str], ...]]:
    """Return all features, and identifier and problem of the unreadable ones.

    These keep their attributes and stand in the table without a geometry.

    Parameters
    ----------
    features
        As an engine read them.
    fields
        Standard field to column.
    crs
        Of the geometries.
    """
    identifiers = _identifiers(features, fields)
    columns: dict[str, object] = {_FEATURE_ID: identifiers}
    for name, column in _standard_names(features.columns, fields).items():
        columns[name] = pd.Series(features.columns[column], dtype=object)
    table = geopandas.GeoDataFrame(columns, geometry=features.shapes, crs=crs)
    unreadable = tuple(
        (identifiers[position], problem)
        for position, problem in sorted(features.unreadable.items())
    )
    return table, unreadable


def _identifiers(features: Features, fields: Mapping[str, str]) -> list[str]:
    column = fields.get(_FEATURE_ID)
    if column is not None:
        values = features.columns[column]
        texts = ["" if value is None else str(value).strip() for value in values]
        if all(texts) and len(set(texts)) == len(texts):
            return texts
    return [str(fid) for fid in features.fids.tolist()]


def _standard_names(
    columns: Mapping[str, Sequence[object]], fields: Mapping[str, str]
) -> dict[str, str]:
    """Return the name in the table for each column, standard fields first."""
    names = {name: column for name, column in fields.items() if name != _FEATURE_ID}
    used = {*names, _FEATURE_ID, _GEOMETRY}
    taken = set(names.values())
    for column in columns:
        if column not in taken:
            name = column
            while name in used:
                name += "_"
            used.add(name)
            names[name] = column
    return names
