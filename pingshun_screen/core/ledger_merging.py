"""What several sources say of one mine, taken together.

The first source, the layer, is filled up from the others. Where two state different
values nobody knows which is right, so the field counts as unknown; only what a mine
is called by stays as the first source has it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pingshun_screen.core.attributes import mineral_kind
from pingshun_screen.core.field_values import is_same_value, value_words
from pingshun_screen.core.registers import Register
from pingshun_screen.core.texts import say
from pingshun_screen.core.vocabulary import vocabulary

_CALLED_BY = ("licence_no", "name", "holder", "township")
_CAPACITY, _UNIT = "capacity", "capacity_unit"


@dataclass(frozen=True)
class Statement:
    """One source's word on a mine.

    Parameters
    ----------
    register
        What it says.
    label
        Which source it is, in words.
    """

    register: Register
    label: str

    def stated(self, field: str) -> object:
        """Return the value of a field, None if the source has none."""
        return self.register.attributes.get(field)


def merged(statements: Sequence[Statement]) -> tuple[Register, tuple[str, ...]]:
    """Return what all sources say together, and where they disagree.

    Parameters
    ----------
    statements
        One or more; the first is the one whose names stay.

    Returns
    -------
    tuple of Register and tuple
        The register, its remarks those of all sources; the disagreements in words,
        which are not among these remarks.
    """
    attributes: dict[str, object] = {}
    differences: list[str] = []
    for field in vocabulary().mine_fields:
        if field in (_CAPACITY, _UNIT):
            continue
        attributes[field], difference = _settled(field, statements)
        differences += difference
    production, difference = _production(statements)
    differences += difference
    attributes |= production
    attributes["mineral_kind"] = mineral_kind(str(attributes["mineral"] or ""))
    registers = [statement.register for statement in statements]
    return (
        Register(
            attributes,
            _all_of(register.remarks for register in registers),
            frozenset().union(*(register.unclear for register in registers)),
            _all_of(register.licences for register in registers),
        ),
        tuple(differences),
    )


def one_of(statements: Sequence[Statement]) -> Statement:
    """Return what several rows say together, not clear where they differ.

    Parameters
    ----------
    statements
        One or more that may all be on one mine.
    """
    register, _ = merged(statements)
    told = {
        field
        for one in statements
        for field, value in one.register.attributes.items()
        if value is not None and register.attributes.get(field) is None
    }
    register = replace(register, unclear=register.unclear | told)
    return Statement(register, statements[0].label)


def contested(own: Statement, rival: Statement) -> tuple[Register, tuple[str, ...]]:
    """Return a register without what a rival denies, and the disagreements in words.

    Nothing is filled up from the rival: it may be on another mine.

    Parameters
    ----------
    own
        What is said of the mine.
    rival
        What is said of a mine that may be the same.
    """
    tested, differences = merged([own, rival])
    attributes = {
        name: value if tested.attributes.get(name) is not None else None
        for name, value in own.register.attributes.items()
    }
    return replace(own.register, attributes=attributes), differences


def _all_of(groups: Iterable[Sequence[str]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for group in groups for text in group))


def _settled(
    field: str, statements: Sequence[Statement]
) -> tuple[object, tuple[str, ...]]:
    """Return a field's value and, where sources disagree, the sentence on it."""
    said = [one for one in statements if one.stated(field) is not None]
    if not said:
        return None, ()
    first = said[0].stated(field)
    is_called_by = field in _CALLED_BY
    unclear = [one for one in statements if field in one.register.unclear]
    if not unclear and _agree(field, said):
        return first, ()
    words = [_named(one, value_words(field, one.stated(field))) for one in said]
    words += [_named(one, say("ledgers.unclear")) for one in unclear]
    sentence = "ledgers.kept" if is_called_by else "ledgers.disputed"
    return first if is_called_by else None, (_difference(sentence, field, words),)


def _agree(field: str, said: Sequence[Statement]) -> bool:
    return all(
        is_same_value(field, one.stated(field), other.stated(field))
        for one, other in pairwise(said)
    )


def _production(
    statements: Sequence[Statement],
) -> tuple[Mapping[str, object], tuple[str, ...]]:
    """Return capacity and unit, which mean nothing apart, and the disagreement."""
    said = [one for one in statements if one.stated(_CAPACITY) is not None]
    units = [one for one in said or statements if one.stated(_UNIT) is not None]
    unit = units[0].stated(_UNIT) if units else None
    if not said:
        return {_CAPACITY: None, _UNIT: unit}, ()
    unclear = [one for one in statements if _is_production_unclear(one)]
    if not unclear and _agree(_CAPACITY, said) and _agree(_UNIT, units):
        return {_CAPACITY: said[0].stated(_CAPACITY), _UNIT: unit}, ()
    words = [_named(one, _production_words(one)) for one in said]
    words += [_named(one, say("ledgers.unclear")) for one in unclear if one not in said]
    difference = _difference("ledgers.disputed", _CAPACITY, words)
    return {_CAPACITY: None, _UNIT: None}, (difference,)


def _is_production_unclear(statement: Statement) -> bool:
    unclear = statement.register.unclear
    has_capacity = statement.stated(_CAPACITY) is not None
    return _CAPACITY in unclear or (_UNIT in unclear and has_capacity)


def _production_words(statement: Statement) -> str:
    unit = statement.stated(_UNIT)
    number = value_words(_CAPACITY, statement.stated(_CAPACITY))
    return f"{number}{unit or say('ledgers.no_unit')}"


def _named(statement: Statement, words: str) -> str:
    return say("ledgers.said", source=statement.label, value=words)


def _difference(sentence: str, field: str, words: Sequence[str]) -> str:
    label = vocabulary().mine_fields[field].label
    return say(sentence, label=label, values=say("findings.list").join(words))
