"""Kleene's strong three-valued logic."""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum


class Truth(IntEnum):
    """A truth value; the order makes `all` a minimum and `any` a maximum."""

    FALSE = 0
    UNKNOWN = 1
    TRUE = 2

    def __invert__(self) -> Truth:
        """Return the negation; unknown stays unknown."""
        return Truth(2 - self)

    @classmethod
    def of(cls, value: bool | None) -> Truth:
        """Return the truth value of a yes/no fact, unknown for None."""
        return cls.UNKNOWN if value is None else cls.TRUE if value else cls.FALSE


def all_of(values: Iterable[Truth]) -> Truth:
    """Return the conjunction; true for no values at all."""
    return min(values, default=Truth.TRUE)


def any_of(values: Iterable[Truth]) -> Truth:
    """Return the disjunction; false for no values at all."""
    return max(values, default=Truth.FALSE)
