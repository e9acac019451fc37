"""The report as a Word document, from the editable template."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from io import BytesIO
from pathlib import Path

from docx.oxml.ns import qn
from docx.shared import Mm
from docxtpl import DocxTemplate, InlineImage
from jinja2 import Environment
from markupsafe import Markup, escape

from pingshun_screen.core.resources import resource
from pingshun_screen.report.context import MineReport
from pingshun_screen.report.figures import Figure
from pingshun_screen.report.stable_package import settle
from pingshun_screen.report.typography import margins, tints


def write_word(
    report: MineReport, images: Mapping[str, bytes], day: date, path: Path
) -> None:
    """Write the report of one mine.

    Parameters
    ----------
    report
        What it says.
    images
        PNG of each figure by its key.
    day
        Date of the document's properties, so that the same run gives the same file.
    path
        File to write.
    """
    template = DocxTemplate(resource("templates", "report.docx"))
    context = {
        "r": report,
        "sight_pictures": _pictures(template, report.sight.figures, images),
        "pictures": _pictures(template, report.figures, images),
        "tint": tints(),
    }
    template.render(context, _environment(), autoescape=True)
    _set_pictures_flush(template)
    written = BytesIO()
    template.save(written)
    path.write_bytes(settle(written.getvalue(), day))


def _pictures(
    template: DocxTemplate, figures: Sequence[Figure], images: Mapping[str, bytes]
) -> list[dict[str, object]]:
    width = Mm(margins().text_width_mm)
    return [
        {
            "image": InlineImage(template, BytesIO(images[figure.key]), width=width),
            "caption": figure.caption,
        }
        for figure in figures
    ]


def _set_pictures_flush(template: DocxTemplate) -> None:
    """State that pictures have no margin; some programs assume one otherwise."""
    for picture in template.docx.element.body.iter(qn("wp:inline")):
        for side in ("distT", "distB", "distL", "distR"):
            picture.set(side, "0")


def _environment() -> Environment:
    return Environment(autoescape=True, finalize=_literal)


def _literal(value: object) -> object:
    """Return a text whose braces docxtpl cannot take for its own marks."""
    if not isinstance(value, str):
        return value
    escaped = str(escape(value))
    braceless = escaped.replace("{", "&#123;").replace("}", "&#125;")
    # Bandit cannot see that the text was escaped.
    return Markup(braceless)  # nosec B704
