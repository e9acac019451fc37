"""The ledgers of a case read and joined to its layers of mining rights."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from pingshun_screen.core.ledger_join import join_ledgers
from pingshun_screen.core.ledgers import LedgerJoin
from pingshun_screen.core.progress import IsCancelled, Progress, stop_if
from pingshun_screen.core.records import CaseInputs
from pingshun_screen.core.texts import say
from pingshun_screen.io.ledgers.reading import read_ledger
from pingshun_screen.io.ledgers.spec import LedgerSpec


def with_ledgers(
    inputs: CaseInputs,
    specs: Sequence[LedgerSpec],
    base: Path,
    *,
    progress: Progress,
    is_cancelled: IsCancelled,
) -> CaseInputs:
    """Return the inputs of a case joined with its ledgers.

    A ledger that could not be read is among them as failed, joined to nothing.

    Parameters
    ----------
    inputs
        Layers as read.
    specs
        The ledgers that the case names.
    base
        Folder that relative paths start from.
    progress, is_cancelled
        Told and asked before each ledger.

    Raises
    ------
    Cancelled
        If the user stops.
    """
    ledgers = []
    for spec in specs:
        stop_if(is_cancelled)
        progress(1.0, say("ledgers.reading", source=spec.source))
        ledgers.append(read_ledger(spec, base))
    sound = [ledger for ledger in ledgers if ledger.is_read]
    joined = join_ledgers(inputs.layers, sound, inputs.crs)
    joins: Iterator[LedgerJoin] = iter(joined.joins)
    return replace(
        inputs,
        layers=joined.layers,
        ledgers=tuple(
            next(joins) if ledger.is_read else LedgerJoin(ledger) for ledger in ledgers
        ),
    )
