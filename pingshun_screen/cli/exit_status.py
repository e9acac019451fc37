"""What the command line tells the program that called it."""

from __future__ import annotations

from enum import IntEnum


class ExitStatus(IntEnum):
    """Exit status of a command."""

    DONE = 0
    NOT_ALL_SCREENED = 1
    UNUSABLE = 2
    INTERRUPTED = 130
