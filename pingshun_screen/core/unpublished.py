"""Heritage units whose protection scope or control zone nobody has published.

A unit without a published scope has one all the same in the eyes of the law, only
nobody can say where. Near such a unit no mine is cleared of scopes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import STRtree
from shapely.geometry.base import BaseGeometry

from pingshun_screen.core.layers import PreparedLayer
from pingshun_screen.core.records import RepairOutcome
from pingshun_screen.core.texts import say
from pingshun_screen.core.vocabulary import Role, folded, vocabulary

_NAMED = 5
"""Units that a sentence names; of more it says how many there are."""


@dataclass(frozen=True)
class Unpublished:
    """What is not known of one role because its areas were never published.

    Parameters
    ----------
    names
        The units concerned, in the order of their layers.
    general
        Reasons that concern every mine.
    near
        Reason for each mine that a unit lies near to, by the mine's index.
    """

    names: tuple[str, ...] = ()
    general: tuple[str, ...] = ()
    near: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True)
class _Site:
    """One unit: its name, and its place, which may be unknown."""

    name: str
    label: str
    geometry: BaseGeometry | None


@dataclass(frozen=True)
class Within:
    """Distances around a heritage unit.

    Parameters
    ----------
    reach_m
        How far an unpublished area may extend from its unit.
    apart_m
        How far an area may lie from the unit whose name it has.
    """

    reach_m: float
    apart_m: float


def unpublished_scopes(
    role: Role,
    layers: Mapping[Role, Sequence[PreparedLayer]],
    mines: NDArray[np.object_],
    *,
    within: Within,
    who: str,
) -> Unpublished:
    """Return which units have no published area of a role, and which mines it concerns.

    An area belongs to the unit that it contains or touches, unless it has the name of
    another one, and to the nearest unit of its own name in each layer if that is not
    too far apart. Beside an area without a place the other areas of its name are
    not all that the unit has.

    Parameters
    ----------
    role
        Protection scope or control zone.
    layers
        Of them those of heritage units and those of the role count.
    mines
        Geometries in the working CRS, None where a right has none.
    within
        Distances that count.
    who
        Department that can supply the areas.
    """
    sites = layers.get(Role.HERITAGE_SITE, ())
    areas, names = _areas(role, layers.get(role, ()))
    left = [
        site
        for layer in sites
        if layer.is_usable
        for site in _without_area(_sites(layer), areas, names, within.apart_m)
    ]
    values = {"role": vocabulary().roles[role].label, "who": who}
    general = [
        say("heritage.sites_failed", source=layer.screened.source, **values)
        for layer in sites
        if not layer.is_usable
    ]
    unplaced = [site.label for site in left if site.geometry is None]
    if unplaced:
        general.append(say("heritage.unplaced", names=_listed(unplaced), **values))
    placed = [site for site in left if site.geometry is not None]
    near = {
        mine: say("heritage.unpublished_near", names=_listed(labels), **values)
        for mine, labels in _near(placed, mines, within.reach_m)
    }
    labels = tuple(dict.fromkeys(site.label for site in left))
    return Unpublished(labels, tuple(general), near)


def _areas(
    role: Role, layers: Sequence[PreparedLayer]
) -> tuple[NDArray[np.object_], list[str]]:
    usable = [layer for layer in layers if layer.is_usable]
    shapes = np.concatenate([np.array([], object), *(x.geometries for x in usable)])
    names = [_bare(name, role) for layer in usable for name in layer.texts("name")]
    return shapes, names


def _bare(name: str, role: Role) -> str:
    """Return the name of a unit from that of its area, as compared."""
    term = vocabulary().roles[role]
    text = folded(name)
    for word in sorted((term.label, *term.aliases), key=len, reverse=True):
        if text != (bare := text.removesuffix(folded(word))):
            return bare
    return text


def _sites(layer: PreparedLayer) -> list[_Site]:
    names, ids = layer.texts("name"), layer.texts("feature_id")
    return [
        _Site(folded(name), name or say("heritage.unnamed", id=feature_id), shape)
        for row, (name, feature_id, shape) in enumerate(
            zip(names, ids, layer.geometries, strict=True)
        )
        if row not in layer.notes
        or layer.notes[row].outcome is not RepairOutcome.IGNORED
    ]


def _without_area(
    sites: Sequence[_Site],
    areas: NDArray[np.object_],
    names: Sequence[str],
    apart_m: float,
) -> Iterator[_Site]:
    shapes = np.array([site.geometry for site in sites], object)
    by_name = defaultdict(list)
    for index, site in enumerate(sites):
        if site.name:
            by_name[site.name].append(index)
    met = STRtree(areas).query(shapes, predicate="intersects").T.tolist()
    has_area = {
        index
        for index, area in met
        if names[area] not in by_name or names[area] == sites[index].name
    }
    for name, area in zip(names, areas, strict=True):
        if area is not None and name in by_name:
            has_area.add(_meant(by_name[name], shapes, area, apart_m, has_area))
    for name, area in zip(names, areas, strict=True):
        if area is None:
            has_area.difference_update(by_name.get(name, ()))
    return (site for index, site in enumerate(sites) if index not in has_area)


def _meant(
    candidates: Sequence[int],
    shapes: NDArray[np.object_],
    area: BaseGeometry,
    apart_m: float,
    has_area: set[int],
) -> int:
    """Return which of the units of one name an area is of, -1 if of none.

    A unit without a place counts only when no placed one is near enough.
    """
    away_m = shapely.distance(shapes[list(candidates)], area)
    if np.isfinite(away_m).any() and np.nanmin(away_m) <= apart_m:
        return candidates[int(np.nanargmin(away_m))]
    unplaced = (n for n in candidates if shapes[n] is None and n not in has_area)
    return next(unplaced, -1)


def _near(
    sites: Sequence[_Site], mines: NDArray[np.object_], reach_m: float
) -> Iterator[tuple[int, list[str]]]:
    """Yield each mine within reach, with the units in the order of distance."""
    shapes = np.array([site.geometry for site in sites], object)
    mine, site = STRtree(shapes).query(mines, predicate="dwithin", distance=reach_m)
    away_m = shapely.distance(mines[mine], shapes[site])
    order = np.lexsort((site, away_m, mine))
    found = defaultdict(list)
    for n in order.tolist():
        found[int(mine[n])].append(
            say("heritage.at_distance", name=sites[site[n]].label, distance_m=away_m[n])
        )
    yield from found.items()


def _listed(names: Sequence[str]) -> str:
    told = say("findings.list").join(dict.fromkeys(names[:_NAMED]))
    if len(names) <= _NAMED:
        return told
    return say("heritage.and_more", names=told, count=len(names))
