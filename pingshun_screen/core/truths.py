"""Answers to single conditions, and how they add up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from pingshun_screen.core.kleene import Truth, all_of, any_of


@dataclass(frozen=True)
class Finding:
    """The answer to a condition for one mine.

    Parameters
    ----------
    truth
        What is certain.
    lenient
        The same if what lies within survey accuracy counted as so.
    reasons
        Why, in words.
    missing
        What is missing and who can supply it.
    evidence
        Numbers and facts behind the answer.
    """

    truth: Truth
    lenient: Truth
    reasons: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    evidence: Mapping[str, float | str] = field(default_factory=dict)


def certain(
    value: bool,
    reason: str,
    evidence: Mapping[str, float | str] | None = None,
) -> Finding:
    """Return a finding that is beyond doubt."""
    truth = Truth.of(value)
    return Finding(truth, truth, (reason,), evidence=evidence or {})


def unknown(
    reasons: Sequence[str],
    missing: Sequence[str] = (),
    evidence: Mapping[str, float | str] | None = None,
) -> Finding:
    """Return a finding that says what it lacks."""
    return Finding(
        Truth.UNKNOWN, Truth.UNKNOWN, tuple(reasons), tuple(missing), evidence or {}
    )


def conjunction(parts: Sequence[Finding]) -> Finding:
    """Return that every part holds; a false part speaks for the whole."""
    truth = all_of(part.truth for part in parts)
    return _joined(truth, all_of(part.lenient for part in parts), parts)


def disjunction(parts: Sequence[Finding]) -> Finding:
    """Return that some part holds; a true part speaks for the whole."""
    truth = any_of(part.truth for part in parts)
    return _joined(truth, any_of(part.lenient for part in parts), parts)


def negation(part: Finding) -> Finding:
    """Return that the part does not hold.

    What is only so within accuracy stays open on both sides.
    """
    lenient = ~part.truth if part.truth is not Truth.UNKNOWN else Truth.UNKNOWN
    return Finding(~part.truth, lenient, part.reasons, part.missing, part.evidence)


def _joined(truth: Truth, lenient: Truth, parts: Sequence[Finding]) -> Finding:
    """Return the sum of the parts that decide it, in their order."""
    speaking = [part for part in parts if part.truth is truth]
    return Finding(
        truth,
        lenient,
        tuple(dict.fromkeys(text for part in speaking for text in part.reasons)),
        tuple(dict.fromkeys(text for part in speaking for text in part.missing)),
        {key: value for part in parts for key, value in part.evidence.items()},
    )
