"""The last day of a term that has none: 长期."""

from __future__ import annotations

from enum import Enum

from pingshun_screen.core.texts import say


class NoEnd(Enum):
    """Stands where a date is asked and the answer is that there is none.

    It is later than every day, so that no rule on dates takes it for one that has
    passed, and it is not None, so that none takes it for unknown.
    """

    NO_END = "no_end"

    def __str__(self) -> str:
        """Return the word for it."""
        return say("terms.no_end")

    def __lt__(self, other: object) -> bool:
        """Return that it is before nothing."""
        return False

    def __le__(self, other: object) -> bool:
        """Return whether the other is no end, too."""
        return self is other

    def __gt__(self, other: object) -> bool:
        """Return that it is after every day."""
        return self is not other

    def __ge__(self, other: object) -> bool:
        """Return that nothing is after it."""
        return True


NO_END = NoEnd.NO_END
