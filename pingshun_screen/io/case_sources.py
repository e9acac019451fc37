"""Sources as a case states them: no secret gets past the reading of the case."""

from __future__ import annotations

from dataclasses import replace

from pingshun_screen.io.databases.connection import secret_in, without_secrets
from pingshun_screen.io.toml_sections import Section


def stated_source(section: Section, key: str) -> str:
    """Return the source of a layer; what holds a secret is noted and left out.

    Parameters
    ----------
    section
        The table that states it.
    key
        Under which name; it has to be there.
    """
    text = section.text(key)
    problem = secret_in(text)
    if problem is not None:
        place = section.place(key)
        section.faults.extend(replace(fault, place=place) for fault in problem.faults)
    return without_secrets(text)
