"""An invented run with every kind of finding and the nastiest texts."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import date
from functools import cache

import geopandas
from shapely import affinity
from shapely.geometry import LineString, Point, Polygon, box

from pingshun_screen.core.findings import (
    Certainty,
    ClauseOutcome,
    ClauseStatus,
    Conflict,
    MineResult,
    Relation,
    ScreenedLayer,
    ScreeningResult,
    SpatialVerdict,
    Visibility,
)
from pingshun_screen.core.policy import (
    All,
    Attribute,
    Clause,
    Disposition,
    Group,
    Manual,
    Overlap,
    Parameter,
    Policy,
    SizeClass,
    Standing,
    VisibleFrom,
    VisibleRangeMode,
)
from pingshun_screen.core.records import LayerStatus, RepairNote, RepairOutcome
from pingshun_screen.core.resources import resource
from pingshun_screen.core.vocabulary import Role

CRS = "EPSG:4526"
HOSTILE = (
    '=HYPERLINK("http://x","点我")',
    "<script>alert(1)</script>",
    "{{ 7*7 }}{% if 1 %}坏{% endif %}",
    "A&B <C> \"D\" 'E' {_{ 7*7 }_}",
    "控\x00制\x07符\x1b\n换行\t制表",
    "+表情⛏️矿🏔",
    "长" * 200,
    "\u202e反转\u2066标记",
    "\ud800孤\ufffe代",
)
_EAST, _NORTH = 38_450_000.0, 4_010_000.0


def clauses() -> tuple[Clause, ...]:
    """Return the plan's clauses with conditions simple enough to need no loader."""
    with resource("policies", "pingshun-2026.toml").open("rb") as file:
        pack = tomllib.load(file)
    return tuple(
        Clause(
            id=entry["id"],
            group=Group(entry["group"]),
            ordinal=entry["ordinal"],
            words=entry["words"],
            department=entry["department"],
            condition=_CONDITIONS.get(entry["id"], Manual("是否？", "x")),
            reading=entry.get("reading", ""),
            spatial=entry.get("spatial", False),
        )
        for entry in pack["clause"]
    )


CLOSE6_ROLES = (
    Role.ECOLOGICAL_RED_LINE,
    Role.NATURE_RESERVE,
    Role.GEOPARK,
    Role.FOREST_PARK,
    Role.WETLAND_PARK,
    Role.SCENIC_AREA,
    Role.HERITAGE_PROTECTION_SCOPE,
)
_CLASSES = ("expressway", "national", "provincial", "railway")
_CONDITIONS = {
    "close-6": Overlap(CLOSE6_ROLES),
    "close-7": All(
        (
            SizeClass(("small",)),
            VisibleFrom(
                (Role.ROAD, Role.RAILWAY),
                _CLASSES,
                VisibleRangeMode.BUFFER,
                1000.0,
                5000.0,
            ),
        )
    ),
    "upgrade-3": Attribute("capacity", "lt", 50.0, "万吨/年"),
}


def policy() -> Policy:
    """Return the bundled pack, read without its loader."""
    with resource("policies", "pingshun-2026.toml").open("rb") as file:
        pack = tomllib.load(file)
    parameters = {
        name: Parameter(
            name=name,
            label=entry["label"],
            value=tuple(entry["value"])
            if isinstance(entry["value"], list)
            else entry["value"],
            unit=entry.get("unit", ""),
            standing=Standing(entry["standing"]),
            source=entry["source"],
        )
        for name, entry in _flat(pack["parameters"]).items()
    }
    departments = {Role(k): v for k, v in pack["role_departments"].items()}
    return Policy(
        id=pack["id"],
        title=pack["title"],
        issuer=pack["issuer"],
        document_no="",
        document_note=pack["document_note"],
        date=pack["date"],
        clauses=clauses(),
        parameters=parameters,
        role_departments=departments,
        sha256="0f" * 32,
    )


