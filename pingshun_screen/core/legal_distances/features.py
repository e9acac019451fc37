"""The features that a rule speaks of, from all layers, as arrays."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from pingshun_screen.core.layers import PreparedLayer
from pingshun_screen.core.legal_distances.rules import (
    LegalRule,
    MeasuredFrom,
    Target,
    half_width_name,
)
from pingshun_screen.core.lines import line_classes
from pingshun_screen.core.policy import Policy
from pingshun_screen.core.vocabulary import Role, match_choice, vocabulary


@dataclass(frozen=True)
class RuleFeature:
    """One feature that a rule speaks of, or may speak of.

    Parameters
    ----------
    layer, row
        Where it comes from.
    feature_id, name
        As its layer calls it.
    line_class
        Road class or kind of structure; empty where the layer does not tell.
    is_doubtful
        The rule may or may not apply to it.
    half_width_m, edge_source
        From the drawn line to where the rule begins to measure, and the parameter
        that says so.
    """

    layer: PreparedLayer
    row: int
    feature_id: str
    name: str
    line_class: str
    is_doubtful: bool
    half_width_m: float
    edge_source: str

    @property
    def geometry(self) -> BaseGeometry:
        """As drawn."""
        return self.layer.geometries[self.row]

    @property
    def accuracy_m(self) -> float:
        """Of its layer."""
        return self.layer.screened.accuracy_m

    @property
    def is_ambiguous(self) -> bool:
        """Whether its repair could be read in more than one way."""
        return bool(self.layer.ambiguous[self.row])


@dataclass(frozen=True)
class RuleFeatures:
    """All features of a rule; the arrays have one entry each.

    Parameters
    ----------
    each
        The features.
    geometries, half_width_m
        As drawn, and what to take off a distance.
    widest_m
        Most that would be taken off for any feature that the rule speaks of, also
        one that no layer shows.
    """

    each: tuple[RuleFeature, ...]
    geometries: NDArray[np.object_]
    half_width_m: NDArray[np.float64]
    widest_m: float


def features_of(
    rule: LegalRule, layers: Sequence[PreparedLayer], policy: Policy
) -> RuleFeatures:
    """Return the features of the usable layers that a rule speaks of.

    Parameters
    ----------
    rule
        The rule.
    layers
        Usable layers of any role.
    policy
        Whose half-widths apply.
    """
    each = tuple(
        feature
        for target in rule.targets
        for layer in layers
        if layer.role is target.role
        for feature in _of_layer(rule, target, layer, policy)
    )
    return RuleFeatures(
        each,
        np.array([feature.geometry for feature in each], object),
        np.array([feature.half_width_m for feature in each], float),
        _widest_m(rule, policy),
    )


def _widest_m(rule: LegalRule, policy: Policy) -> float:
    if rule.measured_from is not MeasuredFrom.LAND_EDGE:
        return 0.0
    lines = (x for x in rule.targets if x.role is not Role.ROAD_STRUCTURE)
    return max(_half_width(target, "", policy)[0] for target in lines)


def _of_layer(
    rule: LegalRule, target: Target, layer: PreparedLayer, policy: Policy
) -> Iterator[RuleFeature]:
    is_structure = target.role is Role.ROAD_STRUCTURE
    classes = _structure_kinds(layer) if is_structure else line_classes(layer)
    owners = _structure_owners(layer) if is_structure else [target.of] * len(classes)
    ids, names = layer.texts("feature_id"), layer.texts("name")
    areal = shapely.get_dimensions(layer.geometries) == 2  # noqa: PLR2004 - polygons
    for row, (line_class, owner) in enumerate(zip(classes, owners, strict=True)):
        concerned = line_class in (*target.classes, *target.doubtful)
        if not concerned or owner not in (target.of, ""):
            continue
        if layer.geometries[row] is None:
            continue
        doubtful = line_class not in target.classes or owner != target.of
        drawn_edge = is_structure or bool(areal[row])
        width_m, source = 0.0, ""
        if rule.measured_from is MeasuredFrom.LAND_EDGE and not drawn_edge:
            width_m, source = _half_width(target, line_class, policy)
        yield RuleFeature(
            layer, row, ids[row], names[row], line_class, doubtful, width_m, source
        )


def _half_width(target: Target, line_class: str, policy: Policy) -> tuple[float, str]:
    """Return the half-width of a class, the widest of the rule for one of none."""
    known = [line_class] if line_class in target.classes else target.classes
    names = [half_width_name(name) for name in known]
    widest = max(names, key=policy.number)
    return policy.number(widest), widest


def _structure_kinds(layer: PreparedLayer) -> list[str]:
    choices = vocabulary().constraint_fields["structure_kind"].choices
    return [match_choice(text, choices) or "" for text in layer.texts("structure_kind")]


def _structure_owners(layer: PreparedLayer) -> list[str]:
    """Return road or railway for each structure; its kind may say so, as 铁路桥."""
    choices = vocabulary().constraint_fields["structure_of"].choices
    stated, kinds = layer.texts("structure_of"), layer.texts("structure_kind")
    return [
        match_choice(text, choices) or _owner_in(kind, choices)
        for text, kind in zip(stated, kinds, strict=True)
    ]


def _owner_in(kind: str, choices: Mapping[str, tuple[str, ...]]) -> str:
    owners = [o for o, words in choices.items() if any(w in kind for w in words)]
    return owners[0] if len(owners) == 1 else ""
