"""What openpyxl raises over a damaged workbook: whatever a damaged part leads to."""

from __future__ import annotations

import zlib
from zipfile import BadZipFile

from openpyxl.utils.exceptions import InvalidFileException

SIGNATURE = b"PK\x03\x04"
"""First bytes of a workbook that is one."""

DAMAGED = (
    BadZipFile,
    InvalidFileException,
    zlib.error,
    ArithmeticError,
    AttributeError,
    EOFError,
    LookupError,
    NotImplementedError,
    OSError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
)
