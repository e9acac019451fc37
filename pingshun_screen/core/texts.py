"""The sentences that findings, messages and documents are made of, kept as data."""

from __future__ import annotations

import tomllib
from functools import cache

from pingshun_screen.core.resources import resource


@cache
def _sentences(subject: str) -> dict[str, str]:
    with resource("texts", "zh_CN", f"{subject}.toml").open("rb") as file:
        return tomllib.load(file)


def say(key: str, **values: object) -> str:
    """Return the sentence `subject.name`, filled in.

    Parameters
    ----------
    key
        File below resources/texts/zh_CN and name in it, joined by a dot.
    values
        What the sentence's placeholders stand for; the catalogue gives their
        number format.

    Raises
    ------
    KeyError
        If the catalogue has no such sentence or a placeholder has no value.
    """
    subject, _, name = key.partition(".")
    return _sentences(subject)[name].format(**values)
