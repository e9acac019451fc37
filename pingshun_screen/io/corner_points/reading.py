"""Reading corner points from whatever an office hands over."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pingshun_screen.core.texts import say
from pingshun_screen.io.corner_points.drafts import Draft, Drafts, note, refusal
from pingshun_screen.io.corner_points.land_text import is_land_text, read_land_text
from pingshun_screen.io.corner_points.parcels import parcels_of
from pingshun_screen.io.corner_points.records import (
    NOTHING_GIVEN,
    CornerReading,
    Given,
    Note,
    Refusal,
)
from pingshun_screen.io.corner_points.registration import (
    is_registration_text,
    read_registration_text,
)
from pingshun_screen.io.corner_points.rows import lines_of_rows, text_rows
from pingshun_screen.io.corner_points.runs import merged
from pingshun_screen.io.corner_points.tables import read_table
from pingshun_screen.io.corner_points.texts import lines_of, text_of

MOST_BYTES = 5_000_000
MOST_PARCELS = 3_000
MOST_NOTES = 50
"""Of one file, on lines that are no corners; the rest is only counted."""


def read_corner_points(
    content: Path | bytes | str, *, source: str = "", given: Given = NOTHING_GIVEN
) -> CornerReading:
    """Return the parcels of a file or text, and everything in it that was refused.

    Parameters
    ----------
    content
        Path of a file, its bytes, or text that somebody pasted: land exchange text,
        registration form, or a table as text, CSV or .xlsx.
    source
        What to call it; a file has its own name.
    given
        What is known besides the data; it fills gaps and never overrules the data.

    Returns
    -------
    CornerReading
        A parcel with any fault is refused as a whole: a boundary with a corner left
        out would be another one.
    """
    name = source or (content.name if isinstance(content, Path) else _pasted())
    if isinstance(content, Path):
        found = _bytes_of(content, name)
        if isinstance(found, Refusal):
            return CornerReading(refusals=(found,))
        content = found
    if len(content) > MOST_BYTES:
        refused = refusal(name, 0, "too_big", most=MOST_BYTES // 1_000_000)
        return CornerReading(refusals=(refused,))
    drafts = _drafts(content, name)
    if isinstance(drafts, Refusal):
        return CornerReading(refusals=(drafts,))
    return _reading(drafts, name, given)


def _pasted() -> str:
    return say("corner_points.pasted")


def _bytes_of(path: Path, source: str) -> bytes | Refusal:
    try:
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except OSError as error:
        detail = error.strerror or type(error).__name__
        return refusal(source, 0, "unreadable", detail=detail)


def _drafts(content: bytes | str, source: str) -> Drafts | Refusal:
    if isinstance(content, bytes):
        # Only where it is needed: openpyxl takes a quarter of a second to load.
        from pingshun_screen.io.damaged_workbooks import SIGNATURE  # noqa: PLC0415

        if content.startswith(SIGNATURE):
            return _of_workbook(content, source)
        text = text_of(content, source)
        if isinstance(text, Refusal):
            return text
    else:
        text = content.removeprefix("\ufeff")
    lines = lines_of(text, source)
    if isinstance(lines, Refusal):
        return lines
    return _of_form(lines, source) or read_table(text_rows(lines), source)


def _of_form(lines: Sequence[str], source: str) -> Drafts | None:
    """Return what a text of a set form has, None for any other text."""
    if is_land_text(lines):
        return read_land_text(lines, source)
    if is_registration_text(lines):
        return read_registration_text(lines, source)
    return None


def _of_workbook(raw: bytes, source: str) -> Drafts | Refusal:
    from pingshun_screen.io.corner_points.workbooks import (  # noqa: PLC0415
        sheet_source,
        workbook_sheets,
    )

    sheets = workbook_sheets(raw, source)
    if isinstance(sheets, Refusal):
        return sheets
    drafts: list[Draft] = []
    refusals: list[Refusal] = []
    notes: list[Note] = []
    for title, rows in sheets:
        name = sheet_source(source, title) if len(sheets) > 1 else source
        # People open such text in Excel, which splits it at its commas, and save it.
        found = _of_form(lines_of_rows(rows), name) or read_table(rows, name)
        drafts += found.drafts
        refusals += found.refusals
        notes += found.notes
    return Drafts(tuple(drafts), tuple(refusals), tuple(notes))


def _reading(drafts: Drafts, source: str, given: Given) -> CornerReading:
    if len(drafts.drafts) > MOST_PARCELS:
        refused = refusal(source, 0, "too_many_parcels", most=MOST_PARCELS)
        return CornerReading(refusals=(refused,))
    parcels, refusals = parcels_of(drafts.drafts, given)
    told = merged([*drafts.refusals, *refusals], source)
    if not drafts.drafts:
        told.insert(0, refusal(source, 0, "nothing_found"))
    return CornerReading(tuple(parcels), tuple(told), _told_notes(drafts.notes))


def _told_notes(notes: Sequence[Note]) -> tuple[Note, ...]:
    rest = len(notes) - MOST_NOTES
    return (
        *notes[:MOST_NOTES],
        *([note(0, "more_notes", count=rest)] if rest > 0 else ()),
    )
