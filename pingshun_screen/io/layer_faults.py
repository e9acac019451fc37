"""Refusing a layer with the sentences of resources/texts/zh_CN/layers.toml."""

from __future__ import annotations

from pingshun_screen.core.errors import Fault, LayerError
from pingshun_screen.core.texts import say


def refusal(place: str, cause: str, **values: object) -> LayerError:
    """Return the error that says why a layer cannot be used and what to do.

    Parameters
    ----------
    place
        The layer's source or file, as the user knows it.
    cause
        Name of the pair of sentences, `cause_problem` and `cause_remedy`.
    values
        What the sentences' placeholders stand for.
    """
    problem = say(f"layers.{cause}_problem", **values)
    remedy = say(f"layers.{cause}_remedy", **values)
    return LayerError([Fault(place, problem, remedy)])


def message_of(error: LayerError) -> str:
    """Return what a failed layer's report says: every problem with its remedy."""
    return "".join(
        say("layers.failed", problem=fault.problem, remedy=fault.remedy)
        for fault in error.faults
    )
