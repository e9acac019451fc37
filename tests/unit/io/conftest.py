"""Reading with each engine alone."""

from __future__ import annotations

import importlib
import sys
from importlib.util import find_spec

import pytest

ENGINES = {
    "osgeo": "pingshun_screen.io.ogr_stream",
    "fiona": "pingshun_screen.io.fiona_reader",
    "pyogrio": "pingshun_screen.io.pyogrio_reader",
}


@pytest.fixture(params=sorted(ENGINES))
def engine(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Leave one library importable and hide the others."""
    library = request.param
    if find_spec(library) is None:
        pytest.skip(f"{library} is not installed")
    importlib.import_module(ENGINES[library])
    for other, module in ENGINES.items():
        if other != library:
            monkeypatch.setitem(sys.modules, module, None)
    return library
