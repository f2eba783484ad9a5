"""Sliders and number fields: the text is the truth."""

from __future__ import annotations

import math

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gdviz.ui.controls.fields.number_field import NumberField
from gdviz.ui.controls.fields.value_scale import TICKS, tick_of, value_of
from tests.driver import PATIENCE_MS


@pytest.mark.parametrize(("low", "high", "scale"), [(1e-6, 10.0, "log"), (0.0, 1.0, "linear"), (-3.0, 700.0, "linear")])
def test_every_tick_comes_back_from_its_value(low: float, high: float, scale: str) -> None:
    for tick in range(TICKS + 1):
        assert abs(tick_of(value_of(tick, low, high, scale), low, high, scale) - tick) <= 1


def test_a_logarithmic_slider_gives_small_rounded_values() -> None:
    assert value_of(250, 1e-4, 1.0, "log") == 1e-3
    assert value_of(500, 1e-6, 10.0, "log") == 0.00316


def test_values_beyond_the_range_rest_at_the_ends() -> None:
    assert tick_of(1e9, 1e-6, 10.0, "log") == TICKS
    assert tick_of(0.0, 1e-6, 10.0, "log") == 0
    assert tick_of(-5.0, 0.0, 1.0, "linear") == 0
    assert tick_of(math.nan, 0.0, 1.0, "linear") == 0
    assert tick_of(math.inf, 0.0, 1.0, "linear") == TICKS


def test_a_logarithmic_range_from_zero_is_linear() -> None:
    assert value_of(500, 0.0, 1.0, "log") == 0.5


def field(qtbot: QtBot, value: float) -> NumberField:
    made = NumberField()
    qtbot.addWidget(made)
    made.show_value(value)
    made.show()
    return made


def test_a_typed_number_is_reported_on_return_and_not_before(qtbot: QtBot) -> None:
    one = field(qtbot, 0.05)
    entered: list[float] = []
    one.entered.connect(entered.append)
    one.selectAll()
    qtbot.keyClicks(one, "5e-3")
    assert entered == []
    qtbot.keyClick(one, Qt.Key.Key_Return)
    assert entered == [0.005]
    one.show_value(0.005)
    assert one.text() == "5e-3"


def test_a_field_that_was_only_visited_reports_nothing(qtbot: QtBot) -> None:
    one = field(qtbot, 1 / 3)
    entered: list[float] = []
    one.entered.connect(entered.append)
    qtbot.keyClick(one, Qt.Key.Key_Return)
    assert entered == []
    assert one.value() == 1 / 3


def test_what_is_no_number_stays_and_is_marked_until_escape(qtbot: QtBot) -> None:
    one = field(qtbot, 0.05)
    refused: list[str] = []
    one.refused.connect(refused.append)
    one.selectAll()
    qtbot.keyClicks(one, "five")
    qtbot.keyClick(one, Qt.Key.Key_Return)
    assert "five" in refused[0]
    one.show_value(0.05)
    assert one.text() == "five"
    assert one.property("invalid")
    qtbot.keyClick(one, Qt.Key.Key_Escape)
    assert one.text() == "0.05"
    assert not one.property("invalid")


def test_typing_is_not_overwritten_by_a_new_value(qtbot: QtBot) -> None:
    one = field(qtbot, 0.05)
    one.activateWindow()
    one.setFocus()
    qtbot.waitUntil(one.hasFocus, timeout=PATIENCE_MS)
    one.selectAll()
    qtbot.keyClicks(one, "12")
    one.show_value(0.7)
    assert one.text() == "12"


def test_an_empty_field_means_never_where_that_is_offered(qtbot: QtBot) -> None:
    one = NumberField(blank=0.0)
    qtbot.addWidget(one)
    one.show_value(1e-6)
    entered: list[float] = []
    one.entered.connect(entered.append)
    one.selectAll()
    qtbot.keyClick(one, Qt.Key.Key_Delete)
    qtbot.keyClick(one, Qt.Key.Key_Return)
    assert entered == [0.0]
