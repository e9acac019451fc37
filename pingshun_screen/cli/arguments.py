"""What the command line understands."""

from __future__ import annotations

import argparse
from argparse import ArgumentParser
from pathlib import Path
from typing import NoReturn

from pingshun_screen.cli.exit_status import ExitStatus
from pingshun_screen.core.texts import say
from pingshun_screen.io.release import plugin_version

PROGRAM = "python -m pingshun_screen"


class Parser(ArgumentParser):
    """A parser whose complaints are one line, as all faults are."""

    def error(self, message: str) -> NoReturn:
        """Leave with the status of an unusable call."""
        line = say("cli.usage_fault", message=message, command=self.prog)
        self.exit(ExitStatus.UNUSABLE, f"{line}\n")


def build_parser() -> ArgumentParser:
    """Return the parser of all commands."""
    parser: ArgumentParser = Parser(prog=PROGRAM, description=say("cli.about"))
    parser.add_argument(
        "--version",
        action="version",
        version=f"pingshun_screen {plugin_version()}",
        help=say("cli.help_version"),
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    common = _common_options()
    _add_screen(commands, common)
    _add_check(commands, common)
    _add_corners(commands, common)
    _add_policy(commands, common)
    return parser


Commands = argparse._SubParsersAction


def _common_options() -> ArgumentParser:
    common = ArgumentParser(add_help=False)
    common.add_argument("--json", action="store_true", help=say("cli.help_json"))
    common.add_argument("--quiet", action="store_true", help=say("cli.help_quiet"))
    return common


def _add(
    commands: Commands[ArgumentParser],
    name: str,
    told: str,
    *parents: ArgumentParser,
) -> ArgumentParser:
    return commands.add_parser(name, help=told, description=told, parents=parents)


def _add_screen(commands: Commands[ArgumentParser], common: ArgumentParser) -> None:
    screen = _add(commands, "screen", say("cli.about_screen"), common)
    screen.add_argument("case", type=Path, metavar="CASE", help=say("cli.help_case"))
    screen.add_argument(
        "-o", "--out", type=Path, required=True, help=say("cli.help_out")
    )
    screen.add_argument(
        "--documents",
        choices=("all", "tables", "none"),
        default="all",
        help=say("cli.help_documents"),
    )
    screen.add_argument("--jobs", type=job_count, default=0, help=say("cli.help_jobs"))
    screen.add_argument(
        "--only",
        nargs="+",
        action="extend",
        default=[],
        metavar="LICENCE_NO",
        help=say("cli.help_only"),
    )


def _add_check(commands: Commands[ArgumentParser], common: ArgumentParser) -> None:
    check = _add(commands, "check", say("cli.about_check"), common)
    check.add_argument("case", type=Path, metavar="CASE", help=say("cli.help_case"))


def _add_corners(commands: Commands[ArgumentParser], common: ArgumentParser) -> None:
    corners = _add(commands, "corners", say("cli.about_corners"), common)
    corners.add_argument(
        "files", type=Path, nargs="+", metavar="FILE", help=say("cli.help_corner_file")
    )
    corners.add_argument(
        "-o", "--out", type=Path, required=True, help=say("cli.help_corner_out")
    )
    corners.add_argument("--crs", metavar="EPSG:n", help=say("cli.help_corner_crs"))
    corners.add_argument("--area", metavar="LAYER", help=say("cli.help_corner_area"))
    corners.add_argument(
        "--angles",
        choices=("unknown", "decimal", "ddmmss"),
        default="unknown",
        help=say("cli.help_corner_angles"),
    )


def _add_policy(commands: Commands[ArgumentParser], common: ArgumentParser) -> None:
    policy = _add(commands, "policy", say("cli.about_policy"))
    acts = policy.add_subparsers(dest="act", required=True, metavar="COMMAND")
    _add(acts, "list", say("cli.about_policy_list"), common)
    check = _add(acts, "check", say("cli.about_policy_check"), common)
    check.add_argument("file", type=Path, metavar="FILE", help=say("cli.help_pack"))
    diff = _add(acts, "diff", say("cli.about_policy_diff"), common)
    diff.add_argument("old", metavar="A", help=say("cli.help_pack_or_id"))
    diff.add_argument("new", metavar="B", help=say("cli.help_pack_or_id"))


def job_count(text: str) -> int:
    """Return a number of threads; argparse tells of a wrong one by this name."""
    number = int(text)
    if number < 0:
        raise ValueError(text)
    return number
