"""How mines can be seen from roads and railways, mine by mine."""

from __future__ import annotations

import math
import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from pingshun_screen.core.progress import IsCancelled, RunControl, never_cancelled
from pingshun_screen.core.texts import say
from pingshun_screen.core.visibility.cells import fits_cells, mine_cells
from pingshun_screen.core.visibility.crossings import margins_m
from pingshun_screen.core.visibility.findings import (
    BestSight,
    MineSight,
    OpenReason,
    SightStatus,
    Stability,
)
from pingshun_screen.core.visibility.margins import Widest, widest_sight
from pingshun_screen.core.visibility.outlooks import Outlook, Portion
from pingshun_screen.core.visibility.profiles import sight_profile
from pingshun_screen.core.visibility.roads import SightLine
from pingshun_screen.core.visibility.sections import line_sights
from pingshun_screen.core.visibility.settings import SightSettings
from pingshun_screen.core.visibility.shafts import Sight, look
from pingshun_screen.core.visibility.stations import place_stations
from pingshun_screen.core.visibility.terrain import Terrain


def sight_mines(
    terrain: Terrain,
    lines: Sequence[SightLine],
    mines: NDArray[np.object_],
    settings: SightSettings,
    control: RunControl,
) -> list[MineSight]:
    """Return how each mine can be seen from the lines.

    Parameters
    ----------
    terrain
        Terrain in the working CRS, reaching as far as the range around the mines.
    lines
        Important roads and railways, merged.
    mines
        Valid polygons in the working CRS; None where a mine has none.
    settings
        Conditions of the sight lines.
    control
        Told after every mine, asked within; gives the number of threads.

    Raises
    ------
    Cancelled
        When the user stops the run.
    """
    stations, of_mine = place_stations(lines, mines, terrain, settings)

    def sight(chosen: NDArray[np.intp], mine: BaseGeometry | None) -> MineSight:
        if mine is None or mine.is_empty:
            return MineSight(
                SightStatus.NOT_DETERMINED, reasons=(OpenReason.NO_GEOMETRY,)
            )
        if not fits_cells(mine, terrain):
            return MineSight(
                SightStatus.NOT_DETERMINED,
                area_m2=float(mine.area),
                undetermined_m2=float(mine.area),
                reasons=(OpenReason.MINE_TOO_LARGE,),
            )
        cells = mine_cells(mine, terrain)
        outlook = Outlook(terrain, settings, stations, chosen, cells)
        return _mine_sight(outlook, lines, control.is_cancelled)

    results = []
    with ThreadPoolExecutor(control.jobs or os.cpu_count() or 1) as pool:
        for done, result in enumerate(pool.map(sight, of_mine, mines)):
            results.append(result)
            control.report((done + 1) / len(mines), say("visibility.stage"))
    return results


@dataclass(frozen=True)
class _Seen:
    """What is seen and what stays open, by station and by cell.

    `opens_lowered` says that a line now blocked crosses unknown terrain too, which
    decides once the terrain is lowered by its accuracy.
    """

    station_m2: NDArray[np.float64]
    station_sees: NDArray[np.bool_]
    station_open: NDArray[np.bool_]
    cell_seen: NDArray[np.bool_]
    cell_open: NDArray[np.bool_]
    widest: Widest | None
    opens_lowered: bool


def _mine_sight(
    outlook: Outlook, lines: Sequence[SightLine], is_cancelled: IsCancelled
) -> MineSight:
    seen = _look_around(outlook, is_cancelled)
    cover_m2 = outlook.cells.cover_m2
    open_cells = seen.cell_open & ~seen.cell_seen
    status = _status(seen)
    return MineSight(
        status=status,
        stability=_stability(status, seen, outlook.terrain.vertical_accuracy_m),
        margin_m=seen.widest.margin_m if seen.widest else None,
        area_m2=float(cover_m2.sum()),
        visible_m2=float(cover_m2[seen.cell_seen].sum()),
        undetermined_m2=float(cover_m2[open_cells].sum()),
        reasons=_reasons(outlook, seen),
        lines=line_sights(
            lines,
            outlook.stations,
            outlook.chosen,
            seen.station_sees,
            seen.station_open & ~seen.station_sees,
        ),
        best=_best(outlook, seen),
        cells=outlook.cells,
        is_visible=seen.cell_seen,
        is_undetermined=open_cells,
    )


