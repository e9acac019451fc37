"""What `make test-without-fiona` hides is hidden in every process."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

# By its path: importing it would hide them from this process too.
FOLDER = Path(__file__).resolve().parents[1] / "without_fiona"
CODE = """
import importlib.util, importlib.metadata
for name in ("fiona", "pyogrio", "fiona.crs"):
    try:
        __import__(name)
    except ModuleNotFoundError as error:
        print(error)
print(importlib.util.find_spec("fiona"))
names = {found.metadata["Name"].lower() for found in importlib.metadata.distributions()}
print(sorted(names & {"fiona", "pyogrio", "numpy"}))
"""


@pytest.mark.needs_fiona
def test_they_are_gone_from_a_process_of_its_own() -> None:
    done = subprocess.run(
        [sys.executable, "-c", CODE],
        env={**os.environ, "PYTHONPATH": str(FOLDER)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.splitlines() == [
        "No module named 'fiona'",
        "No module named 'pyogrio'",
        "No module named 'fiona'",
        "None",
        "['numpy']",
    ]
