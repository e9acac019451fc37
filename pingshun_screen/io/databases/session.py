"""One connection to a database, which reads one state of it and changes nothing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from osgeo import gdal, ogr

from pingshun_screen.io.databases.failures import failure, refused
from pingshun_screen.io.databases.source import DRIVER, DatabaseSource
from pingshun_screen.io.gdal_messages import gdal_failures

# One transaction sees one state of the data, whoever writes meanwhile. Row
# security would hide rows silently: switched off, the server refuses instead.
# Times of the server's zone would change their day from machine to machine.
_PRELUDE = (
    "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
    "SET LOCAL statement_timeout = '300s'",
    "SET LOCAL lock_timeout = '15s'",
    "SET LOCAL row_security = off",
    "SET LOCAL TIME ZONE 'Asia/Shanghai'",
)


@dataclass(frozen=True)
class Session:
    """A connection while it is open.

    Parameters
    ----------
    source
        What was connected to.
    dataset
        GDAL's side of it.
    failures
        What GDAL complained about, growing.
    """

    source: DatabaseSource
    dataset: gdal.Dataset
    failures: list[str]

    def rows(self, query: str) -> list[tuple[object, ...]]:
        """Return the rows that a query of the catalogue gives.

        Raises
        ------
        LayerError
            If the server refuses, or is gone.
        """
        result = self.dataset.ExecuteSQL(query)
        rows = [_values(row) for row in result] if result else []
        self.dataset.ReleaseResultSet(result)
        self.require_no_failure()
        return rows

    def require_no_failure(self) -> None:
        """Raise what GDAL complained about, if it did."""
        if self.failures:
            raise failure(self.source.label, self.failures, "query")


@contextmanager
def connected(source: DatabaseSource) -> Iterator[Session]:
    """Connect to a database.

    Raises
    ------
    LayerError
        If GDAL cannot speak with PostgreSQL, or the database does not admit.
    """
    if gdal.GetDriverByName(DRIVER) is None:
        raise refused(source.label, "driver")
    with gdal_failures() as failures:
        dataset = _opened(source, failures)
        if dataset is None:
            raise failure(source.label, failures)
        try:
            yield Session(source, dataset, failures)
        # Raised where another plugin has switched GDAL's exceptions on.
        except RuntimeError as error:
            said = [*failures, str(error)]
            raise failure(source.label, said, "query") from error


def _opened(source: DatabaseSource, failures: list[str]) -> gdal.Dataset | None:
    try:
        return gdal.OpenEx(
            source.address,
            gdal.OF_VECTOR | gdal.OF_READONLY,
            allowed_drivers=[DRIVER],
            open_options=["PRELUDE_STATEMENTS=" + "; ".join(_PRELUDE)],
        )
    except RuntimeError as error:
        failures.append(str(error))
        return None


def _values(row: ogr.Feature) -> tuple[object, ...]:
    return tuple(row.GetField(index) for index in range(row.GetFieldCount()))


def literal(text: str) -> str:
    """Return a text as SQL writes it."""
    return "'" + text.replace("'", "''") + "'"


def identifier(*names: str) -> str:
    """Return a name, or names joined by dots, as SQL writes it."""
    return ".".join('"' + name.replace('"', '""') + '"' for name in names)
