"""Everything can be named, found by Tab, seen where it is, and read: in both themes and for those who cannot see."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QApplication,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollBar,
    QVBoxLayout,
    QWidget,
    QWidgetItem,
)
from shiboken6 import getAllValidWrappers

from gdviz.ui.controls.fields.focus_order import focus_in_reading_order
from gdviz.ui.controls.fields.number_field import NumberField
from gdviz.ui.docks.panels import PANELS
from gdviz.ui.themes.style import mixed
from gdviz.ui.themes.theme import DARK, LIGHT, Theme
from gdviz.ui.updating.line_row import LineRow
from gdviz.ui.views.contour.view import ContourView
from gdviz.ui.views.loss.view import LossView
from gdviz.ui.views.surface.view import SurfaceView
from gdviz.ui.widgets.icon_button import IconButton
from tests.driver import Driver
from tests.pictures import pixels

CONTROLS = (QAbstractButton, QLineEdit, QComboBox, QAbstractSlider, QAbstractItemView, QPlainTextEdit)


def brightness(colour: str) -> float:
    """The relative luminance of WCAG 2.2."""
    channels = np.array(QColor(colour).getRgbF()[:3])
    linear = np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)
    return float(linear @ (0.2126, 0.7152, 0.0722))


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2.2, 1 to 21."""
    low, high = sorted((brightness(one), brightness(other)))
    return (high + 0.05) / (low + 0.05)


def test_contrast_is_measured_as_the_standard_says() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21.0)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("role", ["text", "secondary", "accent", "error"])
def test_text_stands_out_from_every_ground(theme: Theme, role: str) -> None:
    colour = getattr(theme, role)
    grounds = [theme.window, theme.panel, theme.field, theme.plot, mixed(theme.panel, theme.accent, 0.09)]
    assert min(contrast(colour, ground) for ground in grounds) >= 4.5
    for selected in (mixed(theme.panel, theme.accent, 0.16), mixed(theme.panel, theme.text, 0.13)):
        assert contrast(theme.text, selected) >= 4.5
    assert contrast(theme.on_accent, theme.accent) >= 4.5


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_the_outlines_of_controls_and_of_the_focus_stand_out(theme: Theme) -> None:
    for ground in (theme.window, theme.panel, theme.field):
        assert contrast(theme.outline, ground) >= 3.0
        assert contrast(theme.accent, ground) >= 3.0


def seen(root: QWidget) -> list[QWidget]:
    return [widget for widget in root.findChildren(QWidget) if widget.isVisibleTo(root)]


def unnamed(root: QWidget) -> list[str]:
    """Controls that a screen reader could only call by their kind."""
    buddies = {label.buddy() for label in root.findChildren(QLabel) if label.buddy() is not None and label.text()}
    found = []
    for widget in seen(root):
        if not isinstance(widget, CONTROLS) or isinstance(widget, QScrollBar):
            continue
        if isinstance(widget.parent(), QComboBox | QAbstractItemView):
            continue  # a part of a control that has a name
        text = widget.text() if isinstance(widget, QAbstractButton) else ""
        if not (widget.accessibleName() or text or widget in buddies):
            found.append(f"{type(widget).__name__} in {type(widget.parent()).__name__}")
    return found


@pytest.mark.gl
@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_control_of_the_window_has_a_name(driver: Driver, language: str) -> None:
    driver.appearance.choose_language("zh" if language == "zh" else "en")
    for panel in PANELS:
        driver.window.command(panel.command.name).trigger()
    driver.settle()
    assert unnamed(driver.window) == []


@pytest.mark.gl
@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_control_of_the_window_is_described(driver: Driver, language: str) -> None:
    driver.appearance.choose_language("zh" if language == "zh" else "en")
    for panel in PANELS:
        driver.window.command(panel.command.name).trigger()
    driver.settle()
    silent = [
        f"{type(widget).__name__} {widget.accessibleName()!r}"
        for widget in seen(driver.window)
        if isinstance(widget, CONTROLS)
        and not isinstance(widget, QScrollBar)
        and not (widget.accessibleDescription() or widget.toolTip())
    ]
    assert silent == []
    usual = [field for field in driver.window.findChildren(NumberField) if "Return" in field.accessibleDescription()]
    assert bool(usual) == (language == "en")


@pytest.mark.gl
@pytest.mark.parametrize("command", ["new_landscape", "new_optimizer", "keys", "palette"])
def test_every_control_of_a_dialog_has_a_name(driver: Driver, command: str) -> None:
    next(action for action in driver.window.actions() if action.objectName() == command).trigger()
    driver.settle()
    for window in driver.app.topLevelWidgets():
        if window.isVisible():
            assert unnamed(window) == []
            if window is not driver.window:
                window.close()


@pytest.mark.gl
def test_every_plot_says_in_words_what_it_shows(driver: Driver) -> None:
    driver.key(Qt.Key.Key_Right)
    views = [driver.find(kind) for kind in (ContourView, SurfaceView, LossView)]
    driver.wait(lambda: all("(3, 1.5)" in view.accessibleDescription() for view in views[:2]))  # article 1, step 1
    for view in views[:2]:
        for words in ("3x² + 2xy + 6y²", "gd at step 1", "f = 49.5", "(5, 5)"):
            assert words in view.accessibleDescription()
    assert "gd: from 275 to 49.5" in views[2].accessibleDescription()


