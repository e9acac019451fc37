"""What the plan suggests for a mine, and what is still possible above it."""

from __future__ import annotations

from collections.abc import Sequence

from pingshun_screen.core.findings import ClauseOutcome, ClauseStatus
from pingshun_screen.core.policy import Disposition

_HIGHEST_FIRST = (Disposition.CLOSE, Disposition.EXIT, Disposition.UPGRADE)


def dispose(
    outcomes: Sequence[ClauseOutcome],
) -> tuple[Disposition | None, tuple[Disposition, ...]]:
    """Return the disposition and the higher ones that stay open.

    Parameters
    ----------
    outcomes
        The answers of all clauses for one mine.

    Returns
    -------
    tuple of Disposition or None and tuple of Disposition
        None is undetermined: nothing is met and something is open. Retain is
        only for a mine of which every clause has been answered.
    """
    met = {o.disposition for o in outcomes if o.status is ClauseStatus.MET}
    possible = {
        o.disposition for o in outcomes if o.status is ClauseStatus.NOT_DETERMINED
    }
    undecided = (ClauseStatus.MET, ClauseStatus.NOT_DETERMINED)
    possible |= {
        higher for o in outcomes if o.status in undecided for higher in o.leaves_open
    }
    still_open: list[Disposition] = []
    for disposition in _HIGHEST_FIRST:
        if disposition in met:
            return disposition, tuple(still_open)
        if disposition in possible:
            still_open.append(disposition)
    return (None if still_open else Disposition.RETAIN), tuple(still_open)
