"""The layers of results.gpkg, as plain tables before any library writes them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import shapely
from shapely.geometry.base import BaseGeometry

from pingshun_screen.core.findings import MineResult, ScreeningResult
from pingshun_screen.core.progress import IsCancelled, never_cancelled, stoppable
from pingshun_screen.core.texts import say
from pingshun_screen.io.ledgers.document import join_summary
from pingshun_screen.io.plain_layers import Anew, ResultLayer, Row
from pingshun_screen.io.results_json import rounded
from pingshun_screen.io.saved_tables import storable
from pingshun_screen.io.sight_layers import (
    CELL_FIELDS,
    SECTION_FIELDS,
    seeing_sections,
    seen_cells,
)

_MINE = {"mine_key": "int", "licence_no": "str", "name": "str"}
_UNDETERMINED = "undetermined"
_REGISTER = ("holder", "township", "mineral")


def result_layers(
    result: ScreeningResult, is_cancelled: IsCancelled = never_cancelled
) -> tuple[ResultLayer, ...]:
    """Return every layer; those that other parts fill later are empty.

    Parameters
    ----------
    result
        Outcome of the run.
    is_cancelled
        Asked while somebody goes through the rows.
    """
    return (
        _mines(result, is_cancelled),
        _conflicts(result, is_cancelled),
        _clauses(result, is_cancelled),
        _legal_distances(result, is_cancelled),
        _run(result),
        _visible_cells(result, is_cancelled),
        _seeing_sections(result, is_cancelled),
        ResultLayer("proposals", "MultiPolygon", _PROPOSAL_FIELDS),
        ResultLayer("opinions", "None", _OPINION_FIELDS),
    )


_MINE_FIELDS = {
    **_MINE,
    **dict.fromkeys(_REGISTER, "str"),
    "spatial": "str",
    "disposition": "str",
    "open": "str",
    "area_km2": "float",
    "geodesic_area_km2": "float",
    "plane_area_km2": "float",
    "overlap_net_m2": "float",
    "visibility": "str",
    "notes": "str",
}
_CONFLICT_FIELDS = {
    **_MINE,
    "role": "str",
    "layer": "str",
    "feature_id": "str",
    "feature_name": "str",
    "zone": "str",
    "grade": "str",
    "relation": "str",
    "overlap_m2": "float",
    "share": "float",
    "width_m": "float",
    "distance_m": "float",
    "certainty": "str",
    "basis": "str",
}
_CLAUSE_FIELDS = {
    **_MINE,
    "clause": "str",
    "status": "str",
    "reason": "str",
    "missing": "str",
    "department": "str",
    "words": "str",
}
_LEGAL_FIELDS = {
    **_MINE,
    "rule": "str",
    "law": "str",
    "article": "str",
    "status": "str",
    "consequence": "str",
    "role": "str",
    "layer": "str",
    "feature_id": "str",
    "feature_name": "str",
    "feature_class": "str",
    "distance_m": "float",
    "required_m": "float",
    "half_width_m": "float",
    "edge_source": "str",
    "accuracy_m": "float",
    "reason": "str",
}
_RUN_FIELDS = {
    "title": "str",
    "as_of": "str",
    "crs": "str",
    "policy": "str",
    "policy_title": "str",
    "policy_sha256": "str",
    "case_sha256": "str",
    "notes": "str",
    "ledgers": "str",
}
_PROPOSAL_FIELDS = {
    "licence_no": "str",
    "kept_m2": "float",
    "lost_m2": "float",
    "parts": "int",
}
_OPINION_FIELDS = {
    **_MINE,
    "clause": "str",
    "role": "str",
    "feature_id": "str",
    "feature_name": "str",
    "finding": "str",
    "department": "str",
    "stance": "str",
    "reason": "str",
    "signed_by": "str",
    "signed_on": "str",
    "recorded_at": "str",
}


def _mines(result: ScreeningResult, is_cancelled: IsCancelled) -> ResultLayer:
    return ResultLayer(
        "mines",
        "MultiPolygon",
        _MINE_FIELDS,
        Anew(lambda: _safe(map(_mine_row, result.mines), is_cancelled)),
        Anew(lambda: (_multi_polygon(mine.geometry) for mine in result.mines)),
    )


def _mine_row(mine: MineResult) -> Row:
    return (
        *_identity(mine),
        *(_told(mine.attributes.get(name)) for name in _REGISTER),
        mine.spatial.value,
        mine.disposition.value if mine.disposition else _UNDETERMINED,
        " ".join(disposition.value for disposition in mine.open_dispositions),
        rounded("km2", mine.area_km2),
        rounded("km2", mine.geodesic_area_km2),
        rounded("km2", mine.plane_area_km2),
        rounded("m2", mine.overlap_net_m2),
        mine.visibility.status,
        "\n".join(mine.notes),
    )


def _told(value: object) -> str:
    return value if isinstance(value, str) else ""


def _conflicts(result: ScreeningResult, is_cancelled: IsCancelled) -> ResultLayer:
    return ResultLayer(
        "conflicts",
        "MultiPolygon",
        _CONFLICT_FIELDS,
        Anew(lambda: _safe(_conflict_rows(result), is_cancelled)),
        Anew(
            lambda: (
                _multi_polygon(conflict.geometry)
                for mine in result.mines
                for conflict in mine.conflicts
            )
        ),
    )


def _conflict_rows(result: ScreeningResult) -> Iterator[Row]:
    for mine in result.mines:
        for conflict in mine.conflicts:
            yield (
                *_identity(mine),
                conflict.role.value,
                conflict.layer,
                conflict.feature_id,
                conflict.feature_name,
                conflict.zone,
                conflict.grade,
                conflict.relation.value,
                rounded("m2", conflict.overlap_m2),
                rounded("share", conflict.share),
                rounded("m", conflict.width_m),
                rounded("m", conflict.distance_m),
                conflict.certainty.value,
                conflict.basis,
            )


def _clauses(result: ScreeningResult, is_cancelled: IsCancelled) -> ResultLayer:
    return ResultLayer(
        "clauses",
        "None",
        _CLAUSE_FIELDS,
        Anew(lambda: _safe(_clause_rows(result), is_cancelled)),
        Anew(lambda: (None for mine in result.mines for _ in mine.clauses)),
    )


def _clause_rows(result: ScreeningResult) -> Iterator[Row]:
    for mine in result.mines:
        for outcome in mine.clauses:
            yield (
                *_identity(mine),
                outcome.clause.id,
                outcome.status.value,
                outcome.reason,
                "\n".join(outcome.missing),
                outcome.clause.department,
                outcome.clause.words,
            )


def _legal_distances(result: ScreeningResult, is_cancelled: IsCancelled) -> ResultLayer:
    return ResultLayer(
        "legal_distances",
        "MultiLineString",
        _LEGAL_FIELDS,
        Anew(lambda: _safe(_legal_rows(result), is_cancelled)),
        Anew(
            lambda: (
                found.geometry and shapely.MultiLineString([found.geometry])
                for mine in result.mines
                for found in mine.legal_distances
            )
        ),
    )


def _legal_rows(result: ScreeningResult) -> Iterator[Row]:
    for mine in result.mines:
        for found in mine.legal_distances:
            yield (
                *_identity(mine),
                found.rule.id,
                found.rule.law,
                found.rule.article,
                found.status.value,
                found.rule.consequence.value,
                found.role.value if found.role else "",
                found.layer,
                found.feature_id,
                found.feature_name,
                found.feature_class,
                rounded("m", found.distance_m),
                rounded("m", found.rule.distance_m),
                rounded("m", found.half_width_m),
                found.edge_source,
                rounded("m", found.accuracy_m),
                found.reason,
            )


def _visible_cells(result: ScreeningResult, is_cancelled: IsCancelled) -> ResultLayer:
    def rows() -> Iterator[Row]:
        for mine, _ in seen_cells(result):
            seen, sight = mine.visibility, mine.visibility.sight
            yield (
                *_identity(mine),
                rounded("m2", seen.visible_m2),
                rounded("share", seen.share),
                sight.stability.value if sight else "",
            )

    return ResultLayer(
        "visible_cells",
        "MultiPolygon",
        {**_MINE, **CELL_FIELDS},
        Anew(lambda: _safe(rows(), is_cancelled)),
        Anew(lambda: (part for _, part in seen_cells(result))),
    )


def _seeing_sections(result: ScreeningResult, is_cancelled: IsCancelled) -> ResultLayer:
    lines = result.sightings.lines if result.sightings else ()

    def rows() -> Iterator[Row]:
        for mine, seen, _ in seeing_sections(result):
            line = lines[seen.line]
            yield (
                *_identity(mine),
                line.name,
                line.line_class,
                rounded("m", seen.first_m),
                rounded("m", seen.last_m),
                seen.stations,
                seen.seeing,
            )

    return ResultLayer(
        "seeing_sections",
        "MultiLineString",
        {**_MINE, **SECTION_FIELDS},
        Anew(lambda: _safe(rows(), is_cancelled)),
        Anew(lambda: (shape for _, _, shape in seeing_sections(result))),
    )


def _run(result: ScreeningResult) -> ResultLayer:
    row = (
        result.title,
        result.as_of.isoformat(),
        result.crs,
        result.policy.id,
        result.policy.title,
        result.policy.sha256,
        result.case_sha256,
        "\n".join(result.notes),
        "\n".join(
            say("ledgers.run", source=join.ledger.source, summary=join_summary(join))
            for join in result.ledgers
        ),
    )
    return ResultLayer("run", "None", _RUN_FIELDS, (_text_safe(row),), (None,))


def _safe(rows: Iterable[Row], is_cancelled: IsCancelled) -> Iterator[Row]:
    return map(_text_safe, stoppable(rows, is_cancelled))


def _text_safe(row: Row) -> Row:
    return tuple(storable(cell) if isinstance(cell, str) else cell for cell in row)


def _identity(mine: MineResult) -> Row:
    return mine.key, mine.licence_no, mine.name


def _multi_polygon(shape: BaseGeometry | None) -> BaseGeometry | None:
    """Return the areas of a geometry; None where it has none, as when they touch."""
    if shape is None:
        return None
    polygons = list(_polygons(shapely.force_2d(shape)))
    return shapely.MultiPolygon(polygons) if polygons else None


def _polygons(shape: BaseGeometry) -> Iterator[BaseGeometry]:
    for part in shapely.get_parts(shape):
        if part.geom_type == "Polygon" and not part.is_empty:
            yield part
        elif hasattr(part, "geoms"):
            yield from _polygons(part)
