"""Which row of a ledger is which mining right: by licence number, else by name.

A match that is not beyond doubt is none; the doubt is put into words on both sides.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from pingshun_screen.core.ledgers import MatchOutcome
from pingshun_screen.core.licence_numbers import licence_key, may_be_same
from pingshun_screen.core.texts import say
from pingshun_screen.core.vocabulary import folded, vocabulary

_NUMERALS = re.compile(r"[0-9一二三四五六七八九十]")
_NAMED = 10
"""Places that a reason names; of more it says how many there are."""
_SHORTEST_NAME = 2
"""Characters that a short form of a name has at least."""


@dataclass(frozen=True)
class Identity:
    """What a row or a right can be known by.

    Parameters
    ----------
    licence_no, name
        As stated, empty if not.
    label
        Where it stands, in words.
    township, holder
        As stated, empty if not.
    """

    licence_no: str
    name: str
    label: str
    township: str = ""
    holder: str = ""

    @cached_property
    def licence(self) -> str:
        """Licence number as compared; empty if there is none that can be."""
        return licence_key(self.licence_no)

    @cached_property
    def name_key(self) -> str:
        """Name as compared; empty if there is none."""
        return folded(self.name)


@dataclass
class Matches:
    """The outcome of matching, by position.

    Parameters
    ----------
    pairs
        Row to right and how it was found.
    doubtful_rows, doubtful_rights
        Position to the reasons.
    contested
        Right to the rows that have its licence number and yet are not its own
        beyond doubt.
    """

    pairs: dict[int, tuple[int, MatchOutcome]] = field(default_factory=dict)
    doubtful_rows: dict[int, list[str]] = field(default_factory=dict)
    doubtful_rights: dict[int, list[str]] = field(default_factory=dict)
    contested: dict[int, tuple[int, ...]] = field(default_factory=dict)

    def doubt(self, row: int, reason: str) -> None:
        """Note why a row was not joined."""
        _add(self.doubtful_rows.setdefault(row, []), reason)

    def doubt_right(self, right: int, reason: str) -> None:
        """Note why a right was not joined."""
        _add(self.doubtful_rights.setdefault(right, []), reason)


def _add(reasons: list[str], reason: str) -> None:
    if reason not in reasons:
        reasons.append(reason)


def match(rows: Sequence[Identity], rights: Sequence[Identity]) -> Matches:
    """Return which rows are which rights.

    Parameters
    ----------
    rows
        Of one ledger.
    rights
        All that are known so far.
    """
    matches = Matches()
    _match_licences(rows, rights, matches)
    _match_names(rows, rights, matches)
    taken = {right for right, _ in matches.pairs.values()}
    for right in taken & set(matches.doubtful_rights):
        # A second row that names a right does not shake the first one's number.
        del matches.doubtful_rights[right]
    return matches


def is_same_name(one: str, other: str) -> bool:
    """Return whether two names can be of one mine.

    A name that leaves characters of the other out is a short form of it; one that
    has a different character or number is another name: 示例一矿 is neither 示例二矿
    nor 示例十一矿. An unknown name contradicts nothing.

    Parameters
    ----------
    one, other
        Names as stated.
    """
    short, long = sorted((folded(one), folded(other)), key=len)
    if not short or short == long:
        return True
    numerals = [_NUMERALS.findall(name) for name in (short, long)]
    if len(short) < _SHORTEST_NAME or numerals[0] != numerals[1]:
        return False
    left = iter(long)
    return all(char in left for char in short)


def _match_licences(
    rows: Sequence[Identity], rights: Sequence[Identity], matches: Matches
) -> None:
    by_row = _grouped(row.licence for row in rows)
    by_right = _grouped(right.licence for right in rights)
    for licence, own in by_row.items():
        others = by_right.get(licence, [])
        if len(own) == 1 and not others:
            continue
        if len(own) == 1 and len(others) == 1:
            _match_one_licence(rows, rights, (own[0], others[0]), matches)
            continue
        places = _places(rows, own, rights, others)
        reason = say("ledgers.same_licence", licence_no=licence, places=places)
        for row in own:
            matches.doubt(row, reason)
        for right in others:
            matches.doubt_right(right, reason)
            matches.contested[right] = tuple(own)


def _match_one_licence(
    rows: Sequence[Identity],
    rights: Sequence[Identity],
    pair: tuple[int, int],
    matches: Matches,
) -> None:
    row, right = rows[pair[0]], rights[pair[1]]
    if is_same_name(row.name, right.name):
        matches.pairs[pair[0]] = (pair[1], MatchOutcome.BY_LICENCE)
        return
    reason = say(
        "ledgers.other_name",
        licence_no=row.licence,
        row=row.label,
        name=row.name,
        right=right.label,
        other=right.name,
    )
    matches.doubt(pair[0], reason)
    matches.doubt_right(pair[1], reason)
    matches.contested[pair[1]] = (pair[0],)


def _match_names(
    rows: Sequence[Identity], rights: Sequence[Identity], matches: Matches
) -> None:
    by_row = _grouped(row.name_key for row in rows)
    by_right = _grouped(right.name_key for right in rights)
    taken = {right for right, _ in matches.pairs.values()}
    for name, own in by_row.items():
        for row in own:
            others = [
                right
                for right in by_right.get(name, ())
                if not _has_same_licence(rows[row], rights[right])
            ]
            if row in matches.pairs or not others:
                continue
            reason = _name_doubt(rows, rights, (row, own, others), taken)
            if not reason and row in matches.doubtful_rows:
                reason = matches.doubtful_rows[row][0]
            if not reason and others[0] in matches.doubtful_rights:
                # Another row has the right's number: the name alone is too little.
                reason = matches.doubtful_rights[others[0]][0]
            if not reason:
                matches.pairs[row] = (others[0], MatchOutcome.BY_NAME)
                continue
            matches.doubt(row, reason)
            for right in others:
                matches.doubt_right(right, reason)


def _places(
    rows: Sequence[Identity],
    own: Sequence[int],
    rights: Sequence[Identity],
    others: Sequence[int],
) -> str:
    """Return where some rows and rights stand; of many the first ones of each."""
    half = _NAMED // 2
    some = [rows[n].label for n in own[:half]]
    some += [rights[n].label for n in others[:half]]
    told, count = say("findings.list").join(some), len(own) + len(others)
    if count == len(some):
        return told
    return say("ledgers.and_more", places=told, count=count)


def _has_same_licence(row: Identity, right: Identity) -> bool:
    return bool(row.licence) and row.licence == right.licence


def _name_doubt(
    rows: Sequence[Identity],
    rights: Sequence[Identity],
    found: tuple[int, Sequence[int], Sequence[int]],
    taken: set[int],
) -> str:
    """Return why a name does not settle it; empty if it does."""
    row, own, others = found
    name = rows[row].name
    if len(own) > 1 or len(others) > 1:
        places = _places(rows, own, rights, others)
        return say("ledgers.same_name", name=name, places=places)
    one, other = rows[row], rights[others[0]]
    if (one.licence and other.licence) or others[0] in taken:
        return say(
            "ledgers.other_licence",
            name=name,
            row=one.label,
            licence_no=one.licence_no,
            right=other.label,
            other=other.licence_no,
        )
    return _other_facts(one, other)


def _other_facts(row: Identity, right: Identity) -> str:
    """Return what speaks against a match by name alone; empty if nothing does."""
    facts = {
        "licence_no": may_be_same(row.licence_no, right.licence_no),
        "township": is_same_name(row.township, right.township),
        "holder": is_same_name(row.holder, right.holder),
    }
    differing = next((name for name, is_same in facts.items() if not is_same), "")
    if not differing:
        return ""
    return say(
        "ledgers.other_fact",
        name=row.name,
        label=vocabulary().mine_fields[differing].label,
        row=row.label,
        one=getattr(row, differing),
        right=right.label,
        other=getattr(right, differing),
    )


def _grouped(keys: Iterable[Hashable]) -> Mapping[Hashable, list[int]]:
    """Return the positions of each key that is not empty."""
    found: dict[Hashable, list[int]] = defaultdict(list)
    for position, key in enumerate(keys):
        if key:
            found[key].append(position)
    return found
