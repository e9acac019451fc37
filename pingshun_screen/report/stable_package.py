"""Office packages that come out the same, byte for byte, from the same content."""

from __future__ import annotations

import re
import zipfile
from datetime import date
from io import BytesIO

_CORE = "docProps/core.xml"
_STAMP = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(<)")


def settle(package: bytes, day: date) -> bytes:
    """Return an Office package dated to a day instead of to the moment of writing.

    Parameters
    ----------
    package
        A .docx or .xlsx.
    day
        Date of the package and of all of its entries.
    """
    settled = BytesIO()
    stamp = rb"\g<1>" + f"{day:%Y-%m-%d}T00:00:00Z".encode() + rb"\g<2>"
    with (
        zipfile.ZipFile(BytesIO(package)) as old,
        zipfile.ZipFile(settled, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            content = old.read(name)
            if name == _CORE:
                content = _STAMP.sub(stamp, content)
            entry = zipfile.ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            new.writestr(entry, content)
    return settled.getvalue()
