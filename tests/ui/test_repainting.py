"""A frame paints again only what it changed: and nothing that it changed is left as it was."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QRectF, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from gdviz.assets import resources
from gdviz.engine.experiment import Experiment, LandscapeChoice, RunChoice
from gdviz.engine.files.catalog import load_catalog
from gdviz.session.session import Session
from gdviz.ui.drawing.plotting import Plot
from gdviz.ui.themes.theme import LIGHT
from gdviz.ui.views.contour.view import ContourView
from gdviz.ui.views.loss.view import LossView
from gdviz.ui.views.surface import stage as surface_stage
from gdviz.ui.views.surface.view import SurfaceView
from tests.driver import PATIENCE_MS
from tests.pictures import apart, pixels

CATALOG = load_catalog([resources()])


def runs(
    formula: str = "3x² + 2xy + 6y²", domain: Any = ((-6.0, 6.0), (-6.0, 6.0)), optimizers: tuple[str, ...] = ()
) -> Session:
    """Return a session of these optimizers; of none, of four rates of gradient descent."""
    defaults = CATALOG.optimizers["gd"].defaults()
    choices = tuple(RunChoice(f"gd {rate}", "gd", defaults | {"lr": rate}) for rate in (0.05, 0.12, 0.2, 0.01))
    if optimizers:
        choices = tuple(RunChoice(name, name, CATALOG.optimizers[name].defaults()) for name in optimizers)
    session = Session(CATALOG, Experiment(LandscapeChoice(formula, domain), (5.0,) * len(domain), choices))
    session.prepare()
    session.seek(60)
    session.seek(3)
    return session


def shown(qtbot: QtBot, view: ContourView | LossView | SurfaceView) -> QWidget:
    qtbot.addWidget(view)
    view.apply_theme(LIGHT)
    view.resize(480, 400)
    view.show()
    view.redraw()
    QApplication.processEvents()
    return view


@pytest.mark.parametrize("kind", [ContourView, LossView])
def test_whatever_a_step_changes_is_painted_again(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, kind: type[ContourView] | type[LossView]
) -> None:
    session = runs()
    assert painted_partly(qtbot, monkeypatch, session, kind(session)) >= 6


@pytest.mark.parametrize(
    ("formula", "domain", "optimizers"),
    [
        ("3x² + 2xy + 6y²", ((-6.0, 6.0), (-6.0, 6.0)), ("nelder_mead", "dogleg")),
        ("3x² + 2xy + 6y²", ((-6.0, 6.0), (-6.0, 6.0)), ("random_search", "divide_and_conquer")),
        ("x² + 2 sin(3x)", ((-6.0, 6.0),), ("gd", "divide_and_conquer")),
        ("x² + 2 sin(3x)", ((-6.0, 6.0),), ("brute_force", "wolfe")),
    ],
)
def test_whatever_a_search_or_a_step_on_a_curve_changes_is_painted_again(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, formula: str, domain: Any, optimizers: tuple[str, ...]
) -> None:
    session = runs(formula, domain, optimizers)
    assert painted_partly(qtbot, monkeypatch, session, ContourView(session)) >= 2


def test_losses_over_evaluations_are_painted_where_they_change(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    session = runs("3x² + 2xy + 6y²", ((-6.0, 6.0), (-6.0, 6.0)), ("gd", "armijo", "nelder_mead"))
    view = LossView(session)
    view.looking.set(unit="evaluations")
    assert painted_partly(qtbot, monkeypatch, session, view) >= 6


class Watch:
    """Looks at a view after every change: what differs must lie where the view asked to be painted."""

    def __init__(self, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, view: ContourView | LossView) -> None:
        plot = shown(qtbot, view).findChild(Plot)
        assert isinstance(plot, Plot)
        self.partly = self.moved = 0  # how often only a part was painted, and how often anything differed
        self._view, self._plot = view, plot
        self._asked: list[Sequence[QRectF] | None] = []
        self._refresh = plot.refresh
        monkeypatch.setattr(plot, "refresh", self._ask)
        self._seen = pixels(view)

    def look(self) -> None:
        self._asked.clear()
        self._view.redraw()
        seen = pixels(self._view)
        changed = (seen != self._seen).any(axis=2)
        self._seen = seen
        self.moved += bool(changed.any())
        if None not in self._asked:
            self.partly += 1
            assert not (changed & ~self._painted(changed.shape)).any()

    def _ask(self, areas: Sequence[QRectF] | None = None) -> None:
        self._asked.append(areas)
        self._refresh(areas)

    def _painted(self, shape: tuple[int, ...]) -> np.ndarray:
        corner = self._plot.mapTo(self._view, self._plot.mapFromScene(self._plot.picture.mapToScene(0.0, 0.0)))
        painted = np.zeros(shape, dtype=bool)
        for part in self._asked:
            for area in part or ():
                box = area.translated(corner.x(), corner.y()).adjusted(-2, -2, 2, 2).toAlignedRect()
                painted[max(box.top(), 0) : max(box.bottom(), 0), max(box.left(), 0) : max(box.right(), 0)] = True
        return painted


def painted_partly(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, session: Session, view: ContourView | LossView
) -> int:
    """Go to and fro; return how often only a part was painted."""
    watch = Watch(qtbot, monkeypatch, view)
    for step in (4, 5, 6, 12, 40, 39, 10, 61, 62, 0, 1):
        session.seek(step)
        watch.look()
    return watch.partly


@pytest.mark.parametrize("one_variable", [False, True])
def test_a_gliding_ball_leaves_nothing_behind(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, one_variable: bool
) -> None:
    session = runs("x²", ((-6.0, 6.0),), ("gd",)) if one_variable else runs()
    session.seek(2)
    watch = Watch(qtbot, monkeypatch, ContourView(session))
    session.playback.set_speed(2.0)
    session.playback.play()
    for _ in range(24):
        session.tick(1 / 30)
        watch.look()
    assert watch.moved >= 15
    assert watch.partly >= 15


@pytest.mark.gl
def test_the_card_and_the_processor_draw_the_same_surface(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    pictures = []
    for software in (True, False):
        monkeypatch.setattr(surface_stage, "is_software_renderer", lambda _, answer=software: answer)
        view = shown(qtbot, SurfaceView(runs()))
        timers = view.findChildren(QTimer)  # a camera at rest is drawn smoothly
        qtbot.waitUntil(lambda timers=timers: not any(timer.isActive() for timer in timers), timeout=PATIENCE_MS)
        QApplication.processEvents()
        pictures.append(pixels(view))
        view.hide()
    assert len(np.unique(pictures[0].reshape(-1, 3), axis=0)) > 400
    assert (apart(*pictures) > 24).mean() < 0.02
