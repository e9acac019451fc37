"""Chapter 1 of the report: what the mine is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from pingshun_screen.core.findings import MineResult, ScreeningResult
from pingshun_screen.core.records import RepairNote, RepairOutcome
from pingshun_screen.core.texts import say
from pingshun_screen.core.vocabulary import vocabulary
from pingshun_screen.report.measures import area_text, km2_text, plain_number
from pingshun_screen.report.wording import (
    date_label,
    licence_number,
    mine_name,
    printable,
)


@dataclass(frozen=True)
class Fact:
    """A label and what stands beside it."""

    label: str
    value: str


def wide_facts(result: ScreeningResult, mine: MineResult) -> tuple[Fact, ...]:
    """Return the facts that may be long and get a row each."""
    return (
        _named("name", mine_name(mine)),
        _named("licence_no", licence_number(mine)),
        _field(mine.attributes, "holder"),
        Fact(say("report.fact_case"), printable(result.title)),
    )


def paired_facts(
    result: ScreeningResult, mine: MineResult
) -> tuple[tuple[Fact, Fact], ...]:
    """Return the short facts, two to a row."""
    facts = list(_short_facts(result, mine))
    if len(facts) % 2:
        facts.append(Fact("", ""))
    return tuple(zip(facts[::2], facts[1::2], strict=True))


def _short_facts(result: ScreeningResult, mine: MineResult) -> tuple[Fact, ...]:
    own = mine.attributes
    return (
        *(_field(own, name) for name in ("township", "project_type")),
        *(_field(own, name) for name in ("mineral", "mining_method")),
        Fact(say("report.fact_capacity"), _capacity(own)),
        Fact(say("report.fact_service_life"), _service_life(own)),
        Fact(say("report.fact_validity"), _validity(own)),
        Fact(say("report.fact_elevation"), _elevation(own)),
        *(_field(own, name) for name in ("production_status", *_idle(own))),
        Fact(say("report.fact_licence_area"), _licence_area(own)),
        _area("report.fact_area", mine, mine.area_km2),
        _area("report.fact_area_geodesic", mine, mine.geodesic_area_km2),
        _area("report.fact_area_plane", mine, mine.plane_area_km2),
        Fact(say("report.fact_crs"), printable(result.crs)),
    )


def mine_remarks(mine: MineResult) -> tuple[str, ...]:
    """Return what the reader must know about the mine's geometry and attributes."""
    remarks = [printable(note) for note in mine.notes]
    if mine.geometry is None:
        remarks.insert(0, say("report.geometry_missing"))
    if mine.repair is not None:
        remarks.append(_own_repair(mine.repair))
    return tuple(dict.fromkeys(remarks))


def repair_values(note: RepairNote) -> dict[str, str]:
    """Return the placeholders that every sentence about a repair has."""
    return {
        "problem": printable(note.problem),
        "before": area_text(note.area_before_m2),
        "after": area_text(note.area_after_m2),
    }


def _own_repair(note: RepairNote) -> str:
    sentence = {
        RepairOutcome.REPAIRED: "report.repair_own",
        RepairOutcome.AMBIGUOUS: "report.repair_own_ambiguous",
        RepairOutcome.REJECTED: "report.repair_own_rejected",
    }[note.outcome]
    return say(sentence, **repair_values(note))


def value_text(name: str, value: object) -> str:
    """Return the value of a mine's standard field in words."""
    if _missing(value):
        return say("terms.unknown")
    if isinstance(value, bool):
        return say("terms.yes" if value else "terms.no")
    if isinstance(value, date):
        return date_label(value)
    if isinstance(value, float | int):
        return plain_number(value)
    term = vocabulary().mine_fields.get(name)
    words = term.choices.get(str(value)) if term else None
    return printable(words[0] if words else value) or say("terms.unknown")


def _missing(value: object) -> bool:
    """Return whether a field is empty: None, or NaN, which differs from itself."""
    return value is None or value != value  # noqa: PLR0124


def _named(name: str, value: str) -> Fact:
    return Fact(vocabulary().mine_fields[name].label, value)


def _field(own: Mapping[str, object], name: str) -> Fact:
    return _named(name, value_text(name, own.get(name)))


def _idle(own: Mapping[str, object]) -> tuple[str, ...]:
    return tuple(
        name for name in ("idle_since", "idle_cause") if not _missing(own.get(name))
    )


def _capacity(own: Mapping[str, object]) -> str:
    value = value_text("capacity", own.get("capacity"))
    unit = own.get("capacity_unit")
    return value if _missing(unit) else f"{value} {printable(unit)}".strip()


def _service_life(own: Mapping[str, object]) -> str:
    value = own.get("service_life_years")
    if _missing(value):
        return say("terms.unknown")
    return say("report.fact_service_life_value", value=value_text("", value))


def _validity(own: Mapping[str, object]) -> str:
    names = ("valid_from", "valid_to")
    if all(_missing(own.get(name)) for name in names):
        return say("terms.unknown")
    start, end = (value_text("", own.get(name)) for name in names)
    return say("report.fact_validity_value", start=start, end=end)


def _elevation(own: Mapping[str, object]) -> str:
    names = ("elevation_min_m", "elevation_max_m")
    if all(_missing(own.get(name)) for name in names):
        return say("terms.unknown")
    low, high = (value_text("", own.get(name)) for name in names)
    return say("report.fact_elevation_value", low=low, high=high)


def _licence_area(own: Mapping[str, object]) -> str:
    value = own.get("licence_area_km2")
    if isinstance(value, float | int) and not _missing(value):
        return say("report.fact_km2", value=km2_text(value))
    return value_text("licence_area_km2", value)


def _area(label: str, mine: MineResult, area_km2: float) -> Fact:
    value = say("report.fact_km2", value=km2_text(area_km2))
    return Fact(say(label), value if mine.geometry is not None else say("report.none"))
