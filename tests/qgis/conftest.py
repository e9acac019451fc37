"""What the tests of the QGIS window share."""

from __future__ import annotations

import pytest
from qgis.core import QgsApplication


@pytest.fixture(scope="session")
def qapp(qgis_app: QgsApplication) -> QgsApplication:
    """Give pytest-qt the application that pytest-qgis made: there can be but one."""
    return qgis_app
