"""Parcels as layers: one for each coordinate system, with standard field names."""

from __future__ import annotations

from collections.abc import Sequence

from shapely.geometry import MultiPolygon, Polygon

from pingshun_screen.core.texts import say
from pingshun_screen.core.vocabulary import Role, vocabulary
from pingshun_screen.io.corner_points.records import Parcel
from pingshun_screen.io.corner_points.words import PARCEL_CODE
from pingshun_screen.io.plain_layers import Cell, ResultLayer, Row

_ALWAYS = ("licence_no", "name", PARCEL_CODE)
_MEASURED = {
    "points": "int",
    "zone": "int",
    "declared_area_m2": "float",
    "statutory_area_m2": "float",
    "difference_m2": "float",
    "notes": "str",
    "source": "str",
    "source_line": "int",
}
_SQUARE_KILOMETRE_M2 = 1_000_000.0


def parcel_layers(parcels: Sequence[Parcel]) -> list[tuple[ResultLayer, str]]:
    """Return the layers that hold the parcels, each with its CRS.

    Coordinates stay as they were read; so parcels of two zones make two layers.

    Parameters
    ----------
    parcels
        Of one or several files.
    """
    systems = list(dict.fromkeys(parcel.crs for parcel in parcels))
    name = say("corner_points.layer")
    layers = []
    for crs in systems:
        title = name if len(systems) == 1 else f"{name}_{crs.rpartition(':')[2]}"
        group = [parcel for parcel in parcels if parcel.crs == crs]
        layers.append((parcel_layer(group, title), crs))
    return layers


def parcel_layer(parcels: Sequence[Parcel], name: str = "") -> ResultLayer:
    """Return the layer of parcels of one CRS."""
    fields = _fields(parcels)
    rows = tuple(_row(parcel, fields) for parcel in parcels)
    shapes = tuple(_multi(parcel.polygon) for parcel in parcels)
    return ResultLayer(name, "MultiPolygon", fields, rows, shapes)


def _fields(parcels: Sequence[Parcel]) -> dict[str, str]:
    terms = vocabulary().fields_of(Role.MINING_RIGHT)
    told = {name for parcel in parcels for name in parcel.attributes}
    if any(parcel.declared_area_m2 is not None for parcel in parcels):
        told.add("licence_area_km2")
    ordered = [*_ALWAYS, *(name for name in terms if name in told - {*_ALWAYS})]
    # Texts keep their units; the screening knows how to read them.
    kinds = dict.fromkeys(ordered, "str")
    if "licence_area_km2" in kinds:
        kinds["licence_area_km2"] = "float"
    return {**kinds, **_MEASURED}


def _row(parcel: Parcel, fields: dict[str, str]) -> Row:
    declared = parcel.declared_area_m2
    values: dict[str, Cell] = {
        "licence_area_km2": declared and declared / _SQUARE_KILOMETRE_M2,
        "points": parcel.points,
        "zone": parcel.zone,
        "declared_area_m2": declared,
        "statutory_area_m2": parcel.statutory_area_m2,
        "difference_m2": parcel.difference_m2,
        "notes": "\n".join(map(str, parcel.notes)),
        "source": parcel.source,
        "source_line": parcel.line,
    }
    values = {**parcel.attributes, **values}
    return tuple(values.get(name) for name in fields)


def _multi(polygon: Polygon | MultiPolygon) -> MultiPolygon:
    return polygon if isinstance(polygon, MultiPolygon) else MultiPolygon([polygon])
