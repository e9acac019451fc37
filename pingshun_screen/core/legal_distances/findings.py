"""What is found out about the distances that law keeps."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from shapely.geometry.base import BaseGeometry

from pingshun_screen.core.legal_distances.rules import LegalRule
from pingshun_screen.core.vocabulary import Role


class LegalStatus(StrEnum):
    """Whether a mine keeps the distance of a rule."""

    INSIDE = "inside"
    WITHIN_ACCURACY = "within_accuracy"
    OUTSIDE = "outside"
    NOT_DETERMINED = "not_determined"


@dataclass(frozen=True)
class LegalDistance:
    """One mine against one rule, for one feature or for the nearest.

    Parameters
    ----------
    rule
        The rule.
    status
        Whether the mine keeps its distance.
    reason
        Why it is not known; empty where it is.
    role, layer, feature_id, feature_name, feature_class
        Which feature; None and empty where none is known.
    distance_m
        From where the rule begins to measure; None where no feature is known.
    half_width_m, edge_source
        What was taken off the distance to the drawn line, and where that comes
        from: the name of a parameter, or empty where nothing was.
    accuracy_m
        Combined accuracy of the mine and the feature.
    geometry
        Shortest line from the mine to the drawn feature, in the working CRS; None
        where the distance is kept.
    """

    rule: LegalRule
    status: LegalStatus
    reason: str = ""
    role: Role | None = None
    layer: str = ""
    feature_id: str = ""
    feature_name: str = ""
    feature_class: str = ""
    distance_m: float | None = None
    half_width_m: float = 0.0
    edge_source: str = ""
    accuracy_m: float = 0.0
    geometry: BaseGeometry | None = field(default=None, compare=False)
