"""Small layers and cases in the working CRS, in metres from a corner of the county."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

import geopandas
import shapely
from shapely import affinity
from shapely.geometry.base import BaseGeometry

from pingshun_screen.core.findings import MineResult, ScreeningResult
from pingshun_screen.core.policy import Policy
from pingshun_screen.core.records import CaseInputs, Coverage, LayerRecord, LayerStatus
from pingshun_screen.core.screening import run_screening
from pingshun_screen.core.vocabulary import Role, vocabulary
from pingshun_screen.io.policy_file import load_policy

CRS = "EPSG:4526"
ORIGIN = (38_450_000.0, 4_000_000.0)

LEDGER: dict[str, object] = {
    "mineral": "石灰岩",
    "mining_method": "露天",
    "capacity": 100.0,
    "capacity_unit": "万吨/年",
    "service_life_years": 10.0,
    "valid_from": "2020-01-01",
    "production_status": "生产",
    **{
        name: ("是" if name.startswith("has_") else "否")
        for name, term in vocabulary().mine_fields.items()
        if term.kind == "yes_no"
    },
}
"""A large limestone pit of which every question has been answered: retain."""

QUARRY = {**LEDGER, "mineral": "建筑石料用灰岩"}
SMALL_PIT = {**LEDGER, "capacity": 10.0}


def place(geometry: BaseGeometry | str | None) -> BaseGeometry | None:
    """Return a geometry drawn around 0, 0 in its place in the county."""
    if geometry is None:
        return None
    drawn = shapely.from_wkt(geometry) if isinstance(geometry, str) else geometry
    return affinity.translate(drawn, *ORIGIN)


def square(west: float, south: float, side: float = 100.0) -> BaseGeometry:
    """Return a square drawn from its south-west corner."""
    return shapely.box(west, south, west + side, south + side)


COUNTY = Coverage(
    geopandas.GeoDataFrame(geometry=[place(square(-20_000, -20_000, 40_000))], crs=CRS),
    "county.gpkg",
)


def layer(
    role: Role,
    geometries: Sequence[BaseGeometry | str | None],
    *,
    crs: str | None = CRS,
    columns: Mapping[str, Sequence[object]] | None = None,
    **entries: object,
) -> LayerRecord:
    """Return a layer of the role as if it had been read."""
    table = geopandas.GeoDataFrame(
        {"feature_id": [str(n + 1) for n in range(len(geometries))], **(columns or {})},
        geometry=[place(geometry) for geometry in geometries],
        crs=crs,
    )
    record = LayerRecord(role, f"{role.value}.gpkg", table, coverage=COUNTY)
    return replace(record, **entries)


def rights(
    geometries: Sequence[BaseGeometry | str | None],
    ledgers: Sequence[Mapping[str, object]] | Mapping[str, object] = LEDGER,
    **entries: object,
) -> LayerRecord:
    """Return a layer of mining rights, numbered in the order given."""
    rows = [ledgers] * len(geometries) if isinstance(ledgers, Mapping) else ledgers
    names = {name for row in rows for name in row}
    columns = {name: [row.get(name) for row in rows] for name in sorted(names)}
    columns.setdefault("licence_no", [f"C{n + 1:04}" for n in range(len(geometries))])
    columns.setdefault("name", [f"示例{n + 1}矿" for n in range(len(geometries))])
    return layer(Role.MINING_RIGHT, geometries, columns=columns, **entries)


def failed(role: Role, message: str = "文件不存在") -> LayerRecord:
    """Return a layer that could not be read."""
    return LayerRecord(
        role, f"{role.value}.gpkg", None, LayerStatus.FAILED, message, coverage=COUNTY
    )


def policy(overrides: Mapping[str, object] | None = None) -> Policy:
    """Return the county's plan."""
    return load_policy("pingshun-2026", overrides=overrides or {})


def case(*layers: LayerRecord, **entries: object) -> CaseInputs:
    """Return a case in which every role without a layer is declared absent."""
    given = {record.role for record in layers}
    absent = {role: "演示" for role in Role if role not in given}
    inputs = CaseInputs("演示", date(2026, 6, 30), CRS, layers, absent)
    return replace(inputs, **{"accept_unverified_size_classes": True, **entries})


def screen(
    *layers: LayerRecord,
    overrides: Mapping[str, object] | None = None,
    **entries: object,
) -> ScreeningResult:
    """Return the result of screening some layers."""
    inputs = case(*layers, parameters=overrides or {}, **entries)
    return run_screening(inputs, policy(overrides))


def screen_one(*layers: LayerRecord, **entries: object) -> MineResult:
    """Return the only mine of a screening."""
    (mine,) = screen(*layers, **entries).mines
    return mine
