"""The report as HTML for the page maker of the bridge."""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from pingshun_screen.core.resources import resource
from pingshun_screen.core.texts import say
from pingshun_screen.report.context import MineReport
from pingshun_screen.report.typography import tints

_TEMPLATE = "report.html"


@cache
def _template() -> Template:
    folder = resource("templates", _TEMPLATE).parent
    environment = Environment(
        loader=FileSystemLoader(folder), autoescape=True, undefined=StrictUndefined
    )
    environment.globals["say"] = say
    return environment.get_template(_TEMPLATE)


def report_html(report: MineReport) -> str:
    """Return the report of one mine; the pictures are named by their figures' keys."""
    return _template().render(r=report, tint=tints())
