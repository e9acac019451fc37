"""Progress on a terminal, or in a log."""

from __future__ import annotations

import shutil
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

from pingshun_screen.core.progress import Progress, ignore_progress

_BAR_CELLS = 30


@contextmanager
def shown_progress(stream: TextIO, *, is_quiet: bool) -> Iterator[Progress]:
    """Give a progress: a bar on a terminal, a line for each stage elsewhere."""
    if is_quiet:
        yield ignore_progress
    elif stream.isatty():
        bar = ProgressBar(stream)
        try:
            yield bar
        finally:
            bar.clear()
    else:
        yield StageLines(stream)


class StageLines:
    """Writes a line whenever the stage changes."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._stage = ""

    def __call__(self, share: float, stage: str) -> None:
        """Take note of a stage."""
        if stage != self._stage:
            self._stage = stage
            self._stream.write(f"{share:4.0%} {stage}\n")
            self._stream.flush()


class ProgressBar:
    """Draws one line over and over."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._drawn = ""

    def __call__(self, share: float, stage: str) -> None:
        """Draw the bar if it looks different from what is there."""
        full = round(_BAR_CELLS * min(max(share, 0.0), 1.0))
        bar = "#" * full + "-" * (_BAR_CELLS - full)
        room = shutil.get_terminal_size().columns - 1
        line = fitted(f"[{bar}] {share:4.0%} {stage}", room)
        if line != self._drawn:
            self._stream.write(f"\r{line}{self._blanks(line)}")
            self._stream.flush()
            self._drawn = line

    def clear(self) -> None:
        """Leave an empty line."""
        self._stream.write(f"\r{' ' * width(self._drawn)}\r")
        self._stream.flush()
        self._drawn = ""

    def _blanks(self, line: str) -> str:
        """Return what covers the rest of a longer line drawn before."""
        return " " * (width(self._drawn) - width(line))


def width(text: str) -> int:
    """Return how many cells of a terminal a text takes; Chinese takes two each."""
    return sum(1 + (unicodedata.east_asian_width(char) in "WF") for char in text)


def fitted(text: str, cells: int) -> str:
    """Return as much of a text as fits into so many cells."""
    while width(text) > cells:
        text = text[:-1]
    return text
