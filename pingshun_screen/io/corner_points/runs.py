"""Runs of lines that share a fault, so that each is told once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from pingshun_screen.core.texts import say
from pingshun_screen.io.corner_points.drafts import refusal
from pingshun_screen.io.corner_points.records import Refusal

MOST_TOLD = 500
"""Refusals of one file that are told; nobody reads more."""


def line_runs(numbers: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Yield first and last of each run of line numbers that follow one another."""
    ordered = enumerate(numbers)
    for _, group in groupby(ordered, key=lambda pair: pair[1] - pair[0]):
        run = [number for _, number in group]
        yield run[0], run[-1]


def merged(refusals: Sequence[Refusal], source: str) -> list[Refusal]:
    """Return refusals in order, neighbours of one cause told once.

    Parameters
    ----------
    refusals
        Of one file.
    source
        The file, as the user knows it.
    """
    ordered = sorted(refusals, key=lambda one: one.line)
    told: list[Refusal] = []
    for _, group in groupby(ordered, key=lambda one: (one.problem, one.remedy)):
        by_line = {one.line: one for one in group}
        for first, last in line_runs(by_line):
            told.append(_as_one(by_line[first], last, source))
    if len(told) > MOST_TOLD:
        rest = len(told) - MOST_TOLD
        told[MOST_TOLD:] = [refusal(source, 0, "more_refusals", count=rest)]
    return told


def _as_one(refused: Refusal, last: int, source: str) -> Refusal:
    if refused.line == last:
        return refused
    place = say("corner_points.places", source=source, first=refused.line, last=last)
    return Refusal(place, refused.problem, refused.remedy, refused.line)
