"""Where the data files that ship with the product lie."""

from __future__ import annotations

from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[1]


@cache
def resource(*parts: str) -> Path:
    """Return the path of a shipped file or folder.

    In the installed plugin `resources` lies inside the package, in a checkout
    beside it.

    Parameters
    ----------
    parts
        Path below `resources`.

    Raises
    ------
    FileNotFoundError
        If the file is in neither place, which means a broken installation.
    """
    for root in (PACKAGE, PACKAGE.parent):
        path = root.joinpath("resources", *parts)
        if path.exists():
            return path
    message = f"resources/{'/'.join(parts)} is missing: reinstall the plugin"
    raise FileNotFoundError(message)
