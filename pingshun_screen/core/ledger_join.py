"""Ledgers joined to the layers of mining rights, with nothing lost and nothing guessed.

A row that is beyond doubt one polygon's fills that polygon's attributes. A row
without a polygon becomes a mining right without geometry: its spatial answers stay
open, its clauses are judged from the ledger. So does a doubtful row, beside the
polygon it may belong to: to apply it could clear or accuse the wrong mine, to drop
it could lose one. Both then carry a remark that says so. What a row of the same
licence number denies does not count for the polygon either.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

import geopandas
import numpy as np

from pingshun_screen.core.ledger_matching import Identity, Matches, match
from pingshun_screen.core.ledger_merging import (
    Statement,
    contested,
    merged,
    one_of,
)
from pingshun_screen.core.ledgers import (
    JoinEntry,
    Ledger,
    LedgerJoin,
    LedgerRow,
    MatchOutcome,
    RightReference,
)
from pingshun_screen.core.records import LayerRecord, LayerStatus
from pingshun_screen.core.registers import Register, registers_of_table
from pingshun_screen.core.texts import say
from pingshun_screen.core.vocabulary import Role


@dataclass(frozen=True)
class Joined:
    """Layers and ledgers after the join.

    Parameters
    ----------
    layers
        The layers given, those of mining rights with `registers`; then one more for
        each ledger that has mines without a polygon.
    joins
        One for each ledger, in the order given.
    """

    layers: tuple[LayerRecord, ...]
    joins: tuple[LedgerJoin, ...]


@dataclass
class _Right:
    """A mine while ledger after ledger is joined to it."""

    statements: list[Statement]
    reference: RightReference | None = None
    remarks: list[str] = field(default_factory=list)
    differences: tuple[str, ...] = ()
    rivals: list[Statement] = field(default_factory=list)

    def identity(self) -> Identity:
        """Return what it is known by: the first source that says so counts."""
        return Identity(
            self._first("licence_no"),
            self._first("name"),
            self.statements[0].label,
            self._first("township"),
            self._first("holder"),
        )

    def _first(self, name: str) -> str:
        texts = (_text(one, name) for one in self.statements)
        return next(filter(None, texts), "")

    def settle(self) -> Register:
        """Return what all sources say together."""
        register = self.statements[0].register
        if len(self.statements) > 1:
            register, self.differences = merged(self.statements)
        for rival in self.rivals:
            own = Statement(register, self.statements[0].label)
            register, denied = contested(own, rival)
            self.differences += denied
        added = (*register.remarks, *self.differences, *self.remarks)
        return replace(register, remarks=tuple(dict.fromkeys(added)))


def join_ledgers(
    layers: Sequence[LayerRecord], ledgers: Sequence[Ledger], crs: str
) -> Joined:
    """Return layers whose mining rights know what the ledgers say of them.

    Parameters
    ----------
    layers
        All layers of a case as read.
    ledgers
        Its ledgers; what one leaves open the next may still say.
    crs
        Working CRS, for mines that lie nowhere.
    """
    if not ledgers:
        return Joined(tuple(layers), ())
    placed = [list(_rights_of(layer)) for layer in layers]
    known = [right for rights in placed for right in rights]
    unplaced: list[list[_Right]] = []
    books = []
    for ledger in ledgers:
        book = _Book(ledger, match(_identities(ledger), [x.identity() for x in known]))
        unplaced.append(book.apply(known))
        known += unplaced[-1]
        books.append(book)
    settled = tuple(
        _settled(layer, rights) for layer, rights in zip(layers, placed, strict=True)
    )
    added = tuple(
        _layer_of(ledger, rights, crs)
        for ledger, rights in zip(ledgers, unplaced, strict=True)
        if rights
    )
    joins = tuple(LedgerJoin(book.ledger, tuple(book.entries())) for book in books)
    return Joined((*settled, *added), joins)


def _rights_of(layer: LayerRecord) -> Iterator[_Right]:
    if layer.role is not Role.MINING_RIGHT or layer.table is None:
        return
    ids = layer.table["feature_id"].astype(str).tolist()
    registers = registers_of_table(layer.table, layer.fields)
    for feature_id, register in zip(ids, registers, strict=True):
        label = say("ledgers.feature", source=layer.source, feature_id=feature_id)
        right = _Right([Statement(register, label)])
        identity = right.identity()
        names = (identity.licence_no, identity.name)
        right.reference = RightReference(layer.source, feature_id, *names)
        yield right


def _identities(ledger: Ledger) -> list[Identity]:
    return [_Right([_statement(ledger, row)]).identity() for row in ledger.rows]


def _statement(ledger: Ledger, row: LedgerRow) -> Statement:
    return Statement(row.register, _place(ledger, row))


def _place(ledger: Ledger, row: LedgerRow) -> str:
    return say("ledgers.row", source=ledger.source, line=row.line)


def _text(statement: Statement, name: str) -> str:
    return str(statement.stated(name) or "")


@dataclass
class _Book:
    """One ledger and how its rows were matched to what was known before it."""

    ledger: Ledger
    matches: Matches
    owners: list[_Right] = field(default_factory=list)
    left: list[tuple[_Right, list[str]]] = field(default_factory=list)

    def apply(self, known: Sequence[_Right]) -> list[_Right]:
        """Put each row where it belongs; return the rights it is the first to name."""
        first = []
        for position, row in enumerate(self.ledger.rows):
            pair = self.matches.pairs.get(position)
            if pair is None:
                right = self._new_right(position, row)
                first.append(right)
            else:
                right = known[pair[0]]
                right.statements.append(_statement(self.ledger, row))
            self.owners.append(right)
        self._contest(known)
        taken = {right for right, _ in self.matches.pairs.values()}
        for position, right in enumerate(known):
            reasons = self.matches.doubtful_rights.get(position, [])
            right.remarks += (say("ledgers.right_in_doubt", reason=x) for x in reasons)
            if position not in taken and right.reference is not None:
                self.left.append((right, reasons))
        return first

    def _contest(self, known: Sequence[_Right]) -> None:
        """Hold against each right what doubtful rows of its number say."""
        told: dict[tuple[int, ...], Statement] = {}
        for position, rows in self.matches.contested.items():
            if rows not in told:
                said = [_statement(self.ledger, self.ledger.rows[n]) for n in rows]
                told[rows] = one_of(said)
            known[position].rivals.append(told[rows])

    def _new_right(self, position: int, row: LedgerRow) -> _Right:
        place = _place(self.ledger, row)
        reasons = self.matches.doubtful_rows.get(position, [])
        right = _Right([_statement(self.ledger, row)])
        right.remarks = [
            say("ledgers.row_in_doubt", row=place, reason=_joined(reasons))
        ]
        if not reasons:
            right.remarks = [say("ledgers.row_without_polygon", row=place)]
        return right

    def entries(self) -> Iterator[JoinEntry]:
        """Yield what became of each row, then of each polygon without one."""
        for position, row in enumerate(self.ledger.rows):
            yield self._row_entry(position, row)
        for right, reasons in self.left:
            doubtful = MatchOutcome.DOUBTFUL if reasons else MatchOutcome.GEOMETRY_ONLY
            yield JoinEntry(doubtful, right=right.reference, reason=_joined(reasons))

    def _row_entry(self, position: int, row: LedgerRow) -> JoinEntry:
        owner = self.owners[position]
        outcome, reason = MatchOutcome.LEDGER_ONLY, ""
        if position in self.matches.doubtful_rows:
            outcome = MatchOutcome.DOUBTFUL
            reason = _joined(self.matches.doubtful_rows[position])
        elif owner.reference is not None:
            outcome = self.matches.pairs[position][1]
        elif position in self.matches.pairs:
            place = owner.statements[0].label
            reason = say("ledgers.known_from_other", place=place)
        statement = _statement(self.ledger, row)
        return JoinEntry(
            outcome,
            row.line,
            _text(statement, "licence_no"),
            _text(statement, "name"),
            owner.reference,
            reason,
            owner.differences,
        )


def _joined(reasons: Iterable[str]) -> str:
    return say("findings.stop").join(dict.fromkeys(reasons))


def _settled(layer: LayerRecord, rights: Sequence[_Right]) -> LayerRecord:
    if not rights:
        return layer
    return replace(layer, registers=tuple(right.settle() for right in rights))


def _layer_of(ledger: Ledger, rights: Sequence[_Right], crs: str) -> LayerRecord:
    """Return the mines of a ledger that lie nowhere, as a layer."""
    ids = [right.statements[0].label for right in rights]
    table = geopandas.GeoDataFrame(
        {"feature_id": ids}, geometry=np.full(len(ids), None, object), crs=crs
    )
    problem = say("ledgers.no_polygon")
    return LayerRecord(
        role=Role.MINING_RIGHT,
        source=ledger.source,
        table=table,
        status=LayerStatus.OK,
        message=say("ledgers.layer_message", count=len(rights)),
        sha256=ledger.sha256,
        unreadable=tuple((feature_id, problem) for feature_id in ids),
        encoding=ledger.encoding,
        fields=ledger.fields,
        data_date=ledger.data_date,
        registers=tuple(right.settle() for right in rights),
    )
