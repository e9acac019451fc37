"""project.qgz: a QGIS project that shows the results lying beside it."""

from __future__ import annotations

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsProject,
    QgsRectangle,
    QgsReferencedRectangle,
)

from pingshun_screen.bridge.result_layers import add_result_layers
from pingshun_screen.core.errors import Fault, OutputError
from pingshun_screen.core.findings import ScreeningResult
from pingshun_screen.core.texts import say

_MARGIN_SHARE = 1.05
_LEAST_M = 2000.0


def write_project(result: ScreeningResult, geopackage: Path, path: Path) -> None:
    """Write a QGIS project with the result layers, wherever both files are moved.

    Parameters
    ----------
    result
        Outcome of the run.
    geopackage
        Its results.gpkg, as written.
    path
        Project to write, in the same folder.

    Raises
    ------
    LayerError
        If the GeoPackage cannot be used.
    OutputError
        If QGIS does not write the project.
    OSError
        If there is no room for a copy of the GeoPackage.
    """
    # QGIS opens a copy: it writes to a GeoPackage that it only shows, and holds it.
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        copy = Path(shutil.copy(geopackage, folder))
        draft = copy.with_name(path.name)
        _draw_up(result, copy, draft)
        shutil.move(draft, path)


def _draw_up(result: ScreeningResult, geopackage: Path, path: Path) -> None:
    project = QgsProject()
    crs = QgsCoordinateReferenceSystem()
    crs.createFromUserInput(result.crs)
    project.setCrs(crs, True)
    project.writeEntryBool("Paths", "/Absolute", False)
    group = add_result_layers(project, geopackage)
    project.setTitle(group.name())
    extent = QgsReferencedRectangle(_extent(project), crs)
    project.viewSettings().setDefaultViewExtent(extent)
    if not project.write(str(path)):
        problem = say("result_layers.project_problem", reason=project.error())
        remedy = say("result_layers.project_remedy")
        raise OutputError([Fault(path.name, problem, remedy)])


def _extent(project: QgsProject) -> QgsRectangle:
    """Return what all mines and overlaps take up, with some room round them."""
    extent = QgsRectangle()
    extent.setMinimal()
    for layer in project.mapLayers().values():
        if layer.isSpatial() and not layer.extent().isEmpty():
            extent.combineExtentWith(layer.extent())
    if extent.isNull() or extent.isEmpty():
        return QgsRectangle()
    extent.scale(_MARGIN_SHARE)
    lacking_m = _LEAST_M - max(extent.width(), extent.height())
    return extent.buffered(lacking_m / 2) if lacking_m > 0 else extent
