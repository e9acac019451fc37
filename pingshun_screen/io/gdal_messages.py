"""Listening to GDAL's complaints without changing how the process handles them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from osgeo import gdal


@contextmanager
def gdal_failures() -> Iterator[list[str]]:
    """Collect the failures that GDAL reports in this thread, and print none.

    The handler is pushed on the thread's own stack and popped again: QGIS runs
    in the same process and keeps its handler and its exception mode.

    Yields
    ------
    list of str
        Grows by one message for each failure.
    """
    failures: list[str] = []

    def listen(level: int, _number: int, message: str) -> None:
        if level >= gdal.CE_Failure:
            failures.append(message)

    gdal.PushErrorHandler(listen)
    try:
        yield failures
    finally:
        gdal.PopErrorHandler()