def _look_around(outlook: Outlook, is_cancelled: IsCancelled) -> _Seen:
    cells, count = outlook.cells, len(outlook.chosen)
    station_m2 = np.zeros(count)
    station_sees, station_open = np.zeros((2, count), bool)
    cell_seen, cell_open = np.zeros((2, len(cells.cover_m2)), bool)
    for portion in outlook.portions(np.arange(count)):
        sight = look(portion.scene, portion.eyes, portion.targets, is_cancelled)
        some = slice(portion.first, portion.first + len(sight))
        is_seen, is_open = sight == Sight.VISIBLE, sight == Sight.UNKNOWN
        # Not a matrix product: its threads spin beside ours, and rows that are alike
        # could come out a rounding apart.
        station_m2[some] = (is_seen * cells.cover_m2).sum(axis=1)
        station_sees[some] = is_seen.any(axis=1)
        station_open[some] = is_open.any(axis=1)
        cell_seen |= is_seen.any(axis=0)
        cell_open |= is_open.any(axis=0)
    # No station that sees nothing has a wider margin than one that sees something.
    worth = np.flatnonzero(station_sees if station_sees.any() else ~station_open)
    widest: Widest | None = None
    opens = False
    for portion in outlook.portions(worth):
        widest = widest_sight(portion, widest, is_cancelled)
        opens |= not station_sees.any() and _opens_lowered(outlook, portion)
    if widest is not None:
        widest = replace(widest, station=int(worth[widest.station]))
    return _Seen(
        station_m2, station_sees, station_open, cell_seen, cell_open, widest, opens
    )


def _opens_lowered(outlook: Outlook, portion: Portion) -> bool:
    accuracy_m = outlook.terrain.vertical_accuracy_m
    if accuracy_m is None or not np.isnan(portion.scene.heights_m).any():
        return False
    lowered = portion.scene.raised(-accuracy_m)
    sight = look(lowered, portion.eyes, portion.targets, never_cancelled)
    return bool((sight == Sight.UNKNOWN).any())


def _status(seen: _Seen) -> SightStatus:
    if seen.cell_seen.any():
        return SightStatus.VISIBLE
    if seen.cell_open.any():
        return SightStatus.NOT_DETERMINED
    return SightStatus.HIDDEN


def _stability(status: SightStatus, seen: _Seen, accuracy_m: float | None) -> Stability:
    if status is SightStatus.NOT_DETERMINED or accuracy_m is None:
        return Stability.NOT_DETERMINED
    margin_m = seen.widest.margin_m if seen.widest else -math.inf
    if status is SightStatus.VISIBLE:
        is_stable = margin_m >= accuracy_m
        return Stability.STABLE_VISIBLE if is_stable else Stability.BORDERLINE
    if margin_m >= -accuracy_m:
        return Stability.BORDERLINE
    return Stability.NOT_DETERMINED if seen.opens_lowered else Stability.STABLE_HIDDEN


def _reasons(outlook: Outlook, seen: _Seen) -> tuple[OpenReason, ...]:
    """Return why lines stayed open, in the order of `OpenReason`."""
    if not seen.cell_open.any():
        return ()
    no_cell = np.isnan(outlook.cells.ground_m)
    no_station = np.isnan(outlook.stations.ground_m[outlook.chosen])
    found = {
        OpenReason.MINE_WITHOUT_TERRAIN: no_cell.any(),
        OpenReason.STATION_WITHOUT_TERRAIN: no_station.any(),
        OpenReason.NO_DATA_BETWEEN: (seen.cell_open & ~no_cell).any()
        and (seen.station_open & ~no_station).any(),
    }
    return tuple(reason for reason, holds in found.items() if holds)


def _best(outlook: Outlook, seen: _Seen) -> BestSight | None:
    if seen.widest is None:
        return None
    place, cell = seen.widest.station, seen.widest.cell
    if seen.station_sees.any():
        place = _best_station(outlook, seen)
        cell = _clearest_cell(outlook, place)
    station = int(outlook.chosen[place])
    stations, cells = outlook.stations, outlook.cells
    eye, target = stations.xy[station], outlook.terrain.positions(cells.places[cell])
    profile = sight_profile(
        outlook.terrain,
        (float(eye[0]), float(eye[1]), float(stations.eye_m[station])),
        (float(target[0]), float(target[1]), outlook.settings.target_m),
        outlook.settings,
    )
    return BestSight(
        int(stations.line[station]),
        float(stations.chainage_m[station]),
        float(seen.station_m2[place]),
        profile,
    )


def _best_station(outlook: Outlook, seen: _Seen) -> int:
    """Return the station that sees most; of several the one nearest to the mine."""
    area_m2 = np.where(seen.station_sees, seen.station_m2, -1.0)
    places = np.flatnonzero(area_m2 == area_m2.max())
    xy = outlook.stations.xy[outlook.chosen[places]]
    middle = outlook.terrain.positions(outlook.cells.places).mean(axis=0)
    return int(places[np.argmin(np.hypot(*(xy - middle).T))])


def _clearest_cell(outlook: Outlook, place: int) -> int:
    """Return the cell that a station sees by the widest margin."""
    (portion,) = outlook.portions(np.array([place]))
    eyes = np.repeat(portion.eyes, len(portion.targets), axis=0)
    margin_m = margins_m(portion.scene, eyes, portion.targets)
    return int(np.argmax(np.where(np.isnan(margin_m), -np.inf, margin_m)))
