"""The geometry of all mines against all layers, in batches of mines."""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from pyproj import CRS
from shapely.errors import GEOSException
from shapely.geometry.base import BaseGeometry

from pingshun_screen.core.areas import statutory_areas_m2
from pingshun_screen.core.conflicts import Limits, MineShapes, conflicts_with
from pingshun_screen.core.errors import Fault, LayerError
from pingshun_screen.core.evidence import NearLine
from pingshun_screen.core.findings import Conflict, Relation
from pingshun_screen.core.layers import PreparedLayer
from pingshun_screen.core.lines import near_lines
from pingshun_screen.core.progress import RunControl, stop_if
from pingshun_screen.core.texts import say
from pingshun_screen.core.vocabulary import Role

# Small enough to answer a cancel soon, large enough for vector functions.
_BATCH = 1000


@dataclass(frozen=True)
class Question:
    """What is to be measured.

    Parameters
    ----------
    limits
        Distances that sort relations.
    line_roles
        Roles that clauses ask a distance to.
    reach_m
        Furthest distance that any clause asks.
    """

    limits: Limits
    line_roles: tuple[Role, ...]
    reach_m: float


@dataclass(frozen=True)
class Measurements:
    """What was measured of one mine."""

    conflicts: tuple[Conflict, ...]
    lines: tuple[NearLine, ...]


def measure(
    mines: MineShapes,
    layers: Sequence[PreparedLayer],
    question: Question,
    crs: CRS,
    control: RunControl,
) -> list[Measurements]:
    """Return the conflicts and near lines of each mine.

    Parameters
    ----------
    mines
        The mines; the work is split by them.
    layers
        Usable layers to measure against, in the working CRS.
    question
        What is to be measured.
    crs
        The working CRS.
    control
        Told and asked after each batch.

    Raises
    ------
    Cancelled
        When the user stops the run.
    """
    batches = _batches(mines.geometries)
    found: dict[int, Measurements] = {}

    def work(batch: NDArray[np.intp]) -> dict[int, Measurements]:
        stop_if(control.is_cancelled)
        measured = _measured(mines.take(batch), layers, question, crs)
        return dict(zip(batch.tolist(), measured, strict=True))

    with ThreadPoolExecutor(control.jobs or os.cpu_count() or 1) as pool:
        for done, measured in enumerate(pool.map(work, batches), 1):
            found |= measured
            control.report(done / len(batches), say("screening.stage_measure"))
    return [found[n] for n in range(len(mines.geometries))]


def _batches(geometries: NDArray[np.object_]) -> list[NDArray[np.intp]]:
    """Return the mines in strips from west to east, so that each meets few features."""
    order = np.argsort(shapely.bounds(geometries)[:, 0], kind="stable")
    return np.array_split(order, max(-(-len(order) // _BATCH), 1))


def _measured(
    mines: MineShapes, layers: Sequence[PreparedLayer], question: Question, crs: CRS
) -> list[Measurements]:
    conflicts: list[list[Conflict]] = [[] for _ in mines.geometries]
    lines: list[list[NearLine]] = [[] for _ in mines.geometries]
    for layer in layers:
        try:
            for mine, conflict in conflicts_with(mines, layer, question.limits, crs):
                conflicts[mine].append(conflict)
            if layer.role in question.line_roles:
                for mine, line in near_lines(mines, layer, question.reach_m):
                    lines[mine].append(line)
        except GEOSException as error:
            raise LayerError([_failure(layer, error)]) from error
    return [
        Measurements(tuple(sorted(some, key=_place)), tuple(near))
        for some, near in zip(conflicts, lines, strict=True)
    ]


def _failure(layer: PreparedLayer, error: GEOSException) -> Fault:
    return Fault(
        layer.screened.source,
        say("screening.geos_problem", detail=error),
        say("screening.geos_remedy"),
    )


def _place(conflict: Conflict) -> tuple[int, int, float, float, str, str]:
    """Return where a conflict stands in a mine's list."""
    return (
        _RELATIONS.index(conflict.relation),
        _ROLES.index(conflict.role),
        -conflict.overlap_m2,
        conflict.distance_m,
        conflict.layer,
        conflict.feature_id,
    )


_RELATIONS = tuple(Relation)
_ROLES = tuple(Role)


def net_overlaps_m2(
    conflicts: Sequence[Sequence[Conflict]], mines: MineShapes, crs: CRS
) -> NDArray[np.float64]:
    """Return the area of each mine's overlaps, every square metre once.

    Parameters
    ----------
    conflicts
        For each mine the conflicts that count.
    mines
        The mines.
    crs
        The working CRS.
    """
    net_m2 = np.zeros(len(conflicts))
    unions: dict[int, BaseGeometry] = {}
    for mine, some in enumerate(conflicts):
        overlaps = [conflict for conflict in some if conflict.overlap_m2 > 0]
        if len(overlaps) == 1:
            net_m2[mine] = overlaps[0].overlap_m2
        elif any(c.overlap_m2 >= mines.areas_m2[mine] for c in overlaps):
            net_m2[mine] = mines.areas_m2[mine]
        elif overlaps:
            unions[mine] = shapely.union_all([c.geometry for c in overlaps])
    joined = np.array(list(unions.values()), object)
    united = list(unions)
    # A corner that the union adds to an edge bends it on the ellipsoid by a hair.
    net_m2[united] = np.minimum(statutory_areas_m2(joined, crs), mines.areas_m2[united])
    return net_m2
