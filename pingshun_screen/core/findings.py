"""What the screening finds out, from a single conflict to the whole result."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

import geopandas
from shapely.geometry.base import BaseGeometry

from pingshun_screen.core.ledgers import LedgerJoin
from pingshun_screen.core.legal_distances.findings import LegalDistance
from pingshun_screen.core.policy import Clause, Disposition, Parameter, Policy
from pingshun_screen.core.records import LayerStatus, RepairNote
from pingshun_screen.core.sighting import Disagreement, Sightings
from pingshun_screen.core.visibility.findings import (
    MineSight,
    SightStatus,
    Stability,
)
from pingshun_screen.core.vocabulary import Role


class Relation(StrEnum):
    """How a mine lies to a constraint feature."""

    WITHIN = "within"
    PARTIAL = "partial"
    TOUCH = "touch"
    NEAR = "near"
    CLEAR = "clear"
    NOT_DETERMINED = "not_determined"


class Certainty(StrEnum):
    """Whether an overlap is wider than the survey accuracy of both boundaries."""

    CERTAIN = "certain"
    WITHIN_ACCURACY = "within_accuracy"


class ClauseStatus(StrEnum):
    """Answer of one clause for one mine."""

    MET = "met"
    NOT_MET = "not_met"
    NOT_DETERMINED = "not_determined"
    NOT_APPLICABLE = "not_applicable"


class SpatialVerdict(StrEnum):
    """Headline of a mine, from the spatial clauses alone."""

    CONFLICT = "conflict"
    REVIEW = "review"
    NOT_DETERMINED = "not_determined"
    CLEAR = "clear"


@dataclass(frozen=True)
class Conflict:
    """One mine against one constraint feature.

    Parameters
    ----------
    role, layer
        Role and source of the constraint layer.
    feature_id, feature_name, zone, grade
        Which feature, as its layer calls it; empty where the layer is silent.
    relation
        How the mine lies to it.
    overlap_m2
        Overlap by the statutory method; for an extraction extent the part of
        it that lies beyond the right.
    share
        `overlap_m2` over the mine's statutory area (over the extent's own area
        for an extraction extent), 0 to 1.
    width_m
        Diameter of the overlap's greatest inscribed circle.
    distance_m
        Plane distance in the working CRS, 0 where they meet.
    certainty
        Whether the overlap is wider than both boundaries' combined accuracy.
    geometry
        Overlap in the working CRS; None for near features.
    basis
        What the feature's own boundary was drawn from, where it was not drawn but
        calculated from published distances.
    """

    role: Role
    layer: str
    feature_id: str
    feature_name: str
    zone: str
    grade: str
    relation: Relation
    overlap_m2: float
    share: float
    width_m: float
    distance_m: float
    certainty: Certainty
    geometry: BaseGeometry | None = field(default=None, compare=False)
    basis: str = ""


@dataclass(frozen=True)
class ClauseOutcome:
    """Answer of one clause for one mine.

    Parameters
    ----------
    clause
        The clause with its exact words.
    status
        The answer; `met` only when it is certain.
    reason
        Why, in one or a few sentences for the report.
    missing
        What is missing for an answer and who can supply it, one line each.
    evidence
        Numbers and facts behind the answer.
    disposition
        Which disposition the clause speaks for if met, on the day judged; None
        for clauses that speak for none.
    leaves_open
        Higher dispositions that a met clause leaves to the county.
    """

    clause: Clause
    status: ClauseStatus
    reason: str
    missing: tuple[str, ...] = ()
    evidence: Mapping[str, float | str] = field(default_factory=dict)
    disposition: Disposition | None = None
    leaves_open: tuple[Disposition, ...] = ()


@dataclass(frozen=True)
class LineView:
    """How one road or railway sees a mine; chainages in metres, None if it does not.

    Parameters
    ----------
    name, line_class
        What it is; both may be empty.
    first_m, last_m
        First and last chainage that sees the mine.
    stations, seeing
        Stations within range of it, and those that see it.
    """

    name: str
    line_class: str
    first_m: float | None
    last_m: float | None
    stations: int
    seeing: int


@dataclass(frozen=True)
class Visibility:
    """What can be seen of a mine from the important roads and railways.

    Parameters
    ----------
    status
        visible, hidden or not_determined, as far as it is proven.
    nearest_line_m, nearest_line
        Distance and name of the nearest important road or railway; None and
        empty where there is none or the layers could not be read.
    disagreement
        Where the distance says one thing and the terrain another.
    lines
        Which lines could see it, and which do.
    best_line
        Name of the line that the sight line to be shown starts on.
    sight
        What the sight lines say; None without terrain.
    """

    status: SightStatus = SightStatus.NOT_DETERMINED
    nearest_line_m: float | None = None
    nearest_line: str = ""
    disagreement: Disagreement = Disagreement.NONE
    lines: tuple[LineView, ...] = ()
    best_line: str = ""
    sight: MineSight | None = field(default=None, compare=False, repr=False)

    @property
    def stability(self) -> Stability:
        """Whether the terrain's accuracy can turn what is proven."""
        if self.sight is None or self.status is SightStatus.NOT_DETERMINED:
            return Stability.NOT_DETERMINED
        return self.sight.stability

    @property
    def visible_m2(self) -> float:
        """Part of the mine that is seen, in the plane."""
        return self.sight.visible_m2 if self.sight else 0.0

    @property
    def share(self) -> float:
        """Share of the mine that is seen, 0 to 1."""
        return self.sight.share if self.sight else 0.0


