"""The surface view: what a click, a drag, a key and a look at it do; and the geometry under it."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

import msgspec
import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gdviz.assets import resources
from gdviz.engine.experiment import Experiment, LandscapeChoice, RunChoice
from gdviz.engine.files.catalog import load_catalog
from gdviz.engine.relief import Relief
from gdviz.session.changes.branching import branch_run
from gdviz.session.changes.editing import set_hyperparameter
from gdviz.session.session import Look, Session
from gdviz.ui.themes.theme import DARK, LIGHT, RUN_STYLES
from gdviz.ui.views.surface.axes import height_ticks, plane_ticks
from gdviz.ui.views.surface.box import HEIGHT
from gdviz.ui.views.surface.camera import Camera, Eye, Stand
from gdviz.ui.views.surface.ground import Ground
from gdviz.ui.views.surface.mesh import faces_of, vertices_of
from gdviz.ui.views.surface.paths import draped
from gdviz.ui.views.surface.pick import picked_point
from gdviz.ui.views.surface.strand import Strand
from gdviz.ui.views.surface.view import SurfaceView
from tests.driver import PATIENCE_MS
from tests.pictures import pixels

CATALOG = load_catalog([resources()])
QUADRATIC = "3x² + 2xy + 6y²"
SIX = ((-6.0, 6.0), (-6.0, 6.0))


def descent(formula: str = QUADRATIC, domain: Any = SIX, start: Any = (5.0, 5.0), rate: float = 0.05) -> Session:
    choice = RunChoice("gd", "gd", CATALOG.optimizers["gd"].defaults() | {"lr": rate})
    session = Session(CATALOG, Experiment(LandscapeChoice(formula, domain), start, (choice,)))
    session.prepare()
    session.seek(20)
    return session


def surface(qtbot: QtBot, session: Session) -> SurfaceView:
    view = SurfaceView(session)
    qtbot.addWidget(view)
    view.resize(480, 500)
    view.show()
    qtbot.waitExposed(view)
    redrawn(view)
    return view


def redrawn(view: SurfaceView) -> QImage:
    view.redraw()
    QTest.qWait(30)
    return view.grab().toImage()


def count(image: QImage, colour: str, tolerance: int = 12) -> int:
    wanted = [int(colour[at : at + 2], 16) for at in (1, 3, 5)]
    return int((np.abs(pixels(image) - wanted).max(axis=2) <= tolerance).sum())


def canvas_of(view: SurfaceView) -> QWidget:
    return next(child for child in view.findChildren(QWidget) if type(child).__name__ == "SurfaceCanvas")


def note_of(view: SurfaceView) -> str:
    return next((label.text() for label in view.findChildren(QLabel) if label.isVisibleTo(view)), "")


def move(view: SurfaceView, to: QPoint) -> None:
    """Move the mouse without the screen's pointer, which answers when it likes."""
    canvas, none = canvas_of(view), Qt.MouseButton.NoButton
    place, everywhere = QPointF(to), QPointF(canvas.mapToGlobal(to))
    moved = QMouseEvent(QEvent.Type.MouseMove, place, everywhere, none, none, Qt.KeyboardModifier.NoModifier)
    QCoreApplication.sendEvent(canvas, moved)


def pixel_of(view: SurfaceView, point: tuple[float, float]) -> QPoint:
    """Look for the pixel that shows a plane point, as a person would: by hovering."""
    seen: list[tuple[float, QPoint]] = []
    here = QPoint()
    view.hovered.connect(lambda at: seen.append((np.hypot(at[0] - point[0], at[1] - point[1]), here)) if at else None)
    for step, reach in ((20, 500), (4, 24), (1, 5)):
        middle = min(seen, key=lambda entry: entry[0])[1] if seen else QPoint(240, 250)
        for x in range(middle.x() - reach, middle.x() + reach, step):
            for y in range(middle.y() - reach, middle.y() + reach, step):
                here = QPoint(x, y)
                if canvas_of(view).rect().contains(here):
                    move(view, here)
    return min(seen, key=lambda entry: entry[0])[1]


@pytest.mark.gl
def test_surface_path_and_ball_are_seen_in_both_themes_unless_the_run_is_hidden(qtbot: QtBot) -> None:
    session = descent()
    view = surface(qtbot, session)
    for theme in (LIGHT, DARK):
        view.apply_theme(theme)
        image = redrawn(view)
        assert count(image, RUN_STYLES[0].colour) > 150
        assert count(image, theme.plot, 9) > 0.2 * image.width() * image.height()
        assert len(np.unique(pixels(image).reshape(-1, 3), axis=0)) > 400  # shades and light, not one flat colour
    session.set_look(0, Look(0, visible=False))
    assert count(redrawn(view), RUN_STYLES[0].colour) == 0


@pytest.mark.gl
def test_a_click_sets_the_start_where_hovering_said(qtbot: QtBot) -> None:
    session = descent()
    view = surface(qtbot, session)
    at = pixel_of(view, (-3.0, 2.0))
    QTest.mouseClick(canvas_of(view), Qt.MouseButton.LeftButton, pos=at)
    assert session.experiment.start == pytest.approx((-3.0, 2.0), abs=0.1)


