"""The demonstration county, copied to where its user may write."""

from __future__ import annotations

import filecmp
import shutil
from itertools import count
from pathlib import Path

from pingshun_screen.core.errors import OutputError
from pingshun_screen.core.resources import shipped
from pingshun_screen.core.texts import say
from pingshun_screen.io.faults import said_fault

CASE_FILE = "case.toml"
_BY_PRODUCT = ".aux.xml"
"""Statistics that QGIS writes beside a raster; they come and go."""


def lay_out_demonstration(parent: Path) -> Path:
    """Copy the demonstration county into a folder of its own.

    A copy that is whole and unchanged is used again. One that somebody has worked
    on is left alone: the new copy gets the next free number.

    Parameters
    ----------
    parent
        Where the folder is to lie; made if need be.

    Returns
    -------
    pathlib.Path
        The copy's case file.

    Raises
    ------
    OutputError
        If the copy cannot be written.
    """
    source = _source()
    name = say("demonstration.folder")
    try:
        for number in count(1):
            folder = parent / (name if number == 1 else f"{name}-{number}")
            if not folder.exists():
                shutil.copytree(
                    source, folder, ignore=shutil.ignore_patterns(f"*{_BY_PRODUCT}")
                )
                break
            if _is_unchanged(folder, source):
                break
    except OSError as error:
        # copytree keeps what went wrong with each file in a list of its own.
        reason = error.strerror or str(error)
        fault = said_fault(str(parent), "demonstration.not_copied", reason=reason)
        raise OutputError([fault]) from error
    return folder / CASE_FILE


def _source() -> Path:
    """Return where the county ships: in the plugin, else among a checkout's data."""
    try:
        return shipped("resources", "demo")
    except FileNotFoundError:
        return shipped("test_data", "demo")


def _is_unchanged(folder: Path, source: Path) -> bool:
    names = [one.name for one in source.iterdir() if not one.match(f"*{_BY_PRODUCT}")]
    _, changed, missing = filecmp.cmpfiles(source, folder, names, shallow=False)
    return not changed and not missing
