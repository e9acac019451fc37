"""The plugin's own files: whether they are those that were packed."""

from __future__ import annotations

import hashlib
from pathlib import Path

from pingshun_screen.bridge.self_check.finding import Finding, State
from pingshun_screen.bridge.translation import (
    interface_locale,
    is_chinese,
    tr,
    translator_for,
)
from pingshun_screen.core.resources import PACKAGE

CONTENTS = "contents.sha256"
"""Written by `make package` in the form of sha256sum."""

MOST_NAMED = 5


def files() -> list[Finding]:
    """Return whether the plugin is whole and speaks the language of QGIS."""
    return [shipped_files(PACKAGE), _translation()]


def shipped_files(folder: Path) -> Finding:
    """Return whether every file of the plugin is there and as it was packed."""
    subject = tr("Files of the plugin")
    try:
        lines = (folder / CONTENTS).read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return Finding(subject, State.OK, tr("a checkout of the source, not compared"))
    wrong = [
        name
        for digest, name in (line.split("  ", 1) for line in lines)
        if _digest(folder / name) != digest
    ]
    if not wrong:
        return Finding(subject, State.OK, tr("all {n} whole").format(n=len(lines)))
    named = ", ".join(wrong[:MOST_NAMED])
    detail = tr("{n} missing or changed: {names}").format(n=len(wrong), names=named)
    return Finding(subject, State.FAULT, detail, tr("Reinstall the plugin."))


def _digest(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""


def _translation() -> Finding:
    subject = tr("Language")
    locale = interface_locale()
    if not is_chinese(locale):
        return Finding(subject, State.OK, f"{locale}: English")
    if translator_for(locale) is None:
        problem = tr("{locale}: the translation is missing").format(locale=locale)
        return Finding(subject, State.FAULT, problem, tr("Reinstall the plugin."))
    return Finding(subject, State.OK, tr("{locale}: translated").format(locale=locale))
