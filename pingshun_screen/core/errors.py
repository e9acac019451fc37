"""Errors that a user can act on: each names what is wrong and carries a remedy."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong with an input.

    Parameters
    ----------
    place
        File, line, layer or feature the fault sits in, as the user knows it.
    problem
        What is wrong there.
    remedy
        What to do about it.
    """

    place: str
    problem: str
    remedy: str

    def __str__(self) -> str:
        """Return the fault as one line."""
        return f"{self.place}: {self.problem} — {self.remedy}"


class ScreeningError(Exception):
    """Base of every error the product raises on purpose.

    Parameters
    ----------
    faults
        All faults found, at least one; each becomes one line.
    """

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(str(fault) for fault in self.faults))

    @property
    def remedy(self) -> str:
        """What to do, over all faults, one line each."""
        return "\n".join(fault.remedy for fault in self.faults)


class CaseError(ScreeningError):
    """The case file cannot be used as it stands."""


class PolicyError(ScreeningError):
    """The policy pack cannot be used as it stands."""


class LayerError(ScreeningError):
    """A layer cannot be read or brought into the working CRS."""


class OutputError(ScreeningError):
    """The results cannot be written."""


class SetupError(ScreeningError):
    """The installation cannot screen: a package is missing or unsound."""


class Cancelled(ScreeningError):  # noqa: N818 - not a fault of any input
    """The user stopped the run; nothing was written."""
