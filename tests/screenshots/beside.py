"""The windows that open beside the main one, each photographed by itself: light in English and dark in Chinese."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPlainTextEdit, QWidget

from gdviz.ui.controls.fields.slider import Slider
from gdviz.ui.editor.editor_dialog import EditorDialog
from gdviz.ui.editor.tiny_curve import TinyCurve
from gdviz.ui.menus.palette import Palette
from tests.driver import Driver


def write_beside(app: QApplication, folder: Path) -> Iterator[Path]:
    """Write one PNG for each; yield each path."""
    for scene in (palette, keys, own_optimizer, own_landscape, mistake, undo):
        for theme, language in (("light", "en"), ("dark", "zh")):
            driver = Driver(app)
            driver.appearance.choose_theme("dark" if theme == "dark" else "light")
            driver.appearance.choose_language("zh" if language == "zh" else "en")
            shown = scene(driver)
            driver.settle()
            path = folder / f"{scene.__name__}_{theme}_{language}.png"
            shown.grab().save(str(path))
            yield path
            shown.close()
            driver.appearance.choose_theme("system")
            driver.appearance.choose_language("en")
            driver.close()
            driver.settings.clear()


def palette(driver: Driver) -> QWidget:
    """A few letters in the palette."""
    driver.key(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    shown = next(one for one in driver.window.findChildren(Palette) if one.isVisible())
    QTest.keyClicks(shown.focusWidget(), "ro")
    return shown


def keys(driver: Driver) -> QWidget:
    driver.key(Qt.Key.Key_F1)
    return next(one for one in driver.window.findChildren(QDialog) if one.isVisible())


def own_optimizer(driver: Driver) -> QWidget:
    """A built-in optimizer as the start of one's own."""
    driver.session.select(1)
    next(one for one in driver.window.actions() if one.objectName() == "edit_optimizer").trigger()
    editor = next(one for one in driver.window.findChildren(EditorDialog) if one.isVisible())
    driver.wait(lambda: any(curve.accessibleDescription() for curve in editor.findChildren(TinyCurve)))
    driver.settle()
    return editor


def own_landscape(driver: Driver) -> QWidget:
    next(one for one in driver.window.actions() if one.objectName() == "new_landscape").trigger()
    return next(one for one in driver.window.findChildren(EditorDialog) if one.isVisible())


def mistake(driver: Driver) -> QWidget:
    """A name that is not known yet, said and marked at its column."""
    next(one for one in driver.window.actions() if one.objectName() == "new_optimizer").trigger()
    editor = next(one for one in driver.window.findChildren(EditorDialog) if one.isVisible())
    text = editor.findChild(QPlainTextEdit)
    assert text is not None
    text.setPlainText("v = μ v + g\nx = x - η v")
    driver.wait(lambda: text.extraSelections())
    return editor


def undo(driver: Driver) -> QWidget:
    """The menu says what would be taken back."""
    slider = driver.find(Slider, "lr of gd")
    driver.drag(slider, slider.rect().center(), slider.rect().center() + QPoint(20, 0))
    QTest.keyClick(driver.window, Qt.Key.Key_E, Qt.KeyboardModifier.AltModifier)
    driver.wait(QApplication.activePopupWidget)
    menu = QApplication.activePopupWidget()
    assert menu is not None
    return menu