@pytest.mark.gl
def test_tab_reaches_every_control_and_one_sees_where_the_focus_is(driver: Driver) -> None:
    window = driver.window
    window.activateWindow()
    stops, invisible = [], []
    first = window.focusWidget()
    for _ in range(200):
        driver.key(Qt.Key.Key_Tab)
        widget = window.focusWidget()
        assert widget is not None
        if widget in stops or (widget is first and stops):
            break
        stops.append(widget)
        frame = widget.parentWidget()  # which draws the focus of some
        with_focus = pixels(frame)
        widget.clearFocus()
        driver.settle()
        without = pixels(frame)
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        driver.settle()
        if with_focus.shape == without.shape and not (np.abs(with_focus - without) > 40).any():
            invisible.append(f"{type(widget).__name__} {widget.accessibleName()!r}")
    assert invisible == []
    by_tab = Qt.FocusPolicy.TabFocus
    controls = [widget for widget in seen(window) if isinstance(widget, CONTROLS) or widget.accessibleName()]
    expected = {widget for widget in controls if widget.focusPolicy() & by_tab and widget.isEnabled()}
    missed = {f"{type(widget).__name__} {widget.accessibleName()!r}" for widget in expected - {*stops, first}}
    assert missed == set()


@pytest.mark.gl
def test_tab_goes_through_the_parameters_from_top_to_bottom(driver: Driver) -> None:
    window = driver.window
    driver.session.select(1)  # its card opens, with rows that were not there before
    driver.appearance.choose_language("zh")
    driver.settle()
    driver.appearance.choose_language("en")  # and other rows once more
    driver.settle()
    order = []
    for _ in range(60):
        driver.key(Qt.Key.Key_Tab)
        widget = window.focusWidget()
        assert widget is not None
        if widget in order:
            break
        order.append(widget)
    formula = driver.find(QLineEdit, "Formula of the landscape")
    fields = [
        widget
        for widget in order
        if isinstance(widget, QLineEdit) and widget.mapTo(window, widget.rect().center()).x() < 280
    ]
    assert fields[0] is formula or formula in fields
    places = [widget.mapTo(window, widget.rect().topLeft()).y() for widget in fields[fields.index(formula) :]]
    assert places == sorted(places)


def test_an_order_for_tab_leaves_no_item_of_a_layout_behind(qapp: QApplication) -> None:
    def items() -> int:
        return sum(isinstance(one, QWidgetItem) for one in getAllValidWrappers())

    root = QWidget()
    column, row = QVBoxLayout(root), QHBoxLayout()
    column.addLayout(row)
    fields = [QLineEdit(root) for _ in range(3)]
    column.addWidget(fields[2])
    for field in fields[1::-1]:  # made in another order than read
        row.insertWidget(0, field)
    before = items()
    focus_in_reading_order(root)
    assert items() == before  # one of a widget that is deleted later would stand for what comes to lie there
    assert fields[0].nextInFocusChain() is fields[1] and fields[1].nextInFocusChain() is fields[2]


@pytest.mark.gl
def test_dialogs_close_by_escape(driver: Driver) -> None:
    for command in ("new_landscape", "keys", "about"):
        next(action for action in driver.window.actions() if action.objectName() == command).trigger()
        driver.settle()
        dialog = next(one for one in driver.window.findChildren(QDialog) if one.isVisible())
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        driver.settle()
        assert not [one for one in driver.window.findChildren(QDialog) if one.isVisible()]


@pytest.mark.gl
def test_tab_does_not_walk_into_a_panel_that_lies_behind_another(driver: Driver) -> None:
    for key in (Qt.Key.Key_M, Qt.Key.Key_G, Qt.Key.Key_K):
        driver.key(key)
    stops: list[QWidget] = []
    while (widget := driver.window.focusWidget()) not in stops:
        assert widget is not None
        stops.append(widget)
        driver.key(Qt.Key.Key_Tab)
    assert len(stops) > 30
    window = driver.window.rect()
    outside = [widget for widget in stops if not window.contains(widget.mapTo(driver.window, widget.rect().center()))]
    assert [widget.accessibleName() for widget in outside if isinstance(widget, LineRow | IconButton)] == []
    driver.key(Qt.Key.Key_M)  # which brings it to the front
    assert any(widget.isEnabled() for widget in driver.window.findChildren(LineRow) if widget.isVisible())


@pytest.mark.gl
def test_letters_are_commands_in_a_field_for_numbers_and_escape_leaves_it(driver: Driver) -> None:
    field = driver.find(NumberField, "Start, x")
    field.setFocus()
    field.selectAll()
    driver.key(Qt.Key.Key_M)
    assert driver.window.command("microscope").isChecked()
    equal = driver.window.command("equal_scales").isChecked()
    driver.key(Qt.Key.Key_2)
    driver.key(Qt.Key.Key_E)  # as in 2e-3
    assert field.text() == "2e" and driver.window.command("equal_scales").isChecked() is equal
    driver.key(Qt.Key.Key_Escape)
    assert field.text() == "5" and field.hasFocus()
    driver.key(Qt.Key.Key_Escape)
    driver.key(Qt.Key.Key_Right)
    assert driver.session.cursor == 1


@pytest.mark.gl
def test_space_plays_a_formula_that_was_just_typed_and_escape_gives_one_up(driver: Driver) -> None:
    field = driver.find(QLineEdit, "Formula of the landscape")
    driver.type(field, "x² + 3 y^")
    assert field.hasFocus()  # there is something to mend
    driver.key(Qt.Key.Key_Escape)
    assert field.text() == "3x² + 2xy + 6y²" and not field.hasFocus()
    driver.type(field, "x² + 3y²")
    driver.key(Qt.Key.Key_Space)
    assert driver.session.playback.playing and driver.session.experiment.landscape.formula == "x² + 3y²"
