"""Which release of the plugin this is."""

from __future__ import annotations

from configparser import ConfigParser

from pingshun_screen.core.resources import PACKAGE


def plugin_version() -> str:
    """Return the version in metadata.txt, in the package or beside it.

    Raises
    ------
    configparser.Error
        If metadata.txt is in neither place, which means a broken installation.
    """
    metadata = ConfigParser(interpolation=None)
    places = (PACKAGE.parent / "metadata.txt", PACKAGE / "metadata.txt")
    metadata.read(places, encoding="utf-8")
    return metadata.get("general", "version")
