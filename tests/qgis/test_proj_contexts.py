"""pyproj in one pooled thread, task after task."""

from __future__ import annotations

import os
import subprocess
import sys

CODE = """
import threading
from qgis.PyQt.QtCore import QRunnable, QThreadPool

class Work(QRunnable):
    def run(self):
        from pingshun_screen.bridge.proj_contexts import hold_proj_context
        hold_proj_context()
        from pyproj import CRS
        threads.add(threading.get_ident())
        names.append(CRS.from_user_input("EPSG:4526").name)

names, threads, pool = [], set(), QThreadPool()
pool.setMaxThreadCount(1)
works = [Work() for _ in range(20)]
for work in works:
    work.setAutoDelete(False)
    pool.start(work)
pool.waitForDone()
print(len(names), len(threads))
"""


def test_every_task_in_a_pooled_thread_can_use_pyproj() -> None:
    done = subprocess.run(
        [sys.executable, "-c", CODE],
        # The C library overwrites what is freed: whoever reads it again crashes.
        env={**os.environ, "MALLOC_PERTURB_": "165"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "20 1"
