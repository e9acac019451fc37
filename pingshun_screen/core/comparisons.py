"""Conditions that the ledger and the departments decide."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from datetime import date

from pingshun_screen.core.evidence import Evidence
from pingshun_screen.core.field_values import value_words
from pingshun_screen.core.policy import Attribute, Manual, SizeClass
from pingshun_screen.core.size_classes import Production, Sizing, in_unit, sizing
from pingshun_screen.core.texts import say
from pingshun_screen.core.truths import Finding, certain, unknown
from pingshun_screen.core.vocabulary import FieldTerm, vocabulary

_DENSITY = "size_class.density_t_per_m3"
_COMPARE: dict[str, Callable[..., bool]] = {
    "is": lambda value, wanted: value is wanted,
    "in": lambda value, wanted: value in wanted,
    "not_in": lambda value, wanted: value not in wanted,
    "lt": lambda value, wanted: value < wanted,
    "le": lambda value, wanted: value <= wanted,
    "gt": lambda value, wanted: value > wanted,
    "ge": lambda value, wanted: value >= wanted,
    "eq": lambda value, wanted: value == wanted,
    "before": lambda value, wanted: value < wanted,
    "after": lambda value, wanted: value > wanted,
}


def judge_attribute(condition: Attribute, evidence: Evidence) -> Finding:
    """Return whether a field of the mine compares so to the policy's value."""
    value = _value(condition.field, evidence)
    if value is None:
        return _unfilled(condition.field)
    if condition.unit and evidence.attributes.get("capacity_unit") != condition.unit:
        return _judge_converted(condition, value, evidence)
    if value in condition.unsure:
        text = say("findings.unsure_value", **_shown(condition.field, value))
        return unknown((text,), (_asked(say("findings.reading_what")),))
    if condition.operator == "older_than_years":
        held = _years_before(evidence.as_of, float(condition.value)) >= value  # type: ignore[arg-type, operator]
    else:
        held = _COMPARE[condition.operator](value, condition.value)
    numbers = {condition.field: value if isinstance(value, float) else str(value)}
    return certain(held, _statement(condition, value, held=held), numbers)


def judge_manual(condition: Manual, evidence: Evidence) -> Finding:
    """Return what a department has answered to a question."""
    answer = evidence.attributes.get(condition.field)
    if answer is None:
        text = say("findings.unanswered", question=condition.question)
        return unknown((text,), (_asked(condition.question, condition.field),))
    word = say("terms.yes") if answer else say("terms.no")
    text = say("findings.answered", question=condition.question, answer=word)
    return certain(bool(answer), text, {condition.field: word})


def judge_size(condition: SizeClass, evidence: Evidence) -> Finding:
    """Return whether the mine is of one of the size classes."""
    attributes = evidence.attributes
    needed = ("mineral", "capacity", "capacity_unit")
    unfilled = [name for name in needed if attributes.get(name) is None]
    if unfilled:
        return _unfilled(*unfilled)
    policy = evidence.policy
    table = sizing(
        Production(
            str(attributes["mineral"]),
            attributes.get("mining_method"),  # type: ignore[arg-type]
            float(attributes["capacity"]),  # type: ignore[arg-type]
            str(attributes["capacity_unit"]),
        ),
        confirmed_rows=policy.names("size_class.rows"),
        density_t_per_m3=policy.number(_DENSITY),
    )
    by_density = _size_density(table, evidence)
    classes = {size for _, size in table.sizes}
    agreed = bool(classes) and not table.unusable
    if not agreed or len({size in condition.classes for size in classes}) > 1:
        text = _unsized(table, evidence) + by_density
        return unknown((text,), (_asked(_size_question(table)),))
    rows = say("findings.list").join(row.name for row, _ in table.sizes)
    sizes = say("findings.list").join(
        say(f"findings.size_{size}") for size in sorted(classes)
    )
    unverified = [row.name for row, _ in table.sizes if not row.verified]
    if unverified and not evidence.accept_unverified_sizes:
        text = say("findings.size_unverified", rows=rows, size=sizes) + by_density
        return unknown((text,), (_asked(say("findings.size_table_what")),))
    numbers: dict[str, float | str] = {"size_class": sizes, "size_rows": rows}
    if unverified:
        numbers["size_rows_unverified"] = say("findings.list").join(unverified)
    held = bool(classes & set(condition.classes))
    text = say("findings.sized", rows=rows, size=sizes) + by_density
    return certain(held, text, numbers)


