"""`corners FILE [FILE…] -o X.gpkg`: corner points to polygons."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path

from pyproj import CRS

from pingshun_screen.cli.console import Console, fault_entries
from pingshun_screen.cli.exit_status import ExitStatus
from pingshun_screen.core.crs import working_crs
from pingshun_screen.core.errors import OutputError, ScreeningError
from pingshun_screen.core.texts import say
from pingshun_screen.io.corner_points.files import write_parcels, writer_for
from pingshun_screen.io.corner_points.reading import read_corner_points
from pingshun_screen.io.corner_points.records import (
    Angles,
    CornerReading,
    Given,
    Note,
    Parcel,
    Refusal,
)
from pingshun_screen.io.faults import said_fault


def corners(call: argparse.Namespace, console: Console) -> ExitStatus:
    """Read corner points, tell everything that was refused, and write the rest.

    Raises
    ------
    ScreeningError
        If a file is missing, an option is wrong or the output cannot be written.
    """
    _require_usable(call.files, call.out)
    given = Given(_crs(call.crs), _extent(call.area), Angles(call.angles))
    readings = [read_corner_points(path, given=given) for path in call.files]
    parcels = [parcel for reading in readings for parcel in reading.parcels]
    refusals = [refusal for reading in readings for refusal in reading.refusals]
    if parcels:
        write_parcels(parcels, call.out)
    status = ExitStatus.NOT_ALL_SCREENED if refusals else ExitStatus.DONE
    console.warn(str(refusal) for refusal in refusals)
    summary = {
        "status": status,
        "out": str(call.out) if parcels else None,
        "parcels": [_entry(parcel) for parcel in parcels],
        "refusals": _refusal_entries(refusals),
        "notes": [_note(note) for reading in readings for note in reading.notes],
    }
    console.tell(_lines(readings, parcels, len(refusals), call.out), summary)
    return status


def _require_usable(paths: Sequence[Path], out: Path) -> None:
    faults = [
        said_fault(str(path), "corner_points.missing")
        for path in paths
        if not path.is_file()
    ]
    try:
        writer_for(out)
    except OutputError as error:
        faults += error.faults
    if faults:
        raise ScreeningError(faults)


def _crs(text: str | None) -> CRS | None:
    if text is None:
        return None
    if text in _GEOGRAPHIC:
        return CRS.from_user_input(text)
    return working_crs(text)


_GEOGRAPHIC = ("EPSG:4490", "EPSG:4326", "EPSG:4610", "EPSG:4214")


def _extent(source: str | None) -> tuple[float, float, float, float] | None:
    """Return west, south, east and north of the layer that parcels must lie in."""
    if source is None:
        return None
    from pingshun_screen.io.vector_files import read_coverage  # noqa: PLC0415

    table = read_coverage(source, Path()).table.to_crs("EPSG:4490")
    west, south, east, north = map(float, table.total_bounds)
    return west, south, east, north


def _entry(parcel: Parcel) -> dict[str, object]:
    return {
        "name": parcel.name,
        "attributes": dict(parcel.attributes),
        "source": parcel.source,
        "line": parcel.line,
        "points": parcel.points,
        "rings": len(parcel.rings),
        "crs": parcel.crs,
        "zone": parcel.zone,
        "declared_area_m2": parcel.declared_area_m2,
        "statutory_area_m2": round(parcel.statutory_area_m2, 4),
        "notes": [_note(note) for note in parcel.notes],
    }


def _note(note: Note) -> dict[str, object]:
    return {"line": note.line, "text": note.text, "remedy": note.remedy}


def _refusal_entries(refusals: Sequence[Refusal]) -> list[dict[str, object]]:
    return [
        {**entry, "line": refusal.line}
        for entry, refusal in zip(fault_entries(refusals), refusals, strict=True)
    ]


def _lines(
    readings: Sequence[CornerReading],
    parcels: Sequence[Parcel],
    refused: int,
    out: Path,
) -> Iterator[str]:
    for parcel in parcels:
        yield _parcel_line(parcel)
        for note in parcel.notes:
            yield say("corner_points.note", line=note.line, text=note)
    for note in (note for reading in readings for note in reading.notes):
        yield say("corner_points.note", line=note.line, text=note)
    if parcels:
        values = {"count": len(parcels), "refused": refused, "out": out}
        yield say("corner_points.written_to", **values)
    else:
        yield say("corner_points.none_written", refused=refused, out=out)


def _parcel_line(parcel: Parcel) -> str:
    name = parcel.name or say("corner_points.unnamed", line=parcel.line)
    zone = "degrees" if parcel.zone is None else "zone"
    declared = parcel.declared_area_m2
    area = say("corner_points.no_declared_area")
    if declared is not None:
        difference = parcel.difference_m2
        values = {"declared": declared / 1e4, "difference": difference}
        area = say("corner_points.declared_area", **values)
    return say(
        "corner_points.parcel",
        name=name,
        points=parcel.points,
        zone=say(f"corner_points.in_{zone}", zone=parcel.zone),
        crs=parcel.crs,
        statutory=parcel.statutory_area_m2 / 1e4,
        area=area,
    )
