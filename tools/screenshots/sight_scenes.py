"""The scenes of what can be seen from the road."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import QgsCoordinateTransform, QgsPointXY, QgsProject
from qgis.PyQt.QtCore import Qt
from qgis.utils import iface

from tools.screenshots.window import (
    floating,
    main_window,
    pause,
    save,
    take,
    wait_for_map,
    wait_until,
)

if TYPE_CHECKING:
    from pingshun_screen.gui.dock import ScreeningDock


def show_the_sight_lines(dock: ScreeningDock) -> None:
    """Picture a mine's sight line, and what a station on the road sees."""
    detail, sight = dock.results.detail, dock.results.sight
    tab = detail.sight
    detail.tabs.setCurrentWidget(tab)
    wait_until(lambda: tab.chart.profile is not None, "sight line drawn")
    with floating(dock):
        pause()
        tab.ensureWidgetVisible(tab.chart)
        take(dock, "sight-tab")
    profile = tab.chart.profile
    sight.marks.show_line(profile.eye_xy, profile.target_xy)
    wait_for_map()
    tab.lookButton.click()
    onto = iface.mapCanvas().mapSettings().destinationCrs()
    way = QgsCoordinateTransform(sight.marks.crs, onto, QgsProject.instance())
    station = way.transform(QgsPointXY(*profile.eye_xy))
    sight.tool.canvasClicked.emit(station, Qt.MouseButton.LeftButton)
    wait_until(lambda: tab.lookoutList.count() > 0, "looked about")
    wait_for_map()
    iface.messageBar().clearWidgets()
    save(main_window().grab(), "sight-lookout")
    tab.lookButton.click()
