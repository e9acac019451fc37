"""Hide fiona and pyogrio from Python, as if they were not installed.

Python imports a module of this name at its start from any folder on PYTHONPATH,
so that every process a test starts is without them too, QGIS included.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from importlib.machinery import ModuleSpec, PathFinder
from importlib.metadata import Distribution, DistributionFinder
from types import ModuleType

HIDDEN = ("fiona", "pyogrio")


class PathFinderWithoutThem(PathFinder):
    """Find what Python finds, but for the hidden packages."""

    @classmethod
    def find_spec(
        cls,
        fullname: str,
        path: Sequence[str] | None = None,
        target: ModuleType | None = None,
    ) -> ModuleSpec | None:
        """Return where a module is; None for a hidden one."""
        if fullname.partition(".")[0] in HIDDEN:
            return None
        return super().find_spec(fullname, path, target)

    @classmethod
    def find_distributions(
        cls, context: DistributionFinder.Context | None = None
    ) -> Iterator[Distribution]:
        """Return what is installed, but for the hidden packages."""
        asked = context or DistributionFinder.Context()
        for found in PathFinder.find_distributions(asked):
            if found.metadata["Name"].lower() not in HIDDEN:
                yield found


if PathFinder in sys.meta_path:
    sys.meta_path[sys.meta_path.index(PathFinder)] = PathFinderWithoutThem
