"""Why a database could not be read, told from what libpq and the server say.

GDAL hands on their words only, no error codes, and they speak the language of the
system or of the server: English and Chinese are understood, the rest is quoted.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pingshun_screen.core.errors import LayerError
from pingshun_screen.io.faults import said_fault

_SAYINGS = (
    ("service", r"definition of service|service file|找到服务|服务文件"),
    ("no_password", r"fe_sendauth|no password supplied"),
    ("password", r"password authentication failed|Password 认证失败"),
    ("database", r"database \"[^\"]*\" does not exist|数据库 ?\"[^\"]*\" ?不存在"),
    (
        "user",
        r"role \"[^\"]*\" does not exist|角色 ?\"[^\"]*\" ?不存在"
        r"|(?:peer|ident) authentication failed|(?:Peer|Ident|对等).{0,4}认证失败",
    ),
    ("not_admitted", r"pg_hba\.conf"),
    ("too_slow", r"statement timeout|语句执行超时"),
    ("locked", r"lock timeout|锁超时"),
    ("row_security", r"row-level security|行级(?:别)?(?:安全|权限)"),
    (
        "lost",
        r"closed the connection|terminating connection|no connection to the server"
        r"|could not (?:receive|send) data|关闭了联接|(?:中断|终止)(?:联|连)接"
        r"|没有到服务器的(?:联|连)接",
    ),
    (
        "busy",
        r"too many clients|too many connections|remaining connection slots"
        r"|is (?:starting up|shutting down)|in recovery mode|not currently accept"
        r"|太多的客户|连接太多|数据库系统(?:启动|停止|在恢复)|不接受(?:联|连)接",
    ),
    ("denied", r"permission denied|权限不[够足]|权限不够"),
    (
        "unreachable",
        r"could not translate host|could not connect|timeout expired|refused"
        r"|connection to server|无法解释主机名|超时满|上的服务器.{0,12}失败",
    ),
)
_PATTERNS = tuple((cause, re.compile(text, re.IGNORECASE)) for cause, text in _SAYINGS)
_SECRET = re.compile(r"(passw\w*\s*=\s*)('(?:[^'\\]|\\.)*'|\S+)", re.IGNORECASE)


def cause_of(said: Sequence[str]) -> str:
    """Return the cause that words speak of, empty where they tell none known."""
    words = "\n".join(said)
    return next((name for name, one in _PATTERNS if one.search(words)), "")


def failure(place: str, said: Sequence[str], otherwise: str = "unopened") -> LayerError:
    """Return the error that names a failure and what to do about it.

    Parameters
    ----------
    place
        The source, without secrets.
    said
        What GDAL reported, in turn.
    otherwise
        Cause to name where the words tell none.
    """
    return refused(place, cause_of(said) or otherwise, detail=_told("\n".join(said)))


def refused(place: str, cause: str, **values: object) -> LayerError:
    """Return the error from the sentences of resources/texts/zh_CN/databases.toml."""
    return LayerError([said_fault(place, f"databases.{cause}", **values)])


def _told(words: str) -> str:
    """Return the first line that tells something, without what might be secret."""
    lines = [line.strip() for line in words.splitlines()]
    telling = [line for line in lines if line and "PQconnectdb" not in line]
    line = telling[0] if telling else "-"
    # Before the encoding is agreed on, a server may answer in its own.
    readable = line.encode(errors="replace").decode()
    return _SECRET.sub(r"\1…", readable)
