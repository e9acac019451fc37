"""The provider under which QGIS lists the algorithms."""

from __future__ import annotations

from qgis.core import QgsProcessingProvider
from qgis.PyQt.QtGui import QIcon

from pingshun_screen.bridge.translation import tr
from pingshun_screen.core.resources import resource
from pingshun_screen.processing.corner_points import CornerPoints
from pingshun_screen.processing.screen_case import ScreenCase
from pingshun_screen.processing.screen_mines import ScreenMines
from pingshun_screen.processing.sight_profile import SightProfileAlgorithm
from pingshun_screen.processing.visible_from_lines import VisibleFromLines

PROVIDER_ID = "pingshun_screen"


class PingshunScreenProvider(QgsProcessingProvider):
    """Lists the screening, the import of corner points, and the sight lines."""

    def id(self) -> str:
        """Return the stable first part of every algorithm's name."""
        return PROVIDER_ID

    def name(self) -> str:
        """Return the name shown in the toolbox."""
        return tr("Pingshun mining screening")

    def icon(self) -> QIcon:
        """Return the plugin's icon."""
        return QIcon(str(resource("icons", "icon.svg")))

    def loadAlgorithms(self) -> None:  # noqa: N802
        """Make the algorithms anew; QGIS deletes them when options change."""
        for algorithm in (
            ScreenCase,
            ScreenMines,
            CornerPoints,
            VisibleFromLines,
            SightProfileAlgorithm,
        ):
            self.addAlgorithm(algorithm())
