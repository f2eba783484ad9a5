"""Both languages fit into the window, Chinese terms have their English, and there are letters for them everywhere."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt, QTranslator
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLabel, QMenu, QToolButton, QToolTip, QWidget

from gdviz.engine.files.optimizer_file import OptimizerTable
from gdviz.engine.files.toml_file import FileError, read_record
from gdviz.ui.docks.panels import PANELS
from gdviz.ui.wording.glossary import TERMS, english_of
from gdviz.ui.wording.words import in_words
from tests.driver import Driver

ICON_ONLY = Qt.ToolButtonStyle.ToolButtonIconOnly
ROOT = Path(__file__).resolve().parents[2]


def clipped(root: QWidget) -> list[str]:
    """Texts that are wider than the label or button that they stand in."""
    found = []
    for widget in root.findChildren(QWidget):
        if not widget.isVisibleTo(root) or not isinstance(widget, QLabel | QAbstractButton):
            continue
        if isinstance(widget, QToolButton) and not widget.icon().isNull() and widget.toolButtonStyle() == ICON_ONLY:
            continue
        text = widget.text()
        if not text or "\n" in text or (isinstance(widget, QLabel) and widget.wordWrap()):
            continue
        wanted = widget.fontMetrics().horizontalAdvance(text.replace("&", ""))
        if widget.contentsRect().width() + 1 < wanted:
            found.append(f"{text!r}: {widget.contentsRect().width()} of {wanted} pixels")
    return found


@pytest.mark.gl
@pytest.mark.parametrize("language", ["en", "zh"])
def test_nothing_is_clipped_at_1280_by_800(driver: Driver, language: str) -> None:
    driver.appearance.choose_language("zh" if language == "zh" else "en")
    driver.session.seek(40)
    driver.settle()
    assert clipped(driver.window) == []
    for menu in driver.window.menuBar().actions():
        assert menu.text()
    assert driver.window.minimumSizeHint().width() <= 1280


@pytest.mark.gl
def test_the_english_of_a_chinese_term_shows_where_the_mouse_rests(driver: Driver) -> None:
    driver.appearance.choose_language("zh")
    driver.settle()
    label = next(one for one in driver.window.findChildren(QLabel) if one.isVisible() and one.text() == "地形")
    middle = label.mapTo(driver.window, label.rect().center())

    def shown() -> str:
        event = QHelpEvent(QEvent.Type.ToolTip, middle, driver.window.mapToGlobal(middle))
        QApplication.sendEvent(driver.window, event)
        return QToolTip.text()

    assert "landscape" in shown()
    QToolTip.hideText()
    driver.appearance.choose_language("en")
    driver.settle()
    driver.wait(lambda: not QToolTip.text())
    assert shown() == ""


def tooltip_of(widget: QWidget) -> str:
    """What a person reads who rests the mouse on a widget."""
    QToolTip.hideText()
    middle = widget.rect().center()
    QApplication.sendEvent(widget, QHelpEvent(QEvent.Type.ToolTip, middle, widget.mapToGlobal(middle)))
    shown = QToolTip.text()
    return shown or ""


@pytest.mark.gl
def test_whatever_names_a_term_in_chinese_has_the_english_of_it(driver: Driver) -> None:
    driver.appearance.choose_language("zh")
    for panel in PANELS:
        driver.window.command(panel.command.name).trigger()
    driver.session.seek(3)
    driver.settle()
    next(action for action in driver.window.actions() if action.objectName() == "new_optimizer").trigger()
    driver.settle()
    silent, asked = [], 0
    for root in (one for one in driver.app.topLevelWidgets() if one.isVisible() and one.windowTitle()):
        for widget in (one for one in root.findChildren(QWidget) if one.isVisible() and one.rect().isValid()):
            words = widget.text() if isinstance(widget, QLabel | QAbstractButton) else ""
            said = f"{words} {widget.toolTip()}" if isinstance(widget, QAbstractButton) else words
            terms = english_of(said.split("<")[0])
            asked += bool(terms)
            shown = tooltip_of(widget) if terms else ""
            silent += [f"{said!r}: {term}" for term, english in terms.items() if english not in shown]
    assert asked > 30
    assert silent == []
    for menu in driver.window.menuBar().findChildren(QMenu):
        for action in menu.actions():
            assert all(english in action.toolTip() for english in english_of(action.text()).values()) or action.menu()
        assert menu.toolTipsVisible()
    for dialog in driver.window.findChildren(QDialog):
        dialog.close()


def test_the_longer_term_is_explained_and_not_its_parts() -> None:
    assert english_of("随机梯度下降的学习率") == {
        "随机梯度下降": "stochastic gradient descent",
        "学习率": "learning rate",
    }
    assert english_of("nothing") == {}
    assert all(english_of(term) == {term: english} for term, english in TERMS.items())


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="fontconfig decides which fonts there are")
def test_a_system_without_chinese_letters_gets_them(tmp_path: Path) -> None:
    latin = next(Path("/usr/share/fonts").rglob("DejaVuSans.ttf")).parent
    config = tmp_path / "fonts.conf"
    config.write_text(
        f"<fontconfig><dir>{latin}</dir><cachedir>{tmp_path / 'cache'}</cachedir></fontconfig>", encoding="utf-8"
    )
    program = """
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication
from gdviz.ui.themes.fonts import ensure_chinese, with_chinese
app = QApplication([])

def drawn(letter):
    image = QImage(40, 40, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setFont(app.font())
    painter.drawText(5, 30, letter)
    painter.end()
    return bytes(image.constBits())

boxes = drawn("学") == drawn("习")
family = ensure_chinese(app)
app.setFont(with_chinese(app.font(), family))
print(boxes, family, drawn("学") == drawn("习"), ensure_chinese(app) == family)
"""
    variables = {**os.environ, "FONTCONFIG_FILE": str(config), "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "-c", program], env=variables, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["True", "gdviz", "Chinese", "False", "True"]


def test_the_font_that_is_shipped_has_every_letter_of_the_translations() -> None:
    from PySide6.QtGui import QRawFont

    font = QRawFont(str(ROOT / "resources" / "fonts" / "gdviz-chinese.ttf"), 12)
    texts = (ROOT / "resources" / "i18n" / "gdviz_zh_CN.ts").read_text("utf-8")
    files = (path.read_text("utf-8") for path in (ROOT / "resources").rglob("*.toml"))
    letters = {letter for text in (texts, *files) for letter in text if "\u4e00" <= letter <= "\u9fff"}
    assert len(letters) > 300
    assert [letter for letter in letters if not font.supportsCharacter(ord(letter))] == []


def test_what_is_wrong_with_a_file_is_said_in_chinese_throughout(qapp: QApplication) -> None:
    translator = QTranslator()
    assert translator.load("gdviz_zh_CN", str(ROOT / "resources" / "i18n"))
    qapp.installTranslator(translator)
    try:
        with pytest.raises(FileError) as refused:
            read_record(Path("mine.toml"), 'name = "Mine"', OptimizerTable)
        sentence = in_words(refused.value.mistake.message)
        assert "equations" in sentence and "缺少" in sentence and "文件" in sentence and "the file" not in sentence
    finally:
        qapp.removeTranslator(translator)