@pytest.mark.gl
def test_dragging_the_start_moves_it_and_any_other_drag_orbits(qtbot: QtBot) -> None:
    session = descent()
    view, left = surface(qtbot, session), Qt.MouseButton.LeftButton
    canvas, camera = canvas_of(view), view.camera()
    start, goal = pixel_of(view, (5.0, 5.0)), pixel_of(view, (0.0, -2.0))
    QTest.mousePress(canvas, left, pos=start)
    move(view, goal)
    QTest.mouseRelease(canvas, left, pos=goal)
    moved = session.experiment.start
    assert moved == pytest.approx((0.0, -2.0), abs=0.1)
    assert view.camera() == camera
    QTest.mousePress(canvas, left, pos=QPoint(40, 470))
    move(view, QPoint(90, 450))
    QTest.mouseRelease(canvas, left, pos=QPoint(90, 450))
    assert view.camera()["azimuth"] != camera["azimuth"]
    assert session.experiment.start == moved
    QTest.keyClick(canvas, Qt.Key.Key_0)
    assert view.camera() == camera


@pytest.mark.gl
def test_plain_arrows_and_space_go_to_the_window_and_shift_arrows_orbit(qtbot: QtBot) -> None:
    class Window(QWidget):
        keys: list[int]

        def keyPressEvent(self, event: QKeyEvent) -> None:
            self.keys.append(event.key())

    window, view = Window(), SurfaceView(descent())
    window.keys = []
    qtbot.addWidget(window)
    QVBoxLayout(window).addWidget(view)
    window.show()
    before = view.camera()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Space, Qt.Key.Key_Home):
        QTest.keyClick(canvas_of(view), key)
    assert window.keys == [Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Space, Qt.Key.Key_Home]
    assert view.camera() == before
    QTest.keyClick(canvas_of(view), Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert view.camera()["azimuth"] != before["azimuth"]


@pytest.mark.gl
def test_the_camera_is_kept_and_nonsense_is_not(qtbot: QtBot) -> None:
    view = surface(qtbot, descent())
    view.set_camera({"azimuth": 20.0, "elevation": 60.0, "zoom": 2.0, "centre": (0.1, 0.0, 0.3)})
    kept = view.camera()
    view.reset_camera()
    view.set_camera(kept)
    where = {"azimuth": 20.0, "elevation": 60.0, "zoom": 2.0, "centre": (0.1, 0.0, 0.3)}
    assert view.camera() == kept == where | {"home": kept["home"]}
    view.set_camera({"azimuth": "north"})
    assert view.camera()["zoom"] == 1


@pytest.mark.gl
@pytest.mark.parametrize(
    ("formula", "domain", "start"),
    [
        ("1e300 (x² + y²)", ((-2, 2), (-2, 2)), (1, 1)),
        ("3 + 0x + 0y", ((-2, 2), (-2, 2)), (1, 1)),
        ("log(x y)", ((-2, 2), (-2, 2)), (1, 1)),
        ("exp(x² + y²)", ((-26, 26), (-26, 26)), (1, 1)),
        ("x² + y²", ((-1e12, 1e12), (-1e-3, 1e-3)), (5, 0)),
        ("x² - y²", ((-1, 1), (-1, 1)), (30, 0)),
        ("x1² + x2² + x3²", ((-1, 1), (-1, 1), (-1, 1)), (0.5, 0.5, 0.5)),
    ],
)
def test_extreme_landscapes_are_drawn_at_both_scales(
    qtbot: QtBot, caplog: pytest.LogCaptureFixture, formula: str, domain: Any, start: Any
) -> None:
    view = surface(qtbot, descent(formula, domain, start))
    for scale in ("linear", "log"):
        view.set_scale(scale)
        assert len(np.unique(pixels(redrawn(view)).reshape(-1, 3), axis=0)) > 20
    assert not caplog.records and not note_of(view)


@pytest.mark.gl
@pytest.mark.parametrize(
    ("formula", "domain", "start", "words"),
    [("x² - 4x", ((-6, 6),), (5,), "One variable"), ("sqrt(-1 - x² - y²)", SIX, (1, 1), "no finite number")],
)
def test_what_has_no_surface_says_so(qtbot: QtBot, formula: str, domain: Any, start: Any, words: str) -> None:
    assert words in note_of(surface(qtbot, descent(formula, domain, start)))


@pytest.mark.gl
def test_a_view_that_cannot_draw_becomes_a_sentence(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    view = surface(qtbot, descent())

    def refuse(*_: object) -> None:
        raise RuntimeError("the card has gone")

    monkeypatch.setattr("gdviz.ui.views.surface.moving.MovingLayer.draw", refuse)
    with caplog.at_level(logging.CRITICAL, logger="gdviz"):
        view.set_scale("log")
        qtbot.waitUntil(lambda: "the card has gone" in note_of(view), timeout=PATIENCE_MS)
    view.redraw()


def test_without_opengl_the_view_says_why(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gdviz.ui.views.surface.view.why_no_3d", lambda: "there is no OpenGL here.")
    view = SurfaceView(descent())
    qtbot.addWidget(view)
    view.redraw()
    assert note_of(view) == "3-D is off: there is no OpenGL here."


def ground(height: Callable[..., Any], points: int = 41) -> Ground:
    x, y = np.linspace(-2, 2, points), np.linspace(-1, 3, points)
    return Ground.of(Relief(x, y, height(*np.meshgrid(x, y, indexing="ij"))), "linear")


def test_elevations_lie_on_the_drawn_triangles() -> None:
    at = ground(lambda x, y: np.sin(9 * x) * np.cos(7 * y), points=5)
    corners = vertices_of(at.x, at.y, at.elevations, at.box)[faces_of(at.elevations)].astype(float)
    middles = np.einsum("fcd,c->fd", corners, [0.2, 0.3, 0.5])
    assert at.elevations_at(at.box.to_plane(middles)) * HEIGHT == pytest.approx(middles[:, 2], abs=1e-6)


def test_the_smallest_grid_is_a_surface_and_a_hole_takes_away_the_cells_around_it() -> None:
    relief = Relief(np.array([0.0, 1.0]), np.array([0.0, 1.0]), np.array([[0.0, 1.0], [2.0, 3.0]]))
    assert faces_of(Ground.of(relief, "log").elevations).shape == (2, 3)
    elevations = np.zeros((4, 4), dtype=np.float32)
    elevations[1, 1] = np.nan
    assert len(faces_of(elevations)) == 2 * (9 - 4)


def test_picking_finds_the_point_that_is_drawn_there() -> None:
    at = ground(lambda x, y: (1 - x) ** 2 + 10 * (y - x * x) ** 2)
    eye = Eye.of(Camera(elevation=75.0), Stand.filling(Camera(), at.box, 480, 500, (40, 20, 20, 40)), 480, 500)
    for point in ((-1.2, 1.0), (0.3, 0.1), (1.0, 1.0)):
        x, y, _ = eye.project(at.scene(np.array([point])))[0]
        assert picked_point(eye, at, (float(x), float(y))) == pytest.approx(point, abs=1e-3)
    assert picked_point(eye, at, (1.0, 1.0)) is None


def test_a_path_lies_on_the_surface_and_ends_where_it_leaves_the_domain() -> None:
    at = ground(lambda x, y: np.cos(3 * x) + y * y)
    steps = np.array([[(-1.5, 0.0), (1.5, 2.0)], [(1.5, 2.0), (1e300, 2.0)], [(50.0, 50.0), (60.0, 50.0)]])
    pieces, counts, exits = draped(steps, at)
    assert counts[0] > 10 and counts[1] > 0 and counts[2] == 0
    ends = pieces.reshape(-1, 3).astype(float)
    assert at.elevations_at(at.box.to_plane(ends * (1 - 1e-6))) * HEIGHT == pytest.approx(ends[:, 2], abs=1e-3)
    assert exits[1] == pytest.approx((2.0, 2.0)) and np.isnan(exits[[0, 2]]).all()


def test_a_long_smooth_path_is_few_pieces() -> None:
    turn = np.linspace(0, 6, 5001)
    points = np.stack([np.cos(turn), np.sin(turn), 0 * turn], axis=1).astype(np.float32)
    strand, drawn = Strand(), []
    strand.append(np.stack([points[:-1], points[1:]], axis=1))

    class Pen:
        def stroke(self, _: object, first: int, last: int) -> None:
            drawn.append(max(last - first, 0))

    strand.stroke(Pen(), 0, 4990)  # type: ignore[arg-type]
    assert sum(drawn) < 700


def test_ticks_are_round_true_and_apart() -> None:
    assert [tick.text for tick in plane_ticks(-6, 6)] == ["−5", "0", "5"]
    assert len({tick.text for tick in plane_ticks(1 - 1e-6, 1 + 1e-6)}) == len(plane_ticks(1 - 1e-6, 1 + 1e-6))
    assert plane_ticks(1, 1) == ()
    ticks = height_ticks(lambda at: np.expm1(8 * at), logarithmic=True)
    assert [tick.text for tick in ticks] == ["0", "10", "100", "1000"]
    assert height_ticks(lambda at: 1e300 * at, logarithmic=False)[-1].text == "1e300"


@pytest.mark.gl
def test_a_branch_is_drawn_from_its_fork_on(qtbot: QtBot) -> None:
    session = descent()
    session.seek(2)
    branch_run(session, 0)
    set_hyperparameter(session, 1, "lr", 0.02)
    view = surface(qtbot, session)
    forked = count(redrawn(view), RUN_STYLES[1].colour)
    branch = session.experiment.runs[1]
    session.change(session.experiment.with_run(msgspec.structs.replace(branch, branch=None, parent=""), 1))
    assert forked < count(redrawn(view), RUN_STYLES[1].colour) / 2
