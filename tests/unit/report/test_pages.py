from __future__ import annotations

from html.parser import HTMLParser

import pytest

from pingshun_screen.report.context import mine_report
from pingshun_screen.report.pages import report_html
from pingshun_screen.report.wording import printable
from tests.unit.report.fabricated import HOSTILE, SOFTWARE, result

RUN = result()


class Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.texts: list[str] = []
        self.sources: list[str | None] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        if tag == "img":
            self.sources.append(dict(attrs)["src"])

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def read(number: int, *, illustrated: bool) -> Reader:
    reader = Reader()
    report = mine_report(
        RUN, RUN.mines[number], software=SOFTWARE, illustrated=illustrated
    )
    reader.feed(report_html(report))
    return reader


@pytest.mark.parametrize("number", range(1, len(HOSTILE) + 1))
def test_hostile_text_is_text_and_no_markup(number: int) -> None:
    reader = read(number, illustrated=False)
    assert "script" not in reader.tags
    assert printable(HOSTILE[number - 1]) in reader.texts
    assert "49" not in reader.texts


def test_pictures_are_the_figures_of_the_report() -> None:
    report = mine_report(RUN, RUN.mines[0], software=SOFTWARE, illustrated=True)
    keys = [figure.key for figure in report.figures]
    assert read(0, illustrated=True).sources == keys
    assert len(keys) > 1


def test_every_table_with_a_head_has_it_repeated() -> None:
    tags = read(0, illustrated=False).tags
    assert tags.count("thead") == 7
