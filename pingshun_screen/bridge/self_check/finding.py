"""What one look at the computer found."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class State(Enum):
    """How good it is; the value is the word in texts and in the names of icons."""

    OK = "ok"
    WARNING = "warning"
    FAULT = "fault"


@dataclass(frozen=True)
class Finding:
    """One line of the self-check.

    Parameters
    ----------
    subject
        What was looked at.
    state
        How good it is.
    detail
        What was found.
    remedy
        What to do about it; empty where all is well.
    """

    subject: str
    state: State
    detail: str
    remedy: str = ""


@dataclass(frozen=True)
class Group:
    """Findings of one kind under a heading."""

    heading: str
    findings: tuple[Finding, ...]
