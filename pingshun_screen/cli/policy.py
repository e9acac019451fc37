"""`policy list`, `policy check FILE` and `policy diff A B`."""

from __future__ import annotations

import argparse
from dataclasses import asdict

from pingshun_screen.cli.console import Console
from pingshun_screen.cli.exit_status import ExitStatus
from pingshun_screen.core.errors import PolicyError
from pingshun_screen.core.texts import say
from pingshun_screen.io.policy_changes import PolicyDifference, policy_differences
from pingshun_screen.io.policy_file import (
    bundled_policies,
    check_policy_file,
    load_policy,
)


def list_packs(_call: argparse.Namespace, console: Console) -> ExitStatus:
    """Tell which packs ship with the product."""
    packs = bundled_policies()
    lines = (
        say(
            "cli.pack",
            id=pack.id,
            title=pack.title,
            issuer=pack.issuer,
            date=pack.date,
            clauses=len(pack.clauses),
        )
        for pack in packs
    )
    entries = [
        {"id": pack.id, "title": pack.title, "sha256": pack.sha256} for pack in packs
    ]
    console.tell(lines, {"status": ExitStatus.DONE, "policies": entries})
    return ExitStatus.DONE


def check_pack(call: argparse.Namespace, console: Console) -> ExitStatus:
    """Tell the faults of a pack.

    Raises
    ------
    PolicyError
        If it has any.
    """
    faults = check_policy_file(call.file)
    if faults:
        raise PolicyError(faults)
    summary = {"status": ExitStatus.DONE, "faults": []}
    console.tell([say("cli.pack_good", file=call.file)], summary)
    return ExitStatus.DONE


def compare_packs(call: argparse.Namespace, console: Console) -> ExitStatus:
    """Tell what differs between two packs.

    Raises
    ------
    PolicyError
        If one of them cannot be used.
    """
    old, new = load_policy(call.old), load_policy(call.new)
    differences = policy_differences(old, new)
    lines = [line for difference in differences for line in _lines(difference)]
    entries = [asdict(difference) for difference in differences]
    summary = {"status": ExitStatus.DONE, "differences": entries}
    console.tell(lines or [say("cli.packs_same")], summary)
    return ExitStatus.DONE


def _lines(difference: PolicyDifference) -> tuple[str, str, str]:
    before = difference.before or say("cli.none")
    after = difference.after or say("cli.none")
    return (
        difference.place,
        say("cli.before", text=before),
        say("cli.after", text=after),
    )
