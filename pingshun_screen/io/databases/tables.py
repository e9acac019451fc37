"""Tables of a database, for those who may run where GDAL's Python is missing."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import Protocol, cast

from pingshun_screen.io.databases.source import DatabaseSource
from pingshun_screen.io.engines import Features, LayerSummary
from pingshun_screen.io.layer_faults import refusal


@dataclass(frozen=True)
class Table(LayerSummary):
    """A table as the screening can read it.

    Parameters
    ----------
    schema, relation, geometry
        Where it is, and the column of its geometry.
    key
        Columns of its primary key, none for a view.
    number_column
        The column that GDAL takes for the features' numbers; empty for none.
    """

    schema: str = ""
    relation: str = ""
    geometry: str = ""
    key: tuple[str, ...] = ()
    number_column: str = ""


class _Reader(Protocol):
    """The module `io.databases.reading`."""

    def described(self, source: DatabaseSource) -> Table: ...

    def read_table(
        self, source: DatabaseSource, where: str
    ) -> tuple[Table, Features]: ...


def described(source: DatabaseSource) -> Table:
    """Return the table that a source means, its number column among the fields.

    Raises
    ------
    LayerError
        If the database does not answer, or the table cannot be read.
    """
    return _reader(source).described(source)


def read_table(source: DatabaseSource, where: str) -> tuple[Table, Features]:
    """Return the table that a source means, and its features in the server's order.

    Parameters
    ----------
    source
        Where they are.
    where
        Attribute filter as the case states it; empty for all features.

    Raises
    ------
    LayerError
        If the connection is lost, the server refuses, or the condition is wrong.
    """
    return _reader(source).read_table(source, where)


def _reader(source: DatabaseSource) -> _Reader:
    try:
        module = import_module("pingshun_screen.io.databases.reading")
    except ImportError as error:
        raise refusal(source.label, "engine") from error
    return cast("_Reader", module)
