"""The source of a layer that is a table in a database."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from pingshun_screen.io.databases.connection import (
    PREFIX,
    connection_text,
    secret_in,
    settings_of,
    without_secrets,
)
from pingshun_screen.io.layer_faults import refusal

DRIVER = "PostgreSQL"
# Where the connection itself says nothing, no answer ends the waiting; a network
# that is gone is noticed after a minute.
_PATIENCE = {
    "connect_timeout": "10",
    "keepalives_idle": "30",
    "keepalives_interval": "10",
    "keepalives_count": "3",
    "application_name": "pingshun_screen",
}
# schema.table, perhaps with the column of the geometry in brackets.
_TABLE = re.compile(r"(?:([^.()]+)\.)?(.+?)(?:\(([^()]+)\))?")


@dataclass(frozen=True)
class DatabaseSource:
    """A connection, and perhaps a table and the column of its geometry.

    Parameters
    ----------
    label
        The source as the case states it; it holds no secret.
    settings
        Connection settings of libpq.
    schema, table, geometry
        As stated, None where the case leaves it to the database.
    """

    label: str
    settings: Mapping[str, str]
    schema: str | None = None
    table: str | None = None
    geometry: str | None = None

    @property
    def suffix(self) -> str:
        """Nothing: there is no file."""
        return ""

    @property
    def address(self) -> str:
        """What GDAL opens."""
        return PREFIX + connection_text({**_PATIENCE, **self.settings})


def database_source(text: str) -> DatabaseSource:
    """Return the connection and table that a source names.

    Parameters
    ----------
    text
        As in the case: `PG:service=x|layername=schema.table(geometry column)`.

    Raises
    ------
    LayerError
        If it holds a secret or cannot be read.
    """
    problem = secret_in(text)
    if problem is not None:
        raise problem
    label = without_secrets(text).strip()
    connection, *options = label[len(PREFIX) :].split("|")
    settings = settings_of(connection, label)
    schema, table, geometry = _table(options, label)
    return DatabaseSource(label, settings, schema, table, geometry)


def _table(options: list[str], label: str) -> tuple[str | None, str | None, str | None]:
    if not options:
        return None, None, None
    key, _, value = options[0].partition("=")
    found = _TABLE.fullmatch(value.strip())
    if len(options) > 1 or key.strip().lower() != "layername" or found is None:
        raise refusal(label, "option", option="|".join(options))
    schema, table, geometry = (part and part.strip() for part in found.groups())
    return schema, table, geometry
