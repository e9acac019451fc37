"""Every mine against every rule on distances to roads and railways.

Distances are plane distances in the working CRS, from the mine to where the rule
begins to measure. What is found here changes no clause, verdict or disposition.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import shapely
from numpy.typing import NDArray

from pingshun_screen.core.conflicts import MineShapes
from pingshun_screen.core.facets import build_facets
from pingshun_screen.core.legal_distances.features import (
    RuleFeature,
    RuleFeatures,
    features_of,
)
from pingshun_screen.core.legal_distances.findings import LegalDistance, LegalStatus
from pingshun_screen.core.legal_distances.rules import LegalRule, legal_rules
from pingshun_screen.core.lines import on_surfaces
from pingshun_screen.core.policy import Policy
from pingshun_screen.core.preparation import Prepared
from pingshun_screen.core.progress import RunControl
from pingshun_screen.core.proximity import (
    first_corners,
    nearest_however_far,
    neighbours,
)
from pingshun_screen.core.texts import say
from pingshun_screen.core.vocabulary import Role

Attributes = Mapping[str, object]


@dataclass(frozen=True)
class _Near:
    """Mines that do not provably keep a rule's distance to a feature, in pairs."""

    mine: NDArray[np.intp]
    feature: NDArray[np.intp]
    distance_m: NDArray[np.float64]
    accuracy_m: NDArray[np.float64]


def judge_legal_distances(
    prepared: Prepared,
    attributes: Sequence[Attributes],
    policy: Policy,
    control: RunControl,
) -> list[tuple[LegalDistance, ...]]:
    """Return the findings of each mine, in the order of the rules.

    For each rule there is one finding for every feature whose distance is not
    provably kept, or else one that tells of the nearest.

    Parameters
    ----------
    prepared
        The case in the working CRS.
    attributes
        Standard fields of each mine, normalised.
    policy
        Whose half-widths apply.
    control
        Told and asked before each rule.

    Raises
    ------
    Cancelled
        When the user stops the run.
    """
    found: list[list[LegalDistance]] = [[] for _ in attributes]
    rules, shapes = legal_rules(), prepared.mines.shapes
    corners = first_corners(shapes.geometries)
    for done, rule in enumerate(rules):
        control.report(done / len(rules), say("legal.stage"))
        features = features_of(rule, prepared.usable(*_roles(rule)), policy)
        near = _near(rule, shapes, features)
        for mine, finding in _not_kept(rule, near, features, shapes, attributes):
            found[mine].append(finding)
        others = np.setdiff1d(np.arange(len(found)), near.mine)
        for mine, finding in _kept(rule, others, features, prepared, corners):
            found[mine].append(finding)
    return [tuple(some) for some in found]


def _roles(rule: LegalRule) -> list[Role]:
    return [target.role for target in rule.targets]


def _near(rule: LegalRule, mines: MineShapes, features: RuleFeatures) -> _Near:
    accuracies_m = np.array([feature.accuracy_m for feature in features.each], float)
    reach_m = rule.distance_m + features.widest_m
    reach_m += np.hypot(
        mines.accuracy_m.max(initial=0.0), accuracies_m.max(initial=0.0)
    )
    pairs = neighbours(mines.geometries, build_facets(features.geometries), reach_m)
    drawn_m = dict(
        zip(
            zip(pairs.mine.tolist(), pairs.feature.tolist(), strict=True),
            pairs.distance_m.tolist(),
            strict=True,
        )
    )
    drawn_m |= dict.fromkeys(on_surfaces(mines.geometries, features.geometries), 0.0)
    keys = np.array(sorted(drawn_m), int).reshape(-1, 2)
    mine, feature = keys[:, 0], keys[:, 1]
    from_line_m = np.array([drawn_m[mine, feature] for mine, feature in keys.tolist()])
    distance_m = np.maximum(from_line_m - features.half_width_m[feature], 0.0)
    accuracy_m = np.hypot(mines.accuracy_m[mine], accuracies_m[feature])
    open_ = distance_m <= rule.distance_m + accuracy_m
    return _Near(mine[open_], feature[open_], distance_m[open_], accuracy_m[open_])


