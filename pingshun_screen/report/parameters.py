"""Which of the policy's parameters a clause's condition has taken up."""

from __future__ import annotations

from pingshun_screen.core.policy import (
    Attribute,
    Clause,
    Condition,
    Overlap,
    Parameter,
    Policy,
    SizeClass,
    VisibleFrom,
    VisibleRangeMode,
    WithinDistance,
    leaves,
)

_OF_OTHER_CONDITIONS = (
    *("visible_range.", "size_class.", "close6.", "near_m", "touch_"),
    *("heritage.", "land_edge."),
)
_ONLY_FOR_BUFFER = "visible_range.distance_m"
_ONLY_FOR_SIGHT = "visible_range.range_m"


def parameters_used(clause: Clause, policy: Policy) -> tuple[Parameter, ...]:
    """Return the parameters behind a clause, in the policy's order.

    A resolved condition no longer names its parameters; an attribute's is
    recognised by its value.
    """
    conditions = [*leaves(clause.condition)]
    return tuple(
        parameter
        for parameter in policy.parameters.values()
        if any(_uses(condition, parameter) for condition in conditions)
    )


def _uses(condition: Condition, parameter: Parameter) -> bool:
    name = parameter.name
    match condition:
        case VisibleFrom(mode=mode):
            unused = {
                VisibleRangeMode.BUFFER: _ONLY_FOR_SIGHT,
                VisibleRangeMode.VIEWSHED: _ONLY_FOR_BUFFER,
                VisibleRangeMode.BOTH: "",
            }[mode]
            return name.startswith("visible_range.") and name != unused
        case SizeClass():
            return name.startswith("size_class.") and bool(parameter.value)
        case Overlap(roles=roles):
            return parameter.value == tuple(role.value for role in roles)
        case WithinDistance(distance_m=distance_m):
            return parameter.unit == "m" and parameter.value == distance_m
        case Attribute(value=value) if not isinstance(value, bool):
            other = name.startswith(_OF_OTHER_CONDITIONS)
            return not other and parameter.value == value
    return False
