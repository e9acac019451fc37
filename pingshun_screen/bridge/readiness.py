"""Whether this QGIS can screen, asked before every run."""

from __future__ import annotations

from pingshun_screen.bridge.proj_contexts import hold_proj_context
from pingshun_screen.bridge.requirements import (
    is_shapely_sound,
    load_shapely,
    missing_packages,
)
from pingshun_screen.bridge.translation import tr
from pingshun_screen.core.errors import Fault, SetupError


def make_ready() -> None:
    """Load what the screening stands on, and make sure that it is sound.

    Raises
    ------
    SetupError
        If packages are missing, or another plugin loaded shapely in a way that
        mixes two versions of GEOS: areas would be wrong without a sign of it.
    """
    missing = missing_packages()
    if missing:
        problem = tr("Python packages are missing: {packages}")
        raise SetupError(
            [
                Fault(
                    "Python",
                    problem.format(packages="; ".join(missing)),
                    tr("The self-check tells how to get them"),
                )
            ]
        )
    hold_proj_context()
    load_shapely()
    if not is_shapely_sound():
        raise SetupError(
            [
                Fault(
                    "shapely",
                    tr("Another plugin loaded it in a way that mixes two GEOS"),
                    tr("Restart QGIS and screen first, or switch that plugin off"),
                )
            ]
        )
