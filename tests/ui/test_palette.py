"""The palette finds everything by a few letters; the sheet of keys and the palette know every command."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QListView

from gdviz.ui.commands.command_list import commands_of
from gdviz.ui.menus.palette import Palette
from tests.driver import Driver

pytestmark = pytest.mark.gl


def opened(driver: Driver) -> Palette:
    driver.key(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    return next(palette for palette in driver.window.findChildren(Palette) if palette.isVisible())


def typed(driver: Driver, text: str) -> Palette:
    """Open the palette and type; Chinese comes from an input method, so it is put in at once."""
    palette = opened(driver)
    field = palette.findChild(QLineEdit)
    assert field is not None
    field.insert(text)
    driver.settle()
    return palette


def press(driver: Driver, palette: Palette, key: Qt.Key) -> None:
    QTest.keyClick(palette.findChild(QLineEdit), key)
    driver.settle()


def rows(palette: Palette) -> list[str]:
    shown = palette.findChild(QListView)
    assert shown is not None
    model = shown.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


@pytest.mark.parametrize("word", ["rosenbrock", "rosenb", "rsnbrk"])
def test_a_few_letters_and_return_take_a_landscape(driver: Driver, word: str) -> None:
    press(driver, typed(driver, word), Qt.Key.Key_Return)
    assert driver.session.experiment.landscape.id == "rosenbrock"


def test_an_optimizer_is_added_as_a_run(driver: Driver) -> None:
    press(driver, typed(driver, "add a run nesterov"), Qt.Key.Key_Return)
    assert driver.session.experiment.runs[-1].optimizer == "nesterov"
    assert len(driver.session.experiment.runs) == 3


def test_a_schedule_goes_to_the_selected_run(driver: Driver) -> None:
    driver.session.select(1)
    press(driver, typed(driver, "schedule cosine"), Qt.Key.Key_Return)
    assert driver.session.experiment.runs[1].schedule == "cosine"


def test_commands_are_found_by_their_names_in_both_languages(driver: Driver) -> None:
    for language in ("en", "zh"):
        driver.appearance.choose_language(language)
        for word, theme in (("dark", "dark"), ("浅色", "light"), ("深色", "dark"), ("theme light", "light")):
            if word == "theme light" and language == "zh":
                continue
            press(driver, typed(driver, word), Qt.Key.Key_Return)
            assert driver.appearance.choice == theme, (language, word)


def test_the_arrows_walk_around_and_escape_changes_nothing(driver: Driver) -> None:
    before = driver.session.experiment
    palette = opened(driver)
    shown = palette.findChild(QListView)
    assert shown is not None
    press(driver, palette, Qt.Key.Key_Up)
    assert shown.currentIndex().row() == len(rows(palette)) - 1
    press(driver, palette, Qt.Key.Key_Down)
    press(driver, palette, Qt.Key.Key_Down)
    assert shown.currentIndex().row() == 1
    press(driver, palette, Qt.Key.Key_Escape)
    assert not palette.isVisible()
    assert driver.session.experiment == before


def test_what_is_refused_says_why_and_the_palette_stays(driver: Driver) -> None:
    press(driver, typed(driver, "add a run bfgs"), Qt.Key.Key_Return)
    palette = typed(driver, "schedule cosine")
    press(driver, palette, Qt.Key.Key_Return)
    assert palette.isVisible()
    note = palette.findChild(QLabel)
    assert note is not None and note.isVisible() and len(note.text()) > 20
    palette.close()


def test_nothing_found_says_so(driver: Driver) -> None:
    palette = typed(driver, "qqqqzzzz")
    assert rows(palette) == []
    note = palette.findChild(QLabel)
    assert note is not None and "Nothing" in note.text()
    palette.close()


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize(
    ("word", "first"),
    [
        ("1-D", "parabola"),
        ("1d", "parabola"),
        ("one variable", "parabola"),
        ("一元", "parabola"),
        ("一维", "parabola"),
        ("saddle", "saddle"),
        ("鞍", "saddle"),
        ("network", "xor_network"),
        ("networks", "xor_network"),
        ("神经网络", "sine_network"),
        ("moons", "logistic_moons"),
        ("rosenbrock_4d", "rosenbrock_4d"),
        ("local minima", "levy13"),
    ],
)
def test_landscapes_are_found_by_what_they_are(driver: Driver, language: str, word: str, first: str) -> None:
    driver.appearance.choose_language(language)
    catalog = driver.session.catalog
    name = {**catalog.landscapes, **catalog.problems}[first].name
    palette = typed(driver, word)
    assert name.in_language(language) in rows(palette)[:14]
    palette.close()


def test_a_typed_formula_can_be_used_at_once_and_a_name_is_none(driver: Driver) -> None:
    for word in ("1-D", "adam", "two valleys", "x", "42", "sin(q)"):
        palette = typed(driver, word)
        assert not [row for row in rows(palette) if row.startswith("Use the formula")], word
        palette.close()
    press(driver, typed(driver, "x^2 + 5y^2"), Qt.Key.Key_Return)
    assert driver.session.experiment.landscape.formula == "x^2 + 5y^2"


def test_what_cannot_be_done_now_is_found_and_says_so(driver: Driver) -> None:
    palette = typed(driver, "undo")
    assert rows(palette)[0] == "Undo"
    press(driver, palette, Qt.Key.Key_Return)
    note = palette.findChild(QLabel)
    assert palette.isVisible() and note is not None and "“Undo”" in note.text()
    palette.close()


@pytest.mark.parametrize("language", ["en", "zh"])
def test_runs_are_duplicated_and_removed_by_their_names(driver: Driver, language: str) -> None:
    driver.appearance.choose_language(language)
    press(driver, typed(driver, "duplicate adam"), Qt.Key.Key_Return)
    assert [run.name for run in driver.session.experiment.runs] == ["gd", "adam", "adam 2"]
    press(driver, typed(driver, "删除 gd"), Qt.Key.Key_Return)
    assert [run.name for run in driver.session.experiment.runs] == ["adam", "adam 2"]


def test_the_focus_returns_to_where_it_was(driver: Driver) -> None:
    field = driver.find(QLineEdit, "Formula of the landscape")
    field.setFocus()
    press(driver, opened(driver), Qt.Key.Key_Escape)
    assert driver.window.focusWidget() is field


def test_an_open_sheet_of_keys_follows_the_language(driver: Driver) -> None:
    driver.key(Qt.Key.Key_F1)
    sheet = next(child for child in driver.window.findChildren(QDialog) if child.isVisible())
    driver.appearance.choose_language("zh")
    driver.wait(lambda: "播放" in "".join(label.text() for label in sheet.findChildren(QLabel)))
    said = "".join(label.text() for label in sheet.findChildren(QLabel) if label.isVisible())
    assert "Play or pause" not in said and "Zoom" not in said
    assert sheet.windowTitle() != "Keys"
    sheet.close()


def test_every_command_is_in_the_palette_and_every_key_on_the_sheet(driver: Driver) -> None:
    palette = opened(driver)
    offered = [row.removesuffix("  ✓") for row in rows(palette)]
    palette.close()
    driver.key(Qt.Key.Key_F1)
    sheet = next(child for child in driver.window.findChildren(QDialog) if child.isVisible())
    said = " ".join(label.text() for label in sheet.findChildren(QLabel))
    for command in commands_of(driver.window):
        assert command.text in offered or not command.action.isEnabled()
        assert not command.keys or command.text in said
        for key in command.keys:
            assert key.replace("&", "&amp;") in said, key
    sheet.close()


def test_no_two_commands_have_the_same_key(driver: Driver) -> None:
    keys = [key for command in commands_of(driver.window) for key in command.keys]
    assert sorted(keys) == sorted(set(keys))


def test_what_comes_into_the_catalog_is_found_while_the_palette_is_open(driver: Driver) -> None:
    session = driver.session
    whole = session.catalog
    session.use_catalog(replace(whole, examples={}))
    palette = typed(driver, "batch, mini-batch, one sample")
    assert not any("mini-batch, one sample" in row for row in rows(palette))
    session.use_catalog(whole)
    driver.settle()
    assert "mini-batch, one sample" in rows(palette)[0]
    press(driver, palette, Qt.Key.Key_Escape)
