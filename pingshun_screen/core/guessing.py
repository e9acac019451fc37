"""Which layer of a map stands for which role, by its name, shape and columns."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from pingshun_screen.core.vocabulary import (
    Role,
    Shape,
    folded,
    guess_role,
    match_fields,
    vocabulary,
)

_BETWEEN_FILE_AND_LAYER = re.compile(r"\s+—\s+")
_TELLING_FIELDS = 4
"""So many standard fields, the licence number among them, make mining rights."""


@dataclass(frozen=True)
class LayerTraits:
    """What a layer shows of itself before it is read.

    Parameters
    ----------
    name
        As the map calls it; "file — layer" counts for both.
    shape
        Geometry of its features, None where that is mixed or unknown.
    columns
        Its column names.
    values
        Values of the columns that tell what features are, as far as looked up: one
        feature code, all types of a mixed layer (`core.mixed_layers`).
    """

    name: str
    shape: Shape | None
    columns: tuple[str, ...] = ()
    values: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class RoleGuess:
    """The role that a layer seems to have.

    Parameters
    ----------
    role
        The role.
    is_certain
        The name is one of the role's own; otherwise it only speaks of the role,
        or the columns do.
    """

    role: Role
    is_certain: bool


def guess_layer(layer: LayerTraits) -> RoleGuess | None:
    """Return the role of a layer, None where nothing speaks for one.

    A role whose features have another shape than the layer's is never guessed, nor
    one for a layer of several roles (`core.mixed_layers`) or of none.
    """
    parts = [*names_of(layer), layer.name]
    for part in parts:
        role = _named(part)
        if role is not None and _fits(role, layer.shape):
            return RoleGuess(role, is_certain=True)
        if folded(part) in _names_of_no_role():
            return None
    for part in parts:
        role = guess_role(part)
        if role is not None and _fits(role, layer.shape):
            return RoleGuess(role, is_certain=False)
    if _has_ledger(layer) and _fits(Role.MINING_RIGHT, layer.shape):
        return RoleGuess(Role.MINING_RIGHT, is_certain=False)
    return None


def names_of(layer: LayerTraits) -> list[str]:
    """Return what a layer is called: by the map, by its file, by its features' code."""
    called = list(reversed(_BETWEEN_FILE_AND_LAYER.split(layer.name)))
    known = vocabulary()
    codes = [
        code.strip()
        for column, values in layer.values.items()
        if column.casefold() in {name.casefold() for name in known.code_columns}
        for code in values
    ]
    return called + [
        known.feature_codes[code] for code in codes if code in known.feature_codes
    ]


def _names_of_no_role() -> set[str]:
    """Return the names, folded, of layers of several roles and of none."""
    known = vocabulary()
    mixed = [name for term in known.mixed_layers for name in term.names]
    return {folded(name) for name in (*known.other_layers, *mixed)}


def assign_layers(layers: Sequence[LayerTraits]) -> dict[int, RoleGuess]:
    """Return the guesses to start with, by the layers' positions.

    All layers that bear a role's own name are taken. Of those that only seem to
    have a role, one is taken where it is the only one and nothing better is there:
    between two, the user has to choose.
    """
    by_role = defaultdict(list)
    for number, layer in enumerate(layers):
        guess = guess_layer(layer)
        if guess is not None:
            by_role[guess.role].append((number, guess))
    taken: dict[int, RoleGuess] = {}
    for candidates in by_role.values():
        certain = [one for one in candidates if one[1].is_certain]
        taken |= certain or (candidates if len(candidates) == 1 else [])
    return taken


def _named(name: str) -> Role | None:
    """Return the only role that has this very name."""
    sought = folded(name)
    roles = [
        role
        for role, term in vocabulary().roles.items()
        if sought in {folded(one) for one in (role.value, term.label, *term.aliases)}
    ]
    return roles[0] if len(roles) == 1 else None


def _fits(role: Role, shape: Shape | None) -> bool:
    return shape is None or shape in vocabulary().roles[role].shapes


def _has_ledger(layer: LayerTraits) -> bool:
    fields = match_fields(layer.columns, Role.MINING_RIGHT)
    return "licence_no" in fields and len(fields) >= _TELLING_FIELDS
