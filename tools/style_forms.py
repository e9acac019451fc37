"""The form in which an opinion is put down in QGIS."""

from __future__ import annotations

from collections.abc import Iterable

from qgis.core import (
    QgsDefaultValue,
    QgsEditorWidgetSetup,
    QgsFieldConstraints,
    QgsVectorLayer,
)

from pingshun_screen.core.policy import Policy
from pingshun_screen.core.texts import say
from pingshun_screen.core.vocabulary import Role
from pingshun_screen.io.opinions import Stance
from pingshun_screen.report.opinion_words import stance_label
from pingshun_screen.report.opinions import departments_of
from pingshun_screen.report.wording import clause_label, role_label

_DAY = "yyyy-MM-dd"
_TODAY = f"format_date(now(), '{_DAY}')"
_OF_THE_MINE = (
    "\"mine_key\" = current_value('mine_key') AND \"role\" = current_value('role')"
)
_FILLED_IN = ("licence_no", "name", "feature_name", "finding")
"""Known from the mine and the finding; not asked for again."""
_STAMPED = ("recorded_at",)
_TYPED = ("reason", "signed_by")
_CHOSEN = ("mine_key", "department", "stance")
_CALLED_OTHERWISE = ("mine_key", "role", "feature_id", "reason")
_DEFAULTS = {
    **dict.fromkeys(("clause", "role", "reason", "signed_by"), "''"),
    "signed_on": _TODAY,
}
_NOT_RESULTS = (Role.MINING_RIGHT, Role.PROPOSED_BLOCK, Role.DEM)


def opinion_form(layer: QgsVectorLayer, policy: Policy) -> None:
    """Give the layer of opinions its widgets, defaults and constraints.

    Parameters
    ----------
    layer
        The layer of opinions.
    policy
        Names clauses and departments.
    """
    # First of all: a new name makes QGIS forget the field's widget.
    for column in _CALLED_OTHERWISE:
        index = layer.fields().indexOf(column)
        layer.setFieldAlias(index, say(f"result_layers.form_{column}"))
    _set(layer, "mine_key", "ValueRelation", _relation("mines", "mine_key", "name"))
    feature = _relation("conflicts", "feature_id", "feature_name")
    feature["FilterExpression"] = _OF_THE_MINE
    _set(layer, "feature_id", "ValueRelation", feature)
    day = {"display_format": _DAY, "field_format": _DAY, "calendar_popup": True}
    _set(layer, "clause", "ValueMap", _choices(_clauses(policy)))
    _set(layer, "role", "ValueMap", _choices(_roles()))
    _set(layer, "department", "ValueMap", _choices(_departments(policy)))
    _set(layer, "stance", "ValueMap", _choices(_stances()))
    _set(layer, "reason", "TextEdit", {"IsMultiline": True})
    _set(layer, "signed_on", "DateTime", {**day, "allow_null": False})
    for column in _FILLED_IN:
        _set(layer, column, "Hidden", {})
    for column, expression in _DEFAULTS.items():
        index = layer.fields().indexOf(column)
        layer.setDefaultValueDefinition(index, QgsDefaultValue(expression))
    _demand(layer)
    _lay_out(layer)


def _demand(layer: QgsVectorLayer) -> None:
    """Ask for what an opinion cannot be without, and say so in words."""
    for column in _CHOSEN:
        _constrain(layer, column, f'"{column}" IS NOT NULL')
    for column in _TYPED:
        _constrain(layer, column, f"trim(coalesce(\"{column}\", '')) <> ''")
    _constrain(layer, "signed_on", f'"signed_on" <= {_TODAY}')


def _constrain(layer: QgsVectorLayer, column: str, expression: str) -> None:
    index = layer.fields().indexOf(column)
    words = say(f"result_layers.demand_{column}")
    layer.setConstraintExpression(index, expression, words)
    kinds = QgsFieldConstraints.Constraint
    hard = QgsFieldConstraints.ConstraintStrength.ConstraintStrengthHard
    layer.setFieldConstraint(index, kinds.ConstraintNotNull, hard)
    layer.setFieldConstraint(index, kinds.ConstraintExpression, hard)


def _lay_out(layer: QgsVectorLayer) -> None:
    """Give the reason a whole line, and let nobody type the time."""
    form = layer.editFormConfig()
    for column in _STAMPED:
        form.setReadOnly(layer.fields().indexOf(column), True)
    form.setLabelOnTop(layer.fields().indexOf("reason"), True)
    layer.setEditFormConfig(form)


def _clauses(policy: Policy) -> Iterable[tuple[str, str]]:
    yield "", say("result_layers.no_clause")
    for clause in policy.clauses:
        yield clause.id, clause_label(clause)


def _roles() -> Iterable[tuple[str, str]]:
    yield "", say("result_layers.no_feature")
    for role in Role:
        if role not in _NOT_RESULTS:
            yield role.value, role_label(role)


def _departments(policy: Policy) -> Iterable[tuple[str, str]]:
    named = (clause.department for clause in policy.clauses)
    every = (*named, *policy.role_departments.values())
    for name in dict.fromkeys(one for words in every for one in departments_of(words)):
        yield name, name


def _stances() -> Iterable[tuple[str, str]]:
    return ((stance.value, stance_label(stance)) for stance in Stance)


def _relation(layer_name: str, key: str, value: str) -> dict[str, object]:
    """Return a choice among the rows of another layer, by its name until it is open."""
    return {
        "LayerName": say(f"result_layers.layer_{layer_name}"),
        **{"Key": key, "Value": value, "OrderByValue": True, "AllowNull": True},
    }


def _choices(words: Iterable[tuple[str, str]]) -> dict[str, object]:
    return {"map": [{label: value} for value, label in words]}


def _set(
    layer: QgsVectorLayer, column: str, kind: str, options: dict[str, object]
) -> None:
    index = layer.fields().indexOf(column)
    layer.setEditorWidgetSetup(index, QgsEditorWidgetSetup(kind, options))
