"""What of a case is readable, covered and missing, before it is screened."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pingshun_screen.core.attributes import states_capacity_unit
from pingshun_screen.core.errors import Fault, LayerError
from pingshun_screen.core.ledgers import LedgerJoin
from pingshun_screen.core.licence_numbers import licence_warnings, repeated_licences
from pingshun_screen.core.policy import (
    Attribute,
    Condition,
    Manual,
    Policy,
    SizeClass,
    leaves,
)
from pingshun_screen.core.progress import IsCancelled, Progress, part_of
from pingshun_screen.core.records import CaseInputs, LayerRecord, LayerStatus
from pingshun_screen.core.registers import registers_of_table
from pingshun_screen.core.screening import LayerCheck, check_inputs
from pingshun_screen.core.texts import say
from pingshun_screen.core.vocabulary import Role, vocabulary
from pingshun_screen.io.case_file import Case
from pingshun_screen.io.case_inputs import read_inputs, require_mines
from pingshun_screen.io.policy_file import load_policy
from pingshun_screen.report.unscreened import Unscreened

_NEED_NOT_COVER = frozenset({Role.MINING_RIGHT, Role.PROPOSED_BLOCK, Role.ADMIN_AREA})
"""Roles that no mine is cleared of: whether they cover it does not matter."""

_SIZE_FIELDS = ("mineral", "capacity", "capacity_unit")
_READING = 0.7
"""Share of the time that reading takes."""


@dataclass(frozen=True)
class CaseCheck:
    """What a check found.

    Parameters
    ----------
    policy
        The policy, the case's overrides applied.
    records
        Layers as read, in the order of the case.
    checks
        The same layers as they can be screened, then the roles that are missing;
        empty where there are no mines to hold them against.
    faults
        Why there are none.
    remarks
        What the case as a whole should be looked at for.
    ledgers
        How the case's ledgers were joined to its layers of mining rights.
    """

    policy: Policy
    records: tuple[LayerRecord, ...]
    checks: tuple[LayerCheck, ...]
    faults: tuple[Fault, ...] = ()
    remarks: tuple[str, ...] = ()
    ledgers: tuple[LedgerJoin, ...] = ()

    def wanting(self, role: Role, fields: Mapping[str, str]) -> list[str]:
        """Return the fields that neither a layer has nor a ledger fills.

        Parameters
        ----------
        role, fields
            As for `fields_wanting`.
        """
        filled: dict[str, str] = {}
        for join in self.ledgers:
            filled |= join.ledger.fields
        return fields_wanting(role, {**filled, **fields}, self.policy)


def check_case(
    case: Case, *, progress: Progress, is_cancelled: IsCancelled
) -> CaseCheck:
    """Return what can be said from each layer of a case.

    Parameters
    ----------
    case
        The case.
    progress, is_cancelled
        Told and asked on the way.

    Raises
    ------
    PolicyError
        If the policy cannot be used.
    Cancelled
        If the user stops.
    """
    policy = load_policy(case.policy, base=case.path.parent, overrides=case.parameters)
    inputs = read_inputs(
        case, progress=part_of(progress, 0.0, _READING), is_cancelled=is_cancelled
    )
    try:
        require_mines(inputs)
        checks = check_inputs(
            inputs,
            policy,
            progress=part_of(progress, _READING, 1.0),
            is_cancelled=is_cancelled,
        )
    except LayerError as error:
        ledgers = inputs.ledgers
        return CaseCheck(policy, inputs.layers, (), error.faults, ledgers=ledgers)
    remarks = (*inputs.remarks, *licence_remarks(inputs))
    return CaseCheck(policy, inputs.layers, checks, (), remarks, inputs.ledgers)


def licence_remarks(inputs: CaseInputs) -> tuple[str, ...]:
    """Return what looks wrong in the licence numbers of a case, in words.

    Parameters
    ----------
    inputs
        Layers as read, joined with ledgers.
    """
    registers = [
        register
        for record in inputs.layers
        if record.role is Role.MINING_RIGHT and record.table is not None
        for register in record.registers
        or registers_of_table(record.table, record.fields)
    ]
    hints = [
        hint
        for register in registers
        for written in register.licences
        for hint in licence_warnings(written, inputs.as_of)
    ]
    numbers = [str(one.attributes.get("licence_no") or "") for one in registers]
    return tuple(dict.fromkeys((*hints, *repeated_licences(numbers))))


def uncovered(checks: Sequence[LayerCheck]) -> Iterator[Unscreened]:
    """Yield the layers that were read but leave mines open."""
    for check in checks:
        if leaves_open(check):
            missed = check.mines_not_covered
            message = say("cli.not_covered", missed=missed, mines=check.mines)
            yield Unscreened(check.layer, message)


def leaves_open(check: LayerCheck) -> bool:
    """Return whether a layer was read but cannot clear every mine."""
    is_asked = check.layer.role not in _NEED_NOT_COVER
    is_read = check.layer.status is LayerStatus.OK
    return is_asked and is_read and check.mines_not_covered > 0


def fields_wanting(role: Role, fields: Mapping[str, str], policy: Policy) -> list[str]:
    """Return the fields that the policy asks of mines and a layer does not have.

    Parameters
    ----------
    role
        Of the layer; nothing is asked of other layers.
    fields
        Standard field to column, as recognised.
    policy
        Whose clauses ask.
    """
    if role is not Role.MINING_RIGHT:
        return []
    asked = {"licence_no": None, "name": None}
    for clause in policy.clauses:
        for condition in (clause.condition, clause.applies_when):
            if condition is not None:
                for leaf in leaves(condition):
                    asked |= dict.fromkeys(_fields_of(leaf))
    if states_capacity_unit(fields.get("capacity", "")):
        asked.pop("capacity_unit", None)
    if "valid_term" in fields:
        for end in ("valid_from", "valid_to"):
            asked.pop(end, None)
    return [name for name in asked if name not in fields]


def _fields_of(leaf: Condition) -> tuple[str, ...]:
    if isinstance(leaf, SizeClass):
        return _SIZE_FIELDS
    if isinstance(leaf, Attribute | Manual) and leaf.field in vocabulary().mine_fields:
        return (leaf.field,)
    if isinstance(leaf, Attribute) and leaf.field == "mineral_kind":
        return ("mineral",)
    return ()
