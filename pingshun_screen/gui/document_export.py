"""Copies of documents in a folder of the user's choice."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Copies:
    """What was copied.

    Parameters
    ----------
    folder
        Where the copies are.
    count
        How many files there are.
    numbered
        Names of those that got a number, as a file of their name was there.
    """

    folder: Path
    count: int
    numbered: tuple[str, ...]


def copy_documents(documents: Iterable[Path], folder: Path) -> Copies:
    """Copy documents into a folder; a file that is there already is left alone.

    Raises
    ------
    OSError
        If a document is gone or the folder cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    numbered = []
    count = 0
    for document in documents:
        copy = _free_name(folder / document.name)
        if copy.name != document.name:
            numbered.append(copy.name)
        shutil.copy2(document, copy)
        count += 1
    return Copies(folder, count, tuple(numbered))


def _free_name(path: Path) -> Path:
    number = 1
    free = path
    while free.exists():
        number += 1
        free = path.with_name(f"{path.stem} ({number}){path.suffix}")
    return free
