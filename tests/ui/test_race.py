"""The fair race as a person runs it: the rule is typed, the race is run, its rates are used, the card is copied."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from gdviz.engine.many.race import Rule
from gdviz.engine.run import Run
from gdviz.session.changes.editing import use_landscape
from gdviz.session.many.race import Race
from gdviz.session.many.rate_strips import Strip
from gdviz.ui.controls.fields.number_field import NumberField
from gdviz.ui.controls.fields.picker import Picker
from gdviz.ui.controls.fields.rate_strip import RateStrip
from gdviz.ui.racing.race_card import card_text
from gdviz.ui.racing.race_chart import chart
from gdviz.ui.racing.race_panel import RacePanel
from gdviz.ui.views.loss.view import LossView
from tests.driver import Driver

pytestmark = pytest.mark.gl


@pytest.fixture
def driver(driver: Driver) -> Driver:
    driver.wait(lambda: "bfgs" in driver.session.catalog.optimizers)
    return driver


def button(driver: Driver, text: str) -> QPushButton:
    panel = driver.find(RacePanel)
    return next(one for one in panel.findChildren(QPushButton) if one.text() == text and one.isVisible())


def said(driver: Driver) -> list[str]:
    return [label.text() for label in driver.find(RacePanel).findChildren(QLabel) if label.isVisible()]


def raced(driver: Driver) -> None:
    driver.click(button(driver, "Tune and race"))
    driver.wait(lambda: not driver.session.backgrounds.busy)
    driver.settle()


def typed(driver: Driver, name: str, text: str) -> None:
    field = driver.find(NumberField, name)
    driver.type(field, text)


def test_a_race_is_run_watched_and_copied(driver: Driver) -> None:
    driver.key(Qt.Key.Key_F)
    typed(driver, "Budget", "0")
    driver.click(button(driver, "Tune and race"))
    assert any("budget must be from 1" in text for text in said(driver))
    typed(driver, "Budget", "30")
    raced(driver)
    texts = said(driver)
    assert "gd" in texts and "adam" in texts and any("Budget: 30 evaluations" in text for text in texts)
    driver.click(button(driver, "Use these rates"))
    rates = [run.hyperparameters["lr"] for run in driver.session.experiment.runs]
    assert driver.session.experiment.steps == 30 and all(f"{rate:.4g}" in texts for rate in rates)
    assert not button(driver, "Use these rates").isEnabled()
    other = QWidget()  # which is come back from
    other.show()
    other.activateWindow()
    driver.wait(lambda: not driver.window.isActiveWindow())
    other.close()
    driver.window.activateWindow()
    driver.wait(driver.window.isActiveWindow)
    driver.key(Qt.Key.Key_Space)
    assert driver.session.playback.playing  # Space plays: it is no button's
    driver.key(Qt.Key.Key_Space)
    assert (
        driver.find(LossView).looking.look.unit == "evaluations"
        and driver.window.command("loss_evaluations").isChecked()
    )
    assert any("f at the end of the budget" in text for text in texts)
    assert driver.window.command("undo").text() == "&Undo: change the learning rates"
    driver.click(button(driver, "Copy card"))
    copied = QGuiApplication.clipboard().text()
    assert "1\t" in copied and "Tuning: 25 learning rates" in copied and "β₁ = 0.9" in copied
    driver.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert driver.session.experiment.steps == 100


def test_a_race_to_a_loss_and_one_that_is_no_longer_true(driver: Driver) -> None:
    driver.key(Qt.Key.Key_F)
    counts = driver.find(Picker, "What counts")
    counts.setCurrentIndex(1)
    counts.activated.emit(1)
    typed(driver, "Loss to reach", "1e-3")
    raced(driver)
    assert "evals\nto goal" in said(driver)
    driver.session.change(driver.session.experiment.with_start((1.0, 2.0)))
    driver.settle()
    assert any("race again" in text for text in said(driver))
    assert not button(driver, "Use these rates").isEnabled()
    card = next(text for text in said(driver) if "Landscape:" in text)
    use_landscape(driver.session, "rosenbrock")
    driver.settle()
    assert card in said(driver)  # it tells of what raced, not of what is looked at now
    race = Race(driver.session)
    race.begin(Rule(10))
    race.finish()
    assert race.ended is not None
    first = race.ended.standings[0]
    zero = replace(first, losses=np.where(first.rates == first.rate, 0.0, first.losses), loss=0.0)
    drawing = chart(replace(race.ended, standings=(zero,)), {})
    assert drawing is not None and drawing.powers and drawing.spots[0].y == drawing.y[0]  # 0 is at the bottom
    another_file = replace(driver.session.catalog, optimizers={})
    assert "β" not in card_text(race.ended, another_file) and "0.9" in card_text(race.ended, another_file)


def test_a_strip_says_what_every_learning_rate_comes_to_and_takes_one_by_a_click(driver: Driver) -> None:
    session = driver.session
    driver.key(Qt.Key.Key_F, Qt.KeyboardModifier.ShiftModifier)
    driver.wait(lambda: (strip := session.strips.of(0)) is not None and len(strip.rates) == 97)
    driver.settle()
    drawn = driver.find(RateStrip)
    strip = session.strips.of(0)
    assert strip is not None and strip.best is not None and strip.steps == 100
    assert f"after {strip.steps} steps" in drawn.accessibleDescription()
    # The hatch of what diverges, at the right end, is red; the other end is not.
    picture = drawn.grab().toImage()
    ends = [picture.pixelColor(x, y) for x in (10, drawn.width() - 10) for y in range(2, 7)]
    assert any(colour.red() > colour.blue() + 60 for colour in ends[5:]) and len(set(map(str, ends[5:]))) > 1
    driver.click(drawn, QPoint(drawn.width() // 2, 4))
    middle = float(strip.rates[48])
    assert session.experiment.runs[0].hyperparameters["lr"] == pytest.approx(middle, rel=0.2)
    run = Run(session.landscape, session.runs[0].optimizer, session.experiment.start, {"lr": float(strip.rates[40])})
    run.advance(strip.steps)
    assert float(strip.losses[40]) == pytest.approx(float(run.trajectory.losses[-1]), rel=1e-12)
    session.change(session.experiment.with_evaluations(40))  # a run ends there, and so does what a rate comes to
    driver.wait(lambda: (strip := session.strips.of(0)) is not None and strip.steps == 40)
    driver.key(Qt.Key.Key_F, Qt.KeyboardModifier.ShiftModifier)
    assert not drawn.isVisible()


def test_a_rate_that_all_but_diverges_leaves_the_colours_to_the_others(qapp: QApplication) -> None:
    losses = np.array([275.0, 1.0, 1e-6, 1e-12, 1e14, np.inf])
    strip = RateStrip()
    strip.resize(120, 14)
    strip.show_strip(Strip(np.geomspace(1e-3, 1.0, 6), losses, 100, 275.0), 0)
    image = strip.grab().toImage()
    reds = [image.pixelColor(x, 3).red() for x in (6, 24, 48, 72, 96)]
    assert reds[0] > reds[1] > reds[2] >= reds[3] and reds[0] == reds[4]
    losses = np.array([275.0, 275.0, 1e-12, 1e14, 1e14, np.inf])  # and one that alone goes down is the darkest
    strip.show_strip(Strip(np.geomspace(1e-3, 1.0, 6), losses, 100, 275.0), 0)
    image = strip.grab().toImage()
    reds = [image.pixelColor(x, 3).red() for x in (6, 24, 48, 72, 96)]
    assert reds[0] == reds[1] == reds[3] == reds[4] > reds[2]
    strip.deleteLater()
