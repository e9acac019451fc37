"""What every algorithm about sight lines asks, and what it makes of the answers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

from qgis.core import (
    QgsProcessingParameterCrs,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterNumber,
    QgsProcessingParameterRasterLayer,
)

from pingshun_screen.bridge.translation import tr

if TYPE_CHECKING:
    from pyproj import CRS

    from pingshun_screen.core.visibility.settings import SightSettings

DEM, CRS_NAME = "DEM", "CRS"
RANGE, EYE, TARGET = "RANGE", "EYE_HEIGHT", "TARGET_HEIGHT"
REFRACTION, ACCURACY = "REFRACTION", "DEM_ACCURACY"
CORRELATION, GAP = "DEM_CORRELATION", "GAP"

_DEFAULTS = {
    RANGE: 5000.0,
    EYE: 1.5,
    TARGET: 0.0,
    REFRACTION: 1 / 7,
    ACCURACY: 0.0,
    CORRELATION: 100.0,
    GAP: 20.0,
}

Described = tuple[QgsProcessingParameterDefinition, str]
"""A parameter and its help."""


def terrain_parameter() -> Described:
    """Return the parameter that takes the elevation model."""
    return (
        QgsProcessingParameterRasterLayer(DEM, tr("Elevation model")),
        tr("Heights in metres, as a raster file in any CRS; its first band is used."),
    )


def height_parameters() -> Iterator[Described]:
    """Yield how high eye and target are."""
    yield (
        _number(EYE, tr("Height of the eye above the ground (m)")),
        tr("About 1.5 m on a road, 2.5 m in a train."),
    )
    yield (
        _number(TARGET, tr("Height of the target above the ground (m)")),
        tr("0 looks at the ground itself."),
    )


def range_parameter() -> Described:
    """Return how far is looked."""
    return (
        _number(RANGE, tr("Furthest distance looked (m)"), 1.0),
        tr("What lies further away does not count as seen."),
    )


def gap_parameter() -> Described:
    """Return which gaps of a line are bridged."""
    return (
        _number(GAP, tr("Widest gap joined (m)")),
        tr("Pieces of one name and class whose ends lie no further apart are one."),
    )


def physics_parameters() -> Iterator[Described]:
    """Yield what few need to change."""
    yield (
        _number(REFRACTION, tr("Refraction coefficient"), most=1.0),
        tr("Share of the earth's curvature that the bending of light makes up for."),
    )
    yield (
        _number(ACCURACY, tr("Vertical accuracy of the elevation model (m)")),
        tr("As its maker states it; 0 if unknown, and stability is not determined."),
    )
    yield (
        _number(CORRELATION, tr("Distance over which its errors are alike (m)"), 1.0),
        tr("Errors nearer to the eye than that raise eye and terrain alike."),
    )
    yield (
        QgsProcessingParameterCrs(CRS_NAME, tr("Working CRS"), optional=True),
        tr("Projected, in metres. If empty, that of the data, if it is projected."),
    )


def sight_settings(
    number: Callable[[str], float], asked: Mapping[str, object], crs: CRS
) -> SightSettings:
    """Return the conditions of the sight lines.

    Parameters
    ----------
    number
        Gives the answer to a parameter of the algorithm.
    asked
        Parameters that the algorithm has; others count with their defaults.
    crs
        The working CRS; the terrain curves with its ellipsoid's larger axis.
    """
    from pingshun_screen.core.visibility.settings import (  # noqa: PLC0415
        SightSettings,
    )

    answers = {
        name: number(name) if name in asked else default
        for name, default in _DEFAULTS.items()
    }
    return SightSettings(
        range_m=answers[RANGE],
        road_eye_m=answers[EYE],
        railway_eye_m=answers[EYE],
        target_m=answers[TARGET],
        refraction=answers[REFRACTION],
        earth_radius_m=crs.ellipsoid.semi_major_metre,
        correlation_m=answers[CORRELATION],
        gap_m=answers[GAP],
    )


def _number(
    name: str, label: str, least: float = 0.0, most: float | None = None
) -> QgsProcessingParameterNumber:
    parameter = QgsProcessingParameterNumber(
        name,
        label,
        QgsProcessingParameterNumber.Type.Double,
        defaultValue=_DEFAULTS[name],
        minValue=least,
    )
    if most is not None:
        parameter.setMaximum(most)
    return parameter
