"""Faults whose sentences come from the catalogue."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from pingshun_screen.core.errors import Fault
from pingshun_screen.core.texts import say


def said_fault(place: str, sentence: str, /, **values: object) -> Fault:
    """Return a fault from the sentences `…_problem` and `…_remedy`.

    Parameters
    ----------
    place
        Where it is, as the user knows it.
    sentence
        Subject and name of the sentences, without their ending.
    values
        What the placeholders of both stand for.
    """
    problem = say(f"{sentence}_problem", **values)
    return Fault(place, problem, say(f"{sentence}_remedy", **values))


def choice_hint(word: str, known: Iterable[str]) -> str:
    """Return "did you mean", or all that is known where nothing is close."""
    names = list(known)
    close = get_close_matches(word, names, n=1)
    if close:
        return say("toml.did_you_mean", word=close[0])
    return say("toml.one_of", words=say("toml.comma").join(names))
