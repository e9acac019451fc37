"""All that is known of one mine when its clauses are judged."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from pingshun_screen.core.findings import Conflict
from pingshun_screen.core.policy import Policy
from pingshun_screen.core.reach import RoleReach
from pingshun_screen.core.sighting import Sighting
from pingshun_screen.core.vocabulary import Role


@dataclass(frozen=True)
class NearLine:
    """A road, railway or other feature within the furthest distance asked for.

    Parameters
    ----------
    role, name, line_class
        What it is; the class is empty where the layer does not tell.
    distance_m
        Plane distance from the mine.
    accuracy_m
        Combined accuracy of the mine and the feature.
    ambiguous
        Whether the repair of either could be read in more than one way.
    """

    role: Role
    name: str
    line_class: str
    distance_m: float
    accuracy_m: float
    ambiguous: bool


@dataclass(frozen=True)
class Evidence:
    """One mine's facts and measurements.

    Parameters
    ----------
    mine
        Index of the mine in the run.
    attributes
        Standard fields, normalised; None where unknown.
    conflicts
        Every feature that it overlaps, touches or lies near.
    lines
        Features of the roles that clauses ask a distance to.
    sighting
        How it can be seen from the important roads and railways.
    reaches
        What the layers of each role prove around it.
    geometry_gap
        Why the mine itself has no place; empty if it has one.
    ambiguous
        Whether the repair of the right could be read in more than one way.
    policy
        Whose parameters and departments apply.
    as_of
        Day on which dates are judged.
    accept_unverified_sizes
        Unverified rows of the size-class table may be used.
    """

    mine: int
    attributes: Mapping[str, object]
    conflicts: tuple[Conflict, ...]
    lines: tuple[NearLine, ...]
    sighting: Sighting
    reaches: Mapping[Role, RoleReach]
    geometry_gap: str
    ambiguous: bool
    policy: Policy
    as_of: date
    accept_unverified_sizes: bool

    def gaps(
        self, roles: tuple[Role, ...], distance_m: float = 0.0
    ) -> tuple[tuple[Role, str], ...]:
        """Return why the mine cannot be cleared of some roles, with the role.

        Parameters
        ----------
        roles
            The roles in question.
        distance_m
            How far around the mine the question goes.
        """
        if self.geometry_gap:
            return ((Role.MINING_RIGHT, self.geometry_gap),)
        return tuple(
            (role, gap)
            for role in roles
            for gap in self.reaches[role].gaps(self.mine, distance_m)
        )
