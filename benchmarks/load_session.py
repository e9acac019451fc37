"""What load.py has a QGIS window do: load the plugin as QGIS does, and time it."""

from __future__ import annotations

import importlib
import json
import os
import sys
import time
import traceback
from itertools import pairwise
from pathlib import Path

from qgis import utils
from qgis.core import Qgis
from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtWidgets import QApplication

PLUGIN = "pingshun_screen"


def measure() -> dict:
    """Return the milliseconds of every step and how many modules came with it."""
    before, computed = set(sys.modules), time.thread_time()
    times = [time.perf_counter()]
    package = importlib.import_module(PLUGIN)
    times.append(time.perf_counter())
    plugin = package.classFactory(utils.iface)
    times.append(time.perf_counter())
    plugin.initGui()
    times.append(time.perf_counter())
    computed = time.thread_time() - computed
    came = [name for name in sys.modules if name not in before]
    own = sum(name.partition(".")[0] == PLUGIN for name in came)
    plugin.unload()
    spans = [1000 * (end - start) for start, end in pairwise(times)]
    return {
        "qgis": Qgis.QGIS_VERSION,
        "ms": dict(zip(("import", "classFactory", "initGui"), spans, strict=True)),
        "computed_ms": 1000 * computed,
        "modules": {"own": own, "other": len(came) - own},
    }


def session() -> None:
    """Measure, write down what was found and close QGIS."""
    status = 1
    try:
        Path(os.environ["LOAD_SESSION"]).write_text(json.dumps(measure()))
        status = 0
    finally:
        if status:
            traceback.print_exc()
        QApplication.instance().exit(status)


QTimer.singleShot(1000, session)
