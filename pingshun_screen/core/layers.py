"""Layers brought into the working CRS, repaired and ready to be screened against."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import geopandas
import numpy as np
import shapely
from geopandas.array import from_shapely
from numpy.typing import NDArray
from pyproj import CRS
from shapely.geometry.base import BaseGeometry

from pingshun_screen.core.crs import crs_label
from pingshun_screen.core.crs_guard.guarding import Guarded, coverage_way, guarded
from pingshun_screen.core.crs_guard.place import fitting_here, lies_elsewhere
from pingshun_screen.core.errors import Fault, LayerError
from pingshun_screen.core.facets import Facets, build_facets
from pingshun_screen.core.findings import ScreenedLayer
from pingshun_screen.core.placing import followed, placed
from pingshun_screen.core.records import (
    Coverage,
    LayerRecord,
    LayerStatus,
    RepairNote,
    RepairOutcome,
)
from pingshun_screen.core.repair import repair
from pingshun_screen.core.texts import say
from pingshun_screen.core.vocabulary import Role, Shape, vocabulary


@dataclass(frozen=True)
class PreparedLayer:
    """One layer in the working CRS.

    Parameters
    ----------
    screened
        The layer as results report it; its table has one row a feature, in the
        order of the arrays below.
    geometries, ambiguous
        Valid geometry of each feature, None where it had to be left out, and
        whether its repair could be read in more than one way.
    notes
        Row of each feature repaired or left out, and what was done.
    facets
        Boundaries of the geometries.
    lost_bounds, lost_anywhere
        Where features were left out (`core.repair.Repair`).
    coverage
        What the layer covers completely; None if nobody said.
    """

    screened: ScreenedLayer
    geometries: NDArray[np.object_]
    ambiguous: NDArray[np.bool_]
    notes: Mapping[int, RepairNote]
    facets: Facets
    lost_bounds: NDArray[np.float64]
    lost_anywhere: bool
    coverage: BaseGeometry | None

    @property
    def role(self) -> Role:
        """What the layer stands for."""
        return self.screened.role

    @property
    def is_usable(self) -> bool:
        """Whether anything can be said from the layer."""
        return self.screened.status is LayerStatus.OK

    def texts(self, name: str) -> list[str]:
        """Return a standard field as text, empty where a feature has none."""
        table = self.screened.table
        if table is None or name not in table.columns:
            return [""] * len(self.geometries)
        return ["" if _is_null(value) else str(value).strip() for value in table[name]]


def _is_null(value: object) -> bool:
    return value is None or value != value  # noqa: PLR0124 - NaN and NaT


def prepare_layer(record: LayerRecord, working: CRS) -> PreparedLayer:
    """Return a layer in the working CRS; what fails is said in its status.

    Parameters
    ----------
    record
        The layer as read, in any CRS.
    working
        Working CRS of the case.
    """
    if record.status is not LayerStatus.OK or record.table is None:
        return _unusable(record, record.status, record.message)
    if record.table.crs is None:
        problem, remedy = say("crs.missing_problem"), say("crs.missing_remedy")
        return _unusable(record, LayerStatus.FAILED, f"{problem}；{remedy}")
    try:
        coverage = _coverage(record.coverage, working)
        sound = guarded(record, record.table, coverage, working)
    except LayerError as error:
        message = "；".join(f"{f.problem}；{f.remedy}" for f in error.faults)
        return failed_layer(record, message)
    layer = _repaired(sound, coverage, working)
    if coverage is not None and lies_elsewhere(layer.geometries, coverage):
        return _elsewhere(record, record.table, layer, coverage, working)
    return layer


def _elsewhere(
    record: LayerRecord,
    table: geopandas.GeoDataFrame,
    layer: PreparedLayer,
    coverage: BaseGeometry,
    working: CRS,
) -> PreparedLayer:
    """Return a layer that lies nowhere near what it claims to cover."""
    crs, drawn = CRS(table.crs), np.asarray(table.geometry, object)
    fits = fitting_here(drawn, crs, coverage, working)
    hint = say("crs_guard.fits_there", crs=fits) if fits else ""
    if layer.role is not Role.MINING_RIGHT:
        message = say("screening.lies_elsewhere", crs=layer.screened.crs)
        return failed_layer(record, message + hint)
    # Rights may lie outside the county; then no layer can clear them.
    values = {"coverage": layer.screened.coverage_source, "crs": layer.screened.crs}
    return with_message(layer, say("crs_guard.rights_elsewhere", **values) + hint)


def failed_layer(record: LayerRecord, message: str) -> PreparedLayer:
    """Return a layer that nothing can be said from, with the reason."""
    return _unusable(record, LayerStatus.FAILED, message)


def with_message(layer: PreparedLayer, message: str) -> PreparedLayer:
    """Return a layer with one more remark for whoever relies on it."""
    whole = layer.screened.message + message
    return replace(layer, screened=replace(layer.screened, message=whole))


def missing_layer(role: Role, message: str, declared_by: str = "") -> ScreenedLayer:
    """Return the entry of a role that the case has no layer for.

    Parameters
    ----------
    role
        The role.
    message
        What that means for the screening.
    declared_by
        Who says that the county has no such area; empty where nobody does.
    """
    record = LayerRecord(role, "", None)
    entry = _screened(record, LayerStatus.MISSING, message)
    return replace(entry, declared_by=declared_by)


def _coverage(coverage: Coverage | None, working: CRS) -> BaseGeometry | None:
    if coverage is None:
        return None
    if coverage.table.crs is None:
        raise LayerError([_coverage_fault(coverage)])
    way = coverage_way(coverage, working)
    moved = way.apply(followed(coverage.table))
    ids = np.arange(len(moved)).astype(object)
    polygons = repair(moved, ids, frozenset({Shape.POLYGON}), accept_missing=True)
    # Of a claim that can be read in two ways nothing is proven.
    return shapely.union_all(polygons.geometries[~polygons.ambiguous])


def _coverage_fault(coverage: Coverage) -> Fault:
    return Fault(coverage.source, say("crs.missing_problem"), say("crs.missing_remedy"))


def _unusable(record: LayerRecord, status: LayerStatus, message: str) -> PreparedLayer:
    nothing = np.array([], object)
    screened = _screened(record, status, message)
    return PreparedLayer(
        screened,
        nothing,
        np.zeros(0, bool),
        {},
        build_facets(nothing),
        np.zeros((0, 4)),
        lost_anywhere=True,
        coverage=None,
    )


def _screened(record: LayerRecord, status: LayerStatus, message: str) -> ScreenedLayer:
    table = record.table
    return ScreenedLayer(
        role=record.role,
        source=record.source,
        sha256=record.sha256,
        status=status,
        message=message,
        features=0 if table is None else len(table),
        repaired=0,
        rejected=0,
        crs="" if table is None or table.crs is None else crs_label(CRS(table.crs)),
        transformation="",
        accuracy_m=record.accuracy_m,
        encoding=record.encoding,
        data_date=record.data_date,
        coverage_source=record.coverage.source if record.coverage else "",
        table=None,
    )


def _repaired(
    sound: Guarded, coverage: BaseGeometry | None, working: CRS
) -> PreparedLayer:
    record, table, way = sound.record, sound.table, sound.way
    is_right = record.role in (Role.MINING_RIGHT, Role.PROPOSED_BLOCK)
    drawn = np.asarray(table.geometry, object)
    moved = way.apply(drawn if is_right else followed(table))
    result = repair(
        placed(moved, working),
        np.asarray(table["feature_id"], object),
        vocabulary().roles[record.role].shapes,
        # A right without a place is a result of its own, whoever accepts it.
        accept_missing=record.accept_null_geometry and not is_right,
    )
    unreadable = dict(record.unreadable)
    notes = {
        row: replace(note, problem=unreadable[note.feature_id], outcome=_REJECTED)
        if note.feature_id in unreadable
        else note
        for row, note in result.notes.items()
    }
    outcomes = [note.outcome for note in notes.values()]
    screened = replace(
        _screened(record, LayerStatus.OK, record.message),
        transformation=way.described(record.accuracy_m),
        accuracy_m=way.combined_accuracy_m(record.accuracy_m),
        repaired=sum(outcome in _REPAIRED for outcome in outcomes),
        rejected=outcomes.count(_REJECTED),
        repairs=tuple(notes.values()),
        table=table.set_geometry(from_shapely(result.geometries, crs=working)),
    )
    return PreparedLayer(
        screened,
        result.geometries,
        result.ambiguous,
        notes,
        build_facets(result.geometries),
        result.lost_bounds,
        result.lost_anywhere or bool(unreadable),
        coverage,
    )


_REJECTED = RepairOutcome.REJECTED
_REPAIRED = (RepairOutcome.REPAIRED, RepairOutcome.AMBIGUOUS)
