"""The toolbox is Chinese in a Chinese QGIS and English in every other."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from qgis.core import (
    QgsApplication,
    QgsProcessingAlgorithm,
    QgsProcessingParameterEnum,
    QgsSettings,
)
from qgis.PyQt.QtCore import QLocale

from pingshun_screen.bridge import translation
from pingshun_screen.bridge.role_names import role_name
from pingshun_screen.bridge.translation import interface_locale, tr, translator_for
from pingshun_screen.core.resources import resource
from pingshun_screen.core.vocabulary import Role, vocabulary
from pingshun_screen.plugin import PingshunScreenPlugin

ROOT = Path(__file__).resolve().parents[2]
CHINESE = re.compile(r"[\u4e00-\u9fff]")
ENGLISH_WORDS = re.compile(r"\b[a-z]+ [a-z]+ [a-z]+\b")
LOCALE_KEYS = ("locale/overrideFlag", "locale/userLocale")


@pytest.fixture(scope="session")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a resources folder with the translation as it now is."""
    folder = tmp_path_factory.mktemp("resources")
    name = "pingshun_screen_zh_CN"
    subprocess.run(
        [
            *("lrelease", "-silent", str(ROOT / "resources" / "i18n" / f"{name}.ts")),
            *("-qm", str(folder / f"{name}.qm")),
        ],
        check=True,
    )
    return folder


@pytest.fixture(autouse=True)
def settings(
    compiled: Path, monkeypatch: pytest.MonkeyPatch, qgis_processing: None
) -> Iterator[QgsSettings]:
    monkeypatch.setattr(translation, "resource", lambda _folder: compiled)
    settings = QgsSettings()
    before = {key: settings.value(key) for key in LOCALE_KEYS}
    yield settings
    for key, value in before.items():
        if value is None:
            settings.remove(key)
        else:
            settings.setValue(key, value)


@pytest.fixture
def plugin() -> Iterator[PingshunScreenPlugin]:
    plugin = PingshunScreenPlugin(None)
    yield plugin
    plugin.unload()


def _choose(settings: QgsSettings, locale: str) -> None:
    settings.setValue("locale/overrideFlag", True)
    settings.setValue("locale/userLocale", locale)


def _algorithms() -> list[QgsProcessingAlgorithm]:
    registry = QgsApplication.processingRegistry()
    found = registry.providerById("pingshun_screen").algorithms()
    assert {algorithm.name() for algorithm in found} >= {"screen_case", "screen_mines"}
    return found


def _shown(algorithm: QgsProcessingAlgorithm) -> dict[str, str]:
    """Return every text of an algorithm that its user reads, by what it is."""
    texts = {
        "name": algorithm.displayName(),
        "group": algorithm.group(),
        "short": algorithm.shortDescription(),
        "help": algorithm.shortHelpString(),
    }
    for parameter in algorithm.parameterDefinitions():
        texts[f"{parameter.name()} label"] = parameter.description()
        texts[f"{parameter.name()} help"] = parameter.help()
        is_enum = isinstance(parameter, QgsProcessingParameterEnum)
        if is_enum and not parameter.usesStaticStrings():
            texts[f"{parameter.name()} options"] = " ".join(parameter.options())
    for output in algorithm.outputDefinitions():
        texts[f"{output.name()} output"] = output.description()
    return texts


@pytest.mark.parametrize("locale", ["zh-Hans", "zh_CN", "zh_Hans", "zh"])
def test_a_chinese_qgis_gets_a_chinese_toolbox(
    settings: QgsSettings, plugin: PingshunScreenPlugin, locale: str
) -> None:
    _choose(settings, locale)
    plugin.initProcessing()
    assert plugin.provider is not None
    assert plugin.provider.name() == "矿山空间筛查"
    for algorithm in _algorithms():
        shown = _shown(algorithm)
        assert [what for what, text in shown.items() if not CHINESE.search(text)] == []
        assert [t for t in shown.values() if ENGLISH_WORDS.search(t)] == []
        assert "最终以县政府认定为准" in shown["help"]


@pytest.mark.parametrize("locale", ["en", "en_US", "de", "zh-Hant", "zh_TW", "C"])
def test_every_other_qgis_gets_an_english_one(
    settings: QgsSettings, plugin: PingshunScreenPlugin, locale: str
) -> None:
    _choose(settings, locale)
    plugin.initProcessing()
    assert plugin.provider is not None
    assert plugin.provider.name() == "Pingshun mining screening"
    for algorithm in _algorithms():
        shown = _shown(algorithm)
        assert [text for text in shown.values() if CHINESE.search(text)] == []
        assert "county government decides" in shown["help"]


def test_unload_takes_the_translation_away(
    settings: QgsSettings, plugin: PingshunScreenPlugin
) -> None:
    _choose(settings, "zh-Hans")
    for _ in range(2):
        plugin.initProcessing()
        assert tr("Screening") == "筛查"
        plugin.unload()
        assert tr("Screening") == "Screening"


@pytest.mark.parametrize("role", Role)
def test_a_role_is_called_what_the_documents_call_it(
    settings: QgsSettings, plugin: PingshunScreenPlugin, role: Role
) -> None:
    assert re.fullmatch(r"[A-Z][a-z ]+", role_name(role))
    _choose(settings, "zh-Hans")
    plugin.initProcessing()
    assert role_name(role) == vocabulary().roles[role].label


def test_without_override_the_system_decides(
    settings: QgsSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    _choose(settings, "de")
    assert interface_locale() == "de"
    settings.setValue("locale/overrideFlag", False)
    assert interface_locale() == QLocale.system().name()
    monkeypatch.setattr(QLocale, "system", lambda: QLocale("zh_CN"))
    assert interface_locale() == "zh_CN"


def test_the_language_the_window_was_started_in_goes_first(
    settings: QgsSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    _choose(settings, "de")
    monkeypatch.setattr(QgsApplication, "translation", lambda _self: "zh-Hans")
    assert interface_locale() == "zh-Hans"


def test_a_checkout_without_a_compiled_translation_is_english(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(translation, "resource", lambda _folder: tmp_path)
    assert translator_for("zh-Hans") is None


def test_a_checkout_keeps_it_beside_its_source() -> None:
    assert (resource("i18n") / "pingshun_screen_zh_CN.ts").is_file()