def _not_kept(
    rule: LegalRule,
    near: _Near,
    features: RuleFeatures,
    mines: MineShapes,
    attributes: Sequence[Attributes],
) -> Iterator[tuple[int, LegalDistance]]:
    lines = shapely.shortest_line(
        mines.geometries[near.mine], features.geometries[near.feature]
    )
    for n in np.lexsort((near.feature, near.distance_m, near.mine)).tolist():
        mine, feature = int(near.mine[n]), features.each[near.feature[n]]
        distance_m, accuracy_m = float(near.distance_m[n]), float(near.accuracy_m[n])
        is_ambiguous = feature.is_ambiguous or bool(mines.ambiguous[mine])
        reason = _doubt(rule, feature, distance_m + accuracy_m, attributes[mine])
        status = LegalStatus.NOT_DETERMINED
        if not reason and is_ambiguous:
            reason, status = say("legal.ambiguous"), LegalStatus.WITHIN_ACCURACY
        elif not reason:
            is_sure = distance_m + accuracy_m <= rule.distance_m
            status = LegalStatus.INSIDE if is_sure else LegalStatus.WITHIN_ACCURACY
        line = lines[n] if lines[n].length > 0 else None
        found = _told(rule, feature, distance_m, accuracy_m)
        yield mine, replace(found, status=status, reason=reason, geometry=line)


def _doubt(
    rule: LegalRule, feature: RuleFeature, at_most_m: float, own: Attributes
) -> str:
    """Return why the rule may not apply to a mine this near; empty if it does."""
    method = own.get("mining_method")
    if feature.is_doubtful:
        return say("legal.class_unknown")
    if rule.methods and method is None:
        return say("legal.method_unknown")
    if rule.methods and method not in rule.methods:
        return say("legal.method_not_named")
    if rule.least_m < rule.distance_m and at_most_m > rule.least_m:
        values = {"least_m": rule.least_m, "distance_m": rule.distance_m}
        return say("legal.between", **values)
    return ""


def _told(
    rule: LegalRule, feature: RuleFeature, distance_m: float, accuracy_m: float
) -> LegalDistance:
    """Return a finding on a feature, as kept."""
    return LegalDistance(
        rule,
        LegalStatus.OUTSIDE,
        role=feature.layer.role,
        layer=feature.layer.screened.source,
        feature_id=feature.feature_id,
        feature_name=feature.name,
        feature_class=feature.line_class,
        distance_m=distance_m,
        half_width_m=feature.half_width_m,
        edge_source=feature.edge_source,
        accuracy_m=accuracy_m,
    )


def _kept(
    rule: LegalRule,
    mines: NDArray[np.intp],
    features: RuleFeatures,
    prepared: Prepared,
    corners: NDArray[np.object_],
) -> Iterator[tuple[int, LegalDistance]]:
    """Yield a finding for each mine that is near to nothing, as far as is known."""
    shapes = prepared.mines.shapes.take(mines)
    gaps = _gaps(rule, mines, features, prepared)
    distance_m, feature = _nearest(shapes.geometries, corners[mines], features)
    for n, mine in enumerate(mines.tolist()):
        found = LegalDistance(rule, LegalStatus.OUTSIDE)
        if feature[n] >= 0:
            one = features.each[feature[n]]
            accuracy_m = float(np.hypot(shapes.accuracy_m[n], one.accuracy_m))
            found = _told(rule, one, float(distance_m[n]), accuracy_m)
        if mine in gaps:
            status, reason = LegalStatus.NOT_DETERMINED, gaps[mine]
            found = replace(found, status=status, reason=reason)
        yield mine, found


def _gaps(
    rule: LegalRule,
    mines: NDArray[np.intp],
    features: RuleFeatures,
    prepared: Prepared,
) -> dict[int, str]:
    """Return why some of the mines cannot be said to keep the rule's distance."""
    needed_m = rule.distance_m + features.widest_m
    given = {layer.role for layer in prepared.layers}
    roles = {t.role for t in rule.targets if not t.optional or t.role in given}
    gaps: dict[int, list[str]] = {
        mine: [gap]
        for mine in mines.tolist()
        if (gap := prepared.mines.mines[mine].geometry_gap)
    }
    for role in sorted(roles):
        reach = prepared.reaches[role]
        for mine in np.intersect1d(mines, reach.doubtful(needed_m)).tolist():
            if not prepared.mines.mines[mine].geometry_gap:
                gaps.setdefault(mine, []).extend(reach.gaps(mine, needed_m))
    stop = say("findings.stop")
    return {mine: stop.join(reasons) for mine, reasons in gaps.items() if reasons}


def _nearest(
    mines: NDArray[np.object_], corners: NDArray[np.object_], features: RuleFeatures
) -> tuple[NDArray[np.float64], NDArray[np.intp]]:
    """Return the least distance from where the rule begins, and the feature."""
    least_m = np.full(len(mines), np.inf)
    nearest_one = np.full(len(least_m), -1)
    for half_width_m in np.unique(features.half_width_m):
        members = np.flatnonzero(features.half_width_m == half_width_m)
        facets = build_facets(features.geometries[members])
        away_m, member = nearest_however_far(mines, corners, facets)
        edge_m = np.maximum(away_m - half_width_m, 0.0)
        nearer = (member >= 0) & (edge_m < least_m)
        least_m[nearer] = edge_m[nearer]
        nearest_one[nearer] = members[member[nearer]]
    return least_m, nearest_one
