"""Print what reading each table of test_data/heritage gives."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass, fields
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

import numpy as np  # noqa: E402
from numpy.typing import NDArray  # noqa: E402
from pyproj import CRS  # noqa: E402

from pingshun_screen.core.layers import PreparedLayer, prepare_layer  # noqa: E402
from pingshun_screen.core.records import LayerRecord  # noqa: E402
from pingshun_screen.core.unpublished import Within, unpublished_scopes  # noqa: E402
from pingshun_screen.core.vocabulary import Role  # noqa: E402
from pingshun_screen.io.heritage.reading import read_heritage_scopes  # noqa: E402
from pingshun_screen.io.heritage.spec import HeritageSpec  # noqa: E402

SAMPLES = ROOT / "test_data" / "heritage"
EXPECTED = SAMPLES / "expected.csv"
WORKING = "EPSG:4526"
_SITES = {
    "useless_site_twice.csv": "sites_twice.geojson",
    "useless_site_without_row.csv": "sites_more.geojson",
}
_CRS = {"refused_old_datum.csv": "EPSG:2362"}
_WITHIN = Within(reach_m=5000.0, apart_m=500.0)


@dataclass(frozen=True)
class Outcome:
    """What reading a table gives, as texts.

    Parameters
    ----------
    file
        Its name.
    status
        Of the layer of protection scopes.
    scopes, zones
        Unit and area in m² of each polygon.
    unpublished
        Units that have no protection scope.
    words
        What the layer says of rows of no use, without what is to be done.
    """

    file: str
    status: str
    scopes: str
    zones: str
    unpublished: str
    words: str


def samples() -> list[Path]:
    """Return the tables in the order of their names."""
    kinds = ("good_", "useless_", "refused_")
    return sorted(path for path in SAMPLES.iterdir() if path.name.startswith(kinds))


def records_of(path: Path) -> tuple[LayerRecord, ...]:
    """Return the layers that a table stands for."""
    name = path.name
    has_sites = "_own_" not in name or name == "useless_own_far_from_site.csv"
    sites = _SITES.get(name, "sites.geojson") if has_sites else ""
    spec = HeritageSpec(name, sites if name not in _CRS else "", crs=_CRS.get(name, ""))
    return read_heritage_scopes(spec, path.parent, WORKING, area=None)


def outcome_of(path: Path) -> Outcome:
    """Return what reading a table gives."""
    layers = [prepare_layer(one, CRS(WORKING)) for one in records_of(path)]
    by_role = {role: [x for x in layers if x.role is role] for role in Role}
    scope = Role.HERITAGE_PROTECTION_SCOPE
    left = unpublished_scopes(
        scope, by_role, _no_mines(), within=_WITHIN, who="文旅部门"
    )
    (first,) = by_role[scope]
    return Outcome(
        path.name,
        first.screened.status.value,
        _areas(by_role[scope]),
        _areas(by_role[Role.HERITAGE_CONTROL_ZONE]),
        " ".join(left.names),
        first.screened.message.partition("。")[0],
    )


def _no_mines() -> NDArray[np.object_]:
    return np.array([], object)


def _areas(layers: Sequence[PreparedLayer]) -> str:
    return " ".join(
        f"{name}:{shape.area:.0f}"
        for layer in layers
        for name, shape in zip(layer.texts("name"), layer.geometries, strict=True)
        if shape is not None
    )


def outcomes() -> Iterator[Outcome]:
    """Yield what every table gives."""
    return map(outcome_of, samples())


def main() -> None:
    """Print the outcomes as the table that expected.csv is."""
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(field.name for field in fields(Outcome))
    writer.writerows(map(astuple, outcomes()))


if __name__ == "__main__":
    main()
