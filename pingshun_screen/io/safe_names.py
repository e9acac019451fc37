"""File names made of licence numbers and names, whatever those contain.

Rules for Windows follow Microsoft's "Naming Files, Paths, and Namespaces".
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import chain, count

from pingshun_screen.core.texts import say

MAX_STEM_BYTES = 120
"""Leaves room for folder and ending in the 255 bytes and 260 characters allowed."""

_RESERVED = re.compile(r'[<>:"/\\|?*]')
_UNSEEN = frozenset(("Cc", "Cf", "Cs", "Zl", "Zp"))
"""Control, format (bidi and zero-width among them), half and break characters."""
_EDGES = " .-~"
_PORTS = tuple(f"{port}{digit}" for port in ("COM", "LPT") for digit in "0123456789¹²³")
_DEVICES = frozenset(("CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", *_PORTS))


def file_stems(labels: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    """Return a file name without ending for each mine, all different.

    Names that differ only in case count as the same, as they do on Windows; later
    ones get -2, -3 and so on. Give all mines of a run, so that a mine's file has
    the same name whether or not others are written.

    Parameters
    ----------
    labels
        Licence number and name of each mine; either may be empty.

    Returns
    -------
    tuple of str
        In the order of the labels, at most `MAX_STEM_BYTES` bytes of UTF-8 each.
    """
    taken: set[str] = set()
    numbers: dict[str, Iterator[int]] = {}
    stems = []
    for label in labels:
        stem = _stem(label)
        further = numbers.setdefault(_compared(stem), count(2))
        candidates = (_numbered(stem, number) for number in further)
        chosen = next(
            candidate
            for candidate in chain((stem,), candidates)
            if _compared(candidate) not in taken
        )
        taken.add(_compared(chosen))
        stems.append(chosen)
    return tuple(stems)


def _stem(label: tuple[str, str]) -> str:
    parts = [part for part in map(_cleaned, label) if part]
    stem = _cut("-".join(parts), MAX_STEM_BYTES) or say("case.unnamed_mine")
    device = stem.partition(".")[0].rstrip().upper()
    return _cut(f"_{stem}", MAX_STEM_BYTES) if device in _DEVICES else stem


def _cleaned(text: str) -> str:
    text = unicodedata.normalize("NFC", " ".join(text.split()))
    seen = "".join(char for char in text if unicodedata.category(char) not in _UNSEEN)
    return _RESERVED.sub("_", seen).strip(_EDGES)


def _cut(stem: str, size: int) -> str:
    """Return as much of a stem as fits into so many bytes of UTF-8."""
    return stem.encode()[:size].decode(errors="ignore").strip(_EDGES)


def _numbered(stem: str, number: int) -> str:
    suffix = f"-{number}"
    return _cut(stem, MAX_STEM_BYTES - len(suffix)) + suffix


def _compared(stem: str) -> str:
    return unicodedata.normalize("NFKC", stem.casefold())
