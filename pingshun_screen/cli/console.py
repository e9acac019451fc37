"""What goes to standard output and what to standard error."""

from __future__ import annotations

import json
import sys
import unicodedata
from collections.abc import Iterable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass

from pingshun_screen.cli.progress import shown_progress
from pingshun_screen.core.errors import Fault
from pingshun_screen.core.progress import Progress


@dataclass(frozen=True)
class Console:
    """Where a command tells its outcome.

    Parameters
    ----------
    as_json
        Standard output gets one JSON object instead of sentences.
    is_quiet
        Nothing but faults and JSON is told.
    """

    as_json: bool = False
    is_quiet: bool = False

    def tell(self, lines: Iterable[str], summary: Mapping[str, object]) -> None:
        """Tell the outcome, as lines or as JSON."""
        if self.as_json:
            sys.stdout.write(f"{json.dumps(summary, indent=2)}\n")
        elif not self.is_quiet:
            sys.stdout.writelines(f"{one_line(line)}\n" for line in lines)

    def warn(self, lines: Iterable[str]) -> None:
        """Tell what is wrong, one line each."""
        sys.stderr.writelines(f"{one_line(line)}\n" for line in lines)

    def refuse(self, status: int, faults: Iterable[Fault]) -> None:
        """Tell the faults that keep a command from being done."""
        told = list(faults)
        self.warn(str(fault) for fault in told)
        if self.as_json:
            self.tell((), {"status": status, "faults": fault_entries(told)})

    def progress(self) -> AbstractContextManager[Progress]:
        """Show how far a command has got, while the context lasts."""
        return shown_progress(sys.stderr, is_quiet=self.is_quiet)


def fault_entries(faults: Iterable[Fault]) -> list[dict[str, str]]:
    """Return faults as JSON has them."""
    return [
        {"place": fault.place, "problem": fault.problem, "remedy": fault.remedy}
        for fault in faults
    ]


def one_line(text: str) -> str:
    """Return a text without characters that steer a terminal or break the line."""
    return "".join(
        " " if unicodedata.category(char) in ("Cc", "Cf", "Zl", "Zp") else char
        for char in text
    )
