"""A file of corner points as a layer of a case."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

import numpy as np
from pyproj import CRS
from pyproj.exceptions import CRSError

from pingshun_screen.core.errors import LayerError
from pingshun_screen.core.records import LayerRecord, LayerStatus
from pingshun_screen.core.texts import say
from pingshun_screen.io.case_file import LayerSpec
from pingshun_screen.io.corner_points.layers import parcel_layer
from pingshun_screen.io.corner_points.one_system import in_one_system
from pingshun_screen.io.corner_points.reading import read_corner_points
from pingshun_screen.io.corner_points.records import Given, Parcel
from pingshun_screen.io.engines import Features
from pingshun_screen.io.faults import said_fault
from pingshun_screen.io.feature_tables import feature_table, recognised_fields
from pingshun_screen.io.layer_faults import refusal
from pingshun_screen.io.sources import LayerSource


def corner_record(
    spec: LayerSpec, source: LayerSource, record: LayerRecord
) -> LayerRecord:
    """Return a layer of the parcels of a file.

    Parameters
    ----------
    spec
        The layer as the case describes it; its CRS fills in what the file leaves
        open.
    source
        The file.
    record
        What is known of the layer so far.

    Raises
    ------
    LayerError
        If anything in the file was refused: a parcel left out would be missed in
        every result. A boundary that crosses itself is repaired later, and told,
        as that of any other layer.
    """
    if spec.where or source.layer_name or source.layer_id is not None:
        raise LayerError([said_fault(spec.source, "corner_points.no_filter")])
    reading = read_corner_points(source.path, given=Given(crs=_crs(spec)))
    undrawn = [one for one in reading.refusals if one.drawn is None]
    if undrawn:
        raise LayerError(undrawn)
    drawn = [one.drawn for one in reading.refusals if one.drawn is not None]
    whole = sorted((*reading.parcels, *drawn), key=lambda parcel: parcel.line)
    crs = whole[0].crs
    parcels, refused = in_one_system(whole, crs)
    if refused:
        raise LayerError(refused)
    features = _features(parcels)
    columns = list(features.columns)
    fields = recognised_fields(columns, spec.role, spec.fields, spec.source)
    table, _ = feature_table(features, fields, CRS.from_user_input(crs))
    return replace(
        record,
        table=table,
        status=LayerStatus.OK,
        message=_remarks(parcels, {(one.source, one.line) for one in drawn}),
        fields=fields,
    )


def _crs(spec: LayerSpec) -> CRS | None:
    try:
        return CRS.from_user_input(spec.crs) if spec.crs else None
    except CRSError as error:
        raise refusal(spec.source, "crs_text", crs=spec.crs) from error


def _features(parcels: list[Parcel]) -> Features:
    layer = parcel_layer(parcels)
    values = dict(zip(layer.fields, zip(*layer.rows, strict=True), strict=True))
    # Of a layer's features, a zone is one of protection.
    del values["zone"]
    return Features(
        fids=np.arange(1, len(parcels) + 1),
        shapes=np.array(layer.shapes, dtype=object),
        columns={name: list(column) for name, column in values.items()},
    )


def _remarks(parcels: Iterable[Parcel], drawn: Collection[tuple[str, int]]) -> str:
    notes = []
    for one in parcels:
        if (one.source, one.line) in drawn:
            # The area of a boundary that crosses itself says nothing.
            notes.append((one.line, say("corner_points.drawn", name=one.name)))
        else:
            notes += [(note.line, note.text) for note in one.notes if note.is_warning]
    return "".join(
        say("corner_points.warned", line=line, text=text)
        for line, text in sorted(notes)
    )
