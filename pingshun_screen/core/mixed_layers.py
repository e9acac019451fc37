"""Layers that hold features of several roles, and how to take them apart.

A planning database keeps reserves, geoparks and forest parks in one layer. Taken
whole for any one of these it would be wrong for the others, so each role gets an
entry of its own with a filter, or none does and the user is told why.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pingshun_screen.core.guessing import LayerTraits, guess_layer, names_of
from pingshun_screen.core.texts import say
from pingshun_screen.core.vocabulary import (
    MixedTerm,
    Role,
    Shape,
    folded,
    vocabulary,
)


@dataclass(frozen=True)
class LayerPart:
    """The features of one role in a layer.

    Parameters
    ----------
    role
        What they are.
    where
        Attribute filter that picks them, as a case file takes it.
    """

    role: Role
    where: str


@dataclass(frozen=True)
class MixedLayer:
    """What a layer of several roles consists of.

    Parameters
    ----------
    label
        What the layer is called in Chinese.
    parts
        One for each role that occurs; none where that cannot be told.
    reason
        Why it cannot be told, and what to do; empty where it can.
    """

    label: str
    parts: tuple[LayerPart, ...]
    reason: str = ""


def mixed_term(layer: LayerTraits) -> MixedTerm | None:
    """Return the kind of mixed layer that a layer is by its names, None for none."""
    if layer.shape not in {None, Shape.POLYGON} or guess_layer(layer) is not None:
        return None
    names = [folded(name) for name in names_of(layer)]
    for term in vocabulary().mixed_layers:
        own = [folded(name) for name in term.names]
        if any(one in name for name in names for one in own):
            return term
    return None


def telling_column(term: MixedTerm, columns: Sequence[str]) -> str | None:
    """Return the column that tells what the features are, None where there is none."""
    by_name = {folded(column): column for column in reversed(columns)}
    found = (by_name.get(folded(name)) for name in term.columns)
    return next((column for column in found if column is not None), None)


def taken_apart(layer: LayerTraits) -> MixedLayer | None:
    """Return what a mixed layer consists of, None where the layer is none.

    Parameters
    ----------
    layer
        With all different values of its telling column; an empty text stands for
        features without a value.
    """
    term = mixed_term(layer)
    if term is None:
        return None
    column = telling_column(term, layer.columns)
    if column is None or column not in layer.values:
        return MixedLayer(term.label, (), say("guessing.no_column", label=term.label))
    by_role = _by_role(term, layer.values[column])
    unknown = by_role.pop(None, [])
    if unknown or not by_role:
        values = say("layers.joint").join(
            one or say("guessing.blank") for one in unknown
        )
        reason = say(
            "guessing.unknown_type", label=term.label, column=column, values=values
        )
        return MixedLayer(term.label, (), reason)
    parts = [
        LayerPart(role, _filter(column, values))
        for role, values in by_role.items()
        if role is not None
    ]
    return MixedLayer(term.label, tuple(parts))


def _by_role(term: MixedTerm, values: Sequence[str]) -> dict[Role | None, list[str]]:
    found: Mapping[Role | None, list[str]] = defaultdict(list)
    for value in sorted(values):
        found[_role(term, value)].append(value)
    order = {role: number for number, role in enumerate([*term.words, None])}
    return {role: found[role] for role in sorted(found, key=order.__getitem__)}


def _role(term: MixedTerm, value: str) -> Role | None:
    """Return the only role whose words a value holds."""
    text = folded(value)
    roles = [
        role
        for role, words in term.words.items()
        if any(folded(word) in text for word in words)
    ]
    return roles[0] if len(roles) == 1 else None


def _filter(column: str, values: Sequence[str]) -> str:
    name = '"' + column.replace('"', '""') + '"'
    texts = ", ".join("'" + value.replace("'", "''") + "'" for value in values)
    return f"{name} IN ({texts})"
