"""Whether a process still runs."""

from __future__ import annotations

import os
import sys

if sys.platform == "win32":
    import ctypes

    _QUERY_LIMITED_INFORMATION = 0x1000
    _INVALID_PARAMETER = 87

    def is_running(process_id: int) -> bool:
        """Return whether a process of this number runs, or may run.

        Not by `os.kill`: on Windows signal 0 is Ctrl+C, sent for good.
        """
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.OpenProcess.restype = ctypes.c_void_p
        handle = kernel.OpenProcess(_QUERY_LIMITED_INFORMATION, False, process_id)
        if not handle:
            return ctypes.get_last_error() != _INVALID_PARAMETER
        kernel.CloseHandle(ctypes.c_void_p(handle))
        return True

else:

    def is_running(process_id: int) -> bool:
        """Return whether a process of this number runs, or may run."""
        try:
            os.kill(process_id, 0)
        except (ProcessLookupError, OverflowError):
            return False
        except PermissionError:
            return True
        return True
