"""How a long run tells where it stands and learns that it should stop."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TypeVar

from pingshun_screen.core.errors import Cancelled, Fault
from pingshun_screen.core.texts import say

Item = TypeVar("Item")

Progress = Callable[[float, str], None]
"""Called with the share done, 0 to 1, and the name of the stage in words."""

IsCancelled = Callable[[], bool]
"""Asked between batches of work."""


def ignore_progress(share: float, stage: str) -> None:
    """Take no notice."""


def never_cancelled() -> bool:
    """Let the run go on."""
    return False


def part_of(progress: Progress, start: float, end: float) -> Progress:
    """Return a progress whose 0 to 1 is the given part of the whole."""
    return lambda share, stage: progress(start + share * (end - start), stage)


def stop_if(is_cancelled: IsCancelled) -> None:
    """Raise `Cancelled` when the user wants the run to stop."""
    if is_cancelled():
        raise Cancelled([Fault(*(say(f"run.cancelled_{part}") for part in _PARTS))])


def stoppable(
    items: Iterable[Item], is_cancelled: IsCancelled, every: int = 200
) -> Iterator[Item]:
    """Yield items, and raise `Cancelled` among them when the user wants to stop.

    Parameters
    ----------
    items
        What is gone through.
    is_cancelled
        Asked before the first, and then after so many.
    every
        How many.
    """
    for number, item in enumerate(items):
        if number % every == 0:
            stop_if(is_cancelled)
        yield item


_PARTS = ("place", "problem", "remedy")


@dataclass(frozen=True)
class RunControl:
    """What a run tells and asks while it works.

    Parameters
    ----------
    progress, is_cancelled
        Told where the run stands; asked whether it should stop.
    jobs
        Threads to use; 0 for as many as the machine has processors.
    """

    progress: Progress = ignore_progress
    is_cancelled: IsCancelled = never_cancelled
    jobs: int = 0

    def part(self, start: float, end: float) -> RunControl:
        """Return the control of a part of the run."""
        return replace(self, progress=part_of(self.progress, start, end))

    def report(self, share: float, stage: str) -> None:
        """Tell where the run stands, and raise `Cancelled` if it should stop."""
        stop_if(self.is_cancelled)
        self.progress(share, stage)
