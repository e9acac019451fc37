"""Chapter 5, the ledger's sheet and results.json tell the same of a distance."""

from __future__ import annotations

import json

import pytest

from pingshun_screen.core.findings import ScreeningResult
from pingshun_screen.core.legal_distances.rules import legal_rules
from pingshun_screen.core.resources import resource
from pingshun_screen.core.vocabulary import Role
from pingshun_screen.io.result_layers import result_layers
from pingshun_screen.io.results_json import results_document
from pingshun_screen.report.legal_tables import (
    legal_cells,
    legal_columns,
    legal_groups,
    legal_notes,
)
from tests.unit.core.factories import layer, rights, screen, square

NEAR, FAR = "LINESTRING(150 -500,150 500)", "LINESTRING(9000 -500,9000 500)"


@pytest.fixture(scope="module")
def run() -> ScreeningResult:
    columns = {"road_class": ["国道", "乡道"], "name": ["示例国道", "示例乡道"]}
    roads = layer(Role.ROAD, [NEAR, FAR], columns=columns)
    return screen(rights([square(0, 0)]), roads, absent_roles={})


def test_each_rule_has_its_words_its_rows_and_its_standing(
    run: ScreeningResult,
) -> None:
    (mine,) = run.mines
    groups = legal_groups(run.policy, mine)
    assert [len(group.rows) for group in groups] == [1] * len(legal_rules())
    row = groups[0].rows[0]
    assert "公路安全保护条例" in groups[0].title
    assert (row.status, row.distance, row.required) == ("小于法定距离", "35.0", "100")
    assert "示例国道" in row.feature
    assert "国道" in row.feature
    assert any("15米" in words and "待专班确认" in words for words in row.remarks)
    assert groups[1].rows[0].distance == "8,892.0"
    notes = "".join(legal_notes(mine))
    assert all(
        rule.standing in notes and rule.reading in notes for rule in legal_rules()
    )


def test_the_sheet_has_a_row_for_each_finding(run: ScreeningResult) -> None:
    (mine,) = run.mines
    rows = list(legal_cells(run.policy, mine))
    assert len(rows) == len(mine.legal_distances)
    assert rows[0][0] == "公路安全保护条例"
    assert 35.0 in rows[0]
    assert len(rows[0]) == len(legal_columns(()))
    for found, row in zip(mine.legal_distances, rows, strict=True):
        assert found.rule.article in row
        assert found.rule.distance_m in row
        assert found.rule.standing in row
    assert any("用地外缘" in str(cell) for cell in rows[0])


def test_results_carry_them_by_rule(run: ScreeningResult) -> None:
    document = results_document(run, {})
    known = {rule["id"] for rule in document["legal_rules"]}
    (mine,) = document["mines"]
    entry = mine["legal_distances"][0]
    assert entry["rule"] in known
    assert entry["status"] == "inside"
    assert (entry["distance_m"], entry["required_m"]) == (35.0, 100.0)
    assert entry["edge_source"] == "land_edge.half_width_m.national"
    schema = json.loads(resource("schema", "results-1.schema.json").read_text("utf-8"))
    described = schema["$defs"]["legal_distance"]["properties"]
    assert all(set(one) == set(described) for one in mine["legal_distances"])


def test_only_what_is_not_kept_has_a_line_to_draw(run: ScreeningResult) -> None:
    (found,) = (x for x in result_layers(run) if x.name == "legal_distances")
    shapes, rows = list(found.shapes), list(found.rows)
    assert len(shapes) == len(rows) == len(legal_rules())
    assert shapes[0].length == pytest.approx(50)
    assert shapes[1:] == [None] * (len(rows) - 1)
