"""The expression functions `statutory_area_km2` and `corner_table`."""

from __future__ import annotations

import math
from functools import cache
from typing import TYPE_CHECKING

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsExpression,
    QgsExpressionFunction,
    QgsGeometry,
    QgsRectangle,
    QgsUnitTypes,
)

from pingshun_screen.bridge.polygon_functions import PolygonFunction
from pingshun_screen.bridge.translation import tr
from pingshun_screen.bridge.values import crs_text

if TYPE_CHECKING:
    from pyproj import CRS

    from pingshun_screen.core.errors import LayerError

WORLD = QgsRectangle(-180, -90, 180, 90)
"""Longitudes and latitudes, in degrees."""

DEGREE = math.pi / 180


def register_functions() -> list[PolygonFunction]:
    """Add the functions to QGIS and return them; QGIS keeps no hold of them."""
    functions = [StatutoryArea(), CornerTable()]
    return [one for one in functions if QgsExpression.registerFunction(one)]


class StatutoryArea(PolygonFunction):
    """statutory_area_km2: the ellipsoid area that licences state."""

    def __init__(self) -> None:
        description = tr(
            "The area of a mining right in km² on the ellipsoid of its coordinate"
            " system, by TD/T 1055-2019, Annex D, as licences state it. Longitude and"
            " latitude will do as well as a projection. Round it to 4 decimals for"
            " print."
        )
        name = "statutory_area_km2"
        calls = [
            (f"round({name}($geometry), 4)", "0.6752"),
            (f"{name}(geom_from_wkt(\"WKT\"), 'EPSG:4490')", "0.675188…"),
        ]
        super().__init__(name, [], _help("geometry[, crs]", description, calls))

    def answer(
        self,
        geometry: QgsGeometry,
        crs: QgsCoordinateReferenceSystem,
        *_options: object,
    ) -> float:
        """Return the area in km²."""
        if crs.isGeographic() and not WORLD.contains(geometry.boundingBox()):
            raise self._misplaced(crs)
        shape = self.shape_of(geometry)
        import numpy as np  # noqa: PLC0415
        import shapely  # noqa: PLC0415

        from pingshun_screen.core.areas import statutory_areas_m2  # noqa: PLC0415

        if not shapely.is_valid(shape):
            raise self.refusal(
                tr("the polygon is not valid: its area can be read in several ways"),
                tr("repair the layer with the tool “Fix geometries” first"),
            )
        polygons = np.array([shape], dtype=object)
        known = self._on_ellipsoid(crs)
        with np.errstate(invalid="ignore"):
            area_m2 = float(statutory_areas_m2(polygons, known)[0])
        if not math.isfinite(area_m2):
            raise self._misplaced(crs)
        return area_m2 / 1e6

    def _on_ellipsoid(self, crs: QgsCoordinateReferenceSystem) -> CRS:
        known = _pyproj_crs(crs_text(crs))
        if known is None:
            raise self.refusal(
                tr("the coordinate system {crs} has no ellipsoid in degrees").format(
                    crs=crs.userFriendlyIdentifier()
                ),
                tr("transform the geometry into EPSG:4490 and name that"),
            )
        return known

    def _misplaced(self, crs: QgsCoordinateReferenceSystem) -> LayerError:
        return self.refusal(
            tr("the coordinates do not fit the coordinate system {crs}").format(
                crs=crs.userFriendlyIdentifier()
            ),
            tr("set the right coordinate system in the properties of the layer"),
        )


class CornerTable(PolygonFunction):
    """corner_table: the corner points as licences list them."""

    def __init__(self) -> None:
        description = tr(
            "The corner points of a mining right as lines of text: number, X"
            " (northing) and Y (easting, with the zone prefix where the coordinate"
            " system has one), in metres with 2 decimals. First corner and order are"
            " those drawn, the closing point is not repeated. Several areas are headed"
            " A, B and so on, and a corner that they share keeps its number. What is"
            " taken out follows as a ring of its own. The separator is a blank unless"
            " another is given."
        )
        name = "corner_table"
        calls = [
            (f"{name}($geometry)", "…<br>1 3437174.65 38383678.71<br>…"),
            (
                f"{name}(transform($geometry, 'EPSG:4490', 'EPSG:4526'),"
                " 'EPSG:4526', ', ')",
                "…<br>1, 3437174.65, 38383678.71<br>…",
            ),
        ]
        text = _help("geometry[, crs[, separator]]", description, calls)
        separator = QgsExpressionFunction.Parameter("separator", True, " ")
        super().__init__(name, [separator], text)

    def answer(
        self, geometry: QgsGeometry, crs: QgsCoordinateReferenceSystem, *options: object
    ) -> str:
        """Return the lines, joined by line breaks."""
        metres = QgsUnitTypes.DistanceUnit.DistanceMeters
        if crs.isGeographic() or crs.mapUnits() != metres:
            raise self.refusal(
                tr("corner points need a projected coordinate system in metres"),
                tr(
                    "transform first, as in corner_table(transform($geometry,"
                    " @layer_crs, 'EPSG:4526'), 'EPSG:4526')"
                ),
            )
        shape = self.shape_of(geometry)
        from pingshun_screen.core.corners import corner_lines  # noqa: PLC0415

        (separator,) = options
        return "\n".join(corner_lines(shape, str(separator)))


def _help(parameters: str, description: str, calls: list[tuple[str, str]]) -> str:
    examples = "".join(
        f"<li><code>{call}</code> → {result}</li>" for call, result in calls
    )
    without_crs = tr("Without crs it is that of the layer. NULL gives NULL.")
    return (
        f"<p>{description} {without_crs}</p><p><code>({parameters})</code></p>"
        f"<ul>{examples}</ul>"
    )


@cache
def _pyproj_crs(text: str) -> CRS | None:
    """Return a CRS whose ellipsoid coordinates are in degrees, else None."""
    from pyproj import CRS  # noqa: PLC0415
    from pyproj.exceptions import CRSError  # noqa: PLC0415

    try:
        crs = CRS.from_user_input(text)
    except CRSError:
        return None
    geodetic = crs.geodetic_crs
    if geodetic is None or not geodetic.is_geographic:
        return None
    factors = [axis.unit_conversion_factor for axis in geodetic.axis_info[:2]]
    return crs if all(math.isclose(one, DEGREE) for one in factors) else None
