"""The plugin's life in QGIS, with a window and without one."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from qgis.core import QgsApplication

from pingshun_screen.bridge.messages import warn

if TYPE_CHECKING:
    from qgis.core import QgsProcessingProvider
    from qgis.gui import QgisInterface

OLDEST_PYTHON = (3, 11)


class PingshunScreenPlugin:
    """Adds the Processing provider and takes it away again.

    Parameters
    ----------
    iface
        The QGIS window; None under qgis_process.
    """

    def __init__(self, iface: QgisInterface | None) -> None:
        self.iface = iface
        self.provider: QgsProcessingProvider | None = None

    def initProcessing(self) -> None:  # noqa: N802
        """Add the Processing provider; all that qgis_process calls."""
        if sys.version_info < OLDEST_PYTHON:
            warn("Python 3.11 or later is needed: update QGIS to 3.34 or later.")
            return
        from pingshun_screen.processing.provider import (  # noqa: PLC0415
            PingshunScreenProvider,
        )

        self.provider = PingshunScreenProvider()
        QgsApplication.processingRegistry().addProvider(self.provider)

    def initGui(self) -> None:  # noqa: N802
        """Add what the QGIS window shows."""
        self.initProcessing()

    def unload(self) -> None:
        """Take away everything that was added."""
        if self.provider is not None:
            QgsApplication.processingRegistry().removeProvider(self.provider)
            self.provider = None
