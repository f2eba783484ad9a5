"""What the window says of its runs, at rest and while they play, in the strip, on the cards and in the read-out."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from gdviz.session.changes import editing
from gdviz.session.changes.branching import branch_run
from gdviz.ui.controls.fields.slider import Slider
from gdviz.ui.controls.runs.run_list import RunList
from gdviz.ui.strips.verdict_line import VerdictLine
from gdviz.ui.strips.verdict_strip import VerdictStrip
from gdviz.ui.views.readout import ReadoutView
from gdviz.ui.widgets.icon_button import IconButton
from tests.driver import Driver

pytestmark = pytest.mark.gl
CONTROL = Qt.KeyboardModifier.ControlModifier


def strip_says(driver: Driver) -> str:
    (line,) = driver.find(VerdictStrip).findChildren(VerdictLine)
    return line.accessibleName()


def cards_say(driver: Driver) -> list[str]:
    return [line.accessibleName() for line in driver.find(RunList).findChildren(VerdictLine) if line.isVisible()]


def judged(driver: Driver, index: int = 0) -> None:
    driver.wait(lambda: driver.session.verdicts.of(index) is not None and not driver.session.verdicts.background.busy)
    driver.settle()


def test_the_strip_and_the_cards_speak_while_steps_are_played(driver: Driver) -> None:
    driver.session.playback.set_speed(20.0)
    driver.session.playback.play()
    driver.play_for(0.5)
    driver.settle()
    assert driver.session.playback.playing
    assert strip_says(driver).startswith("Descending: loss ")
    first, second = cards_say(driver)
    assert first == "Descending"
    assert second in ("Descending", "Going up and down")  # the other run swings


def test_an_optimizer_that_cannot_run_here_is_called_by_its_name(driver: Driver) -> None:
    editing.use_problem(driver.session, "moons_network")
    editing.use_optimizer(driver.session, 0, "brute_force")
    driver.key(Qt.Key.Key_End)
    driver.settle()
    assert strip_says(driver).startswith("Brute force (grid search) works with up to 4 variables, not 33")


def test_cards_give_the_verdict_in_a_few_words_and_the_whole_in_their_tooltip(driver: Driver) -> None:
    editing.set_hyperparameter(driver.session, 0, "lr", 0.3)
    driver.key(Qt.Key.Key_End)
    judged(driver)
    (line, *_) = driver.find(RunList).findChildren(VerdictLine)
    assert line.accessibleName() == f"Diverged at step {driver.session.runs[0].length}"
    assert "η = 0.3 &gt; 2/λmax = 0.1587" in line.toolTip()
    assert line.fontMetrics().horizontalAdvance(line.accessibleName()) < line.width()


def test_numbers_of_verdicts_and_remedies_are_written_as_in_the_read_out(driver: Driver) -> None:
    editing.set_hyperparameter(driver.session, 0, "lr", 0.17)
    driver.key(Qt.Key.Key_End)
    driver.wait(lambda: driver.session.verdicts.remedies(0))
    driver.settle()
    remedy = next(one for one in driver.find(VerdictStrip).findChildren(IconButton) if one.text())
    assert "e−" in remedy.accessibleName() and "e-" not in remedy.accessibleName()
    driver.click(remedy)
    judged(driver)
    assert "e−" in strip_says(driver) and "e-" not in strip_says(driver)
    driver.key(Qt.Key.Key_Z, CONTROL)
    assert driver.session.experiment.runs[0].hyperparameters["lr"] == 0.17


def test_a_finer_search_says_on_its_button_how_many_steps_it_takes(driver: Driver) -> None:
    session = driver.session
    editing.use_landscape(session, "rosenbrock")
    editing.use_optimizer(session, 0, "brute_force")
    driver.key(Qt.Key.Key_End)
    driver.wait(lambda: session.verdicts.remedies(0))
    driver.settle()
    remedy = next(one for one in driver.find(VerdictStrip).findChildren(IconButton) if one.text())
    assert remedy.text().startswith("Set n = ") and remedy.text().endswith(" steps")
    before = session.experiment
    driver.click(remedy)
    assert session.experiment.steps > before.steps
    driver.key(Qt.Key.Key_Z, CONTROL)
    assert session.experiment == before


def test_going_on_beyond_the_last_step_is_said_until_one_goes_back(driver: Driver) -> None:
    driver.session.change(driver.session.experiment.with_tolerance(0.0))
    driver.key(Qt.Key.Key_End)
    driver.session.playback.play()
    driver.play_for(0.1)
    driver.settle()
    assert strip_says(driver).startswith("100 more steps, now 200. ")
    driver.key(Qt.Key.Key_Home)
    driver.key(Qt.Key.Key_Right)
    assert "more steps, now" not in strip_says(driver)


def test_one_step_beyond_the_last_is_said_in_chinese_too(driver: Driver) -> None:
    driver.session.change(driver.session.experiment.with_tolerance(0.0))
    driver.key(Qt.Key.Key_End)
    driver.key(Qt.Key.Key_Right)
    assert strip_says(driver).startswith("One more step, now 101. ")
    driver.appearance.choose_language("zh")
    driver.settle()
    assert strip_says(driver).startswith("增加了一步，现在共 101 步。")


def test_the_mark_of_the_limit_is_right_as_soon_as_a_change_is_undone(driver: Driver) -> None:
    slider = driver.find(Slider, "lr of gd")
    driver.wait(lambda: "below the limit" in slider.accessibleDescription())
    editing.set_hyperparameter(driver.session, 0, "lr", 0.2)
    driver.wait(lambda: "beyond the limit" in slider.accessibleDescription())
    driver.key(Qt.Key.Key_Z, CONTROL)
    driver.wait(lambda: "η = 0.05 is below the limit 0.1587" in slider.accessibleDescription())


@pytest.mark.parametrize("language", ["en", "zh"])
def test_what_a_branch_does_is_read_out_in_full(driver: Driver, language: str) -> None:
    driver.appearance.choose_language("zh" if language == "zh" else "en")
    driver.session.seek(3)
    editing.set_hyperparameter(driver.session, 0, "lr", 0.002)
    branch_run(driver.session, 0)
    driver.session.select(len(driver.session.runs) - 1)
    driver.key(Qt.Key.Key_End)
    driver.settle()
    said = [label.text() for label in driver.find(ReadoutView).findChildren(QLabel) if label.isVisible()]
    assert any(text in ("descending, all 100 steps made", "下降，100 步已走完") for text in said), said
    assert not any(text.endswith("…") for text in said)
