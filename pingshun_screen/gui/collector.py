"""Python's search for garbage, which stops the whole window while it lasts."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock


class _Rest:
    """How many ask for the search to rest, and whether it is to go on after them."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._asking = 0
        self._goes_on = False

    def begin(self) -> None:
        with self._lock:
            if self._asking == 0:
                self._goes_on = gc.isenabled()
                gc.disable()
            self._asking += 1

    def end(self) -> None:
        with self._lock:
            self._asking -= 1
            if self._asking == 0:
                gc.freeze()
                if self._goes_on:
                    gc.enable()


_rest = _Rest()


@contextmanager
def collector_at_rest() -> Iterator[None]:
    """Keep Python from searching what is made here for garbage, now and later.

    A large run has a million objects, none in a cycle: each search among them would
    stop the window for half a second. They go when nothing refers to them any more.
    """
    _rest.begin()
    try:
        yield
    finally:
        _rest.end()
