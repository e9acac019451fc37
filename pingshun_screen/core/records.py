"""What the screening is given: layers as read, and the case that names them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

import geopandas

from pingshun_screen.core.ledgers import LedgerJoin
from pingshun_screen.core.registers import Register
from pingshun_screen.core.user_transformations import UserTransformation
from pingshun_screen.core.vocabulary import Role


class LayerStatus(StrEnum):
    """Whether a layer can be screened against."""

    OK = "ok"
    FAILED = "failed"
    MISSING = "missing"


class RepairOutcome(StrEnum):
    """What became of a feature whose geometry was not valid."""

    REPAIRED = "repaired"
    AMBIGUOUS = "ambiguous"
    REJECTED = "rejected"
    IGNORED = "ignored"


@dataclass(frozen=True)
class RepairNote:
    """One feature that was repaired or had to be left out.

    Parameters
    ----------
    feature_id
        Identifier of the feature in its layer.
    problem
        What was wrong, in words.
    outcome
        Repaired, repaired with more than one possible reading, rejected, or
        ignored because the case accepts features without geometry.
    area_before_m2, area_after_m2
        Plane area in the working CRS, 0 for lines, points and unreadable ones.
    """

    feature_id: str
    problem: str
    outcome: RepairOutcome
    area_before_m2: float = 0.0
    area_after_m2: float = 0.0


@dataclass(frozen=True)
class Coverage:
    """What a layer claims to cover completely.

    Parameters
    ----------
    table
        One or more polygons in any known CRS.
    source
        Where the claim comes from, as the case states it.
    user_transformation
        How polygons of another datum come into the working CRS.
    sha256
        Fingerprint of the source; empty where there is none.
    """

    table: geopandas.GeoDataFrame
    source: str
    user_transformation: UserTransformation | None = None
    sha256: str = ""


@dataclass(frozen=True)
class LayerRecord:
    """One layer of the case as it was read, or the reason why it was not.

    Parameters
    ----------
    role
        What the layer stands for.
    source
        The layer's source as the case states it.
    table
        Features with standard field names (`core.vocabulary`) and their
        geometry in the layer's own CRS; None where the layer was not read.
        Columns without a standard name keep their own. `feature_id` is always
        there, as text: the layer's own identifier, else its running number.
    status, message
        Whether it was read and, if not, why and what to do, in words.
    sha256
        Fingerprint of the file or files, or of the rows of a database's table;
        empty where there is none.
    accuracy_m
        Positional accuracy of the boundary, one standard deviation, metres.
    coverage
        What the layer claims to cover; None if nobody said.
    accept_null_geometry
        Features without geometry do not leave the layer's answer open.
    unreadable
        Identifier and problem of each feature whose geometry could not be
        decoded; these stand in `table` with None for a geometry.
    encoding
        Text encoding that was used.
    fields
        Standard field to column, as recognised.
    data_date
        Date of the data as stated, or the file's own; empty if unknown.
    user_transformation
        How a layer of another datum comes into the working CRS.
    accept_displacement
        Who says that a displacement against the county's outline is right; empty
        where nobody does.
    registers
        For mining rights that were joined with ledgers: what all sources say of
        each feature; empty where the table speaks for itself.
    """

    role: Role
    source: str
    table: geopandas.GeoDataFrame | None
    status: LayerStatus = LayerStatus.OK
    message: str = ""
    sha256: str = ""
    accuracy_m: float = 0.0
    coverage: Coverage | None = None
    accept_null_geometry: bool = False
    unreadable: tuple[tuple[str, str], ...] = ()
    encoding: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)
    data_date: str = ""
    user_transformation: UserTransformation | None = None
    accept_displacement: str = ""
    registers: tuple[Register, ...] = ()


@dataclass(frozen=True)
class CaseInputs:
    """Everything a screening run needs besides the policy.

    Parameters
    ----------
    title
        Heading of the run.
    as_of
        Day on which every date rule is judged.
    crs
        Working CRS, projected, in metres.
    layers
        Layers in the order of the case; several may share a role.
    absent_roles
        Roles the county does not have, with who says so.
    accept_unverified_size_classes
        Rows of the size-class table that nobody has verified may be used.
    parameters
        Overrides of the policy's parameters.
    dem_source
        Path of the elevation model, empty if there is none.
    case_sha256
        Fingerprint of the case file, empty where there is none.
    remarks
        What the case should be looked at for, printed with the run's notes.
    ledgers
        How its ledgers were joined to the layers of mining rights.
    """

    title: str
    as_of: date
    crs: str
    layers: tuple[LayerRecord, ...]
    absent_roles: Mapping[Role, str] = field(default_factory=dict)
    accept_unverified_size_classes: bool = False
    parameters: Mapping[str, object] = field(default_factory=dict)
    dem_source: str = ""
    case_sha256: str = ""
    remarks: tuple[str, ...] = ()
    ledgers: tuple[LedgerJoin, ...] = ()
