"""The interface in the language of QGIS; documents are always Chinese."""

from __future__ import annotations

from qgis.core import QgsApplication, QgsSettings
from qgis.PyQt.QtCore import QCoreApplication, QLocale, QTranslator

from pingshun_screen.core.resources import resource

CONTEXT = "PingshunScreen"
"""Heading of all texts in the translation file."""

SIMPLIFIED_CHINESE = frozenset({"zh", "zh_CN", "zh_Hans", "zh_Hans_CN"})


def tr(text: str) -> str:
    """Return an English text in the language of QGIS.

    Call it inside a function and with a plain string: `make translations` reads
    the strings from the code, and a text made at import would stay English.
    """
    return str(QCoreApplication.translate(CONTEXT, text))


def interface_locale() -> str:
    """Return the name of the locale that QGIS shows itself in.

    The window knows it, whatever came from --lang, settings or system. Where
    QGIS loaded no language of its own, as under qgis_process, the settings
    decide, and the system where they do not override it.
    """
    shown = str(QgsApplication.instance().translation())
    if shown:
        return shown
    settings = QgsSettings()
    chosen = str(settings.value("locale/userLocale", "", str))
    is_overridden = settings.value("locale/overrideFlag", False, bool)
    return chosen if is_overridden and chosen else str(QLocale.system().name())


def is_chinese(locale: str) -> bool:
    """Return whether a locale is one of Simplified Chinese."""
    return locale.replace("-", "_") in SIMPLIFIED_CHINESE


def translator_for(locale: str) -> QTranslator | None:
    """Return the translator for a locale; None where English is shown.

    Parameters
    ----------
    locale
        In the way of Qt (zh_CN) or of QGIS (zh-Hans).
    """
    if not is_chinese(locale):
        return None
    translator = QTranslator()
    compiled = resource("i18n") / "pingshun_screen_zh_CN.qm"
    return translator if translator.load(str(compiled)) else None
