"""Values of standard fields in words, and whether two of them say the same."""

from __future__ import annotations

import math

from pingshun_screen.core.attributes import minerals
from pingshun_screen.core.licence_numbers import licence_key
from pingshun_screen.core.texts import say
from pingshun_screen.core.vocabulary import folded, vocabulary

_ROUNDING = 1e-9
"""A number that went through another unit or a float field is the same number."""


def value_words(field: str, value: object) -> str:
    """Return a normalised value as sentences print it.

    Parameters
    ----------
    field
        Standard field, or `mineral_kind`.
    value
        Its value, not None.
    """
    term = vocabulary().mine_fields.get(field)
    if isinstance(value, bool):
        return say("terms.yes") if value else say("terms.no")
    if isinstance(value, float):
        return f"{value:g}"
    if term and value in term.choices:
        return term.choices[str(value)][0]
    if field == "mineral_kind":
        return say(f"findings.kind_{value}")
    return str(value)


def is_same_value(field: str, one: object, other: object) -> bool:
    """Return whether two normalised values of a field mean the same.

    Names of one mineral are the same where the size classes know them as one.
    """
    if isinstance(one, float) and isinstance(other, float):
        return math.isclose(one, other, rel_tol=_ROUNDING)
    if not (isinstance(one, str) and isinstance(other, str)):
        return one == other
    if field == "licence_no" and (licence_key(one) or licence_key(other)):
        return licence_key(one) == licence_key(other)
    if field == "mineral":
        kinds = [minerals().get(folded(name)) for name in (one, other)]
        if kinds[0] is not None and kinds[0] == kinds[1]:
            return True
    return folded(one) == folded(other)
