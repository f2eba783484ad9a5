"""The transport: buttons, scrubber, speed, and which keys stay with the window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from gdviz.assets import resources
from gdviz.session.session import Session
from gdviz.ui.controls.fields.number_field import NumberField
from gdviz.ui.controls.fields.slider import Slider
from gdviz.ui.controls.transport_bar import TransportBar
from gdviz.ui.themes.icons import application_icon, icon
from gdviz.ui.themes.style import palette
from gdviz.ui.themes.theme import DARK, LIGHT, Theme
from gdviz.ui.themes.theming import apply_theme_to_application
from gdviz.ui.widgets.icon_button import IconButton
from tests.driver import PATIENCE_MS
from tests.ui.controls_session import named, ready_session


@pytest.fixture
def session() -> Session:
    return ready_session("gd", "adam")


@pytest.fixture
def bar(qtbot: QtBot, session: Session) -> TransportBar:
    made = TransportBar(session)
    qtbot.addWidget(made)
    made.apply_theme(LIGHT)
    made.redraw()
    made.resize(1000, 44)
    made.show()
    qtbot.waitExposed(made)
    return made


def press(qtbot: QtBot, bar: TransportBar, name: str) -> None:
    qtbot.mouseClick(named(bar, IconButton, name), Qt.MouseButton.LeftButton)
    bar.redraw()


def test_the_buttons_move_the_cursor(qtbot: QtBot, session: Session, bar: TransportBar) -> None:
    press(qtbot, bar, "One step")
    press(qtbot, bar, "One step")
    assert session.cursor == 2
    press(qtbot, bar, "One step back")
    assert session.cursor == 1
    press(qtbot, bar, "Run to the end")
    assert session.cursor == session.experiment.steps
    press(qtbot, bar, "Back to the start")
    assert session.cursor == 0


def test_play_becomes_pause(qtbot: QtBot, session: Session, bar: TransportBar) -> None:
    press(qtbot, bar, "Play")
    assert session.playback.playing
    assert "Space" in named(bar, IconButton, "Pause").toolTip()
    press(qtbot, bar, "Pause")
    assert not session.playback.playing


def test_the_scrubber_seeks_where_it_is_pressed(qtbot: QtBot, session: Session, bar: TransportBar) -> None:
    scrubber = named(bar, Slider, "Step that is looked at")
    place = QPoint(scrubber.width() // 2, scrubber.height() // 2)
    qtbot.mouseClick(scrubber, Qt.MouseButton.LeftButton, pos=place)
    assert session.cursor == pytest.approx(session.experiment.steps / 2, abs=2)


def test_a_step_can_be_typed(qtbot: QtBot, session: Session, bar: TransportBar) -> None:
    field = named(bar, NumberField, "Go to step")
    field.selectAll()
    qtbot.keyClicks(field, "42")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    bar.redraw()
    assert session.cursor == 42
    assert named(bar, Slider, "Step that is looked at").value() == 42


def test_the_speed_is_logarithmic(qtbot: QtBot, session: Session, bar: TransportBar) -> None:
    slider = named(bar, Slider, "Speed in steps per second")
    slider.setValue(slider.maximum())
    assert session.playback.speed == 1000.0
    slider.setValue((slider.minimum() + slider.maximum()) // 2)
    assert session.playback.speed == pytest.approx(31.6)


def test_the_keys_of_the_window_work_unless_a_control_was_reached_by_tab(qtbot: QtBot, bar: TransportBar) -> None:
    heard: list[str] = []
    shortcuts = [QShortcut(QKeySequence(key), bar) for key in ("Space", "Right")]
    for key, shortcut in zip(("Space", "Right"), shortcuts, strict=True):
        shortcut.activated.connect(lambda key=key: heard.append(key))
    bar.activateWindow()
    qtbot.waitUntil(bar.isActiveWindow, timeout=PATIENCE_MS)
    scrubber = named(bar, Slider, "Step that is looked at")
    qtbot.mouseClick(scrubber, Qt.MouseButton.LeftButton)
    assert not scrubber.hasFocus()
    field = named(bar, NumberField, "Go to step")
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_Space)
    assert heard == ["Space"]
    qtbot.keyClick(field, Qt.Key.Key_Right)
    scrubber.setFocus()
    qtbot.keyClick(scrubber, Qt.Key.Key_Right)
    assert heard == ["Space"]


def test_every_icon_can_be_drawn_in_both_themes(qapp: QApplication) -> None:
    drawings = sorted((resources() / "icons").glob("*.svg"))
    assert len(drawings) >= 27
    for theme in (LIGHT, DARK):
        for drawing in drawings:
            image = icon(drawing.stem, theme).pixmap(24, 24).toImage()
            assert any(image.pixelColor(x, y).alpha() for x in range(24) for y in range(24)), drawing.stem
    assert not application_icon().isNull()


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_a_theme_is_applied_without_a_complaint_of_qt(qtbot: QtBot, qapp: QApplication, theme: Theme) -> None:
    apply_theme_to_application(qapp, theme)
    field = QLineEdit()
    qtbot.addWidget(field)
    field.resize(100, 30)
    field.show()
    qtbot.waitExposed(field)
    seen, meant = field.grab().toImage().pixelColor(50, 6), QColor(theme.field)
    for one, other in zip(seen.getRgb()[:3], meant.getRgb()[:3], strict=True):
        assert abs(one - other) < 8  # screens of 16 bits round
    assert palette(theme).window().color().name() == theme.window
    qapp.setStyleSheet("")
