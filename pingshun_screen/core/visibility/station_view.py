"""What one place sees of all mines, for a click on the road."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import shapely
from numpy.typing import NDArray

from pingshun_screen.core.progress import never_cancelled
from pingshun_screen.core.visibility.cells import MineCells, fits_cells, mine_cells
from pingshun_screen.core.visibility.outlooks import Outlook
from pingshun_screen.core.visibility.roads import SightLine
from pingshun_screen.core.visibility.settings import SightSettings
from pingshun_screen.core.visibility.shafts import Sight, look
from pingshun_screen.core.visibility.stations import Stations, eye_height_m
from pingshun_screen.core.visibility.terrain import Terrain


@dataclass(frozen=True)
class SeenMine:
    """What a station sees of one mine.

    Parameters
    ----------
    mine
        Index of the mine.
    distance_m
        From the station to the nearest point of the mine.
    area_m2, visible_m2, undetermined_m2
        Plane area of the mine; of what is seen; of what might be.
    cells, is_visible
        The mine's cells, and which are seen.
    """

    mine: int
    distance_m: float
    area_m2: float
    visible_m2: float
    undetermined_m2: float
    cells: MineCells = field(compare=False, repr=False)
    is_visible: NDArray[np.bool_] = field(compare=False, repr=False)


@dataclass(frozen=True)
class StationView:
    """A station, and the mines within range of it.

    Parameters
    ----------
    line, chainage_m, xy
        Index of the line, and where on it the station lies.
    mines
        In their order, those that are not seen too.
    """

    line: int
    chainage_m: float
    xy: tuple[float, float]
    mines: tuple[SeenMine, ...]


def view_from(
    place: tuple[float, float],
    lines: Sequence[SightLine],
    terrain: Terrain,
    mines: NDArray[np.object_],
    settings: SightSettings,
) -> StationView | None:
    """Return what the place on a line nearest to a given one sees.

    Parameters
    ----------
    place
        Easting and northing of the click.
    lines
        Roads and railways in the working CRS.
    terrain, mines, settings
        As for `sight_mines`.

    Returns
    -------
    StationView or None
        None if there are no lines.
    """
    if not lines:
        return None
    paths = np.array([line.path for line in lines], object)
    point = shapely.points(place)
    number = int(np.argmin(shapely.distance(paths, point)))
    along_m = float(shapely.line_locate_point(paths[number], point))
    here = shapely.line_interpolate_point(paths[number], along_m)
    xy = shapely.get_coordinates(here)
    station = Stations(
        line=np.array([number]),
        chainage_m=np.array([lines[number].start_m + along_m]),
        xy=xy,
        ground_m=terrain.ground_m(terrain.places(xy)),
        eye_m=np.array([eye_height_m(lines[number], settings)]),
        step_m=np.zeros(len(lines)),
    )
    away_m, here_only = shapely.distance(mines, here), np.zeros(1, np.intp)
    is_near = away_m <= settings.reach_m(terrain.cell_m)

    def look_at(mine: int) -> SeenMine:
        cells = mine_cells(mines[mine], terrain)
        outlook = Outlook(terrain, settings, station, here_only, cells)
        (portion,) = outlook.portions(here_only)
        sight = look(portion.scene, portion.eyes, portion.targets, never_cancelled)
        return _seen(mine, float(away_m[mine]), cells, sight[0])

    return StationView(
        number,
        float(station.chainage_m[0]),
        (float(xy[0, 0]), float(xy[0, 1])),
        tuple(
            look_at(index)
            for index in np.flatnonzero(is_near).tolist()
            if fits_cells(mines[index], terrain)
        ),
    )


def _seen(
    mine: int, distance_m: float, cells: MineCells, sight: NDArray[np.uint8]
) -> SeenMine:
    return SeenMine(
        mine=mine,
        distance_m=distance_m,
        area_m2=float(cells.cover_m2.sum()),
        visible_m2=float(cells.cover_m2[sight == Sight.VISIBLE].sum()),
        undetermined_m2=float(cells.cover_m2[sight == Sight.UNKNOWN].sum()),
        cells=cells,
        is_visible=sight == Sight.VISIBLE,
    )
