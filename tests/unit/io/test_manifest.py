"""manifest.json: everything that a replay and an auditor need."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from pingshun_screen.core.records import CaseInputs, LayerRecord, LayerStatus
from pingshun_screen.core.vocabulary import Role
from pingshun_screen.io.case_file import Case
from pingshun_screen.io.fingerprints import fingerprint
from pingshun_screen.io.manifest import write_manifest
from pingshun_screen.io.vector_files import read_coverage
from tests.unit.io.vector_samples import write_vector
from tests.unit.report.fabricated import result as fabricated_result

START = datetime(2026, 7, 1, 8, 0, 0, tzinfo=UTC)
END = datetime(2026, 7, 1, 8, 1, 30, tzinfo=UTC)


@pytest.fixture
def manifest(tmp_path: Path) -> dict:
    dem = tmp_path / "dem.tif"
    dem.write_bytes(b"raster")
    out = tmp_path / "out"
    (out / "reports").mkdir(parents=True)
    (out / "results.json").write_bytes(b"{}")
    (out / "reports" / "甲.docx").write_bytes(b"doc")
    layer = LayerRecord(
        Role.MINING_RIGHT,
        "mines.shp",
        None,
        LayerStatus.FAILED,
        sha256="a" * 64,
        encoding="GBK",
        accuracy_m=0.5,
    )
    result = fabricated_result()
    name, parameter = next(iter(result.policy.parameters.items()))
    result = replace(result, overridden=(parameter,))
    inputs = CaseInputs(
        title="试",
        as_of=date(2026, 6, 30),
        crs="EPSG:4526",
        layers=(layer,),
        dem_source=str(dem),
        case_sha256="b" * 64,
    )
    write_manifest(
        out / "manifest.json",
        case=None,
        inputs=inputs,
        result=result,
        policy=result.policy,
        started=START,
        ended=END,
        software={"python": "3.11.2"},
    )
    written = json.loads((out / "manifest.json").read_text(encoding="utf-8"))
    return {**written, "changed": name}


def test_times_and_place(manifest: dict) -> None:
    assert manifest["started"] == "2026-07-01T08:00:00+00:00"
    assert manifest["ended"] == "2026-07-01T08:01:30+00:00"
    assert manifest["host"]
    assert manifest["system"]


def test_software_names_qgis_only_inside_of_it(manifest: dict) -> None:
    assert manifest["software"] == {"python": "3.11.2", "qgis": None}


def test_every_input_has_its_fingerprint(manifest: dict) -> None:
    assert manifest["case"]["sha256"] == "b" * 64
    assert manifest["policy"]["sha256"]
    assert manifest["inputs"][0]["sha256"] == "a" * 64
    assert manifest["inputs"][0]["sha256_of"] == "rows"
    assert manifest["dem"]["sha256"] == hashlib.sha256(b"raster").hexdigest()


def test_coverage_has_its_fingerprint(tmp_path: Path) -> None:
    county = write_vector(tmp_path / "county.gpkg", [{"名称": "县"}])
    area = read_coverage("county.gpkg", tmp_path)
    layer = LayerRecord(Role.GEOPARK, "a.gpkg", None, coverage=area)
    day = date(2026, 6, 30)
    case = Case(
        path=tmp_path / "case.toml",
        title="试",
        policy="pingshun-2026",
        as_of=day,
        crs="EPSG:4526",
        area="county.gpkg",
        accept_unverified_size_classes=False,
        absent_roles={},
        layers=(),
        dem_source="",
        parameters={},
        sha256="",
    )
    result = fabricated_result()
    write_manifest(
        tmp_path / "manifest.json",
        case=case,
        inputs=CaseInputs("试", day, "EPSG:4526", (layer, layer)),
        result=result,
        policy=result.policy,
        started=START,
        ended=END,
        software={},
    )

    written = json.loads((tmp_path / "manifest.json").read_text(encoding="utf-8"))
    assert written["coverages"] == {"county.gpkg": fingerprint(county)}
    assert written["inputs"][0]["sha256_of"] == "files"
    assert written["case"]["path"] == str((tmp_path / "case.toml").resolve())


def test_every_produced_file_is_listed_but_the_manifest(manifest: dict) -> None:
    assert manifest["files"] == {
        "reports/甲.docx": hashlib.sha256(b"doc").hexdigest(),
        "results.json": hashlib.sha256(b"{}").hexdigest(),
    }


def test_parameters_in_force(manifest: dict) -> None:
    parameters = {entry["name"]: entry for entry in manifest["parameters"]}

    assert set(parameters) == set(fabricated_result().policy.parameters)
    assert [n for n, p in parameters.items() if p["overridden"]] == [
        manifest["changed"]
    ]
    assert {p["standing"] for p in parameters.values()} <= {
        "confirmed",
        "to_be_confirmed",
    }


def test_transformations(manifest: dict) -> None:
    used = [layer for layer in fabricated_result().layers if layer.transformation]

    assert [entry["source"] for entry in manifest["transformations"]] == [
        layer.source for layer in used
    ]