def _flat(table: dict, prefix: str = "") -> dict:
    found = {}
    for name, entry in table.items():
        if "label" in entry:
            found[prefix + name] = entry
        else:
            found |= _flat(entry, f"{prefix}{name}.")
    return found


def mine_shape(east_m: float = 0.0, north_m: float = 0.0) -> Polygon:
    """Return a right of about 0.34 km² at an offset from the middle of the county."""
    corners = [(0, 0), (620, 80), (700, 430), (420, 640), (-60, 520)]
    return Polygon([(_EAST + east_m + x, _NORTH + north_m + y) for x, y in corners])


def _blob(east_m: float, north_m: float, radius_m: float, squeeze: float) -> Polygon:
    circle = Point(_EAST + east_m, _NORTH + north_m).buffer(radius_m)
    return affinity.scale(circle, 1.0, squeeze)


def shapes() -> dict[Role, list[tuple[str, str, object]]]:
    """Return identifier, name and geometry of each feature by role."""
    e, n = _EAST, _NORTH
    return {
        Role.MINING_RIGHT: [
            (str(i), f"示例{i}矿", mine_shape(900 * i, 700 * (i % 4)))
            for i in range(1, 9)
        ],
        Role.ECOLOGICAL_RED_LINE: [
            ("HX-1", "太行山水源涵养生态保护红线", _blob(-900, 300, 1200, 0.8)),
            ("HX-2", "", _blob(3000, 2500, 900, 1.3)),
        ],
        Role.NATURE_RESERVE: [("BHQ-1", HOSTILE[3], _blob(500, 1900, 1500, 0.9))],
        Role.GEOPARK: [("DZ-1", "示例地质公园", _blob(2200, -1200, 1300, 0.7))],
        Role.HERITAGE_PROTECTION_SCOPE: [
            ("WW-1", "示例古寺保护范围", box(e + 200, n + 200, e + 260, n + 250))
        ],
        Role.HERITAGE_CONTROL_ZONE: [
            ("WW-1", "示例古寺建控地带", box(e + 150, n + 150, e + 320, n + 310))
        ],
        Role.HERITAGE_SITE: [("WW-1", "示例古寺", Point(e + 230, n + 225))],
        Role.ROAD: [
            (
                "S324",
                "河潞线",
                LineString(
                    [
                        (e - 6000, n - 900),
                        (e - 500, n - 700),
                        (e + 900, n - 300),
                        (e + 6000, n + 600),
                    ]
                ),
            )
        ],
        Role.RAILWAY: [
            ("WR", "瓦日铁路", LineString([(e - 6000, n + 2700), (e + 6000, n + 900)]))
        ],
        Role.PERMANENT_BASIC_FARMLAND: [
            (
                f"YN-{i}",
                "",
                box(e + 45 * i, n + 90 + 30 * i, e + 45 * i + 32, n + 112 + 30 * i),
            )
            for i in range(1, 12)
        ],
        Role.SETTLEMENT: [("JM-1", "示例村", _blob(-300, -900, 180, 0.6))],
        Role.ADMIN_AREA: [("140425", "平顺县", _blob(800, -500, 24000, 1.1))],
    }


@cache
def tables() -> dict[Role, geopandas.GeoDataFrame]:
    """Return the layers' tables."""
    return {
        role: geopandas.GeoDataFrame(
            {
                "feature_id": [one[0] for one in features],
                "name": [one[1] for one in features],
            },
            geometry=[one[2] for one in features],
            crs=CRS,
        )
        for role, features in shapes().items()
    }


