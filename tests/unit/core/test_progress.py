from __future__ import annotations

import pytest

from pingshun_screen.core.errors import Cancelled
from pingshun_screen.core.progress import never_cancelled, stoppable


def test_everything_comes_through() -> None:
    assert list(stoppable(range(1000), never_cancelled, every=7)) == list(range(1000))


def test_it_stops_at_the_next_question() -> None:
    seen: list[int] = []
    items = stoppable(range(100), lambda: len(seen) >= 12, every=5)
    with pytest.raises(Cancelled):
        all(seen.append(item) is None for item in items)
    assert seen == list(range(15))
