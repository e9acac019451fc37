"""The roads, the terrain and the mines of a run, to look about in once more."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from pingshun_screen.core.errors import Fault, LayerError, OutputError
from pingshun_screen.core.findings import ScreeningResult
from pingshun_screen.core.preparation import prepare, visible_leaf
from pingshun_screen.core.progress import IsCancelled, Progress, RunControl, part_of
from pingshun_screen.core.records import CaseInputs
from pingshun_screen.core.sight_lines import find_sightings
from pingshun_screen.core.sighting import Sightings
from pingshun_screen.core.visibility.profiles import SightProfile
from pingshun_screen.core.visibility.shapes_seen import cells_shape
from pingshun_screen.core.visibility.station_view import view_from
from pingshun_screen.core.vocabulary import Role
from pingshun_screen.io.case_file import Case, read_case
from pingshun_screen.io.case_inputs import load_inputs
from pingshun_screen.io.faults import said_fault
from pingshun_screen.io.fingerprints import fingerprint
from pingshun_screen.io.manifest import Json, read_manifest
from pingshun_screen.io.policy_file import load_policy

_READ, _PREPARED = 0.2, 0.4


@dataclass(frozen=True)
class SightScene:
    """Everything that sight lines of a run are drawn from.

    Parameters
    ----------
    crs
        The working CRS, as the run names it.
    sightings
        With lines and terrain.
    names
        Of the mines, in the order of their numbers.
    geometries
        Of the mines, in the working CRS.
    """

    crs: str
    sightings: Sightings
    names: tuple[str, ...]
    geometries: NDArray[np.object_] = field(compare=False, repr=False)

    def profile(self, mine_key: int) -> SightProfile | None:
        """Return the sight line of a mine that is shown, None if there is none."""
        if not 0 < mine_key <= len(self.sightings.mines):
            return None
        sight = self.sightings.mines[mine_key - 1].sight
        return sight.best.profile if sight and sight.best else None


@dataclass(frozen=True)
class SeenHere:
    """A mine within range of a station.

    Parameters
    ----------
    mine_key, name
        Which mine.
    distance_m, visible_m2, share, undetermined_m2
        How far away it is, and how much of it is seen or might be.
    shape
        The part that is seen; None if none is.
    """

    mine_key: int
    name: str
    distance_m: float
    visible_m2: float
    share: float
    undetermined_m2: float
    shape: BaseGeometry | None = field(compare=False, repr=False)


@dataclass(frozen=True)
class Lookout:
    """A station on a road, and the mines within range of it, most seen first.

    Parameters
    ----------
    line, chainage_m, xy
        The road and where on it.
    away_m
        How far from the place that was asked for.
    mines
        Those that are not seen too.
    """

    line: str
    chainage_m: float
    xy: tuple[float, float]
    away_m: float
    mines: tuple[SeenHere, ...]


def scene_of_result(result: ScreeningResult) -> SightScene | None:
    """Return the scene of a run that is still at hand; None if it looked at none."""
    sightings = result.sightings
    if sightings is None or sightings.terrain is None:
        return None
    names = tuple(mine.name for mine in result.mines)
    geometries = np.array([mine.geometry for mine in result.mines], object)
    return SightScene(result.crs, sightings, names, geometries)


def scene_of_folder(
    folder: Path, progress: Progress, is_cancelled: IsCancelled
) -> SightScene:
    """Read again what a run drew its sight lines from.

    Parameters
    ----------
    folder
        Of the run.
    progress, is_cancelled
        Told and asked on the way.

    Raises
    ------
    OutputError
        If the run did not come from a case, or what it read is no longer there or
        has changed: pictures would contradict the numbers.
    ScreeningError
        If the case cannot be used any more, or the user stops.
    """
    manifest = read_manifest(folder)
    case = _case(folder, manifest)
    policy = load_policy(case.policy, base=case.path.parent, overrides=case.parameters)
    leaf = visible_leaf(policy)
    if leaf is None or not case.dem_source:
        raise OutputError([said_fault(str(folder), "sight_tools.no_terrain")])
    kept = {Role.MINING_RIGHT, *leaf.roles}
    layers = tuple(spec for spec in case.layers if spec.role in kept)
    needed = replace(case, layers=layers, heritage_scopes=())
    reading = part_of(progress, 0.0, _READ)
    inputs = load_inputs(needed, progress=reading, is_cancelled=is_cancelled)
    _require_same(folder, manifest, inputs)
    control = RunControl(progress, is_cancelled)
    prepared = prepare(inputs, policy, control.part(_READ, _PREPARED))
    looking = control.part(_PREPARED, 1.0)
    sightings = find_sightings(prepared, leaf, policy, inputs.dem_source, looking)
    if sightings.terrain is None:
        fault = said_fault(str(folder), "sight_tools.no_terrain")
        raise LayerError([replace(fault, problem=sightings.failure or fault.problem)])
    names = tuple(mine.name for mine in prepared.mines.mines)
    return SightScene(inputs.crs, sightings, names, prepared.mines.shapes.geometries)


def look_out(scene: SightScene, place: tuple[float, float]) -> Lookout | None:
    """Return what the station nearest to a place sees; None if there are no roads.

    Parameters
    ----------
    scene
        With terrain.
    place
        Easting and northing in the working CRS.
    """
    sightings, terrain = scene.sightings, scene.sightings.terrain
    if terrain is None:
        return None
    view = view_from(
        place, sightings.lines, terrain, scene.geometries, sightings.settings
    )
    if view is None:
        return None

    def part(mine: int) -> BaseGeometry | None:
        seen = next(one for one in view.mines if one.mine == mine)
        if not seen.is_visible.any():
            return None
        shape = scene.geometries[mine]
        return cells_shape(shape, seen.cells, seen.is_visible, terrain)

    mines = (
        SeenHere(
            mine_key=seen.mine + 1,
            name=scene.names[seen.mine],
            distance_m=seen.distance_m,
            visible_m2=seen.visible_m2,
            share=seen.visible_m2 / seen.area_m2 if seen.area_m2 else 0.0,
            undetermined_m2=seen.undetermined_m2,
            shape=part(seen.mine),
        )
        for seen in view.mines
    )
    return Lookout(
        sightings.lines[view.line].name,
        view.chainage_m,
        view.xy,
        float(np.hypot(*np.subtract(view.xy, place))),
        tuple(sorted(mines, key=lambda seen: (-seen.visible_m2, seen.distance_m))),
    )


def _case(folder: Path, manifest: Json) -> Case:
    stated = manifest.get("case")
    path = stated.get("path") if isinstance(stated, dict) else None
    if not isinstance(path, str):
        raise OutputError([said_fault(str(folder), "sight_tools.no_case")])
    if not Path(path).is_file():
        raise OutputError([said_fault(path, "sight_tools.gone")])
    case = read_case(Path(path))
    if isinstance(stated, dict) and stated.get("sha256") != case.sha256:
        raise OutputError([said_fault(path, "sight_tools.changed")])
    return case


def _require_same(folder: Path, manifest: Json, inputs: CaseInputs) -> None:
    faults = list(_changes(manifest, inputs))
    if not inputs.dem_source:
        faults.append(said_fault(str(folder), "sight_tools.dem_gone"))
    if faults:
        raise OutputError(faults)


def _changes(manifest: Json, inputs: CaseInputs) -> Iterator[Fault]:
    """Yield every input that is not what the run read."""
    listed = manifest.get("inputs")
    rows = listed if isinstance(listed, list) else []
    known = {(row["role"], row["source"], row["sha256"]) for row in rows}
    for layer in inputs.layers:
        if (layer.role.value, layer.source, layer.sha256) not in known:
            yield said_fault(layer.source, "sight_tools.changed")
    stated = manifest.get("dem")
    if not inputs.dem_source or not isinstance(stated, dict):
        return
    if stated.get("sha256") != fingerprint(Path(inputs.dem_source)):
        yield said_fault(inputs.dem_source, "sight_tools.changed")
