"""Printing what comes of the files of test_data as a table."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterable
from dataclasses import astuple, fields
from typing import Any


def write_table(kind: type[Any], outcomes: Iterable[Any]) -> None:
    """Print outcomes as the table that expected.csv is.

    Parameters
    ----------
    kind
        Dataclass of texts, one for each column.
    outcomes
        A row each.
    """
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(field.name for field in fields(kind))
    writer.writerows(map(astuple, outcomes))
