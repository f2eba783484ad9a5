"""What searches tried is seen on the map, on the curve and on the surface, up to the cursor and no further."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from gdviz.engine.experiment import Experiment, LandscapeChoice, RunChoice
from gdviz.session.session import Look, Session
from gdviz.ui.drawing.searches import Cloud, searches, shapes_at
from gdviz.ui.themes.theme import LIGHT
from gdviz.ui.views.surface.view import SurfaceView
from tests.pictures import apart
from tests.ui.test_contour import CATALOG, SIX, at, look, share_of, shown


def search(optimizer: str, formula: str = "(x² + y - 11)² + (x + y² - 7)²", domain: Any = SIX) -> Session:
    choice = RunChoice(optimizer, optimizer, CATALOG.optimizers[optimizer].defaults())
    session = Session(CATALOG, Experiment(LandscapeChoice(formula, domain), (-0.5,) * len(domain), (choice,)))
    session.prepare()
    return session


def differs(one: QImage, other: QImage) -> float:
    return float((apart(one, other) > 40).mean())


def test_every_point_of_a_grid_is_a_dot_once_it_was_tried(qtbot: QtBot) -> None:
    session = search("brute_force")
    session.seek(40)
    view = shown(qtbot, session)
    tried = session.runs[0].trajectory.term("sample")
    early, late = at(view, *tried[14].tolist()), at(view, *tried[37].tolist())
    for step, late_is_seen in ((40, True), (20, False), (40, True)):
        session.seek(step)
        picture = look(view)
        assert share_of(picture, LIGHT.path_core, early, 2) > 0.05
        assert (share_of(picture, LIGHT.path_core, late, 2) > 0.05) == late_is_seen


@pytest.mark.parametrize("optimizer", ["divide_and_conquer", "nelder_mead", "dogleg", "wolfe", "random_search"])
@pytest.mark.parametrize(
    ("formula", "domain"), [("(x² + y - 11)² + (x + y² - 7)²", SIX), ("0.05x² - cos(3x)", SIX[:1])]
)
def test_a_hidden_search_leaves_the_map_as_it_was(qtbot: QtBot, optimizer: str, formula: str, domain: Any) -> None:
    session = search(optimizer, formula, domain)
    session.seek(4)
    view = shown(qtbot, session)
    with_search = look(view)
    session.set_look(0, Look(0, visible=False))
    without = look(view)
    session.set_look(0, Look(0))
    assert differs(with_search, without) > 0.002
    assert differs(look(view), with_search) == 0.0


def test_boxes_are_nested_and_the_newest_is_the_strongest(qtbot: QtBot) -> None:
    session = search("divide_and_conquer")
    session.seek(3)
    shapes = shapes_at(session.runs[0], session.ground, 3)
    assert shapes.boxes.shape == (3, 2, 2)
    for outer, inner in zip(shapes.boxes, shapes.boxes[1:], strict=False):
        assert (outer[0] <= inner[0]).all() and (inner[1] <= outer[1]).all()
    view = shown(qtbot, session)
    (left, low), (_, high) = shapes.boxes[2].tolist()
    assert share_of(look(view), "#D55E00", at(view, left, (low + high) / 2), 2) > 0.1


def test_what_is_drawn_goes_by_roles_not_by_names() -> None:
    kinds = {name: search(name).runs[0] for name in ("gd", "adam", "nelder_mead", "dogleg", "divide_and_conquer")}
    assert {name for name, run in kinds.items() if searches(run)} == {"nelder_mead", "dogleg", "divide_and_conquer"}
    for run in kinds.values():
        run.advance(3)
    ground = search("gd").ground
    assert shapes_at(kinds["nelder_mead"], ground, 3).simplexes.shape[1:] == (3, 2)
    assert shapes_at(kinds["dogleg"], ground, 3).radius == kinds["dogleg"].trajectory.term("radius")[3, 0]
    assert shapes_at(kinds["gd"], ground, 3).is_empty


def test_points_in_one_place_are_kept_once_and_known_by_step() -> None:
    session = search("random_search")
    session.seek(2000)
    cloud = Cloud(session.runs[0], session.ground, (1.0, 1.0))
    cloud.take_in()
    points, taken = cloud.until(2000)
    assert 100 < len(points) <= 144
    assert len(cloud.until(10)[0]) <= 10
    assert 0 < taken.sum() < 40


@pytest.mark.gl
@pytest.mark.parametrize("optimizer", ["brute_force", "divide_and_conquer", "nelder_mead", "dogleg"])
def test_the_surface_shows_what_was_tried(qtbot: QtBot, optimizer: str) -> None:
    session = search(optimizer)
    session.seek(5)
    view = SurfaceView(session)
    qtbot.addWidget(view)
    view.resize(480, 450)
    view.apply_theme(LIGHT)
    view.show()
    before = look(view)
    session.set_look(0, Look(0, visible=False))
    assert differs(look(view), before) > 0.001
