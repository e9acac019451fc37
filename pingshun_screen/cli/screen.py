"""`screen CASE -o OUT`: all results of a case."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from pingshun_screen.cli.console import Console
from pingshun_screen.cli.exit_status import ExitStatus
from pingshun_screen.core.progress import never_cancelled
from pingshun_screen.core.texts import say
from pingshun_screen.io.case_file import read_case
from pingshun_screen.report.unscreened import unscreened, unscreened_entries

if TYPE_CHECKING:
    from pingshun_screen.core.findings import MineResult, ScreeningResult
    from pingshun_screen.report.illustrations import Studio

UNDETERMINED = "undetermined"


def screen(call: argparse.Namespace, console: Console) -> ExitStatus:
    """Screen a case into a folder.

    Raises
    ------
    ScreeningError
        If the case cannot be used or the results cannot be written.
    """
    case = read_case(call.case)
    # Only now, so that a faulty case is told at once.
    from pingshun_screen.report.publish import (  # noqa: PLC0415
        Documents,
        screen_case,
    )

    documents = Documents(call.documents)
    with console.progress() as progress:
        result = screen_case(
            case,
            call.out,
            documents=documents,
            jobs=call.jobs,
            only=tuple(call.only),
            studio=None if documents is Documents.NONE else _studio(),
            progress=progress,
            is_cancelled=never_cancelled,
        )
    failures = unscreened(result.layers)
    status = ExitStatus.NOT_ALL_SCREENED if failures else ExitStatus.DONE
    console.warn(str(failure) for failure in failures)
    summary = {
        "status": status,
        "out": str(call.out),
        "mines": len(result.mines),
        "spatial": dict(_spatial(result)),
        "disposition": dict(_dispositions(result)),
        "not_screened": unscreened_entries(failures),
    }
    console.tell(_lines(result, call.out), summary)
    return status


def _studio() -> Studio | None:
    """Return what draws maps, PDF and project, None where QGIS is not to be had."""
    from pingshun_screen.bridge.studio import qgis_studio  # noqa: PLC0415

    try:
        return qgis_studio()
    except ImportError:
        return None


def _spatial(result: ScreeningResult) -> Counter[str]:
    return Counter(mine.spatial.value for mine in result.mines)


def _dispositions(result: ScreeningResult) -> Counter[str]:
    return Counter(_disposition(mine) for mine in result.mines)


def _disposition(mine: MineResult) -> str:
    return mine.disposition.value if mine.disposition else UNDETERMINED


def _lines(result: ScreeningResult, out: Path) -> Iterator[str]:
    yield say("cli.screened", mines=len(result.mines), out=out)
    yield say("cli.spatial", counts=_counted(_spatial(result), "spatial"))
    yield say("cli.disposition", counts=_counted(_dispositions(result), "disposition"))
    yield say("cli.preliminary")


def _counted(counts: Counter[str], subject: str) -> str:
    return say("toml.comma").join(
        say("cli.count", label=say(f"terms.{subject}_{name}"), count=count)
        for name, count in counts.most_common()
    )
