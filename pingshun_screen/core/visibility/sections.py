"""Which stretches of the lines see a mine."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from pingshun_screen.core.visibility.findings import LineSight
from pingshun_screen.core.visibility.roads import SightLine
from pingshun_screen.core.visibility.stations import Stations


def line_sights(
    lines: Sequence[SightLine],
    stations: Stations,
    chosen: NDArray[np.intp],
    sees: NDArray[np.bool_],
    is_open: NDArray[np.bool_],
) -> tuple[LineSight, ...]:
    """Return how each line sees a mine, lines without stations left out.

    Parameters
    ----------
    lines
        Roads and railways.
    stations, chosen
        All stations, and the indices of those within range of the mine.
    sees, is_open
        Which of the chosen see it, and which might.
    """
    line = stations.line[chosen]
    found = []
    for number in np.unique(line).tolist():
        own = line == number
        seeing = chosen[own & sees]
        chainage_m = stations.chainage_m[seeing]
        found.append(
            LineSight(
                line=number,
                stations=int(own.sum()),
                seeing=len(seeing),
                undetermined=int((own & is_open).sum()),
                first_m=float(chainage_m[0]) if len(seeing) else None,
                last_m=float(chainage_m[-1]) if len(seeing) else None,
                sections=_sections(lines[number], stations, seeing),
            )
        )
    return tuple(found)


def _sections(
    line: SightLine, stations: Stations, seeing: NDArray[np.intp]
) -> tuple[tuple[float, float], ...]:
    """Return where runs of stations start and end, each with half a step more."""
    if not len(seeing):
        return ()
    half_m = stations.step_m[stations.line[seeing[0]]] / 2
    chainage_m = stations.chainage_m[seeing]
    breaks = np.flatnonzero(np.diff(chainage_m) > 3 * half_m) + 1
    return tuple(
        (
            max(float(run[0] - half_m), line.start_m),
            min(float(run[-1] + half_m), line.end_m),
        )
        for run in np.split(chainage_m, breaks)
    )
