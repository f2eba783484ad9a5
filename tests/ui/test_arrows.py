"""The arrows of an update: where they point, how they are scaled, and that both pictures and the legend show them."""

from __future__ import annotations

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from gdviz.session.changes import editing
from gdviz.session.session import Session
from gdviz.ui.updating.arrow_legend import ArrowLegend, legend_rows
from gdviz.ui.updating.arrows import GRADIENT_STYLE, Arrow, Arrows, arrows_of
from gdviz.ui.views.surface.arrows import strokes_of
from gdviz.ui.views.surface.ground import Ground
from tests.ui.test_contour import SIX, at, descent, look, share_of, shown

SEEN = ((-6.0, 6.0), (-6.0, 6.0))


def looked_at(session: Session, step: int = 0) -> Session:
    session.seek(step)
    session.microscope.open(True)
    return session


def arrow(arrows: Arrows, name: str) -> Arrow:
    return next(one for one in arrows.arrows if one.name == name)


def test_nothing_is_drawn_before_the_microscope_is_opened() -> None:
    assert not arrows_of(descent(), SEEN)


def test_the_move_is_true_to_scale_and_the_ghost_lies_at_its_tip() -> None:
    session = looked_at(descent(), 2)
    arrows = arrows_of(session, SEEN)
    move = arrow(arrows, "Δx")
    session.seek(3)
    assert move.factor == 1.0
    assert move.tip == pytest.approx(session.runs[0].trajectory.positions[3])
    assert arrows.ghost == pytest.approx(move.tip)


def test_a_gradient_that_is_too_long_is_scaled_by_a_round_factor() -> None:
    session = looked_at(descent(start=(2.0, 2.0)))
    gradient = arrow(arrows_of(session, SEEN), "g")  # (16, 28)
    assert gradient.factor == 0.1
    assert gradient.tip - gradient.tail == pytest.approx([1.6, 2.8])


def test_near_the_border_arrows_are_drawn_shorter_so_that_they_end_on_the_map() -> None:
    gradient = arrow(arrows_of(looked_at(descent()), SEEN), "g")  # (40, 70) at (5, 5)
    assert gradient.factor == 0.01
    assert gradient.tip == pytest.approx([5.4, 5.7])
    assert gradient.reach == "inside"


def test_all_directions_of_an_update_end_on_the_map_at_one_scale() -> None:
    session = looked_at(descent(rates=(0.01,), optimizer="nesterov"), 5)
    drawn = [one for one in arrows_of(session, SEEN).arrows if one.name != "Δx"]
    assert len({one.factor for one in drawn}) == 1
    assert {one.reach for one in drawn} == {"inside"}


def test_an_arrow_that_must_leave_the_picture_says_so_there_and_in_the_legend(qtbot: QtBot) -> None:
    session = looked_at(descent(start=(3.0, 5.4)))
    arrows = arrows_of(session, SEEN)
    assert arrow(arrows, "g").reach == "leaves"
    assert "× 0.05 gradient · ends off the map" in [row.words for row in legend_rows(arrows)]
    view = shown(qtbot, session)
    assert share_of(look(view), GRADIENT_STYLE.colour, at(view, 3.25, 5.9), 8) > 0.05
    strokes = strokes_of(arrows, Ground.of(session.ground.relief, "linear"), "#000000")
    assert any(stroke.colour == GRADIENT_STYLE.colour for stroke in strokes)


def test_what_is_off_the_map_is_not_in_the_legend_as_if_it_were_there() -> None:
    session = looked_at(descent(rates=(5.0,)), 3)
    rows = [(row.sign, row.words) for row in legend_rows(arrows_of(session, SEEN))]
    assert rows == [("", "next position · off the map")]


def test_a_gradient_that_is_too_short_is_enlarged_and_one_of_nothing_left_out() -> None:
    assert arrow(arrows_of(looked_at(descent(start=(0.01, 0.0))), SEEN), "g").factor == 50
    small = arrows_of(looked_at(descent(start=(1e-7, 0.0))), SEEN)
    assert [one.name for one in small.arrows] == ["Δx"]
    assert small.nothing == ("g",)


def test_a_scale_in_use_is_kept_while_it_serves() -> None:
    session = looked_at(descent("x² + y²", start=(1.4, 0.0), rates=(0.05,)))
    before = arrows_of(session, SEEN)
    assert arrow(before, "g").factor == 1.0
    session.seek(5)  # the gradient is now 1.7 long, which alone would be enlarged
    assert arrow(arrows_of(session, SEEN), "g").factor == 2.0
    assert arrow(arrows_of(session, SEEN, before), "g").factor == 1.0


