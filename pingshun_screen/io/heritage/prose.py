"""Scopes as announcements word them: 东至塔基外50米，南、西、北各30米.

A text is understood whole or not at all: whatever is left over may narrow or widen
the scope.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import zip_longest

from pingshun_screen.core.heritage_scopes import Around, Reach, Sides, Start
from pingshun_screen.core.vocabulary import Role
from pingshun_screen.io.heritage.offsets import Unusable
from pingshun_screen.io.heritage.words import SIDES, words

_SIDE_OF = dict(zip("北东南西", SIDES, strict=True))
_BETWEEN = re.compile(r"[,;、。\s]*")
_SIDE = r"(?:向|往)?[东南西北]{1,4}(?![东南西北])(?:侧|面|边|方|部)?"
_METRES = (
    r"(?:至|到|为|:)*(?:向|往|以)?外?(?:各|均)?(?:外?扩展?|外?延伸?)?(?:至|到|为)?"
    r"(?P<m>[0-9]{1,6}(?:\.[0-9]{1,4})?)\s*(?:米|m)(?![0-9a-z])"
    r"(?:至[^0-9,;、。\s]*)?(?:的?范围)?(?:以?内|处|止|为界)?"
)
_AROUND = r"(?:向|往)?(?:四周|周围|四面|四至|四向|周边|各方向|各向)"
_END = re.compile(
    r"[,。.;\s]*(?:划?为)?(?:其?(?:保护范围|建设控制地带|建控地带))?[。.;\s]*"
)
_LONGEST = 300
"""Characters of a text on one scope; whatever is longer tells of more."""
_OPPOSITE = ({"东", "西"}, {"南", "北"})
_ALL = frozenset("东南西北")


@dataclass(frozen=True)
class Told:
    """What a text says of one scope.

    Parameters
    ----------
    reach
        How far it goes.
    start
        From where; None where the text does not say.
    """

    reach: Reach
    start: Start | None


@dataclass
class _Found:
    """What was understood so far."""

    sides: dict[str, float] = field(default_factory=dict)
    around: list[float] = field(default_factory=list)
    starts: set[Start] = field(default_factory=set)
    problem: Unusable | None = None


def told_of(text: str, unit: str) -> Told | Unusable:
    """Return what the words of one scope say, or why they are of no use.

    Parameters
    ----------
    text
        The words on one scope.
    unit
        Name of the heritage unit, which may stand for its body.
    """
    plain, at, found = _with_body(_plain(text), _plain(unit)), 0, _Found()
    if len(plain) > _LONGEST:
        return Unusable("prose", text=text)
    while not found.problem and not _END.fullmatch(plain, at):
        at = _BETWEEN.match(plain, at).end()  # type: ignore[union-attr]
        kind, match = next(_matches(plain, at), ("", None))
        if match is None:
            return _left_over(plain[at:], text)
        at = match.end()
        _take(kind, match, found)
    return found.problem or _settled(found, text)


def parts_of(text: str) -> Mapping[Role, str]:
    """Return the words on each kind of scope, where a text labels them.

    Parameters
    ----------
    text
        Such as 保护范围：四周各50米；建设控制地带：保护范围外100米. A kind that comes
        twice has no words that count.
    """
    plain = _plain(text)
    is_short = len(plain) <= len(words().kinds) * _LONGEST
    labels = list(_labels().finditer(plain)) if is_short else []
    parts: dict[Role, str] = {}
    for label, following in zip_longest(labels, labels[1:]):
        role = words().kinds[label["kind"]]
        end = following.start() if following else len(plain)
        parts[role] = "" if role in parts else plain[label.end() : end]
    return parts


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold().strip()


def _with_body(text: str, unit: str) -> str:
    """Return a text in which the unit's own name reads as its body."""
    return text.replace(unit, words().bodies[0]) if len(unit) > 1 else text


