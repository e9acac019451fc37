"""What holds for every test: examples repeat, and no clock decides."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("suite", deadline=None, derandomize=True)
settings.load_profile("suite")

pytest_plugins = ("tests.postgis",)