def test_only_lines_that_are_reached_have_arrows() -> None:
    session = looked_at(descent())
    session.microscope.look_at(0)
    assert [one.name for one in arrows_of(session, SEEN).arrows] == ["g"]
    session.microscope.look_at(1)
    assert [one.name for one in arrows_of(session, SEEN).arrows] == ["g", "Δx"]


def test_the_map_shows_the_gradient_where_it_points(qtbot: QtBot) -> None:
    session = descent("x² + y²", start=(1.5, 0.0))
    view = shown(qtbot, session)
    assert share_of(look(view), GRADIENT_STYLE.colour, at(view, 3.0, 0.0), 4) == 0
    looked_at(session)
    assert share_of(look(view), GRADIENT_STYLE.colour, at(view, 3.0, 0.0), 4) > 0.15
    session.microscope.open(False)
    assert share_of(look(view), GRADIENT_STYLE.colour, at(view, 3.0, 0.0), 4) == 0


def test_steps_paint_again_what_arrows_covered(qtbot: QtBot) -> None:
    session = looked_at(descent("x² + y²", start=(1.5, 0.0)))
    view = shown(qtbot, session)
    look(view)
    session.seek(30)
    seen = look(view)
    view._plot.refresh()  # type: ignore[attr-defined]
    assert look(view) == seen


def test_an_arrow_along_a_curve_lies_at_the_height_of_the_ball(qtbot: QtBot) -> None:
    session = looked_at(descent("x²", ((-6.0, 6.0),), (1.5,)))
    view = shown(qtbot, session)
    assert share_of(look(view), GRADIENT_STYLE.colour, at(view, 3.0, 2.25), 4) > 0.08


def test_in_space_arrows_lie_on_the_surface() -> None:
    session = looked_at(descent("x² + y²", start=(1.5, 0.0)))
    ground = Ground.of(session.ground.relief, "linear")
    strokes = strokes_of(arrows_of(session, SEEN), ground, "#000000")
    gradient = next(stroke for stroke in strokes if stroke.colour == GRADIENT_STYLE.colour)
    points = gradient.pieces.reshape(-1, 3).astype(float)
    assert points == pytest.approx(ground.scene(ground.box.to_plane(points)), abs=1e-5)
    tip = ground.scene(np.array([[4.5, 0.0]]))[0]
    assert np.linalg.norm(points - tip, axis=1).min() < 1e-3


def test_an_arrow_that_leaves_the_domain_is_cut_there_in_space() -> None:
    session = looked_at(descent(start=(5.0, 5.0), rates=(5.0,)))
    strokes = strokes_of(arrows_of(session, SEEN), Ground.of(session.ground.relief, "linear"), "#000000")
    assert all(np.isfinite(stroke.pieces).all() for stroke in strokes)
    assert len(strokes) == 2


def test_the_legend_names_arrows_and_states_the_scale(qtbot: QtBot) -> None:
    session = looked_at(descent(start=(2.0, 2.0)))
    rows = legend_rows(arrows_of(session, SEEN))
    assert [(row.sign, row.words) for row in rows] == [
        ("g", "× 0.1 gradient"),
        ("Δx", "the move, true to scale"),
        ("", "next position"),
    ]
    view = shown(qtbot, session)
    look(view)
    legend = view.findChild(ArrowLegend)
    assert isinstance(legend, ArrowLegend) and legend.isVisible()
    assert "gradient" in legend.accessibleName()
    session.microscope.open(False)
    look(view)
    assert not legend.isVisible()


def test_the_legend_stands_for_a_run_that_the_map_has_not_drawn_yet(qtbot: QtBot) -> None:
    session = looked_at(descent(), 2)
    view = shown(qtbot, session)
    editing.add_run(session, "momentum")
    session.prepare()
    view.resize(view.width() - 40, view.height() - 20)  # before the next frame
    legend = view.findChild(ArrowLegend)
    assert legend is not None
    assert legend.isVisible()


def test_every_arrow_has_a_dash_or_a_head_of_its_own() -> None:
    from gdviz.engine.experiment import Experiment, LandscapeChoice, RunChoice
    from tests.ui.test_contour import CATALOG, QUADRATIC

    values = CATALOG.optimizers["adan"].defaults()
    experiment = Experiment(LandscapeChoice(QUADRATIC, SIX), (5.0, 5.0), (RunChoice("run", "adan", values),))
    session = Session(CATALOG, experiment)
    session.prepare()
    arrows = arrows_of(looked_at(session, 5), SEEN).arrows
    signs = [(one.style.dash, one.style.head) for one in arrows[:5]]
    assert len(set(signs)) == len(signs)
