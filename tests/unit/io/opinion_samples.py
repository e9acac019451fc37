"""Opinions for tests."""

from __future__ import annotations

from datetime import date
from typing import Any

from pingshun_screen.io.opinions import Opinion, Stance

WHOLE: dict[str, Any] = {
    "licence_no": "",
    "name": "",
    "clause": "",
    "role": "",
    "feature_id": "",
    "feature_name": "",
    "finding": "",
    "department": "林业部门",
    "stance": Stance.DISAGREE,
    "reason": "红线已调整",
    "signed_by": "张三",
    "signed_on": date(2026, 6, 30),
    "recorded_at": "2026-06-30T10:00:00+08:00",
}


def opinion_on(mine_key: int | None, **values: object) -> Opinion:
    """Return an opinion on a mine, whole unless told otherwise."""
    return Opinion(mine_key=mine_key, **{**WHOLE, **values})
