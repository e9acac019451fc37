"""From arguments to exit status."""

from __future__ import annotations

import argparse
import io
import sys
import warnings
from collections.abc import Callable, Mapping, Sequence

from pingshun_screen.cli.arguments import build_parser
from pingshun_screen.cli.check import check
from pingshun_screen.cli.console import Console
from pingshun_screen.cli.corners import corners
from pingshun_screen.cli.exit_status import ExitStatus
from pingshun_screen.cli.policy import check_pack, compare_packs, list_packs
from pingshun_screen.cli.screen import screen
from pingshun_screen.core.errors import Cancelled, ScreeningError
from pingshun_screen.core.texts import say

Command = Callable[[argparse.Namespace, Console], ExitStatus]

_COMMANDS: Mapping[str, Command] = {
    "screen": screen,
    "check": check,
    "corners": corners,
}
_POLICY_COMMANDS: Mapping[str, Command] = {
    "list": list_packs,
    "check": check_pack,
    "diff": compare_packs,
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the arguments say and return the exit status.

    Parameters
    ----------
    arguments
        Without the program's name; those of the process if not given.
    """
    _accept_any_text()
    _hush_libraries()
    call = build_parser().parse_args(arguments)
    console = Console(as_json=call.json, is_quiet=call.quiet)
    try:
        return _command(call)(call, console)
    except Cancelled as error:
        console.refuse(ExitStatus.INTERRUPTED, error.faults)
        return ExitStatus.INTERRUPTED
    except ScreeningError as error:
        console.refuse(ExitStatus.UNUSABLE, error.faults)
        return ExitStatus.UNUSABLE
    except KeyboardInterrupt:
        console.warn([say("cli.interrupted")])
        return ExitStatus.INTERRUPTED


def _command(call: argparse.Namespace) -> Command:
    if call.command == "policy":
        return _POLICY_COMMANDS[call.act]
    return _COMMANDS[call.command]


def _accept_any_text() -> None:
    """Let names that the console's encoding lacks through, escaped."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _hush_libraries() -> None:
    """Keep remarks for programmers off the console unless -W asks for them."""
    if not sys.warnoptions:
        warnings.simplefilter("ignore")
