"""Fill the manual's list of messages from the texts: `python -m tools.manual`."""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from tools.translations import CATALOGUE, ROOT, translations

MANUAL = ROOT / "docs" / "manual.zh-CN.md"
TEXTS = ROOT / "resources" / "texts" / "zh_CN"
PLAN = Path(__file__).with_name("manual_messages.toml")
BEGIN, END = "<!-- messages -->", "<!-- end of messages -->"
HEAD = "| 提示 | 怎么办 |\n|---|---|"
PROBLEM, REMEDY, BOTH = "_problem", "_remedy", " — "
PLACEHOLDER = re.compile(r"\{[^{}]*\}")
Pair = tuple[str, str]


def filled(manual: str, messages: str) -> str:
    """Return a manual whose marked section holds the messages.

    Raises
    ------
    ValueError
        If the manual does not have the marks, once and in their order.
    """
    whole = re.fullmatch(f"(.*){BEGIN}(.*){END}(.*)", manual, re.S)
    if whole is None or manual.count(BEGIN) + manual.count(END) != len((BEGIN, END)):
        message = f"the manual must have {BEGIN} and, below it, {END}"
        raise ValueError(message)
    before, _, after = whole.groups()
    return f"{before}{BEGIN}\n\n{messages}\n{END}{after}"


def messages() -> str:
    """Return every message with its remedy, as tables under headings.

    Raises
    ------
    ValueError
        If the plan leaves out a subject that has remedies.
    """
    plan = _read(PLAN)
    subjects = {path.stem: _read(path) for path in sorted(TEXTS.glob("*.toml"))}
    planned = {name for group in plan["group"] for name in group["subjects"]}
    forgotten = {name for name, texts in subjects.items() if any(pairs(texts))}
    if forgotten - planned:
        message = f"{PLAN.name} leaves out {sorted(forgotten - planned)}"
        raise ValueError(message)
    parts = []
    for group in plan["group"]:
        found = [
            pair
            for name in group["subjects"]
            for pair in (*pairs(subjects[name]), *_added(name, subjects[name], plan))
        ]
        parts.append(_table(group, found, plan))
    parts.append(_table(plan["interface"], _interface(plan), plan))
    return "\n".join(parts)


def pairs(texts: Mapping[str, str]) -> Iterator[Pair]:
    """Yield the problems of a subject with their remedies."""
    for name, text in texts.items():
        if name.endswith(REMEDY):
            base = name.removesuffix(REMEDY)
            problem = texts.get(base + PROBLEM, texts.get(base))
            if problem is not None:
                yield problem, text
        elif BOTH in text:
            problem, remedy = text.split(BOTH, 1)
            yield problem, remedy


def _added(
    subject: str, texts: Mapping[str, str], plan: Mapping[str, Any]
) -> Iterator[Pair]:
    """Yield the messages of a subject whose remedy stands in the plan."""
    for key, remedy in plan["remedies"].items():
        place, _, name = key.partition(".")
        if place == subject:
            yield texts[name], remedy


def _interface(plan: Mapping[str, Any]) -> list[Pair]:
    known = translations(CATALOGUE)
    return [
        (known[one["problem"]].text, known[one["remedy"]].text)
        for one in plan["interface"]["message"]
    ]


def _table(
    group: Mapping[str, Any], found: Iterable[Pair], plan: Mapping[str, Any]
) -> str:
    anything, hint = plan["anything"], plan["hint"]
    rows = [
        f"| {_cell(problem, anything)} | {_cell(remedy, anything, hint)} |"
        for problem, remedy in dict.fromkeys(found)
    ]
    return "\n".join(
        [f"### {group['heading']}", "", group["about"], "", HEAD, *rows, ""]
    )


def _cell(text: str, anything: str, instead: str = "") -> str:
    if instead and PLACEHOLDER.fullmatch(text):
        return instead
    return PLACEHOLDER.sub(anything, text).replace("|", r"\|").replace("\n", " ")


def _read(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def main() -> None:
    """Bring the manual up to date."""
    text = filled(MANUAL.read_text(encoding="utf-8"), messages())
    MANUAL.write_text(text, encoding="utf-8")
    sys.stdout.write(f"{MANUAL.relative_to(ROOT)}\n")


if __name__ == "__main__":
    main()
