"""The Chinese fonts that official documents are set in."""

from __future__ import annotations

import tomllib
from itertools import takewhile

from pingshun_screen.bridge.fonts import family, installed_families
from pingshun_screen.bridge.self_check.finding import Finding, State
from pingshun_screen.bridge.translation import tr
from pingshun_screen.report.typography import typefaces

FREE_FONTS = ("Noto ", "Source Han ", "WenQuanYi ")
"""How open fonts begin; in the lists they stand behind the right ones."""


def fonts() -> list[Finding]:
    """Return one finding for each typeface of documents, and one for the maps."""
    uses = {
        "title": tr("Font of titles"),
        "heading": tr("Font of headings"),
        "subheading": tr("Font of subheadings"),
        "body": tr("Font of the text"),
        "table": tr("Font of tables"),
        "map": tr("Font of maps"),
    }
    try:
        return [_finding(subject, face) for face, subject in uses.items()]
    except (OSError, tomllib.TOMLDecodeError, KeyError) as error:
        remedy = tr("Reinstall the plugin.")
        return [Finding(tr("List of fonts"), State.FAULT, str(error), remedy)]


def _finding(subject: str, face: str) -> Finding:
    wanted = typefaces()[face].families
    found = family(face)
    if found not in installed_families():
        detail = tr("none of {families}").format(families=", ".join(wanted))
        remedy = tr("Install one of them: Chinese text would not show.")
        return Finding(subject, State.FAULT, detail, remedy)
    right = list(takewhile(lambda name: not name.startswith(FREE_FONTS), wanted))
    if not right or found in right:
        return Finding(subject, State.OK, found)
    detail = tr("{found} stands in for {wanted}").format(found=found, wanted=wanted[0])
    remedy = tr(
        "Install {wanted} where official documents must have it. What the reports say"
        " is the same."
    )
    return Finding(subject, State.WARNING, detail, remedy.format(wanted=wanted[0]))
