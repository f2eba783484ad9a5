"""The map: what a click, a drag, the wheel and pointing do, and what is to be seen."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from gdviz.assets import resources
from gdviz.engine.experiment import Experiment, LandscapeChoice, RunChoice
from gdviz.engine.files.catalog import load_catalog
from gdviz.session.session import Look, Session
from gdviz.ui.drawing.plotting import Plot
from gdviz.ui.themes.theme import DARK, LIGHT, RUN_STYLES
from gdviz.ui.views.contour.view import ContourView

CATALOG = load_catalog([resources()])
QUADRATIC = "3x² + 2xy + 6y²"
SIX = ((-6.0, 6.0), (-6.0, 6.0))


def descent(
    formula: str = QUADRATIC,
    domain: Any = SIX,
    start: Any = (5.0, 5.0),
    rates: Any = (0.05,),
    minima: Any = (),
    optimizer: str = "gd",
) -> Session:
    defaults = CATALOG.optimizers[optimizer].defaults()
    runs = tuple(
        RunChoice(f"{optimizer} {number}", optimizer, defaults | {"lr": rate}) for number, rate in enumerate(rates, 1)
    )
    session = Session(CATALOG, Experiment(LandscapeChoice(formula, domain, "", minima), start, runs))
    session.prepare()
    return session


def shown(qtbot: QtBot, session: Session) -> ContourView:
    view = ContourView(session)
    qtbot.addWidget(view)
    view.resize(480, 450)
    view.apply_theme(LIGHT)
    view.show()
    look(view)
    return view


def look(view: QWidget) -> QImage:
    view.redraw()  # type: ignore[attr-defined]
    QApplication.processEvents()
    return view.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def plot_of(view: QWidget) -> Plot:
    plot = view.findChild(Plot)
    assert isinstance(plot, Plot)
    return plot


def at(view: QWidget, x: float, y: float) -> QPoint:
    return plot_of(view).place_of(x, y).toPoint()


def move(view: QWidget, place: QPoint, button: Qt.MouseButton = Qt.MouseButton.NoButton) -> None:
    """Move the mouse to a place on the plot; the pointer of the screen, which others may move, stays out of it."""
    port = plot_of(view).viewport()
    kind, none = QEvent.Type.MouseMove, Qt.MouseButton.NoButton
    where = QPointF(place), QPointF(port.mapToGlobal(place))
    QApplication.sendEvent(port, QMouseEvent(kind, *where, none, button, Qt.KeyboardModifier.NoModifier))
    QApplication.processEvents()


def share_of(picture: QImage, colour: str, place: QPoint, reach: int = 12) -> float:
    """How much of the square around `place` has nearly this colour."""
    wanted, hits, count = QColor(colour), 0, 0
    for x in range(max(place.x() - reach, 0), min(place.x() + reach + 1, picture.width())):
        for y in range(max(place.y() - reach, 0), min(place.y() + reach + 1, picture.height())):
            seen, count = picture.pixelColor(x, y), count + 1
            away = (
                abs(seen.red() - wanted.red()) + abs(seen.green() - wanted.green()) + abs(seen.blue() - wanted.blue())
            )
            hits += away < 24
    return hits / max(count, 1)


def test_a_click_sets_the_start(qtbot: QtBot) -> None:
    session = descent()
    view = shown(qtbot, session)
    QTest.mouseClick(plot_of(view).viewport(), Qt.MouseButton.LeftButton, pos=at(view, -3.0, 2.0))
    assert session.experiment.start == pytest.approx((-3.0, 2.0), abs=0.03)
    assert session.runs[0].trajectory.positions[0] == pytest.approx(session.experiment.start)


def test_dragging_moves_the_start_while_the_button_is_down(qtbot: QtBot) -> None:
    session = descent()
    view = shown(qtbot, session)
    port = plot_of(view).viewport()
    QTest.mousePress(port, Qt.MouseButton.LeftButton, pos=at(view, 5.0, 5.0))
    assert session.experiment.start == (5.0, 5.0)  # taking hold of the start does not move it
    move(view, at(view, 1.0, -2.0), Qt.MouseButton.LeftButton)
    assert session.experiment.start == pytest.approx((1.0, -2.0), abs=0.03)
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, pos=at(view, 1.0, -2.0))
    assert session.experiment.start == pytest.approx((1.0, -2.0), abs=0.03)


def test_the_middle_button_pans_and_the_wheel_zooms_and_the_button_shows_all_again(qtbot: QtBot) -> None:
    session = descent()
    view = shown(qtbot, session)
    port, home = plot_of(view).viewport(), view.view_box_range()
    assert home == (pytest.approx((-6, 6)), pytest.approx((-6, 6)))
    QTest.mousePress(port, Qt.MouseButton.MiddleButton, pos=at(view, 0.0, 0.0))
    move(view, at(view, 2.0, 1.0), Qt.MouseButton.MiddleButton)
    QTest.mouseRelease(port, Qt.MouseButton.MiddleButton, pos=at(view, 2.0, 1.0))
    (left, right), (low, high) = view.view_box_range()
    assert (left, right, low, high) == pytest.approx((-8, 4, -7, 5), abs=0.06)
    assert session.experiment.start == (5.0, 5.0)
    place = QPointF(at(view, 0.0, 0.0))
    wheel = QWheelEvent(
        place, QPointF(port.mapToGlobal(place.toPoint())), QPoint(), QPoint(0, 240), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(port, wheel)
    QApplication.processEvents()
    (nearer, farther), _ = view.view_box_range()
    assert farther - nearer < 11.9
    button = view.findChild(QToolButton)
    assert button.isVisible()
    button.click()
    assert view.view_box_range() == home
    assert not button.isVisible()


def test_pointing_says_where_and_leaving_says_nothing(qtbot: QtBot) -> None:
    view = shown(qtbot, descent())
    heard: list[Any] = []
    view.hovered.connect(heard.append)
    move(view, at(view, 2.0, -3.0))
    assert heard[-1] == pytest.approx((2.0, -3.0), abs=0.03)
    QApplication.sendEvent(plot_of(view), QEvent(QEvent.Type.Leave))
    assert heard[-1] is None


def test_pointing_at_a_step_shows_its_label(qtbot: QtBot) -> None:
    session = descent()
    session.seek(10)
    view = shown(qtbot, session)
    x, y = session.runs[0].trajectory.positions[4].tolist()
    before = look(view)
    move(view, at(view, x, y))
    after = look(view)
    beside = at(view, x, y) + QPoint(24, -24)
    assert share_of(after, LIGHT.panel, beside) > share_of(before, LIGHT.panel, beside) + 0.3


def test_the_path_and_the_ball_are_seen_and_what_is_to_come_is_faint(qtbot: QtBot) -> None:
    session = descent(rates=(0.02,))
    session.seek(30)
    view = shown(qtbot, session)
    middle = at(
        view, *((session.runs[0].trajectory.positions[0] + session.runs[0].trajectory.positions[1]) / 2).tolist()
    )
    past = share_of(look(view), RUN_STYLES[0].colour, middle, 3)
    session.seek(0)
    to_come = share_of(look(view), RUN_STYLES[0].colour, middle, 3)
    assert past > 0.2
    assert to_come < 0.05
    session.seek(30)
    assert share_of(look(view), RUN_STYLES[0].colour, middle, 3) == pytest.approx(past, abs=0.1)


def test_playing_and_seeking_draw_the_same_picture(qtbot: QtBot) -> None:
    played, sought = descent(rates=(0.13, 0.02)), descent(rates=(0.13, 0.02))
    one, other = shown(qtbot, played), shown(qtbot, sought)
    for k in range(1, 41):
        played.seek(k)
        look(one)
    sought.seek(40)
    pictures = [np.frombuffer(bytes(look(view).constBits()), dtype=np.uint8).astype(int) for view in (one, other)]
    assert (np.abs(pictures[0] - pictures[1]) > 40).mean() < 0.001


def test_a_run_that_leaves_says_so_at_the_border(qtbot: QtBot) -> None:
    session = descent(rates=(0.25,))
    session.seek(40)
    view = shown(qtbot, session)
    x, y = session.runs[0].trajectory.positions[1].tolist()
    assert y < -6  # it left downwards; its label stands there, within the map
    picture, left = look(view), at(view, 5 + (x - 5) * 11 / (5 - y), -6.0)
    assert share_of(picture, LIGHT.panel, left + QPoint(60, -14), 8) > 0.3


def test_a_hidden_run_is_not_drawn(qtbot: QtBot) -> None:
    session = descent()
    session.seek(30)
    view = shown(qtbot, session)
    first = at(view, *session.runs[0].trajectory.positions[1].tolist())
    assert share_of(look(view), RUN_STYLES[0].colour, first, 4) > 0.2
    session.set_look(0, Look(0, visible=False))
    assert share_of(look(view), RUN_STYLES[0].colour, first, 4) == 0


def test_one_variable_is_a_curve_and_a_click_sets_the_start_on_it(qtbot: QtBot) -> None:
    session = descent("x^2", ((-6.0, 6.0),), (5.0,), (0.1,))
    session.seek(5)
    view = shown(qtbot, session)
    QTest.mouseClick(plot_of(view).viewport(), Qt.MouseButton.LeftButton, pos=at(view, -2.0, 20.0))
    assert session.experiment.start == pytest.approx((-2.0,), abs=0.03)
    ball = at(view, *session.runs[0].trajectory.positions[5].tolist(), float(session.runs[0].trajectory.losses[5]))
    assert share_of(look(view), RUN_STYLES[0].colour, ball, 6) > 0.2


@pytest.mark.parametrize(
    ("formula", "domain", "start"),
    [
        ("3 + x - x + y - y", ((-1.0, 1.0), (-1.0, 1.0)), (0.0, 0.0)),
        ("sqrt(-1 - x² - y²)", ((-1.0, 1.0), (-1.0, 1.0)), (0.0, 0.0)),
        ("log(x) + y²", ((-1.0, 1.0), (-1.0, 1.0)), (0.5, 0.5)),
        ("1e300 x² + 1e300 y²", ((-1.0, 1.0), (-1.0, 1.0)), (0.5, 0.5)),
        ("x² + y²", ((1.0, 1.0 + 1e-8), (1.0, 1.0 + 1e-8)), (1.0, 1.0)),
        ("x² + y²", ((-1e12, 1e12), (-1e12, 1e12)), (5e11, 5e11)),
    ],
)
def test_extreme_landscapes_are_drawn(qtbot: QtBot, formula: str, domain: Any, start: Any) -> None:
    session = descent(formula, domain, start, (0.1, 2.0))
    view = shown(qtbot, session)
    for theme in (LIGHT, DARK):
        view.apply_theme(theme)
        for k in (0, 1, 60, 3):
            session.seek(k)
            picture = look(view)
    pixels = {picture.pixel(x, y) for x in range(60, 460, 2) for y in range(20, 400, 2)}
    assert len(pixels) > 1


def test_no_runs_is_a_map_all_the_same(qtbot: QtBot) -> None:
    view = shown(qtbot, descent(rates=()))
    assert share_of(look(view), LIGHT.plot, at(view, 2.0, 2.0)) == 0