def layers() -> tuple[ScreenedLayer, ...]:
    """Return the layers as screened, one that failed and one that is missing."""
    screened = [
        ScreenedLayer(
            role=role,
            source=f"data/{role}.gpkg|layername={role}",
            sha256="ab12" * 16,
            status=LayerStatus.OK,
            message="",
            features=len(table),
            repaired=1,
            rejected=0,
            crs="EPSG:4490 CGCS2000",
            transformation="CGCS2000 / 3-degree Gauss-Kruger zone 38 正算",
            accuracy_m=0.5,
            encoding="GB18030",
            data_date="2025-12-01",
            coverage_source="county.gpkg|layername=county",
            table=table,
            repairs=_repairs(role),
        )
        for role, table in tables().items()
    ]
    failed = replace(
        screened[1],
        role=Role.SCENIC_AREA,
        source="/srv/secret/folder/风景名胜区.shp",
        status=LayerStatus.FAILED,
        message="文件不完整，无法读取；请重新取得数据",
        table=None,
        repairs=(),
    )
    missing = replace(
        failed,
        role=Role.FOREST_PARK,
        source="",
        sha256="",
        status=LayerStatus.MISSING,
        message="案例没有给出森林公园图层，也没有说明本县没有",
    )
    return (*screened, failed, missing)


def _repairs(role: Role) -> tuple[RepairNote, ...]:
    if role is not Role.NATURE_RESERVE:
        return ()
    note = RepairNote("BHQ-1", "边界自相交", RepairOutcome.REPAIRED, 5e6, 4.99e6)
    return (note,)


def conflicts_of(shape: Polygon) -> tuple[Conflict, ...]:
    """Return the conflicts of a mine, measured plainly on the plane."""
    found = []
    for role, table in tables().items():
        if role in (Role.MINING_RIGHT, Role.ADMIN_AREA):
            continue
        for row in table.itertuples():
            conflict = _conflict(role, row, shape)
            if conflict is not None:
                found.append(conflict)
    return tuple(found)


def _conflict(role: Role, row: object, shape: Polygon) -> Conflict | None:
    common = shape.intersection(row.geometry)
    distance_m = shape.distance(row.geometry)
    area = common if common.geom_type in ("Polygon", "MultiPolygon") else None
    if distance_m > 1000:
        return None
    if area is None or area.is_empty:
        relation = Relation.TOUCH if distance_m == 0 else Relation.NEAR
    else:
        relation = Relation.WITHIN if area.equals(shape) else Relation.PARTIAL
    overlaps = relation in (Relation.WITHIN, Relation.PARTIAL)
    overlap_m2 = area.area if overlaps else 0.0
    return Conflict(
        role=role,
        layer=f"data/{role}.gpkg|layername={role}",
        feature_id=row.feature_id,
        feature_name=row.name,
        zone="general_control" if role is Role.NATURE_RESERVE else "",
        grade="provincial" if role is Role.ROAD else "",
        relation=relation,
        overlap_m2=overlap_m2,
        share=overlap_m2 / shape.area,
        width_m=0.3 if overlap_m2 < 1000 else overlap_m2**0.5 / 2,
        distance_m=distance_m,
        certainty=Certainty.WITHIN_ACCURACY
        if 0 < overlap_m2 < 1000
        else Certainty.CERTAIN,
        geometry=area if overlaps else (None if distance_m else common),
    )


_STATUSES = {
    "close-6": ClauseStatus.MET,
    "upgrade-3": ClauseStatus.MET,
    "close-1": ClauseStatus.NOT_MET,
    "close-2": ClauseStatus.NOT_MET,
    "close-3": ClauseStatus.NOT_MET,
    "new-1": ClauseStatus.NOT_APPLICABLE,
    "new-2": ClauseStatus.NOT_APPLICABLE,
    "new-3": ClauseStatus.NOT_APPLICABLE,
    "new-4": ClauseStatus.NOT_APPLICABLE,
}
_REASONS = {
    ClauseStatus.MET: "与生态保护红线等禁止采矿区域重叠，重叠部分见空间冲突明细。",
    ClauseStatus.NOT_MET: "所填情况不符合本条款。",
    ClauseStatus.NOT_DETERMINED: "缺少判定本条款所需的情况。",
    ClauseStatus.NOT_APPLICABLE: "本条款只适用于新设矿山。",
}


