"""The algorithms of the toolbox: what they ask, give, and refuse."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from qgis.core import (
    QgsApplication,
    QgsProcessingAlgorithm,
    QgsProcessingAlgRunnerTask,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingFeedback,
    QgsProcessingParameterDefinition,
    QgsVectorLayer,
)

from pingshun_screen.core.findings import ScreeningResult
from pingshun_screen.core.progress import ignore_progress, never_cancelled
from pingshun_screen.core.screening import run_screening
from pingshun_screen.io.case_file import read_case
from pingshun_screen.io.case_inputs import load_inputs
from pingshun_screen.io.policy_file import load_policy
from pingshun_screen.plugin import PingshunScreenPlugin
from tests.small_case import ABSENT, CLEAR_MINE, CONFLICT_MINE, WHO, write_small_case

NEXT = QgsApplication.processEvents
Answers = dict[str, Any]


class Listener(QgsProcessingFeedback):
    """Keeps what an algorithm tells its user."""

    def __init__(self) -> None:
        super().__init__(False)
        self.errors: list[str] = []
        self.warnings: list[str] = []
        self.stages: list[str] = []
        self.shares: list[float] = []
        self.progressChanged.connect(self.shares.append)

    def reportError(self, error: str, fatalError: bool = False) -> None:  # noqa: N802, N803
        self.errors.append(error)

    def pushWarning(self, warning: str) -> None:  # noqa: N802
        self.warnings.append(warning)

    def setProgressText(self, text: str) -> None:  # noqa: N802
        self.stages.append(text)


@pytest.fixture(autouse=True)
def provider(qgis_processing: None) -> Iterator[None]:
    plugin = PingshunScreenPlugin(None)
    plugin.initProcessing()
    yield
    plugin.unload()


@pytest.fixture
def case(tmp_path: Path) -> Path:
    return write_small_case(tmp_path)


@pytest.fixture
def answers(case: Path) -> Answers:
    """Return the answers in the dialog that say what the case says."""
    return {
        "MINING_RIGHTS": str(case.parent / "mines.geojson"),
        "ECOLOGICAL_RED_LINE": str(case.parent / "redline.geojson"),
        "AREA": str(case.parent / "county.geojson"),
        "POLICY": "pingshun-2026",
        "AS_OF": "2026-06-30",
        "CRS": "EPSG:4526",
        "MINE_ACCURACY": 0.5,
        "CONSTRAINT_ACCURACY": 1.0,
        "ABSENT_ROLES": "\n".join(f"{role}={WHO}" for role in ABSENT),
        "MINES": "memory:",
        "CONFLICTS": "memory:",
    }


def _algorithm(name: str) -> QgsProcessingAlgorithm:
    registry = QgsApplication.processingRegistry()
    return registry.createAlgorithmById(f"pingshun_screen:{name}")


def _run(
    answers: Answers, name: str = "screen_mines", listener: Listener | None = None
) -> Answers:
    import processing  # noqa: PLC0415 - there once qgis_processing has run

    return processing.run(
        f"pingshun_screen:{name}", answers, feedback=listener or Listener()
    )


def _verdicts(outputs: Answers) -> dict[str, str]:
    return {f["name"]: f["spatial"] for f in outputs["MINES"].getFeatures()}


def _command_line(case: Path) -> ScreeningResult:
    read = read_case(case)
    inputs = load_inputs(read, progress=ignore_progress, is_cancelled=never_cancelled)
    return run_screening(inputs, load_policy(read.policy))


@pytest.mark.parametrize("name", ["corner_points", "screen_case", "screen_mines"])
def test_everything_is_explained(name: str) -> None:
    algorithm = _algorithm(name)
    assert algorithm.canExecute() == (True, "")
    assert not algorithm.icon().isNull()
    assert algorithm.group() == "Screening"
    assert "county government decides" in algorithm.shortHelpString()
    unexplained = [p.name() for p in algorithm.parameterDefinitions() if not p.help()]
    assert unexplained == []


def test_only_what_nobody_can_guess_is_required() -> None:
    algorithm = _algorithm("screen_mines")
    optional = QgsProcessingParameterDefinition.Flag.FlagOptional
    required = {
        p.name()
        for p in algorithm.parameterDefinitions()
        if not p.flags() & optional and p.defaultValue() is None
    }
    assert required == {"MINING_RIGHTS", "AS_OF", "MINES", "CONFLICTS"}


def test_the_layers_get_the_verdicts_of_the_command_line(
    answers: Answers, case: Path
) -> None:
    outputs = _run(answers)
    expected = _command_line(case)
    rows = {f["name"]: f for f in outputs["MINES"].getFeatures()}
    assert _verdicts(outputs) == {CLEAR_MINE: "clear", CONFLICT_MINE: "conflict"}
    for mine in expected.mines:
        row = rows[mine.name]
        assert row["licence_no"] == mine.licence_no
        assert row["spatial"] == mine.spatial.value
        assert row["overlap_net_m2"] == pytest.approx(mine.overlap_net_m2, abs=1e-3)
        assert row["disposition"] == (mine.disposition or "undetermined")
        assert row["open"].split() == list(mine.open_dispositions)
    counts = ("MINE_COUNT", "CONFLICT_COUNT", "NOT_DETERMINED_COUNT")
    assert [outputs[name] for name in counts] == [2, 1, 0]


def test_a_conflict_carries_its_overlap(answers: Answers) -> None:
    outputs = _run(answers)
    layer = outputs["CONFLICTS"]
    assert layer.crs().authid() == "EPSG:4526"
    (row,) = [f for f in layer.getFeatures() if f["relation"] == "partial"]
    assert (row["name"], row["role"]) == (CONFLICT_MINE, "ecological_red_line")
    assert row["feature_name"] == "红线一"
    assert row.geometry().area() == pytest.approx(row["overlap_m2"], rel=1e-3)
    assert row["share"] == pytest.approx(0.5, abs=1e-3)


def test_progress_and_stages_are_told(answers: Answers) -> None:
    listener = Listener()
    _run(answers, listener=listener)
    assert listener.shares == sorted(listener.shares)
    assert listener.shares[-1] > 50
    assert len(listener.stages) == len(set(listener.stages)) > 1
    assert listener.errors == listener.warnings == []


def test_selected_mines_only(answers: Answers) -> None:
    mines_layer = QgsVectorLayer(answers["MINING_RIGHTS"], "mines", "ogr")
    mines_layer.selectByExpression(f"\"矿山名称\" = '{CONFLICT_MINE}'")
    context = QgsProcessingContext()
    context.temporaryLayerStore().addMapLayer(mines_layer)
    definition = QgsProcessingFeatureSourceDefinition(
        mines_layer.id(), selectedFeaturesOnly=True
    )
    outputs, done = _algorithm("screen_mines").run(
        {**answers, "MINING_RIGHTS": definition}, context, Listener()
    )
    assert done
    assert (outputs["MINE_COUNT"], outputs["CONFLICT_COUNT"]) == (1, 1)


@pytest.mark.parametrize("part", [{"selectedFeaturesOnly": True}, {"featureLimit": 1}])
def test_a_constraint_layer_used_in_part_is_refused(
    answers: Answers, part: dict[str, Any]
) -> None:
    definition = QgsProcessingFeatureSourceDefinition(
        answers["ECOLOGICAL_RED_LINE"], **part
    )
    with pytest.raises(QgsProcessingException, match="as a whole"):
        _run({**answers, "ECOLOGICAL_RED_LINE": definition})


@pytest.mark.parametrize(
    "change",
    [
        {"ECOLOGICAL_RED_LINE": None},
        {"AREA": None},
        {"ABSENT_ROLES": ""},
    ],
)
def test_what_was_not_said_is_never_clear(answers: Answers, change: Answers) -> None:
    assert _verdicts(_run({**answers, **change}))[CLEAR_MINE] == "not_determined"


def test_lines_for_an_area_are_never_clear(answers: Answers, tmp_path: Path) -> None:
    path = tmp_path / "lines.geojson"
    path.write_text(
        '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{},'
        '"geometry":{"type":"LineString","coordinates":[[113.2,36],[113.6,36]]}}]}'
    )
    listener = Listener()
    outputs = _run({**answers, "ECOLOGICAL_RED_LINE": str(path)}, listener=listener)
    assert set(_verdicts(outputs).values()) == {"not_determined"}
    (warning,) = listener.warnings
    assert "生态保护红线（lines）" in warning
    assert "图形类型不符" in warning


def test_a_layer_that_cannot_be_opened_stops_the_run(answers: Answers) -> None:
    with pytest.raises(QgsProcessingException):
        _run({**answers, "ECOLOGICAL_RED_LINE": "nowhere.gpkg"})


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"ABSENT_ROLES": "moon=我\nroad"}, ["“moon=我”", "“road”"]),
        ({"PARAMETERS": "near_m ="}, ["规则参数"]),
        ({"PARAMETERS": "no_such = 1"}, ["no_such"]),
        ({"PARAMETERS": '"visible_range.mode" = "guess"'}, ["guess"]),
    ],
)
def test_every_fault_of_the_answers_is_told(
    answers: Answers, change: Answers, told: list[str]
) -> None:
    listener = Listener()
    with pytest.raises(QgsProcessingException):
        _run({**answers, **change}, listener=listener)
    assert len(listener.errors) >= len(told)
    assert all(any(part in line for line in listener.errors) for part in told)


def test_policy_parameters_may_be_written_dotted(answers: Answers) -> None:
    outputs = _run({**answers, "PARAMETERS": "visible_range.distance_m = 800"})
    assert outputs["MINE_COUNT"] == 2


def test_cancel_stops_the_run(answers: Answers) -> None:
    listener = Listener()
    listener.cancel()
    with pytest.raises(QgsProcessingException):
        _run(answers, listener=listener)


def test_reports_are_written_from_a_worker_thread(
    answers: Answers, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    task = QgsProcessingAlgRunnerTask(
        _algorithm("screen_mines"),
        {**answers, "REPORTS": str(out)},
        (context := QgsProcessingContext()),
        (listener := Listener()),
    )
    ended: list[bool] = []
    task.executed.connect(lambda done, _results: ended.append(done))
    QgsApplication.taskManager().addTask(task)
    while not ended:
        NEXT()
    assert context is not None
    assert ended == [True], listener.errors
    assert (out / "results.json").is_file()
    suffixes = sorted(path.suffix for path in (out / "reports").iterdir())
    assert suffixes == [".docx", ".docx", ".pdf", ".pdf"]


def test_a_case_file_is_screened_from_the_toolbox(case: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    answers = {"CASE": str(case), "OUTPUT": str(out), "DOCUMENTS": 2}
    outputs = _run(answers, name="screen_case")
    assert outputs["RESULTS"] == str(out / "results.json")
    assert (out / "results.json").is_file()
    assert not (out / "reports").exists()
    counts = ("MINES", "CONFLICTS", "NOT_DETERMINED")
    assert [outputs[name] for name in counts] == [2, 1, 0]


def test_a_case_file_with_faults_tells_them_all(tmp_path: Path) -> None:
    broken = tmp_path / "broken.toml"
    broken.write_text('[case]\ntitle = "x"\nas_of = "soon"\ncolour = 1\n')
    listener = Listener()
    answers = {"CASE": str(broken), "OUTPUT": str(tmp_path / "out"), "DOCUMENTS": 2}
    with pytest.raises(QgsProcessingException):
        _run(answers, name="screen_case", listener=listener)
    told = "\n".join(listener.errors)
    assert "as_of" in told
    assert "colour" in told
