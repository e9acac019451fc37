"""The same county from files, from PostGIS and from FileGDB: the same results."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from pingshun_screen.core.progress import ignore_progress, never_cancelled
from pingshun_screen.core.screening import run_screening
from pingshun_screen.io.case_file import Case, read_case
from pingshun_screen.io.case_inputs import load_inputs
from pingshun_screen.io.policy_file import load_policy
from pingshun_screen.io.results_json import results_bytes
from tests.case_copies import in_filegdb, in_postgis
from tests.postgis import Database

DEMO = Path(__file__).parents[3] / "test_data" / "demo"
# What says where a layer came from, not what was found.
SOURCE_LINES = {"source", "sha256", "layer"}


@pytest.fixture(scope="module")
def case() -> Case:
    return read_case(DEMO / "case.toml")


@pytest.fixture(scope="module")
def from_files(case: Case) -> dict:
    return results(case)


@pytest.fixture(scope="module")
def from_postgis(case: Case, shared_database: Database) -> dict:
    return results(in_postgis(case, shared_database))


@pytest.fixture(scope="module")
def from_filegdb(case: Case, tmp_path_factory: pytest.TempPathFactory) -> dict:
    return results(in_filegdb(case, tmp_path_factory.mktemp("gdb") / "county.gdb"))


def results(case: Case) -> dict:
    policy = load_policy(case.policy, base=DEMO, overrides=case.parameters)
    inputs = load_inputs(case, progress=ignore_progress, is_cancelled=never_cancelled)
    return json.loads(results_bytes(run_screening(inputs, policy), {}))


def differences(one: object, other: object, place: str = "") -> Iterator[str]:
    """Yield where two documents differ but for the source lines."""
    if isinstance(one, dict) and isinstance(other, dict) and one.keys() == other.keys():
        for key in one.keys() - SOURCE_LINES:
            yield from differences(one[key], other[key], f"{place}/{key}")
    elif isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        for number, (left, right) in enumerate(zip(one, other, strict=True)):
            yield from differences(left, right, f"{place}/{number}")
    elif one != other:
        yield f"{place}: {one!r} != {other!r}"


def test_the_county_has_something_to_be_equal_in(from_files: dict) -> None:
    mines = from_files["mines"]
    assert {mine["spatial"] for mine in mines} >= {"conflict", "review", "clear"}
    assert {mine["disposition"] for mine in mines} >= {"close", "undetermined"}
    assert sum(len(mine["conflicts"]) for mine in mines) > len(mines) / 2
    assert any(layer["repaired"] for layer in from_files["layers"])


@pytest.mark.parametrize(
    ("other", "where"), [("from_postgis", "PG:host="), ("from_filegdb", "county.gdb|")]
)
def test_results_are_equal_but_for_the_source_lines(
    request: pytest.FixtureRequest, from_files: dict, other: str, where: str
) -> None:
    found = request.getfixturevalue(other)
    read = [layer for layer in found["layers"] if layer["status"] == "ok"]
    assert len(read) == len(read_case(DEMO / "case.toml").layers)
    assert all(where in layer["source"] for layer in read)
    assert list(differences(found, from_files)) == []


def test_reading_postgis_again_gives_the_same_bytes(
    case: Case, database: Database
) -> None:
    moved = in_postgis(case, database)
    first = results(moved)
    # A row written anew lies at the end of the table, so the server gives it last.
    tables = database.run("SELECT tablename FROM pg_tables WHERE schemaname='planning'")
    database.run(
        "".join(
            f'UPDATE planning."{table}" SET fid = fid WHERE fid = 1;'
            for table in tables.splitlines()
        )
    )
    assert results(moved) == first
