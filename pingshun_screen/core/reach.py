"""How far the data of a role can be trusted around each mine.

"Not in conflict" has to be proven: every layer of the role was read, covers the
mine, and lost no feature that could lie there.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from pingshun_screen.core.facets import build_facets
from pingshun_screen.core.layers import PreparedLayer
from pingshun_screen.core.proximity import nearest
from pingshun_screen.core.texts import say
from pingshun_screen.core.unpublished import Unpublished
from pingshun_screen.core.vocabulary import Role, vocabulary


@dataclass(frozen=True)
class RoleReach:
    """What is known of one role around each mine.

    Parameters
    ----------
    role
        The role.
    general
        Reasons why no mine at all can be cleared of the role.
    margin_m
        For each mine, how far around it the layers' coverage goes; negative
        where the mine itself is not covered.
    bounds
        Bounds of each mine, not a number for one without geometry.
    lost_bounds
        Bounds of features that were left out.
    unpublished
        Features that exist but that no layer can show.
    """

    role: Role
    general: tuple[str, ...]
    margin_m: NDArray[np.float64]
    bounds: NDArray[np.float64]
    lost_bounds: NDArray[np.float64]
    unpublished: Unpublished = field(default_factory=Unpublished)

    def gaps(self, mine: int, distance_m: float) -> tuple[str, ...]:
        """Return why a mine cannot be cleared of the role; empty if it can.

        Parameters
        ----------
        mine
            Index of the mine.
        distance_m
            How far around the mine the question goes.
        """
        label = vocabulary().roles[self.role].label
        found = list(self.general)
        if not found and self.margin_m[mine] < 0:
            found.append(say("screening.not_covered", role=label))
        elif not found and self.margin_m[mine] < distance_m:
            found.append(
                say(
                    "screening.covered_too_little",
                    role=label,
                    margin_m=self.margin_m[mine],
                    distance_m=distance_m,
                )
            )
        lost = self._lost_near(mine, distance_m)
        if lost:
            found.append(say("screening.lost_near", role=label, count=lost))
        found += self.unpublished.general
        if mine in self.unpublished.near:
            found.append(self.unpublished.near[mine])
        return tuple(found)

    def doubtful(self, distance_m: float) -> NDArray[np.intp]:
        """Return the mines that may have gaps at a distance, in order.

        Parameters
        ----------
        distance_m
            How far around each mine the question goes.
        """
        if self.general or self.unpublished.general or len(self.lost_bounds):
            return np.arange(len(self.margin_m))
        short = self.margin_m < distance_m
        short[list(self.unpublished.near)] = True
        return np.flatnonzero(short)

    def _lost_near(self, mine: int, distance_m: float) -> int:
        west, south, east, north = self.bounds[mine]
        lost = self.lost_bounds
        if not len(lost):
            return 0
        apart = (
            (lost[:, 0] > east + distance_m)
            | (lost[:, 2] < west - distance_m)
            | (lost[:, 1] > north + distance_m)
            | (lost[:, 3] < south - distance_m)
        )
        return int((~apart).sum())


def role_reaches(
    layers: Mapping[Role, Sequence[PreparedLayer]],
    mines: NDArray[np.object_],
    absent: Collection[Role],
    distance_m: float,
    unpublished: Mapping[Role, Unpublished] | None = None,
) -> dict[Role, RoleReach]:
    """Return what the layers prove around each mine, for every role.

    Parameters
    ----------
    layers
        All layers of the case that stand for each role.
    mines
        Geometries in the working CRS, None where a right has none.
    absent
        Roles that somebody states the county does not have.
    distance_m
        Furthest distance around a mine that any question goes.
    unpublished
        Features of some roles that exist but that no layer can show.
    """
    unseen = unpublished or {}
    bounds = shapely.bounds(mines)
    everywhere = np.full(len(mines), np.inf)
    margins: dict[bytes, NDArray[np.float64]] = {}
    reaches = {}
    for role in Role:
        of_role = layers.get(role, ())
        if not of_role and role in absent:
            nothing = np.zeros((0, 4))
            reaches[role] = RoleReach(
                role, (), everywhere, bounds, nothing, unseen.get(role, Unpublished())
            )
            continue
        coverage = _union([layer.coverage for layer in of_role])
        claim = shapely.to_wkb(coverage)
        if claim not in margins:
            margins[claim] = _margins_m(coverage, mines, distance_m)
        lost = [layer.lost_bounds for layer in of_role]
        reaches[role] = RoleReach(
            role,
            tuple(_general_gaps(role, of_role)),
            margins[claim],
            bounds,
            np.concatenate([np.zeros((0, 4)), *lost]),
            unseen.get(role, Unpublished()),
        )
    return reaches


def _general_gaps(role: Role, layers: Sequence[PreparedLayer]) -> list[str]:
    label = vocabulary().roles[role].label
    if not layers:
        return [say("screening.no_layer", role=label)]
    gaps = []
    for layer in layers:
        names = {"role": label, "source": layer.screened.source}
        if not layer.is_usable:
            message = layer.screened.message
            gaps.append(say("screening.layer_failed", message=message, **names))
        elif layer.lost_anywhere or (_is_not_local(role) and len(layer.lost_bounds)):
            gaps.append(say("screening.lost_anywhere", **names))
        elif layer.coverage is None:
            gaps.append(say("screening.coverage_unknown", **names))
    return gaps


def _is_not_local(role: Role) -> bool:
    """Return whether features away from a mine can count for it.

    Extraction beyond a right is just what does not lie near it.
    """
    return role is Role.EXTRACTION_EXTENT


def _union(claims: Sequence[BaseGeometry | None]) -> BaseGeometry:
    return shapely.union_all([claim for claim in claims if claim is not None])


def _margins_m(
    coverage: BaseGeometry, mines: NDArray[np.object_], distance_m: float
) -> NDArray[np.float64]:
    shapely.prepare(coverage)
    outline = build_facets(np.array([coverage], object))
    to_edge_m, _ = nearest(mines, outline, distance_m or None)
    return np.where(shapely.covers(coverage, mines), to_edge_m, -1.0)