@cache
def _labels() -> re.Pattern[str]:
    kinds = "|".join(sorted(map(re.escape, words().kinds), key=len, reverse=True))
    return re.compile(
        rf"(?:^|[,;。、\s]|[0-9][.、)])\s*(?P<kind>{kinds})\s*(?:为|是|:)"
    )


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return the clauses that are understood, those that say most first."""
    known = sorted(words().bodies, key=len, reverse=True)
    body = "(?:" + "|".join(map(re.escape, known)) + ")"
    edge = "(?:" + "|".join(map(re.escape, words().edges)) + ")"
    scope = rf"保护范围(?:的?{edge}){{0,3}}"
    start = rf"(?:(?P<scope>{scope})|(?P<body>{body}(?:的?(?:{body}|{edge})){{0,3}}))"
    # 东至塔基外50米 starts at the tower; 东至塔基50米 may end there.
    named = rf"(?:(?:至|到)(?=[^0-9]*外)|自|由|从|以|距)?{start}(?:为界)?(?:以?外)?"
    ends = "(?:为(?:起点|基点|基准|界))?"
    sides = rf"(?P<sides>{_SIDE}(?:[、,和及与\s]*{_SIDE})*)(?:四面|四侧|两侧|两面)?"
    return tuple(
        (kind, re.compile(pattern))
        for kind, pattern in (
            ("centre", rf"以(?P<body>{body}{{1,3}})(?:的?中心点?)?为(?:中心点?|圆心)"),
            ("radius", rf"半径(?:为|:)?{_METRES}"),
            ("sides", rf"{sides}(?P<each>各|均)?(?:{named})?{_METRES}"),
            ("around", rf"{_AROUND}(?:各|均)?(?:{named})?{_METRES}"),
            ("around", rf"{named}(?:{_AROUND})?(?:各|均)?{_METRES}"),
            ("around", rf"(?:向外|外)(?:扩展?|延伸?)?{_METRES}"),
            ("start", rf"{named}(?=[东南西北])"),
            ("start", rf"(?:自|由|从|以){start}{ends}(?:起算?|量起)?"),
        )
    )


def _matches(text: str, at: int) -> Iterator[tuple[str, re.Match[str]]]:
    for kind, pattern in _patterns():
        if match := pattern.match(text, at):
            yield kind, match


def _take(kind: str, match: re.Match[str], found: _Found) -> None:
    groups = match.groupdict()
    if kind == "centre":
        found.starts.add(Start.CENTRE)
    elif groups.get("scope"):
        found.starts.add(Start.SCOPE)
    elif groups.get("body"):
        found.starts.add(Start.BODY)
    if kind == "sides":
        _take_sides(match, found)
    elif "m" in groups:
        found.around.append(float(groups["m"]))


def _take_sides(match: re.Match[str], found: _Found) -> None:
    runs = re.findall("[东南西北]+", match["sides"])
    letters = "".join(runs)
    is_clear = all(
        len(run) == 1 or set(run) in _OPPOSITE or set(run) == _ALL for run in runs
    )
    if not is_clear or (len(letters) > 1 and not match["each"]):
        found.problem = Unusable("prose", text=match[0])
        return
    for letter in letters:
        side = _SIDE_OF[letter]
        if side in found.sides:
            found.problem = Unusable("side_twice", (side,), match[0])
        found.sides[side] = float(match["m"])


def _left_over(rest: str, text: str) -> Unusable:
    """Return what is wrong with a text that cannot be read on."""
    found = re.match(rf"{_SIDE}(?:至|到)?[^0-9,;、。\s]*(?=[,;、。\s]|$)", rest)
    letters = re.findall("[东南西北]", found[0]) if found else []
    if found and letters:
        return Unusable("no_metres", (_SIDE_OF[letters[0]],), found[0])
    return Unusable("prose", text=text)


def _settled(found: _Found, text: str) -> Told | Unusable:
    if problem := _problem(found, text):
        return problem
    start = next(iter(found.starts), None)
    if found.around:
        return Told(Around(found.around[0]), start)
    return Told(Sides(*(found.sides[side] for side in SIDES)), start)


def _problem(found: _Found, text: str) -> Unusable | None:
    """Return what keeps the clauses of a text from making one scope."""
    metres = [*found.sides.values(), *found.around]
    missing = tuple(side for side in SIDES if side not in found.sides)
    if len(found.starts) > 1:
        return Unusable("starts", text=text)
    if not metres:
        return Unusable("no_offsets")
    if len(found.around) + bool(found.sides) > 1:
        return Unusable("both")
    if found.sides and missing:
        return Unusable("side_missing", missing)
    return None if any(metres) else Unusable("all_zero")
