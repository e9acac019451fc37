"""results.json: by its schema, rounded, the same bytes each time."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest

from pingshun_screen.core.findings import ScreeningResult
from pingshun_screen.core.resources import resource
from pingshun_screen.io.results_json import results_document, rounded, write_results
from pingshun_screen.io.software import software_versions
from tests.unit.report.fabricated import result as fabricated_result

Validator = jsonschema.Draft202012Validator
SOFTWARE = {"python": "3.11.2", "geos": "3.11.1"}


@pytest.fixture(scope="module")
def result() -> ScreeningResult:
    return fabricated_result()


@pytest.fixture(scope="module")
def validator() -> Validator:
    path = resource("schema", "results-1.schema.json")
    schema = json.loads(path.read_text(encoding="utf-8"))
    Validator.check_schema(schema)
    return Validator(schema)


def written(result: ScreeningResult, folder: Path) -> bytes:
    path = folder / "results.json"
    write_results(result, path, SOFTWARE)
    return path.read_bytes()


def test_follows_its_schema(
    result: ScreeningResult, validator: Validator, tmp_path: Path
) -> None:
    document = json.loads(written(result, tmp_path))

    assert [error.message for error in validator.iter_errors(document)] == []
    assert len(document["mines"]) == len(result.mines)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("schema",), "pingshun-screen/results/2"),
        (("mines", 0, "spatial"), "maybe"),
        (("mines", 0, "disposition"), None),
        (("mines", 0, "area_km2"), -1),
        (("layers", 0, "status"), "unknown"),
        (("layers", 0, "sha256"), "0"),
    ],
)
def test_schema_refuses(
    result: ScreeningResult,
    validator: Validator,
    path: tuple[str | int, ...],
    value: object,
) -> None:
    document = results_document(result, SOFTWARE)
    *way, last = path
    place = document
    for step in way:
        place = place[step]
    place[last] = value

    assert not validator.is_valid(document)


def test_keys_stand_in_the_order_of_the_design(result: ScreeningResult) -> None:
    document = results_document(result, SOFTWARE)

    assert list(document)[:4] == ["schema", "run", "layers", "mines"]
    assert list(document["run"])[:5] == [
        "policy",
        "as_of",
        "case_sha256",
        "crs",
        "software",
    ]
    assert list(document["layers"][0]) == [
        "role",
        "source",
        "sha256",
        "status",
        "message",
        "features",
        "repaired",
        "rejected",
        "crs",
        "transformation",
    ]
    conflict = next(mine for mine in document["mines"] if mine["conflicts"])
    assert list(conflict["conflicts"][0])[:9] == [
        "role",
        "feature_id",
        "feature_name",
        "relation",
        "overlap_m2",
        "share",
        "width_m",
        "distance_m",
        "certainty",
    ]


def test_same_result_gives_same_bytes(result: ScreeningResult, tmp_path: Path) -> None:
    first = written(result, tmp_path)

    assert written(fabricated_result(), tmp_path) == first
    assert first.endswith(b"}\n")
    assert "建议".encode() in first or "示例一矿".encode() in first
    assert b"\r" not in first


@pytest.mark.parametrize(
    ("name", "number", "expected"),
    [
        ("overlap_m2", 1234.56785, 1234.5678),
        ("overlap_m2", 1234.56786, 1234.5679),
        ("width_m", 0.00004, 0.0),
        ("area_km2", 0.67524999, 0.6752),
        ("share", 0.12345678, 0.123457),
        ("distance_m", None, None),
        ("distance_m", float("nan"), None),
        ("distance_m", float("inf"), None),
    ],
)
def test_rounding(name: str, number: float | None, expected: float | None) -> None:
    assert rounded(name, number) == expected


def test_no_negative_zero_and_no_nan(result: ScreeningResult, tmp_path: Path) -> None:
    mine = replace(result.mines[0], overlap_net_m2=-0.0, area_km2=float("nan"))
    text = written(replace(result, mines=(mine,)), tmp_path).decode()

    document = json.loads(text)["mines"][0]
    assert document["area_km2"] is None
    assert str(document["overlap_net_m2"]) == "0.0"
    assert "NaN" not in text
    assert "-0.0," not in text


def test_mine_without_disposition_is_undetermined(result: ScreeningResult) -> None:
    mine = replace(result.mines[0], disposition=None)

    document = results_document(replace(result, mines=(mine,)), SOFTWARE)

    assert document["mines"][0]["disposition"] == "undetermined"


def test_line_that_could_not_be_measured_is_null(result: ScreeningResult) -> None:
    mine = result.mines[0]
    mine = replace(mine, visibility=replace(mine.visibility, nearest_line_m=None))

    document = results_document(replace(result, mines=(mine,)), SOFTWARE)

    assert document["mines"][0]["visibility"]["nearest_line_m"] is None


def test_half_a_character_stays_an_escape(
    result: ScreeningResult, tmp_path: Path
) -> None:
    mine = replace(result.mines[0], name="\ud800矿")

    data = written(replace(result, mines=(mine,)), tmp_path)

    assert json.loads(data)["mines"][0]["name"] == "\ud800矿"


def test_software_is_the_same_each_time_and_names_no_machine() -> None:
    versions = software_versions()

    assert versions == software_versions()
    assert {"pingshun_screen", "python", "shapely", "geos", "proj", "gdal"} <= set(
        versions
    )
    assert all(version[0].isdigit() for version in versions.values())
