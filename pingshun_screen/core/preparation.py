"""Everything brought into the working CRS, before anything is measured."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
import shapely
from pyproj import CRS, Transformer

from pingshun_screen.core.crs import require_true_to_scale, working_crs
from pingshun_screen.core.displaced_layers import hold_back_displaced
from pingshun_screen.core.errors import Fault, LayerError
from pingshun_screen.core.findings import ScreenedLayer
from pingshun_screen.core.layers import PreparedLayer, missing_layer, prepare_layer
from pingshun_screen.core.ledgers import LedgerJoin
from pingshun_screen.core.legal_distances.rules import furthest_legal_m
from pingshun_screen.core.mines import MineList, list_mines
from pingshun_screen.core.policy import (
    Condition,
    OutsideOf,
    Overlap,
    Policy,
    VisibleFrom,
    WithinDistance,
    leaves,
)
from pingshun_screen.core.progress import RunControl
from pingshun_screen.core.reach import RoleReach, role_reaches
from pingshun_screen.core.records import CaseInputs
from pingshun_screen.core.texts import say
from pingshun_screen.core.unpublished import Unpublished, Within, unpublished_scopes
from pingshun_screen.core.vocabulary import SCOPE_ROLES, Role, vocabulary


@dataclass(frozen=True)
class Prepared:
    """The case in the working CRS.

    Parameters
    ----------
    crs
        The working CRS.
    layers
        Every layer of the case, usable or not.
    missing
        An entry for each role that the policy needs and the case does not have.
    mines
        All mining rights.
    reaches
        What the layers of each role prove around each mine.
    """

    crs: CRS
    layers: tuple[PreparedLayer, ...]
    missing: tuple[ScreenedLayer, ...]
    mines: MineList
    reaches: Mapping[Role, RoleReach]

    def usable(self, *roles: Role) -> tuple[PreparedLayer, ...]:
        """Return the layers of some roles that can be screened against."""
        return tuple(x for x in self.layers if x.role in roles and x.is_usable)


def prepare(inputs: CaseInputs, policy: Policy, control: RunControl) -> Prepared:
    """Return a case with all layers repaired and in the working CRS.

    Parameters
    ----------
    inputs
        Layers as read.
    policy
        Says which roles are needed and how far around a mine they count.
    control
        Told and asked before each layer.

    Raises
    ------
    LayerError
        If the working CRS is unusable or there is no mine to screen.
    Cancelled
        When the user stops the run.
    """
    crs = working_crs(inputs.crs)
    layers = []
    for done, record in enumerate(inputs.layers):
        control.report(done / len(inputs.layers), say("screening.stage_prepare"))
        layers.append(prepare_layer(record, crs))
    layers = hold_back_displaced(layers, inputs.layers, crs)
    rights = [
        (record, layer)
        for record, layer in zip(inputs.layers, layers, strict=True)
        if record.role is Role.MINING_RIGHT
    ]
    _require_rights([layer for _, layer in rights], inputs.ledgers)
    mines = list_mines(rights, crs)
    _require_true_to_scale(mines, crs)
    by_role = defaultdict(list)
    for layer in layers:
        by_role[layer.role].append(layer)
    reaches = role_reaches(
        by_role,
        mines.shapes.geometries,
        inputs.absent_roles,
        max(furthest_m(policy), furthest_legal_m(policy), _sight_m(inputs, policy)),
        _unpublished(by_role, mines, policy),
    )
    missing = tuple(
        _missing(role, inputs) for role in needed_roles(policy) if role not in by_role
    )
    return Prepared(crs, tuple(layers), missing, mines, reaches)


def _require_rights(layers: list[PreparedLayer], ledgers: Iterable[LedgerJoin]) -> None:
    faults = [
        Fault(
            layer.screened.source,
            say("screening.rights_unusable", message=layer.screened.message),
            say("screening.rights_unusable_remedy"),
        )
        for layer in layers
        if not layer.is_usable
    ]
    faults += [fault for join in ledgers for fault in join.ledger.faults]
    if not faults and not any(len(layer.geometries) for layer in layers):
        place = vocabulary().roles[Role.MINING_RIGHT].label
        remedy = say("screening.rights_unusable_remedy")
        faults = [Fault(place, say("screening.no_rights"), remedy)]
    if faults:
        raise LayerError(faults)


def _require_true_to_scale(mines: MineList, crs: CRS) -> None:
    placed = mines.shapes.geometries[mines.shapes.areas_m2 > 0]
    if len(placed):
        # The median, so that one right in a wrong place does not speak for all.
        middles = shapely.get_coordinates(shapely.centroid(placed))
        to_degrees = Transformer.from_crs(crs, crs.geodetic_crs, always_xy=True)
        place = to_degrees.transform(*np.median(middles, axis=0))
        require_true_to_scale(crs, *place)


def _unpublished(
    layers: Mapping[Role, list[PreparedLayer]], mines: MineList, policy: Policy
) -> dict[Role, Unpublished]:
    within = Within(
        policy.number("heritage.unpublished_reach_m"),
        policy.number("heritage.scope_apart_m"),
    )
    return {
        role: unpublished_scopes(
            role,
            layers,
            mines.shapes.geometries,
            within=within,
            who=policy.role_departments.get(role) or say("findings.office"),
        )
        for role in SCOPE_ROLES
    }


def _missing(role: Role, inputs: CaseInputs) -> ScreenedLayer:
    label = vocabulary().roles[role].label
    if role in inputs.absent_roles:
        who = inputs.absent_roles[role]
        message = say("screening.declared_absent", who=who)
        return missing_layer(role, message, declared_by=who)
    return missing_layer(role, say("screening.no_layer", role=label))


def needed_roles(policy: Policy) -> tuple[Role, ...]:
    """Return the roles that spatial clauses ask of, without optional extents."""
    roles = {
        role
        for leaf in spatial_leaves(policy)
        if not isinstance(leaf, OutsideOf)
        for role in leaf.roles
    }
    return tuple(role for role in Role if role in roles)


def furthest_m(policy: Policy) -> float:
    """Return the furthest distance around a mine that a clause asks."""
    return max((leaf.distance_m for leaf in line_leaves(policy)), default=0.0)


def visible_leaf(policy: Policy) -> VisibleFrom | None:
    """Return what the policy asks of the visible range; None if nothing."""
    asked = (x for x in line_leaves(policy) if isinstance(x, VisibleFrom))
    return next(asked, None)


def _sight_m(inputs: CaseInputs, policy: Policy) -> float:
    """Return how far around a mine roads have to be known to call it hidden."""
    leaf = visible_leaf(policy)
    return leaf.range_m if leaf is not None and inputs.dem_source else 0.0


def line_leaves(policy: Policy) -> tuple[WithinDistance | VisibleFrom, ...]:
    """Return the conditions that ask a distance."""
    return tuple(
        leaf
        for leaf in spatial_leaves(policy)
        if isinstance(leaf, WithinDistance | VisibleFrom)
    )


def spatial_leaves(
    policy: Policy,
) -> tuple[Overlap | OutsideOf | WithinDistance | VisibleFrom, ...]:
    """Return the conditions that geometry decides, over all clauses."""
    found: list[Condition] = [
        leaf for clause in policy.clauses for leaf in leaves(clause.condition)
    ]
    return tuple(
        leaf
        for leaf in found
        if isinstance(leaf, Overlap | OutsideOf | WithinDistance | VisibleFrom)
    )
