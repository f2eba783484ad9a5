"""Theme and language of the application: chosen in the View menu, remembered, following the system until chosen."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, QSettings, Qt, QTranslator, Signal
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QApplication

from gdviz.assets import resources
from gdviz.ui.themes.enlarging import Enlarged
from gdviz.ui.themes.fonts import ensure_chinese, with_chinese
from gdviz.ui.themes.style import style_sheet
from gdviz.ui.themes.theme import DARK, LIGHT, Theme
from gdviz.ui.themes.theming import apply_theme_to_application
from gdviz.ui.wording.words import LANGUAGE_PROPERTY

ThemeChoice = Literal["system", "light", "dark"]
LanguageChoice = Literal["en", "zh"]
_SYSTEM_IS_DARK, _SYSTEM_FONT = "gdviz_system_is_dark", "gdviz_system_font"


class Appearance(QObject):
    """Holds the theme in force; whoever draws listens to `theme_changed`. A new language reaches widgets by Qt."""

    theme_changed = Signal(object)

    def __init__(self, app: QApplication, settings: QSettings) -> None:
        super().__init__(app)
        self._app = app
        self._settings = settings
        _remember_system(app)
        self._translators: list[QTranslator] = []
        self._font = QFont(app.property(_SYSTEM_FONT))
        self._enlargement = 1.0
        self._enlarged: Enlarged | None = None
        if app.font().pointSizeF() != self._font.pointSizeF():  # another one has left it enlarged
            self._set_font()
        self.choice: ThemeChoice = _choice(settings.value("theme", "system"))
        self.theme = self._resolved()
        stored = settings.value("language", "")
        system: LanguageChoice = "zh" if QLocale.system().language() == QLocale.Language.Chinese else "en"
        self.language: LanguageChoice = stored if stored in ("en", "zh") else system
        self._install_language()
        apply_theme_to_application(app, self.theme)
        app.styleHints().colorSchemeChanged.connect(self._follow_system)

    def choose_theme(self, choice: ThemeChoice) -> None:
        """Use the light or the dark theme, or the one of the system."""
        self.choice = choice
        self._settings.setValue("theme", choice)
        self._apply()

    def enlarge(self, factor: float) -> None:
        """Make everything larger by `factor`, 1 for as it was: type, lines and lengths."""
        if factor == self._enlargement:
            return
        self._enlargement = factor
        self._set_font()
        if self._enlarged is not None:
            self._enlarged.end()
            self._enlarged = None
        if factor != 1.0:
            self._enlarged = Enlarged(self._app, style_sheet(factor, self._app.font().pointSizeF()))
        self._apply()

    def prepare_chinese(self) -> None:
        """Have a font for Chinese, which formulas and names may hold in any language."""
        family = ensure_chinese(self._app)
        if family and family not in self._font.families():
            self._font = with_chinese(self._font, family)
            self._set_font()

    def choose_language(self, language: LanguageChoice) -> None:
        """Speak English or Chinese from now on."""
        self._settings.setValue("language", language)
        if language != self.language:
            self.language = language
            self._install_language()

    def _set_font(self) -> None:
        font = QFont(self._font)
        font.setPointSizeF(font.pointSizeF() * self._enlargement)
        self._app.setFont(font)

    def _follow_system(self) -> None:
        self._apply()

    def _apply(self) -> None:
        theme = self._resolved()
        if theme == self.theme:
            return
        in_other_colours = replace(theme, scale=self.theme.scale) != self.theme
        self.theme = theme
        if in_other_colours:
            apply_theme_to_application(self._app, theme)
        self.theme_changed.emit(theme)

    def _resolved(self) -> Theme:
        return replace(self._chosen(), scale=self._enlargement)

    def _chosen(self) -> Theme:
        if self.choice != "system":
            return DARK if self.choice == "dark" else LIGHT
        scheme = self._app.styleHints().colorScheme()
        if scheme == Qt.ColorScheme.Unknown:
            return DARK if self._app.property(_SYSTEM_IS_DARK) else LIGHT
        return DARK if scheme == Qt.ColorScheme.Dark else LIGHT

    def _install_language(self) -> None:
        for translator in self._translators:
            self._app.removeTranslator(translator)
        self._translators.clear()
        self._app.setProperty(LANGUAGE_PROPERTY, self.language)
        if self.language == "zh":
            self.prepare_chinese()
            folder = str(resources() / "i18n")
            for name, place in (
                ("qtbase_zh_CN", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)),
                ("gdviz_zh_CN", folder),
            ):
                translator = QTranslator(self._app)
                if translator.load(name, place):
                    self._app.installTranslator(translator)
                    self._translators.append(translator)


def _remember_system(app: QApplication) -> None:
    """Keep what the system gave the application, before the first of its appearances changes it."""
    if app.property(_SYSTEM_FONT) is None:
        app.setProperty(_SYSTEM_IS_DARK, app.palette().color(QPalette.ColorRole.Window).lightness() < 128)
        app.setProperty(_SYSTEM_FONT, QFont(app.font()))


def _choice(stored: object) -> ThemeChoice:
    return "light" if stored == "light" else "dark" if stored == "dark" else "system"
