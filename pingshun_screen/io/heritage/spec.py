"""The [[heritage_scope]] tables of a case file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from pingshun_screen.core.user_transformations import UserTransformation
from pingshun_screen.io.case_sources import stated_source
from pingshun_screen.io.heritage.words import words
from pingshun_screen.io.toml_sections import Section
from pingshun_screen.io.transformations import chosen_transformation

Toml = dict[str, object]


@dataclass(frozen=True)
class HeritageSpec:
    """A table of scopes as the case names it.

    Parameters
    ----------
    table
        Path of a .csv or .xlsx relative to the case file, perhaps with
        `|sheetname=x`.
    sites
        Layer of the relics' bodies, points or polygons; empty where the table has
        coordinates.
    encoding, crs
        Stated text encoding of the table, and CRS of its coordinates; empty where
        the case is silent.
    fields
        Kind of column (`resources/heritage_scopes.toml`) to its head.
    accuracy_m
        Positional accuracy of the bodies and so of the scopes, metres.
    coverage
        Source of what table and sites cover completely; None for the case's area.
    data_date
        Date of the data as stated, empty if not.
    transformation
        Name of the transformation that brings sites and coordinates to CGCS2000,
        those that are of another datum; empty for none.
    accept_displacement
        Who says that a displacement against the outline is right, empty if nobody.
    """

    table: str
    sites: str = ""
    encoding: str = ""
    crs: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)
    accuracy_m: float = 0.0
    coverage: str | None = None
    data_date: str = ""
    transformation: str = ""
    accept_displacement: str = ""


def read_heritage_specs(
    top: Section, transformations: tuple[UserTransformation, ...]
) -> tuple[HeritageSpec, ...]:
    """Return the tables of scopes that a case names; what is wrong is noted.

    Parameters
    ----------
    top
        The whole case file.
    transformations
        Those that the case states.
    """
    specs: list[HeritageSpec] = []
    for section in top.sections("heritage_scope"):
        spec = _spec(section, transformations)
        if any(spec.table == other.table for other in specs):
            section.note("heritage.table_twice", "table", table=spec.table)
        specs.append(spec)
    return tuple(specs)


def heritage_table(spec: HeritageSpec, moved: Callable[[str], str]) -> Toml:
    """Return a table of scopes as a case file holds it.

    Parameters
    ----------
    spec
        The table.
    moved
        Turns a source into what it is called from the new file.
    """
    stated: Toml = {
        "table": moved(spec.table),
        "sites": moved(spec.sites) if spec.sites else "",
        "encoding": spec.encoding,
        "crs": spec.crs,
        "fields": dict(spec.fields),
        "accuracy_m": spec.accuracy_m,
        "coverage": moved(spec.coverage) if spec.coverage else "",
        "date": spec.data_date,
        "transformation": spec.transformation,
        "accept_displacement": spec.accept_displacement,
    }
    silent: tuple[object, ...] = ("", {}, 0.0)
    return {key: value for key, value in stated.items() if value not in silent}


def _spec(
    section: Section, transformations: tuple[UserTransformation, ...]
) -> HeritageSpec:
    spec = HeritageSpec(
        table=stated_source(section, "table"),
        sites=stated_source(section, "sites") if section.has("sites") else "",
        encoding=_stated(section, "encoding"),
        crs=_stated(section, "crs"),
        fields=_fields(section.section("fields")),
        accuracy_m=section.number("accuracy_m", default=0.0),
        coverage=stated_source(section, "coverage")
        if section.has("coverage")
        else None,
        data_date=_day(section),
        transformation=chosen_transformation(section, transformations),
        accept_displacement=_stated(section, "accept_displacement"),
    )
    section.refuse_the_rest()
    return spec


def _stated(section: Section, key: str) -> str:
    """Return an optional text, which must not be blank if it is there."""
    return section.text(key) if section.has(key) else ""


def _fields(section: Section) -> dict[str, str]:
    kinds = sorted({kind for kind in words().columns.values()})
    heads = {kind: section.text(kind) for kind in section.table}
    return {k: head for k, head in heads.items() if section.is_known(k, kinds, k)}


def _day(section: Section) -> str:
    if not section.has("date"):
        return ""
    if isinstance(section.table["date"], str):
        return section.text("date")
    return section.day("date").isoformat()
