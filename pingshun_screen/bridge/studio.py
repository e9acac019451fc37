"""Whether there is a studio that draws maps and sets pages."""

from __future__ import annotations

import importlib
import importlib.util

from pingshun_screen.report.illustrations import Studio


def qgis_studio() -> Studio | None:
    """Return a studio, starting QGIS if need be; None where there is no QGIS."""
    if importlib.util.find_spec("qgis") is None:
        return None
    # Loaded late: these modules cannot be imported where there is no QGIS.
    importlib.import_module("pingshun_screen.bridge.qgis_session").ensure_qgis()
    drawing = importlib.import_module("pingshun_screen.bridge.qgis_studio")
    studio: Studio = drawing.QgisStudio()
    return studio
