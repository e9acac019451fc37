"""Marks of an outline, and how a layer's marks are held against them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from pingshun_screen.core.crs_guard.limits import (
    Mark,
    MarkLimits,
    displacement_limits,
    mark_limits,
)
from pingshun_screen.core.crs_guard.marks import Shapes, along_edges, corners, line_ends
from pingshun_screen.core.crs_guard.votes import Points, Targets, Vote, vote


@dataclass(frozen=True)
class Trace:
    """Marks of one kind.

    Parameters
    ----------
    mark
        The kind.
    targets
        Marks of the outline.
    marks_of
        Returns those of a layer.
    limits
        When the ones count as the others.
    least_matches
        How many must agree upon one shift.
    """

    mark: Mark
    targets: Targets
    marks_of: Callable[[Shapes], Points]
    limits: MarkLimits
    least_matches: float

    def near(self, shapes: Shapes) -> Points:
        """Return the marks of a layer that lie around the outline."""
        most_pairs = displacement_limits().most_pairs
        return self.targets.near(self.marks_of(shapes), most_pairs)

    def vote(self, points: Points) -> Vote | None:
        """Return the shift that most marks agree upon; None where there are none."""
        if not len(points):
            return None
        return vote(points, self.targets, self.limits.bin_m, self.limits.apart_m)

    def is_none(self, found: Vote) -> bool:
        """Return whether a shift is so small that it counts as none."""
        return found.size_m < self.limits.smallest_m

    def is_clear(self, found: Vote, *, is_likely: bool) -> bool:
        """Return whether a shift is more than chance.

        Parameters
        ----------
        found
            Of `vote`.
        is_likely
            Whether less evidence will do, as for no shift at all.
        """
        limits = displacement_limits()
        least = limits.likely_prominence if is_likely else limits.prominence
        return found.matches >= self.least_matches and found.prominence >= least

    def amount(self, found: Vote) -> float:
        """Return how many marks agree upon a shift, of edges how many metres."""
        return found.matches * (self.limits.step_m if self.mark is Mark.EDGES else 1)


def trace_of(outline: Shapes, mark: Mark) -> Trace:
    """Return the marks of an outline.

    Parameters
    ----------
    outline
        Its polygons, in a projected CRS.
    mark
        The kind of marks.
    """
    limits, own = displacement_limits(), mark_limits(mark)
    if mark is Mark.CORNERS:
        targets = Targets(_corners(outline), limits.largest_m)
        least = min(own.least_matches, max(len(targets.points), limits.least_corners))
        return Trace(mark, targets, _corners, own, least)
    points = along_edges(outline, own.step_m, limits.most_points)
    marks_of = _edges if mark is Mark.EDGES else line_ends
    return Trace(
        mark, Targets(points, limits.largest_m), marks_of, own, own.least_matches
    )


def _corners(shapes: Shapes) -> Points:
    return corners(shapes, displacement_limits().least_turn_degrees)


def _edges(shapes: Shapes) -> Points:
    # Twice as close as on the outline, so that no place on it is left out.
    step_m = mark_limits(Mark.EDGES).step_m / 2
    return along_edges(shapes, step_m, displacement_limits().most_points)
