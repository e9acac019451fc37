"""What the functions of polygons in QGIS expressions share.

They run wherever QGIS evaluates, in drawing threads too, and must be cheap to
register: the screening's own packages are imported when a function first runs.
"""

from __future__ import annotations

from abc import abstractmethod
from functools import cache
from typing import TYPE_CHECKING, Any

from qgis.core import (
    NULL,
    QgsCoordinateReferenceSystem,
    QgsExpression,
    QgsExpressionContext,
    QgsExpressionFunction,
    QgsExpressionNodeFunction,
    QgsGeometry,
    QgsWkbTypes,
)

from pingshun_screen.bridge.proj_contexts import hold_proj_context
from pingshun_screen.bridge.requirements import (
    is_shapely_sound,
    load_shapely,
    missing_packages,
)
from pingshun_screen.bridge.translation import tr
from pingshun_screen.bridge.values import wkb
from pingshun_screen.core.errors import Fault, LayerError

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

NEEDED = ("shapely", "numpy", "pyproj")


class PolygonFunction(QgsExpressionFunction):
    """A function of a polygon and its CRS; subclasses say which.

    Parameters
    ----------
    name
        As expressions call it.
    options
        Further parameters, all optional.
    help_text
        HTML for the expression dialog.
    """

    def __init__(
        self,
        name: str,
        options: list[QgsExpressionFunction.Parameter],
        help_text: str,
    ) -> None:
        parameter = QgsExpressionFunction.Parameter
        parameters = [parameter("geometry"), parameter("crs", True), *options]
        group = tr("Mining screening")
        # Lazy: no; takes NULL: no, it gives NULL; contextual: it asks for the layer.
        super().__init__(name, parameters, group, help_text, False, False, True)

    @abstractmethod
    def answer(
        self, geometry: QgsGeometry, crs: QgsCoordinateReferenceSystem, *options: object
    ) -> object:
        """Return the function's value for a polygon that is not empty.

        Raises
        ------
        LayerError
            If the polygon or its CRS cannot be used.
        """

    def func(
        self,
        values: list[Any],
        context: QgsExpressionContext | None,
        parent: QgsExpression,
        node: QgsExpressionNodeFunction,
    ) -> object:
        """Return the value, None for no geometry; tell the expression what is wrong."""
        geometry, given, *options = values
        try:
            if not _is_drawn(geometry, self.name()):
                return None
            crs = _crs(given, context, self.name())
            return self.answer(geometry, crs, *options)
        except LayerError as error:
            parent.setEvalErrorString(str(error))
            return None

    def referencedColumns(self, node: QgsExpressionNodeFunction) -> list[str]:  # noqa: N802
        """Return that no columns are needed but those of the arguments."""
        return []

    def refusal(self, problem: str, remedy: str) -> LayerError:
        """Return the error that says what is wrong and what to do."""
        return _refusal(self.name(), problem, remedy)

    def shape_of(self, geometry: QgsGeometry) -> BaseGeometry:
        """Return the polygon as the screening's own kind of geometry.

        Raises
        ------
        LayerError
            If Python packages are missing or the polygon cannot be read.
        """
        problem = package_problem()
        if problem is not None:
            raise self.refusal(*problem)
        hold_proj_context()
        import numpy as np  # noqa: PLC0415
        import shapely  # noqa: PLC0415 - only now is it loaded rightly

        with np.errstate(invalid="ignore"):
            shape = shapely.from_wkb(wkb(geometry), on_invalid="ignore")
        if shape is None or not np.isfinite(shapely.get_coordinates(shape)).all():
            raise self.refusal(
                tr("the polygon is broken: rings are open or coordinates missing"),
                tr("repair the layer with the tool “Fix geometries” first"),
            )
        return shape


def _refusal(place: str, problem: str, remedy: str) -> LayerError:
    return LayerError([Fault(place, problem, remedy)])


def _is_drawn(geometry: object, place: str) -> bool:
    """Return whether there is a polygon at all; refuse what is none."""
    remedy = tr("give a polygon, such as $geometry of a polygon layer")
    if not isinstance(geometry, QgsGeometry):
        raise _refusal(place, tr("the first argument is no geometry"), remedy)
    if geometry.isNull() or geometry.isEmpty():
        return False
    kind = QgsWkbTypes.geometryType(geometry.wkbType())
    if kind != QgsWkbTypes.GeometryType.PolygonGeometry:
        raise _refusal(place, tr("the geometry is no polygon"), remedy)
    return True


def _crs(
    given: object, context: QgsExpressionContext | None, place: str
) -> QgsCoordinateReferenceSystem:
    """Return the CRS that was given, else the layer's."""
    if (given is None or given == NULL) and context is not None:
        given = context.variable("layer_crs")
    readable = isinstance(given, str | QgsCoordinateReferenceSystem)
    crs = QgsCoordinateReferenceSystem(given if readable else "")
    if not crs.isValid():
        raise _refusal(
            place,
            tr("the coordinate system is not known: {crs}").format(crs=given or "?"),
            tr(
                "set it in the properties of the layer, or name it as the second"
                " argument, such as 'EPSG:4526'"
            ),
        )
    return crs


@cache
def package_problem() -> tuple[str, str] | None:
    """Return why shapely cannot be used and what to do; None if it can."""
    missing = missing_packages(NEEDED)
    if missing:
        return (
            tr("Python packages are missing: {packages}").format(
                packages="; ".join(missing)
            ),
            tr("the README of the plugin tells how to install them"),
        )
    load_shapely()
    if is_shapely_sound():
        return None
    return (
        tr("another plugin loaded shapely first and mixed two versions of GEOS"),
        tr("switch the other plugin off and restart QGIS"),
    )
