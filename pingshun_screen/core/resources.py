"""Where the data files that ship with the product lie."""

from __future__ import annotations

from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[1]


def resource(*parts: str) -> Path:
    """Return the path of a shipped file or folder below `resources`.

    Parameters
    ----------
    parts
        Path below `resources`.

    Raises
    ------
    FileNotFoundError
        If it is not there, which means a broken installation.
    """
    return shipped("resources", *parts)


@cache
def shipped(*parts: str) -> Path:
    """Return the path of a file or folder that ships with the product.

    In the installed plugin it lies inside the package, in a checkout beside it.

    Parameters
    ----------
    parts
        Path below the top folder of the plugin.

    Raises
    ------
    FileNotFoundError
        If it is in neither place, which means a broken installation.
    """
    for root in (PACKAGE, PACKAGE.parent):
        path = root.joinpath(*parts)
        if path.exists():
            return path
    message = f"{'/'.join(parts)} is missing: reinstall the plugin"
    raise FileNotFoundError(message)
