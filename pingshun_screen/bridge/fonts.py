"""Which of the wanted font families this computer has."""

from __future__ import annotations

from functools import cache

from qgis.PyQt.QtGui import QFont, QFontDatabase

from pingshun_screen.report.typography import typefaces


@cache
def installed_families() -> frozenset[str]:
    """Return the families of this computer, as Qt knew them at the first call."""
    return frozenset(QFontDatabase().families())


@cache
def family(face: str) -> str:
    """Return the first installed family of a typeface, its first where none is."""
    wanted = typefaces()[face].families
    return next((name for name in wanted if name in installed_families()), wanted[0])


def font(face: str, scale: float = 1.0) -> QFont:
    """Return a typeface as a font, its size in points multiplied by `scale`."""
    found = QFont(family(face))
    found.setPointSizeF(typefaces()[face].size_pt * scale)
    # CJK fonts swap in other digits after Latin letters, which no PDF reader can read.
    found.setStyleStrategy(QFont.StyleStrategy.PreferNoShaping)
    found.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return found