def _size_density(table: Sizing, evidence: Evidence) -> str:
    """Return how the production was converted for the rows; empty if it was not."""
    units = {row.unit for row, _ in table.sizes}
    is_converted = bool(units - {evidence.attributes["capacity_unit"]})
    return _by_density(evidence) if is_converted else ""


def _unsized(table: Sizing, evidence: Evidence) -> str:
    mineral = evidence.attributes["mineral"]
    if not table.sizes and not table.unusable:
        return say("findings.size_no_row", mineral=mineral)
    each = [
        say("findings.size_by_row", row=row.name, size=say(f"findings.size_{size}"))
        for row, size in table.sizes
    ]
    each += [
        say("findings.size_row_unusable", row=row.name, unit=row.unit)
        for row in table.unusable
    ]
    return say(
        "findings.size_open", mineral=mineral, rows=say("findings.list").join(each)
    )


def _size_question(table: Sizing) -> str:
    known = table.sizes or table.unusable
    return say("findings.size_row_what" if known else "findings.size_class_what")


def _value(field: str, evidence: Evidence) -> object:
    return evidence.as_of if field == "as_of" else evidence.attributes.get(field)


def _years_before(day: date, years: float) -> date:
    """Return the day some whole months earlier, the 29 of February as the 28."""
    year, month = divmod(day.year * 12 + day.month - 1 - round(years * 12), 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _unfilled(*fields: str) -> Finding:
    terms = [(_term_label(field), _holder(field)) for field in fields]
    reasons = [say("screening.field_missing", label=label) for label, _ in terms]
    return unknown(
        reasons,
        [say("screening.supplied_by", what=label, who=who) for label, who in terms],
    )


def _judge_converted(
    condition: Attribute, value: object, evidence: Evidence
) -> Finding:
    """Return how a production in another unit compares, by the stated density."""
    unit = evidence.attributes.get("capacity_unit")
    if unit is None:
        return _unfilled("capacity_unit")
    density = evidence.policy.number(_DENSITY)
    converted = in_unit(float(value), str(unit), condition.unit, density)  # type: ignore[arg-type]
    if converted is None:
        text = say("findings.unit_differs", unit=unit, wanted=condition.unit)
        return unknown((text,), (_asked(say("findings.density_what")),))
    held = _COMPARE[condition.operator](converted, condition.value)
    statement = _statement(condition, converted, held=held)
    numbers = {condition.field: converted, "density_t_per_m3": density}
    return certain(held, statement + _by_density(evidence), numbers)


def _by_density(evidence: Evidence) -> str:
    """Return from what a production was converted, and how."""
    capacity, unit = (evidence.attributes[x] for x in ("capacity", "capacity_unit"))
    words = {"value": value_words("capacity", capacity), "unit": unit}
    return say("findings.by_density", density=evidence.policy.number(_DENSITY), **words)


def _asked(what: str, field: str = "") -> str:
    who = _holder(field) if field else say("findings.office")
    return say("screening.supplied_by", what=what, who=who)


def _term_label(field: str) -> str:
    known = _term(field)
    return known.label if known else say(f"findings.field_{field}")


def _holder(field: str) -> str:
    known = _term(field)
    return known.held_by if known else say("findings.office")


def _term(field: str) -> FieldTerm | None:
    """Return the term of a field; the kind of a mineral follows from its name."""
    source = "mineral" if field == "mineral_kind" else field
    return vocabulary().mine_fields.get(source)


def _statement(condition: Attribute, value: object, *, held: bool) -> str:
    """Return how a value compares, with the limit where there is one."""
    shown = _shown(condition.field, value)
    if isinstance(condition.value, bool | tuple):
        return say("findings.value", **shown)
    limit = condition.value
    text = f"{limit:g}" if isinstance(limit, float) else str(limit)
    sentence = f"findings.{condition.operator}_{'holds' if held else 'fails'}"
    return say(sentence, limit=text, unit=condition.unit, **shown)


def _shown(field: str, value: object) -> dict[str, object]:
    """Return a field's label and value as sentences print them."""
    return {"label": _term_label(field), "value": value_words(field, value)}
