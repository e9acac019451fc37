"""How far the reading of a table of corner points has got."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from pingshun_screen.io.corner_points.columns import Blocks
from pingshun_screen.io.corner_points.drafts import (
    Draft,
    Drafts,
    Stated,
    refusal,
)
from pingshun_screen.io.corner_points.records import Note, Refusal
from pingshun_screen.io.corner_points.rows import Row

_LONGEST_NAME = 40


@dataclass(frozen=True)
class ListColumns:
    """Where a table has lists of corners.

    Parameters
    ----------
    place
        Position of their column.
    attributes
        Head to position, of columns that tell of the mining right.
    """

    place: int
    attributes: dict[str, int] = field(default_factory=dict)

    def has_text(self, cells: Sequence[str]) -> bool:
        """Return whether a row has a list, or should have one: a note has not."""
        filled = [place for place, cell in enumerate(cells) if cell]
        if len(filled) > 1 or self.place in filled:
            return True
        text = cells[filled[0]]
        is_note = len(text) > _LONGEST_NAME or any(sign in text for sign in ":：")
        return filled[0] in self.attributes.values() and not is_note


@dataclass
class Table:
    """A table while it is read.

    Parameters
    ----------
    source
        The file or sheet, as the user knows it.
    blocks, titles
        Columns that the last head or first row gave, and what stands above each.
    lists
        Where each row has all corners of a mining right; None in other tables.
    held
        Rows of blocks side by side, until all of them are known.
    stated
        What the file says of its coordinates so far.
    names
        What lines have named the parcel being read, by what stands before the name.
    part, ring
        Area and ring that the next corner belongs to.
    open
        Parcels whose datum a line below them may still name.
    drafts, refusals, notes
        What was read so far.
    """

    source: str
    blocks: Blocks = ()
    titles: tuple[str, ...] = ()
    lists: ListColumns | None = None
    held: list[Row] = field(default_factory=list)
    stated: Stated = field(default_factory=Stated)
    names: dict[str, str] = field(default_factory=dict)
    part: str = ""
    ring: str = ""
    drafts: list[Draft] = field(default_factory=list)
    open: list[Draft] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)

    def draft_at(self, line: int) -> Draft:
        """Return the parcel that is being read, a new one if there is none."""
        if not self.drafts:
            self.begin(line)
        return self.drafts[-1]

    def tell(self, stated: Stated) -> None:
        """Take in what is stated of the coordinates, be it below the corners.

        A datum below the last corners is that of all parcels for which none is stated.
        """
        last = self.drafts[-1] if self.drafts else None
        if last is not None and not last.points:
            last.stated = stated
        elif last is not None and (stated.datum or stated.unknown_datum):
            for draft in self.open:
                if draft.stated.datum is None and not draft.stated.unknown_datum:
                    draft.stated = stated
            self.open.clear()
        elif last is not None and last.stated.datum is None:
            last.stated = stated
        self.stated = stated

    def begin(self, line: int) -> Draft:
        """Begin another parcel and return it."""
        self.drafts.append(Draft(self.source, line, self.stated))
        self.open.append(self.drafts[-1])
        self.part = self.ring = ""
        self.names.clear()
        return self.drafts[-1]

    def begin_with(self, line: int, key: str, text: str) -> None:
        """Begin another parcel where a line names one that is not being read yet.

        `项目名称` and `矿山名称` above one table are two names of one parcel.
        """
        last = self.drafts[-1] if self.drafts else None
        if last is not None and last.points:
            self.begin(line)
        elif last is not None and self.names.get(key, text) != text:
            last.refuse(last.line, "no_points")
            self.begin(line)
        self.draft_at(line)
        self.names[key] = text

    def stray(self, line: int, cause: str, **values: object) -> None:
        """Refuse a row that belongs to no parcel."""
        self.refusals.append(refusal(self.source, line, cause, **values))

    def outcome(self) -> Drafts:
        """Return all that was read."""
        for draft in self.drafts:
            draft.settle_area()
        drafts = tuple(d for d in self.drafts if d.points or d.refusals)
        return Drafts(drafts, tuple(self.refusals), tuple(self.notes))
