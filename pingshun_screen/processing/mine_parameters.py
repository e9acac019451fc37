"""The parameters of the algorithm that screens project layers."""

from __future__ import annotations

from collections.abc import Iterator

from qgis.core import (
    QgsProcessing,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterCrs,
    QgsProcessingParameterDateTime,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterFolderDestination,
    QgsProcessingParameterNumber,
    QgsProcessingParameterRasterLayer,
    QgsProcessingParameterString,
)

from pingshun_screen.bridge.role_names import role_name
from pingshun_screen.bridge.translation import tr
from pingshun_screen.core.resources import resource
from pingshun_screen.core.vocabulary import Role, Shape, vocabulary

AREA = "AREA"
POLICY = "POLICY"
AS_OF = "AS_OF"
CRS = "CRS"
DEM = "DEM"
MINE_ACCURACY = "MINE_ACCURACY"
CONSTRAINT_ACCURACY = "CONSTRAINT_ACCURACY"
ABSENT_ROLES = "ABSENT_ROLES"
ACCEPT_UNVERIFIED = "ACCEPT_UNVERIFIED"
PARAMETERS = "PARAMETERS"
MINES = "MINES"
CONFLICTS = "CONFLICTS"
REPORTS = "REPORTS"

DEFAULT_CRS = "EPSG:4526"
DEFAULT_POLICY = "pingshun-2026"

IN_EVERY_DIALOG = (
    Role.EXTRACTION_EXTENT,
    Role.ECOLOGICAL_RED_LINE,
    Role.NATURE_RESERVE,
    Role.GEOPARK,
    Role.FOREST_PARK,
    Role.WETLAND_PARK,
    Role.SCENIC_AREA,
    Role.HERITAGE_PROTECTION_SCOPE,
    Role.ROAD,
    Role.RAILWAY,
)
"""Roles that clauses ask for; the others are among the advanced parameters."""

CONSTRAINTS = (
    *IN_EVERY_DIALOG,
    *(r for r in Role if r not in {*IN_EVERY_DIALOG, Role.MINING_RIGHT, Role.DEM}),
)

_SOURCE_TYPES = {
    Shape.POLYGON: QgsProcessing.SourceType.TypeVectorPolygon,
    Shape.LINE: QgsProcessing.SourceType.TypeVectorLine,
    Shape.POINT: QgsProcessing.SourceType.TypeVectorPoint,
}

Described = tuple[QgsProcessingParameterDefinition, str]
"""A parameter and its help."""


def parameter_name(role: Role) -> str:
    """Return the parameter that takes the layer of a role."""
    return "MINING_RIGHTS" if role is Role.MINING_RIGHT else role.value.upper()


def main_parameters() -> Iterator[Described]:
    """Yield what everybody is asked."""
    yield (
        _source(Role.MINING_RIGHT, optional=False),
        tr("Boundaries of the mining rights. Selected features are honoured."),
    )
    for role in IN_EVERY_DIALOG:
        yield _constraint(role)
    yield (
        QgsProcessingParameterFeatureSource(
            AREA,
            tr("Area that the constraint layers cover"),
            [QgsProcessing.SourceType.TypeVectorPolygon],
            optional=True,
        ),
        tr(
            "Usually the county. A mine that reaches beyond it, or any mine if it is"
            " left empty, cannot be proven free of conflict."
        ),
    )
    yield (
        QgsProcessingParameterEnum(
            POLICY,
            tr("Policy"),
            options=sorted(path.stem for path in resource("policies").glob("*.toml")),
            defaultValue=DEFAULT_POLICY,
            usesStaticStrings=True,
        ),
        tr("The pack of clauses that the mines are judged by."),
    )
    yield (
        QgsProcessingParameterDateTime(
            AS_OF, tr("Day judged"), QgsProcessingParameterDateTime.Type.Date
        ),
        tr("Every rule with a date is judged on this day."),
    )
    yield (
        QgsProcessingParameterCrs(CRS, tr("Working CRS"), defaultValue=DEFAULT_CRS),
        tr("Projected, in metres: the 3-degree Gauss-Krüger zone of the county."),
    )


def advanced_parameters() -> Iterator[Described]:
    """Yield what few need to change."""
    for role in CONSTRAINTS[len(IN_EVERY_DIALOG) :]:
        yield _constraint(role)
    yield (
        QgsProcessingParameterRasterLayer(DEM, role_name(Role.DEM), optional=True),
        tr("Heights in metres, as a raster file; shades the maps of the reports."),
    )
    yield _accuracy(MINE_ACCURACY, tr("Accuracy of the mining rights (m)"))
    yield _accuracy(CONSTRAINT_ACCURACY, tr("Accuracy of the constraint layers (m)"))
    yield (
        _lines(ABSENT_ROLES, tr("Layers the county does not have")),
        tr(
            "One a line: the kind of layer, an equals sign, and who says so, such as"
            " wetland_park=Forestry Bureau, letter of 2026-03-01. A kind that is"
            " neither given nor named here is not determined."
        ),
    )
    yield (
        QgsProcessingParameterBoolean(
            ACCEPT_UNVERIFIED,
            tr("Accept size classes that nobody has verified"),
            defaultValue=False,
        ),
        tr("The reports say so where a finding rests on one."),
    )
    yield (
        _lines(PARAMETERS, tr("Policy parameters")),
        tr(
            "Values that differ from the policy's own, one a line, in the way of a"
            ' case file: "visible_range.distance_m" = 800'
        ),
    )


def output_parameters() -> Iterator[Described]:
    """Yield where the results go."""
    polygons = QgsProcessing.SourceType.TypeVectorPolygon
    yield (
        QgsProcessingParameterFeatureSink(MINES, tr("Screened mines"), polygons),
        tr("Every mine with its spatial verdict, disposition and open questions."),
    )
    yield (
        QgsProcessingParameterFeatureSink(CONFLICTS, tr("Conflicts"), polygons),
        tr(
            "Every constraint feature that overlaps, touches or lies near a mine;"
            " without geometry where there is no overlap."
        ),
    )
    yield (
        QgsProcessingParameterFolderDestination(
            REPORTS, tr("Reports folder"), optional=True, createByDefault=False
        ),
        tr(
            "Receives results.gpkg, results.json, ledger.xlsx and a Word and PDF"
            " report for every mine; an earlier result there is replaced."
        ),
    )


def _source(role: Role, *, optional: bool) -> QgsProcessingParameterFeatureSource:
    shapes = vocabulary().roles[role].shapes
    return QgsProcessingParameterFeatureSource(
        parameter_name(role),
        role_name(role),
        [_SOURCE_TYPES[shape] for shape in Shape if shape in shapes],
        optional=optional,
    )


def _constraint(role: Role) -> Described:
    return _source(role, optional=True), tr(
        "The whole layer is screened against. Leave it empty if the county has no"
        " such layer, and say under Layers the county does not have who says so."
    )


def _accuracy(name: str, label: str) -> Described:
    parameter = QgsProcessingParameterNumber(
        name,
        label,
        QgsProcessingParameterNumber.Type.Double,
        defaultValue=0.0,
        minValue=0.0,
    )
    return parameter, tr(
        "One standard deviation of the boundary points. An overlap no wider than the"
        " accuracy of both boundaries together is to be surveyed again first."
    )


def _lines(name: str, label: str) -> QgsProcessingParameterString:
    return QgsProcessingParameterString(name, label, multiLine=True, optional=True)
