"""The plugin's life in QGIS, with a window and without one."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from qgis.core import QgsApplication, QgsExpression

from pingshun_screen.bridge.extlibs import put_last_on_path, take_off_path
from pingshun_screen.bridge.messages import warn
from pingshun_screen.bridge.translation import interface_locale, tr, translator_for

if TYPE_CHECKING:
    from qgis.core import QgsProcessingProvider
    from qgis.gui import QgisInterface
    from qgis.PyQt.QtCore import QTranslator

    from pingshun_screen.bridge.polygon_functions import PolygonFunction
    from pingshun_screen.gui.actions import ScreeningActions
    from pingshun_screen.gui.locator import MineLocatorFilter

OLDEST_PYTHON = (3, 11)


class PingshunScreenPlugin:
    """Adds everything the plugin has to QGIS and takes it away again.

    Parameters
    ----------
    iface
        The QGIS window; None under qgis_process.
    """

    def __init__(self, iface: QgisInterface | None) -> None:
        self.iface = iface
        self.provider: QgsProcessingProvider | None = None
        self.translator: QTranslator | None = None
        self.functions: list[PolygonFunction] = []
        self.locator_filter: MineLocatorFilter | None = None
        self.actions: ScreeningActions | None = None

    def initProcessing(self) -> None:  # noqa: N802
        """Add algorithms and expression functions; all that qgis_process calls."""
        put_last_on_path()
        self._translate()
        if sys.version_info < OLDEST_PYTHON:
            warn(tr("Python 3.11 or later is needed: update QGIS to 3.40 or later."))
            return
        from pingshun_screen.bridge.expressions import (  # noqa: PLC0415
            register_functions,
        )
        from pingshun_screen.processing.provider import (  # noqa: PLC0415
            PingshunScreenProvider,
        )

        self.provider = PingshunScreenProvider()
        QgsApplication.processingRegistry().addProvider(self.provider)
        self.functions = register_functions()

    def initGui(self) -> None:  # noqa: N802
        """Add what the QGIS window shows."""
        self.initProcessing()
        if self.iface is None or self.provider is None:
            return
        from pingshun_screen.gui.actions import ScreeningActions  # noqa: PLC0415
        from pingshun_screen.gui.locator import MineLocatorFilter  # noqa: PLC0415

        self.actions = ScreeningActions(self.iface)
        self.locator_filter = MineLocatorFilter(self.iface)
        self.iface.registerLocatorFilter(self.locator_filter)

    def unload(self) -> None:
        """Take away everything that was added."""
        if self.actions is not None:
            self.actions.remove()
            self.actions = None
        if self.iface is not None and self.locator_filter is not None:
            self.iface.deregisterLocatorFilter(self.locator_filter)
            self.locator_filter = None
        for function in self.functions:
            QgsExpression.unregisterFunction(function.name())
        self.functions = []
        if self.provider is not None:
            QgsApplication.processingRegistry().removeProvider(self.provider)
            self.provider = None
        if self.translator is not None:
            QgsApplication.removeTranslator(self.translator)
            self.translator = None
        take_off_path()

    def _translate(self) -> None:
        self.translator = translator_for(interface_locale())
        if self.translator is not None:
            QgsApplication.installTranslator(self.translator)
