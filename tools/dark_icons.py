"""Make the icons for dark themes from those for light ones: same shapes, other inks."""

from __future__ import annotations

import re
import sys
from pathlib import Path

ICONS = Path(__file__).resolve().parents[1] / "resources" / "icons"
LIGHT, DARK = ICONS / "light", ICONS / "dark"
INKS = {
    "#3c474f": "#dfe4e7",
    "#1f5f86": "#7cc4ee",
    "#8ec1dd": "#2b5f7d",
    "#c62828": "#ff8078",
    "#2e7d32": "#7ddb82",
    "#ffffff": "#1d2a33",
}
"""What each colour on a light ground becomes on a dark one."""


def for_dark_ground(drawing: str) -> str:
    """Return an SVG in the inks for a dark ground.

    Raises
    ------
    KeyError
        If it has a colour that is not among the inks.
    """
    return re.sub(r"#[0-9a-f]{6}\b", lambda found: INKS[found[0]], drawing)


if __name__ == "__main__":
    for light in sorted(LIGHT.glob("*.svg")):
        drawing = for_dark_ground(light.read_text(encoding="utf-8"))
        (DARK / light.name).write_text(drawing, encoding="utf-8")
        sys.stdout.write(f"{light.stem}\n")