@dataclass(frozen=True)
class MineResult:
    """Everything found out about one mine.

    Parameters
    ----------
    key
        Running number of the mine, 1-based in the order of the results; unique
        even where licence number and name are not.
    attributes
        Standard fields with their normalised values, and `mineral_kind`.
    geometry
        The right in the working CRS after repair; None where it has none.
    area_km2, geodesic_area_km2, plane_area_km2
        Statutory, geodesic and grid area.
    spatial, disposition, open_dispositions
        Headline; disposition (None is undetermined); what is still possible
        above it.
    clauses
        Every clause of the policy in its order.
    conflicts
        Every feature that overlaps, touches or lies near.
    overlap_net_m2
        Area of the union of all overlaps with constraint areas that close-6
        names, each square metre once.
    overlap_net_by_role_m2
        The same for each role that overlaps.
    repair
        What was done to the right's own geometry, None if nothing.
    notes
        Remarks for the report, such as a difference from the licence's area.
    legal_distances
        Distances that law keeps from roads and railways, by rule; they are apart
        from clauses, verdict and disposition.
    """

    key: int
    licence_no: str
    name: str
    attributes: Mapping[str, object]
    geometry: BaseGeometry | None = field(compare=False)
    area_km2: float
    geodesic_area_km2: float
    plane_area_km2: float
    spatial: SpatialVerdict
    disposition: Disposition | None
    open_dispositions: tuple[Disposition, ...]
    clauses: tuple[ClauseOutcome, ...]
    conflicts: tuple[Conflict, ...]
    visibility: Visibility
    overlap_net_m2: float
    overlap_net_by_role_m2: Mapping[Role, float]
    repair: RepairNote | None
    notes: tuple[str, ...]
    legal_distances: tuple[LegalDistance, ...] = ()


@dataclass(frozen=True)
class ScreenedLayer:
    """A layer as it went into the screening.

    Parameters
    ----------
    role, source, sha256, status, message
        As read; `status` may have turned to failed on the way.
    features, repaired, rejected
        Counts of features used, repaired and left out.
    crs, transformation
        The layer's own CRS and how it was brought into the working CRS.
    accuracy_m, encoding, data_date, coverage_source
        As stated by the case.
    table
        Features in the working CRS; None where the layer failed.
    repairs
        One note for each feature repaired or left out.
    declared_by
        Who says that the county has no such area; empty where nobody does.
    """

    role: Role
    source: str
    sha256: str
    status: LayerStatus
    message: str
    features: int
    repaired: int
    rejected: int
    crs: str
    transformation: str
    accuracy_m: float
    encoding: str
    data_date: str
    coverage_source: str
    table: geopandas.GeoDataFrame | None = field(compare=False)
    repairs: tuple[RepairNote, ...] = ()
    declared_by: str = ""


@dataclass(frozen=True)
class ScreeningResult:
    """The outcome of one run.

    Parameters
    ----------
    title, as_of, crs, case_sha256, dem_source
        From the case.
    policy
        The policy as applied, overrides included.
    overridden
        Parameters that the case changed, as applied.
    layers
        Every layer of the case, then the roles that are missing.
    mines
        In order of licence number, then name.
    notes
        Remarks on the whole run, such as unverified size classes in use.
    ledgers
        How the case's ledgers were joined to the layers of mining rights.
    sightings
        Roads, terrain and conditions of the sight lines; None where the policy
        asks for none.
    """

    title: str
    as_of: date
    crs: str
    case_sha256: str
    dem_source: str
    policy: Policy
    overridden: tuple[Parameter, ...]
    layers: tuple[ScreenedLayer, ...]
    mines: tuple[MineResult, ...]
    notes: tuple[str, ...]
    ledgers: tuple[LedgerJoin, ...] = ()
    sightings: Sightings | None = field(default=None, compare=False, repr=False)
