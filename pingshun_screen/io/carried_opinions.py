"""Departments' opinions taken along into the results that replace older ones."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from pingshun_screen.core.errors import Fault, LayerError, OutputError
from pingshun_screen.core.findings import MineResult
from pingshun_screen.io.faults import said_fault
from pingshun_screen.io.opinions import Opinion, read_opinions
from pingshun_screen.io.saved_tables import storable


def kept_opinions(folder: Path) -> tuple[Opinion, ...]:
    """Return the opinions in a folder that is to be replaced, oldest first.

    Parameters
    ----------
    folder
        Folder of results; it need not be there.

    Raises
    ------
    OutputError
        If they cannot be read: the folder must then stay as it is.
    """
    geopackage = folder / "results.gpkg"
    if not geopackage.is_file():
        return ()
    try:
        return read_opinions(geopackage)
    except LayerError as error:
        raise OutputError(
            [_kept(geopackage, fault) for fault in error.faults]
        ) from error


def require_unchanged(folder: Path, opinions: Sequence[Opinion]) -> None:
    """Make sure that nobody recorded an opinion meanwhile.

    Parameters
    ----------
    folder
        Folder of results that is to be replaced.
    opinions
        What `kept_opinions` returned for it.

    Raises
    ------
    OutputError
        If there are others by now.
    """
    if kept_opinions(folder) != tuple(opinions):
        raise OutputError([said_fault(str(folder), "opinions.added")])


def matched(
    opinions: Iterable[Opinion], mines: Sequence[MineResult]
) -> tuple[Opinion, ...]:
    """Return opinions with the numbers that their mines have in new results.

    A mine is known by licence number and name, else by its licence number alone, else
    by its name alone, and only if a single mine has them. Where none has, the opinion
    is kept without a number.

    Parameters
    ----------
    opinions
        Of the older results.
    mines
        Of the new results.
    """
    labels = [(storable(m.licence_no), storable(m.name), m.key) for m in mines]
    by_both = _single((f"{number}\n{name}", key) for number, name, key in labels)
    by_number = _single((number, key) for number, _, key in labels if number)
    by_name = _single((name, key) for _, name, key in labels if name)
    return tuple(
        replace(
            one,
            mine_key=by_both.get(f"{one.licence_no}\n{one.name}")
            or by_number.get(one.licence_no)
            or by_name.get(one.name),
        )
        for one in opinions
    )


def _single(entries: Iterable[tuple[str, int]]) -> dict[str, int]:
    """Return the key of each label that only one mine has."""
    keys: dict[str, list[int]] = defaultdict(list)
    for label, key in entries:
        keys[label].append(key)
    return {label: found[0] for label, found in keys.items() if len(found) == 1}


def _kept(geopackage: Path, fault: Fault) -> Fault:
    return said_fault(
        str(geopackage), "opinions.kept", problem=fault.problem, remedy=fault.remedy
    )
