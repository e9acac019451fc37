"""What differs between two policies."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pingshun_screen.core.policy import Policy
from pingshun_screen.core.texts import say

_HEADINGS = ("id", "title", "issuer", "document_no", "document_note", "date")


@dataclass(frozen=True)
class PolicyDifference:
    """One thing that differs.

    Parameters
    ----------
    place
        Heading, department, parameter or clause it belongs to, in words.
    before, after
        How it reads in either; empty where it is not there.
    """

    place: str
    before: str
    after: str


def policy_differences(old: Policy, new: Policy) -> tuple[PolicyDifference, ...]:
    """Return what differs, headings first, then departments, parameters, clauses."""
    headings = (
        {name: {"": getattr(policy, name)} for name in _HEADINGS}
        for policy in (old, new)
    )
    departments = (
        {role.value: {"": who} for role, who in policy.role_departments.items()}
        for policy in (old, new)
    )
    parameters = (
        {name: _parts(parameter) for name, parameter in policy.parameters.items()}
        for policy in (old, new)
    )
    clauses = (
        {clause.id: _parts(clause) for clause in policy.clauses}
        for policy in (old, new)
    )
    return (
        *_between("heading", *headings),
        *_between("department", *departments),
        *_between("parameter", *parameters),
        *_between("clause", *clauses),
    )


Named = Mapping[str, Mapping[str, object]]
"""Parts of each thing of a kind, by its name."""


def _between(kind: str, old: Named, new: Named) -> Iterator[PolicyDifference]:
    for name in dict.fromkeys((*old, *new)):
        before, after = old.get(name, {}), new.get(name, {})
        for part in dict.fromkeys((*before, *after)):
            if before.get(part) != after.get(part):
                place = say(f"policy.place_{kind}", name=name, part=part)
                yield PolicyDifference(
                    place.strip(),
                    as_text(before.get(part)),
                    as_text(after.get(part)),
                )


def _parts(record: object) -> dict[str, object]:
    """Return the fields of a dataclass instance other than its name."""
    fields = dataclasses.fields(record)  # type: ignore[arg-type]
    return {
        field.name: getattr(record, field.name)
        for field in fields
        if field.name not in ("id", "name")
    }


def as_text(value: object) -> str:
    """Return a value of a policy as one line, conditions in their file's terms."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, tuple):
        return f"[{', '.join(map(as_text, value))}]"
    if dataclasses.is_dataclass(value):
        parts = (f"{name}={as_text(part)}" for name, part in _fields_given(value))
        return f"{type(value).__name__}({', '.join(parts)})"
    return str(value)


def _fields_given(record: object) -> Iterator[tuple[str, object]]:
    """Yield the fields of a record that are not empty."""
    for field in dataclasses.fields(record):  # type: ignore[arg-type]
        value = getattr(record, field.name)
        if value not in ("", ()):
            yield field.name, value
