"""PROJ in the threads of QGIS's pool, which Python does not own.

From version 3.5 on pyproj notes in each thread of the system which PROJ context is
its own, and frees that context with Python's state of the thread. Python's state ends
with every task, the pooled thread goes on, and the next task in it would work on
freed memory: QGIS crashes. A context that is held on to here is not freed.
"""

from __future__ import annotations

import threading
from importlib import import_module

_held: dict[int, object] = {}
"""By thread; a new thread with the number of an ended one takes its place."""


def hold_proj_context() -> None:
    """Keep the PROJ context of this thread; to be called before pyproj is used."""
    if threading.current_thread() is threading.main_thread():
        return
    try:
        context = import_module("pyproj._context")
    except ImportError:
        return
    import_module("pyproj.datadir").get_user_data_dir()
    manager = context.get_context_manager()
    if manager is not None:
        _held[threading.get_ident()] = manager
