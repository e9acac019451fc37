"""Parcels into a file, which appears whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from pyproj import CRS

from pingshun_screen.core.errors import OutputError
from pingshun_screen.io.corner_points.layers import parcel_layers
from pingshun_screen.io.corner_points.records import Parcel
from pingshun_screen.io.corner_points.words import PARCEL_CODE
from pingshun_screen.io.corner_points.writing import Outline, degree_table, land_text
from pingshun_screen.io.faults import said_fault
from pingshun_screen.io.results_gpkg import write_layers

Writer = Callable[[Path, Sequence[Parcel]], None]


def write_parcels(parcels: Sequence[Parcel], path: Path) -> None:
    """Write parcels: .gpkg as layers, .txt as land exchange text, .csv in degrees.

    Parameters
    ----------
    parcels
        At least one; of one coordinate system where it is no GeoPackage.
    path
        File to write; an older one is replaced.

    Raises
    ------
    OutputError
        If the ending is unknown or the file cannot be written.
    """
    writer = writer_for(path)
    partial = path.with_name(f".{path.stem}.partial-{os.getpid()}{path.suffix}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        writer(partial, parcels)
        os.replace(partial, path)
    except OSError as error:
        detail = error.strerror or str(error)
        fault = said_fault(path.name, "corner_points.not_written", detail=detail)
        raise OutputError([fault]) from error
    finally:
        if partial.exists():
            partial.unlink()


def writer_for(path: Path) -> Writer:
    """Return what writes a file of that ending.

    Raises
    ------
    OutputError
        If nothing does.
    """
    writer = _WRITERS.get(path.suffix.lower())
    if writer is None:
        suffix = path.suffix or path.name
        fault = said_fault(path.name, "corner_points.output_suffix", suffix=suffix)
        raise OutputError([fault])
    return writer


def _write_layers(path: Path, parcels: Sequence[Parcel]) -> None:
    write_layers(path, parcel_layers(parcels))


def _write_land_text(path: Path, parcels: Sequence[Parcel]) -> None:
    # In GBK, as the programs that take such text expect it.
    text = land_text(_outlines(parcels), _common_crs(path, parcels))
    path.write_bytes(text.encode("gb18030"))


def _write_degrees(path: Path, parcels: Sequence[Parcel]) -> None:
    # The mark tells Excel that it is UTF-8.
    text = degree_table(_outlines(parcels), _common_crs(path, parcels))
    path.write_bytes(text.encode("utf-8-sig"))


_WRITERS: Mapping[str, Writer] = {
    ".gpkg": _write_layers,
    ".txt": _write_land_text,
    ".csv": _write_degrees,
}


def _outlines(parcels: Sequence[Parcel]) -> list[Outline]:
    return [
        Outline(parcel.name, parcel.attributes.get(PARCEL_CODE, ""), parcel.polygon)
        for parcel in parcels
    ]


def _common_crs(path: Path, parcels: Sequence[Parcel]) -> CRS:
    systems = sorted({parcel.crs for parcel in parcels})
    if len(systems) > 1:
        values = {"systems": " ".join(systems), "suffix": path.suffix}
        fault = said_fault(path.name, "corner_points.several_systems", **values)
        raise OutputError([fault])
    return CRS.from_user_input(systems[0])
