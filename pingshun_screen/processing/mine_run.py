"""From what the user chose to a screening and its documents.

Imported only when an algorithm runs: geopandas and its kin are needed from here.
"""

from __future__ import annotations

from datetime import UTC, datetime

from pingshun_screen.bridge.layers import coverage_of, layer_record, mining_rights
from pingshun_screen.bridge.studio import qgis_studio
from pingshun_screen.bridge.values import crs_text
from pingshun_screen.core.findings import ScreeningResult
from pingshun_screen.core.progress import IsCancelled, Progress, part_of
from pingshun_screen.core.records import CaseInputs
from pingshun_screen.core.screening import run_screening
from pingshun_screen.core.texts import say
from pingshun_screen.io.policy_file import load_policy
from pingshun_screen.processing.mine_choices import Choices
from pingshun_screen.report.publish import Documents, Origin, publish

SCREENED = 0.3
"""Share of a run with reports that the screening takes."""


def run_choices(
    choices: Choices, progress: Progress, is_cancelled: IsCancelled
) -> ScreeningResult:
    """Screen the chosen layers and write the reports asked for.

    Raises
    ------
    ScreeningError
        If the policy, the mining rights, the area or the reports folder cannot be
        used. Any other layer that cannot be used is known as failed.
    """
    started = datetime.now(UTC)
    policy = load_policy(choices.policy, overrides=choices.parameters)
    inputs = _inputs(choices, is_cancelled)
    result = run_screening(
        inputs,
        policy,
        progress=part_of(progress, 0.0, SCREENED if choices.reports else 1.0),
        is_cancelled=is_cancelled,
    )
    if choices.reports:
        publish(
            result,
            choices.reports,
            documents=Documents.ALL,
            studio=qgis_studio(),
            progress=part_of(progress, SCREENED, 1.0),
            is_cancelled=is_cancelled,
            origin=Origin(inputs, started),
        )
    return result


def _inputs(choices: Choices, is_cancelled: IsCancelled) -> CaseInputs:
    coverage = coverage_of(choices.area) if choices.area else None
    mines = mining_rights(
        choices.mines, accuracy_m=choices.mine_accuracy_m, is_cancelled=is_cancelled
    )
    constraints = (
        layer_record(
            source,
            role,
            accuracy_m=choices.constraint_accuracy_m,
            coverage=coverage,
            is_cancelled=is_cancelled,
        )
        for role, source in choices.constraints.items()
    )
    return CaseInputs(
        title=say("choices.title"),
        as_of=choices.as_of,
        crs=crs_text(choices.crs),
        layers=(mines, *constraints),
        absent_roles=choices.absent_roles,
        accept_unverified_size_classes=choices.accept_unverified_size_classes,
        parameters=choices.parameters,
        dem_source=choices.dem_source,
    )
