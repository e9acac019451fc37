"""Numbers as people write them: metres, degrees, and degrees-minutes-seconds."""

from __future__ import annotations

import re
from functools import lru_cache

_LONGEST = 48
"""Characters that a number may have; a longer text is none."""

HALF_WIDTH = str.maketrans(
    {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
    | {"\u3000": " ", "。": ".", "【": "[", "】": "]"}
)
"""Full-width signs to ASCII, one for one."""

_NUMBER = re.compile(
    r"([+-]?(?:[0-9]{1,15}|[0-9]{1,3}(?:,[0-9]{3}){2})(?:\.[0-9]{0,15})?)(?:m|米)?",
    re.ASCII,
)
_ANGLE = re.compile(
    r"""(?:[NE]|北纬|东经)?[:]?\s*
    ([0-9]{1,3})\s?[°º˚度d:\- ]\s?
    ([0-9]{1,2})\s?['′’‘分m:\- ]\s?
    ([0-9]{1,2}(?:\.[0-9]{1,9})?)\s?
    (?:"|″|”|“|''|′′|’’|秒|s)?\s?
    (?:[NE]|N|E)?""",
    re.ASCII | re.VERBOSE | re.IGNORECASE,
)
_SIXTY = 60
SECOND_DECIMALS = 3
_PER_DEGREE = 3600 * 10**SECOND_DECIMALS


def half_width(text: str) -> str:
    """Return a text with full-width digits and signs as ASCII, without blanks around.

    Parameters
    ----------
    text
        Any text.
    """
    return text.strip() if text.isascii() else text.translate(HALF_WIDTH).strip()


def parsed_number(text: str) -> float | None:
    """Return a decimal number, None for anything else; commas may group millions.

    Parameters
    ----------
    text
        In half width, as `half_width` gives it.
    """
    if len(text) > _LONGEST:
        return None
    found = _NUMBER.fullmatch(text)
    return float(found[1].replace(",", "")) if found else None


@lru_cache(maxsize=1024)
def parsed_angle(text: str) -> float | None:
    """Return degrees from degrees, minutes and seconds, None for anything else.

    Parameters
    ----------
    text
        In half width; with signs, colons, hyphens or blanks between the parts.
    """
    if len(text) > _LONGEST:
        return None
    found = _ANGLE.fullmatch(text)
    if found is None:
        return None
    degrees, minutes, seconds = int(found[1]), int(found[2]), float(found[3])
    if minutes >= _SIXTY or seconds >= _SIXTY:
        return None
    return degrees + minutes / 60 + seconds / 3600


def angle_text(degrees: float) -> str:
    """Return an angle as 113°30′45.123″.

    Parameters
    ----------
    degrees
        Not negative.
    """
    whole, rest = divmod(round(degrees * _PER_DEGREE), _PER_DEGREE)
    minutes, thousandths = divmod(rest, _PER_DEGREE // 60)
    return f"{whole}°{minutes:02d}′{thousandths / 1000:06.3f}″"
