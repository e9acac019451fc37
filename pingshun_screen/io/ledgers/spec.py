"""A ledger as the case file names it: its [[ledger]] table."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from pingshun_screen.core.vocabulary import Role, vocabulary
from pingshun_screen.io.case_sources import stated_source
from pingshun_screen.io.toml_sections import Section


@dataclass(frozen=True)
class LedgerSpec:
    """One ledger as the case names it.

    Parameters
    ----------
    source
        Path relative to the case file, `file.xlsx|sheetname=x` for one sheet.
    encoding
        Of a text, empty where the case is silent.
    fields
        Standard field to column.
    data_date
        Date of the data as stated, empty if not.
    """

    source: str
    encoding: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)
    data_date: str = ""


def read_ledger_specs(top: Section) -> tuple[LedgerSpec, ...]:
    """Return the ledgers of a case, with every fault noted.

    Parameters
    ----------
    top
        The whole case file.
    """
    specs: list[LedgerSpec] = []
    for section in top.sections("ledger"):
        spec = LedgerSpec(
            source=stated_source(section, "source"),
            encoding=section.text("encoding") if section.has("encoding") else "",
            fields=_fields(section),
            data_date=_data_date(section),
        )
        section.refuse_the_rest()
        if any(spec.source == other.source for other in specs):
            section.note("ledgers.twice", source=spec.source)
        specs.append(spec)
    return tuple(specs)


def ledger_table(spec: LedgerSpec, moved: Callable[[str], str]) -> dict[str, object]:
    """Return a ledger as a table of a case file.

    Parameters
    ----------
    spec
        The ledger.
    moved
        Names its source from the folder of the file that is written.
    """
    stated: dict[str, object] = {
        "encoding": spec.encoding,
        "fields": dict(spec.fields),
        "date": spec.data_date,
    }
    told = {key: value for key, value in stated.items() if value}
    return {"source": moved(spec.source), **told}


def _fields(section: Section) -> dict[str, str]:
    fields = section.section("fields")
    known = list(vocabulary().fields_of(Role.MINING_RIGHT))
    for name in fields.table:
        fields.is_known(name, known, name)
    return {name: fields.text(name) for name in fields.table}


def _data_date(section: Section) -> str:
    if not section.has("date"):
        return ""
    if isinstance(section.table["date"], str):
        return section.text("date")
    return section.day("date").isoformat()
