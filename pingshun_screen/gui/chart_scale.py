"""Round numbers for the axes of a chart."""

from __future__ import annotations

import math

_STEPS = (1.0, 2.0, 5.0, 10.0)


def round_ticks(least: float, greatest: float, most: int) -> tuple[float, ...]:
    """Return round numbers within a range, evenly apart.

    Parameters
    ----------
    least, greatest
        Ends of the range.
    most
        At most so many intervals lie between them.
    """
    span = greatest - least
    if not span > 0:
        return (least,)
    rough = span / max(most, 1)
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(power * one for one in _STEPS if power * one >= rough)
    first, last = math.ceil(least / step), math.floor(greatest / step)
    return tuple(number * step for number in range(first, last + 1))
