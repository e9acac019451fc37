"""Which mines of a run the list shows."""

from __future__ import annotations

from dataclasses import dataclass

from pingshun_screen.core.vocabulary import folded


@dataclass(frozen=True, slots=True)
class MineTraits:
    """What a mine is found by.

    Parameters
    ----------
    verdict
        Spatial verdict.
    township
        As the data has it.
    roles
        Of the features it conflicts with.
    words
        Name, licence number and holder, folded.
    """

    verdict: str
    township: str
    roles: frozenset[str]
    words: str


@dataclass(frozen=True, slots=True)
class MineFilter:
    """What the user asked for; empty is everything.

    Parameters
    ----------
    text
        Part of a name, a licence number or a holder, folded.
    verdict, role, township
        One of each.
    """

    text: str = ""
    verdict: str = ""
    role: str = ""
    township: str = ""

    def accepts(self, mine: MineTraits) -> bool:
        """Return whether a mine has everything that was asked for."""
        return (
            self.text in mine.words
            and (not self.verdict or self.verdict == mine.verdict)
            and (not self.role or self.role in mine.roles)
            and (not self.township or self.township == mine.township)
        )


def search_words(*texts: str) -> str:
    """Return texts as they are searched: width of letters, case and blanks aside."""
    return "\n".join(map(folded, texts))
