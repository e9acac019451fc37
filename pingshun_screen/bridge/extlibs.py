"""Python packages that the offline package brings for a QGIS that lacks them."""

from __future__ import annotations

import sys

from pingshun_screen.core.resources import PACKAGE

FOLDER = PACKAGE / "extlibs"
BUILT_FOR = "built_for.txt"
"""Holds the Python version, such as 3.12, whose compiled packages lie beside it."""


def put_last_on_path() -> None:
    """Let Python find the packages after all others, if it is the right Python."""
    place = str(FOLDER)
    if place not in sys.path and _built_for() == sys.version_info[:2]:
        sys.path.append(place)


def take_off_path() -> None:
    """Undo `put_last_on_path`."""
    place = str(FOLDER)
    if place in sys.path:
        sys.path.remove(place)


def _built_for() -> tuple[int, ...]:
    note = FOLDER / BUILT_FOR
    if not note.is_file():
        return ()
    return tuple(int(number) for number in note.read_text("ascii").split("."))
