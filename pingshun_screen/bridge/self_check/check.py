"""The whole self-check, and it as a text for a mail."""

from __future__ import annotations

from pingshun_screen.bridge.messages import title
from pingshun_screen.bridge.self_check.files import files
from pingshun_screen.bridge.self_check.finding import Finding, Group, State
from pingshun_screen.bridge.self_check.folders import folders
from pingshun_screen.bridge.self_check.fonts import fonts
from pingshun_screen.bridge.self_check.libraries import libraries
from pingshun_screen.bridge.self_check.packages import packages
from pingshun_screen.bridge.self_check.software import software
from pingshun_screen.bridge.translation import tr


def self_check() -> list[Group]:
    """Look at everything the plugin needs and return what was found."""
    return [
        Group(tr("Versions"), tuple(software())),
        Group(tr("Python packages"), tuple(packages())),
        Group(tr("Libraries in the process"), tuple(libraries())),
        Group(tr("Fonts"), tuple(fonts())),
        Group(tr("Folders"), tuple(folders())),
        Group(tr("Plugin"), tuple(files())),
    ]


def word(state: State) -> str:
    """Return a state in a word."""
    words = {
        State.OK: tr("in order"),
        State.WARNING: tr("warning"),
        State.FAULT: tr("fault"),
    }
    return words[state]


def as_text(groups: list[Group]) -> str:
    """Return the findings as lines of plain text."""
    lines = []
    for group in groups:
        lines += ["", f"## {group.heading}", *map(_line, group.findings)]
    heading = tr("Self-check")
    return "\n".join([f"# {title()} – {heading}", *lines, ""])


def _line(finding: Finding) -> str:
    line = f"[{word(finding.state)}] {finding.subject}: {finding.detail}"
    return f"{line}\n    → {finding.remedy}" if finding.remedy else line
