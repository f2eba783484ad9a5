"""One variable: the slope at the ball, and whether the step that led there fell or overshot."""

from __future__ import annotations

from itertools import pairwise

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint
from pytestqt.qtbot import QtBot

from gdviz.session.session import Look
from gdviz.ui.drawing.chips import small_font
from gdviz.ui.themes.theme import DARK, LIGHT, RUN_STYLES
from gdviz.ui.views.curve_step import label_of_step, step_on_curve, words_of
from tests.ui.test_contour import at, descent, look, plot_of, share_of, shown

LINE = ((-6.0, 6.0),)


def test_the_slope_of_x_squared_at_5_is_10(qtbot: QtBot) -> None:
    view = shown(qtbot, session := descent("x²", LINE, (5.0,), (0.1,)))
    step = step_on_curve(session, plot_of(view).frame)
    assert step is not None
    assert words_of(step) == ["slope 10"]
    beside = at(view, 5.0, 25.0)
    frame = plot_of(view).frame
    for away in (-60, 60):  # along the tangent y = 25 + 10 (x - 5), pixels to the left and to the right
        x = 5.0 + away * step.tangent[0] * 2 * frame.cell[0]
        assert share_of(look(view), LIGHT.text, at(view, x, 25 + 10 * (x - 5)), 1) > 0.1 or x > 6.0
    assert share_of(look(view), LIGHT.panel, beside + QPoint(-44, -14), 6) > 0.3


@pytest.mark.parametrize(
    ("rate", "words", "colour"),
    [
        (0.1, ["slope 8", "✓ the loss fell by 9"], LIGHT.success),
        (0.9, ["slope −8", "✓ the loss fell by 9"], LIGHT.success),  # over the minimum, and lower all the same
        (1.1, ["slope −12", "↗ overshot: the loss rose by 11"], LIGHT.error),
        (1.0, ["slope −10", "= the loss stayed the same"], LIGHT.secondary),
    ],
)
def test_a_step_is_told_by_colour_and_sign(qtbot: QtBot, rate: float, words: list[str], colour: str) -> None:
    session = descent("x²", ((-8.0, 8.0),), (5.0,), (rate,))
    session.seek(1)
    view = shown(qtbot, session)
    step = step_on_curve(session, plot_of(view).frame)
    assert step is not None
    assert words_of(step) == words
    picture = look(view)
    foot = [at(view, x, plot_of(view).frame.y[0]) + QPoint(0, -9) for x in (5.0, 5.0 - 10 * rate)]
    inside = range(min(foot[0].x(), foot[1].x()) + 2, max(foot[0].x(), foot[1].x()) - 2)
    shares = [share_of(picture, colour, QPoint(x, foot[0].y()), 1) > 0.2 for x in inside]
    broken = sum(one != other for one, other in pairwise(shares))
    assert sum(shares) > 0.4 * len(shares)
    assert (broken > 6) == (colour == LIGHT.error)  # dashed only where it rose


def test_it_follows_the_selected_run_and_hides_with_it(qtbot: QtBot) -> None:
    session = descent("x²", LINE, (5.0,), (0.1, 0.3))
    session.seek(1)
    view = shown(qtbot, session)
    frame = plot_of(view).frame
    session.select(1)
    step = step_on_curve(session, frame)
    assert step is not None and words_of(step)[0] == "slope 4"
    session.set_look(1, Look(1, visible=False))
    assert step_on_curve(session, frame) is None


def test_the_label_of_a_run_that_left_keeps_off_the_one_of_its_step(qtbot: QtBot) -> None:
    session = descent("x²", LINE, (5.0,), (1.05,))
    session.seek(20)
    view = shown(qtbot, session)
    plot = plot_of(view)
    step = step_on_curve(session, plot.frame)
    assert step is not None and words_of(step)[1].startswith("↗ overshot")
    label = label_of_step(step, plot.frame, small_font(view.font())).toRect().adjusted(0, 12, 0, 0)  # below the arrow
    label.translate(at(view, plot.frame.x[0], plot.frame.y[1]))
    before = look(view)
    session.change(session.experiment.with_run(replace(session.experiment.runs[0], name="another name"), 0))
    after = look(view)
    assert after != before and after.copy(label) == before.copy(label)


def test_two_variables_have_no_tangent(qtbot: QtBot) -> None:
    session = descent()
    assert step_on_curve(session, plot_of(shown(qtbot, session)).frame) is None


def test_a_gliding_ball_rolls_along_the_curve(qtbot: QtBot) -> None:
    session = descent("x²", LINE, (5.0,), (0.4,))
    view = shown(qtbot, session)
    view.apply_theme(DARK)
    session.playback.set_speed(10.0)
    session.playback.play()
    session.tick(0.05)
    x = 5.0 + 0.5 * (1.0 - 5.0)
    assert session.cursor == 0
    assert share_of(look(view), RUN_STYLES[0].colour, at(view, x, x * x), 6) > 0.2
