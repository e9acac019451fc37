"""Several columns of one layer that all fit a standard field.

A road layer has 技术等级 beside 行政等级, a layer of mines 生产规模 in tonnes and in
cubic metres. Where they agree, or only one is filled in, nothing is lost. Where they
differ nobody knows which one counts: the cell then holds all of them, which is no value
that any rule understands, so that the field stays open.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from pingshun_screen.core.attributes import is_blank
from pingshun_screen.core.texts import say
from pingshun_screen.core.vocabulary import (
    FieldTerm,
    Role,
    fitting_columns,
    folded,
    match_choice,
    vocabulary,
)
from pingshun_screen.io.engines import Features

_NAMES = "text"
"""Kind of fields that features are called by; the first column stays."""


def with_agreed_values(
    features: Features, fields: Mapping[str, str], role: Role, stated: Mapping[str, str]
) -> tuple[Features, str]:
    """Return the features with what all fitting columns say, and a remark on rivals.

    Parameters
    ----------
    features
        As an engine read them.
    fields
        Standard field to column.
    role
        What the layer stands for.
    stated
        Fields whose column somebody chose: there others do not count.
    """
    terms = vocabulary().fields_of(role)
    fitting = _fitting(features, role)
    agreed = dict(features.columns)
    remarks = []
    for name, column in fields.items():
        together = list(dict.fromkeys((column, *fitting.get(name, ()))))
        if name in stated or terms[name].kind == _NAMES or len(together) == 1:
            continue
        rows = zip(*(features.columns[one] for one in together), strict=True)
        told = [_told(terms[name], row) for row in rows]
        agreed[column] = [_cell(values) for values in told]
        if differing := sum(len(values) > 1 for values in told):
            columns = say("layers.joint").join(together)
            words = {"field": terms[name].label, "columns": columns, "name": name}
            remarks.append(say("layers.rivals", count=differing, **words))
    return replace(features, columns=agreed), "".join(remarks)


def _fitting(features: Features, role: Role) -> dict[str, list[str]]:
    """Return the columns that fit each field by their name or by their alias."""
    known = {alias: column for column, alias in features.aliases.items()}
    known |= {column: column for column in features.columns}
    fitting = fitting_columns(known, role)
    return {name: [known[word] for word in words] for name, words in fitting.items()}


def _told(term: FieldTerm, row: Sequence[object]) -> list[object]:
    """Return what some cells say of a field, each meaning once."""
    said: dict[object, object] = {}
    for value in row:
        if not is_blank(value) and folded(str(value)) not in term.silent:
            said.setdefault(_meaning(term, value), value)
    return list(said.values()) or [row[0]]


def _meaning(term: FieldTerm, value: object) -> object:
    if isinstance(value, int | float):
        return float(value)
    text = str(value)
    return match_choice(text, term.choices) or folded(text)


def _cell(values: Sequence[object]) -> object:
    if len(values) == 1:
        return values[0]
    return say("layers.rival_values", values=say("layers.joint").join(map(str, values)))