def outcomes() -> tuple[ClauseOutcome, ...]:
    """Return an answer of every status."""
    found = []
    for clause in clauses():
        status = _STATUSES.get(clause.id, ClauseStatus.NOT_DETERMINED)
        open_ = status is ClauseStatus.NOT_DETERMINED
        found.append(
            ClauseOutcome(
                clause=clause,
                status=status,
                reason=_REASONS[status],
                missing=(
                    "缺“使用应当淘汰的工艺、设备”，由应急管理部门提供",
                    "缺“停产原因”，由自然资源部门提供",
                )
                if open_
                else (),
                disposition=Disposition.CLOSE if clause.id == "close-6" else None,
            )
        )
    return tuple(found)


def mine(key: int, name: str, licence_no: str, shape: Polygon | None) -> MineResult:
    """Return a mine with everything found."""
    conflicts = conflicts_of(shape) if shape is not None else ()
    net = {
        role: sum(one.overlap_m2 for one in conflicts if one.role is role)
        for role in dict.fromkeys(one.role for one in conflicts if one.overlap_m2)
    }
    area_km2 = shape.area / 1e6 if shape is not None else 0.0
    return MineResult(
        key=key,
        licence_no=licence_no,
        name=name,
        attributes={
            "licence_no": licence_no,
            "name": name,
            "holder": "平顺县示例石料有限公司",
            "township": "青羊镇",
            "project_type": "existing",
            "mineral": "建筑石料用灰岩",
            "mineral_kind": "quarry_stone",
            "mining_method": "open_pit",
            "capacity": 20.0,
            "capacity_unit": "万吨/年",
            "service_life_years": 7.5,
            "valid_from": date(2019, 3, 1),
            "valid_to": None,
            "production_status": "stopped",
            "idle_cause": "owner",
            "licence_area_km2": 0.3401,
            "elevation_min_m": 1080.0,
            "elevation_max_m": 1250.0,
        },
        geometry=shape,
        area_km2=area_km2,
        geodesic_area_km2=area_km2 * 1.0000001,
        plane_area_km2=area_km2 * 1.0003,
        spatial=SpatialVerdict.CONFLICT if conflicts else SpatialVerdict.NOT_DETERMINED,
        disposition=Disposition.CLOSE if conflicts else None,
        open_dispositions=()
        if conflicts
        else (Disposition.CLOSE, Disposition.EXIT, Disposition.UPGRADE),
        clauses=outcomes(),
        conflicts=conflicts,
        visibility=Visibility(),
        overlap_net_m2=sum(v for role, v in net.items() if role in CLOSE6_ROLES),
        overlap_net_by_role_m2=net,
        repair=RepairNote(
            "1", "边界自相交于一点", RepairOutcome.REPAIRED, 3.4e5, 3.399e5
        ),
        notes=("证载面积与法定面积相差 0.0021 平方千米，请核对。",),
    )


def result() -> ScreeningResult:
    """Return a run over ordinary and hostile mines, one of them without geometry."""
    mines = [mine(1, "示例一矿", "C1404252019037130999901", mine_shape())]
    mines += [
        mine(key, text, text, mine_shape(120 * key, 90 * key))
        for key, text in enumerate(HOSTILE, start=2)
    ]
    mines.append(mine(len(mines) + 1, "无图形矿", "", None))
    return ScreeningResult(
        title="平顺县非煤矿产资源整治提升筛查（演示数据 非真实）",
        as_of=date(2026, 6, 30),
        crs=CRS,
        case_sha256="cd" * 32,
        dem_source="",
        policy=policy(),
        overridden=(),
        layers=layers(),
        mines=tuple(mines),
        notes=("规模分类表中“建筑石料”一行未经核实，本案例说明可以采用。",),
    )


SOFTWARE = {"pingshun_screen": "0.1.0", "Python": "3.11.2", "QGIS": "3.22.16"}
