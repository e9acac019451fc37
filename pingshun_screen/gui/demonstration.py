"""Where the demonstration county is opened."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pingshun_screen.bridge.self_check.folders import documents
from pingshun_screen.core.texts import say
from pingshun_screen.io.demonstration import lay_out_demonstration


@dataclass(frozen=True)
class Demonstration:
    """A copy of the county that its user may change.

    Parameters
    ----------
    case_file
        What to open.
    results
        Folder to screen it into.
    """

    case_file: Path
    results: Path


def copied_demonstration() -> Demonstration:
    """Copy the county to the user's documents; QGIS never writes into the plugin.

    Raises
    ------
    OutputError
        If the copy cannot be written.
    """
    case_file = lay_out_demonstration(documents() / say("choices.home"))
    return Demonstration(case_file, case_file.parent / say("demonstration.results"))
