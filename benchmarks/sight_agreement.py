"""How far views of single stations agree with those of other engines."""

from __future__ import annotations

import sys

import numpy as np
from numpy.typing import NDArray

from benchmarks.viewshed_peers import Views
from pingshun_screen.core.progress import never_cancelled
from pingshun_screen.core.visibility.profiles import Blocker, sight_profile
from pingshun_screen.core.visibility.scenes import build_scene
from pingshun_screen.core.visibility.settings import SightSettings
from pingshun_screen.core.visibility.shafts import Sight, look
from pingshun_screen.core.visibility.terrain import Terrain

AGREE_AT_LEAST = 0.985
_NEAR_CELLS, _LOW_M = 2, 1.0


def print_agreement(
    terrain: Terrain,
    places: NDArray[np.intp],
    settings: SightSettings,
    grass: Views,
    gdal: Views,
) -> bool:
    """Print the shares of cells that agree; return whether the claim holds.

    Cells that differ from GRASS and lie further than one cell from an edge of what
    either engine sees are explained by terrain that stands less than a metre above
    the line within two cells of the eye: there the engines interpolate differently.
    """
    scene = build_scene(terrain, settings)
    rows, columns = np.indices(terrain.heights_m.shape)
    counts = np.zeros((4, 3))
    blockers: list[Blocker] = []
    for number, (column, row) in enumerate(places.tolist()):
        away = np.hypot(columns - column, rows - row)
        asked = (away > 0) & (away <= scene.range_cells)
        targets = np.column_stack([columns[asked], rows[asked]]).astype(float)
        targets = np.column_stack([targets, terrain.ground_m(targets)])
        eye = np.array([[column, row, terrain.heights_m[row, column]]], float)
        eye[0, 2] += settings.road_eye_m
        own = np.zeros(asked.shape, bool)
        own[asked] = look(scene, eye, targets, never_cancelled)[0] == Sight.VISIBLE
        pairs = (
            (own, grass.seen[number]),
            (gdal.seen[number], grass.seen[number]),
            (own, gdal.seen[number]),
        )
        for at, (one, other) in enumerate(pairs):
            counts[0, at] += asked.sum()
            counts[1, at] += (one == other)[asked].sum()
            counts[2, at] += (one | other)[asked].sum()
            counts[3, at] += (one & other)[asked].sum()
        odd = asked & (own != grass.seen[number])
        odd &= ~(_edge(own) | _edge(grass.seen[number]))
        blockers += [
            _blocker(terrain, (column, row), (int(x), int(y)), settings)
            for y, x in np.argwhere(odd)
        ]
    print("cells that agree, of all within range and of those either sees:")
    for at, name in enumerate(("own and GRASS", "GDAL and GRASS", "own and GDAL")):
        of_all, of_seen = counts[1, at] / counts[0, at], counts[3, at] / counts[2, at]
        print(f"  {name:15} {of_all:9.4%} {of_seen:9.2%} of {counts[0, at]:.0f}")
    near = sum(
        blocker.distance_m <= _NEAR_CELLS * terrain.cell_m
        and abs(blocker.above_m) <= _LOW_M
        for blocker in blockers
    )
    print(
        f"  own and GRASS differ further than one cell from an edge: {len(blockers)} "
        f"cells, {near} of them by terrain under {_LOW_M:g} m above the line within "
        f"{_NEAR_CELLS} cells of the eye"
    )
    agree = counts[1, 0] / counts[0, 0] >= AGREE_AT_LEAST
    return bool(agree and near == len(blockers))


def _blocker(
    terrain: Terrain,
    eye: tuple[int, int],
    target: tuple[int, int],
    settings: SightSettings,
) -> Blocker:
    """Return what decides the line between two nodes."""
    ends = terrain.positions(np.array([eye, target], float)).tolist()
    profile = sight_profile(
        terrain,
        (*ends[0], settings.road_eye_m),
        (*ends[1], settings.target_m),
        settings,
    )
    if profile.blocker is None:
        sys.exit("a line that nothing lies below cannot differ")
    return profile.blocker


def _edge(seen: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Return the cells that have both seen and hidden ones among their nine."""
    padded = np.pad(seen, 1, mode="edge")
    nine = np.lib.stride_tricks.sliding_window_view(padded, (3, 3))
    return nine.any(axis=(2, 3)) & ~nine.all(axis=(2, 3))
