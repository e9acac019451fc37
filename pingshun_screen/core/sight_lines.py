"""Sight lines of a run: from the important roads and railways to every mine."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import shapely
from numpy.typing import NDArray
from pyproj import CRS
from shapely import STRtree

from pingshun_screen.core.errors import LayerError
from pingshun_screen.core.lines import line_classes
from pingshun_screen.core.policy import Policy, VisibleFrom
from pingshun_screen.core.preparation import Prepared, visible_leaf
from pingshun_screen.core.progress import RunControl
from pingshun_screen.core.sighting import Sighting, Sightings
from pingshun_screen.core.texts import say
from pingshun_screen.core.visibility.chainages import parsed_chainages_m
from pingshun_screen.core.visibility.dem_files import box_around, read_terrain
from pingshun_screen.core.visibility.merging import RoadPiece, merge_lines
from pingshun_screen.core.visibility.mine_sight import sight_mines
from pingshun_screen.core.visibility.roads import LineRemark
from pingshun_screen.core.visibility.settings import SightSettings
from pingshun_screen.core.visibility.terrain import Terrain
from pingshun_screen.core.vocabulary import Role, vocabulary


def sight_settings(policy: Policy, range_m: float, crs: CRS) -> SightSettings:
    """Return the conditions of the sight lines as the policy sets them.

    Parameters
    ----------
    policy
        Parameters `visible_range.*`, the case's overrides applied.
    range_m
        What lies further away does not count as seen.
    crs
        The working CRS; the terrain curves with its ellipsoid's larger axis.
    """
    return SightSettings(
        range_m=range_m,
        road_eye_m=policy.number("visible_range.eye_road_m"),
        railway_eye_m=policy.number("visible_range.eye_railway_m"),
        target_m=policy.number("visible_range.target_m"),
        refraction=policy.number("visible_range.refraction"),
        earth_radius_m=CRS(crs).ellipsoid.semi_major_metre,
        correlation_m=policy.number("visible_range.dem_correlation_m"),
        gap_m=policy.number("visible_range.gap_m"),
    )


def find_sightings(
    prepared: Prepared,
    leaf: VisibleFrom,
    policy: Policy,
    dem_source: str,
    control: RunControl,
) -> Sightings:
    """Return how every mine can be seen from the important lines.

    Parameters
    ----------
    prepared
        The case in the working CRS.
    leaf
        Roles, classes and range that the policy asks.
    policy
        Heights, refraction and accuracy.
    dem_source
        Elevation model; empty where there is none.
    control
        Told and asked on the way.

    Raises
    ------
    Cancelled
        When the user stops the run.
    """
    settings = sight_settings(policy, leaf.range_m, prepared.crs)
    mines = prepared.mines.shapes.geometries
    nothing = tuple(Sighting() for _ in mines)
    if not dem_source or shapely.is_missing(mines).all():
        return Sightings(nothing, settings)
    try:
        terrain = _terrain(prepared, leaf, policy, dem_source)
    except LayerError as error:
        return Sightings(nothing, settings, failure=_failure(error))
    merged = merge_lines(_pieces(prepared, leaf), settings.gap_m)
    seen = sight_mines(terrain, merged.lines, mines, settings, control)
    gaps = _gaps(prepared, leaf)
    sightings = tuple(map(Sighting, seen, gaps))
    remarks = (*_unread_chainages(prepared, leaf), *map(_remark, merged.remarks))
    return Sightings(sightings, settings, merged.lines, terrain, "", remarks)


def terrain_failure(prepared: Prepared, policy: Policy, dem_source: str) -> str:
    """Return why an elevation model cannot be used; empty if it can, or is not asked.

    Parameters
    ----------
    prepared, policy, dem_source
        As for `find_sightings`.
    """
    leaf = visible_leaf(policy)
    mines = prepared.mines.shapes.geometries
    if leaf is None or not dem_source or shapely.is_missing(mines).all():
        return ""
    try:
        _terrain(prepared, leaf, policy, dem_source)
    except LayerError as error:
        return _failure(error)
    return ""


def _terrain(
    prepared: Prepared, leaf: VisibleFrom, policy: Policy, dem_source: str
) -> Terrain:
    accuracy_m = policy.number("visible_range.dem_accuracy_m") or None
    box = box_around(prepared.mines.shapes.geometries, leaf.range_m)
    return read_terrain(dem_source, prepared.crs, box, accuracy_m)


def _failure(error: LayerError) -> str:
    fault = error.faults[0]
    return say("sight.no_terrain", problem=fault.problem, remedy=fault.remedy)


def _pieces(prepared: Prepared, leaf: VisibleFrom) -> list[RoadPiece]:
    return [
        RoadPiece(geometry, name, line_class, chainage_m)
        for layer in prepared.usable(*leaf.roles)
        for geometry, name, line_class, chainage_m in zip(
            layer.geometries,
            layer.texts("name"),
            line_classes(layer),
            parsed_chainages_m(layer.texts("chainage")),
            strict=True,
        )
        if geometry is not None and line_class in leaf.classes
    ]


def _unread_chainages(prepared: Prepared, leaf: VisibleFrom) -> Iterator[str]:
    for layer in prepared.usable(*leaf.roles):
        texts = layer.texts("chainage")
        unread = [
            text
            for text, chainage_m in zip(texts, parsed_chainages_m(texts), strict=True)
            if text and chainage_m is None
        ]
        if unread:
            label = vocabulary().roles[layer.role].label
            told = {"role": label, "count": len(unread), "first": unread[0]}
            yield say("sight.remark_chainage_unread", **told)


def _gaps(prepared: Prepared, leaf: VisibleFrom) -> list[tuple[tuple[Role, str], ...]]:
    """Return for each mine which roads might see it that nobody knows of."""
    unclassed = _near_unclassed(prepared, leaf)
    return [
        tuple(
            (role, gap)
            for role in leaf.roles
            for gap in (
                *prepared.reaches[role].gaps(mine, leaf.range_m),
                *(unclassed.get((role, mine)) or ()),
            )
        )
        for mine in range(len(prepared.mines.mines))
    ]


def _near_unclassed(
    prepared: Prepared, leaf: VisibleFrom
) -> dict[tuple[Role, int], tuple[str, ...]]:
    """Return a gap for each role and mine with lines of unknown class in range."""
    found: dict[tuple[Role, int], tuple[str, ...]] = {}
    mines = prepared.mines.shapes.geometries
    for layer in prepared.usable(*leaf.roles):
        is_known = np.array([bool(one) for one in line_classes(layer)], bool)
        unknown = np.where(is_known, None, layer.geometries)
        near = _within(unknown, mines, leaf.range_m)
        text = say("sight.unclassed", role=vocabulary().roles[layer.role].label)
        found.update({(layer.role, mine): (text,) for mine in near.tolist()})
    return found


def _within(
    lines: NDArray[np.object_], mines: NDArray[np.object_], range_m: float
) -> NDArray[np.intp]:
    """Return which mines have one of the lines within range."""
    pairs = STRtree(lines).query(mines, predicate="dwithin", distance=range_m)
    return np.unique(pairs[0])


def _remark(remark: LineRemark) -> str:
    return say(
        f"sight.remark_{remark.kind}",
        name=remark.name or say("findings.unnamed"),
        count=remark.count,
        length_km=remark.length_m / 1000,
    )
