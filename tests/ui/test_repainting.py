"""A frame paints again only what it changed: and nothing that it changed is left as it was."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from gdviz.assets import resources
from gdviz.engine.experiment import Experiment, LandscapeChoice, RunChoice
from gdviz.engine.files.catalog import load_catalog
from gdviz.session.session import Session
from gdviz.ui.plotting import Plot
from gdviz.ui.theme import LIGHT
from gdviz.ui.views import surface_stage
from gdviz.ui.views.contour import ContourView
from gdviz.ui.views.loss import LossView
from gdviz.ui.views.surface import SurfaceView

CATALOG = load_catalog([resources()])


def runs() -> Session:
    defaults = CATALOG.optimizers["gd"].defaults()
    choices = tuple(RunChoice(f"gd {rate}", "gd", defaults | {"lr": rate}) for rate in (0.05, 0.12, 0.2, 0.01))
    landscape = LandscapeChoice("3x² + 2xy + 6y²", ((-6.0, 6.0), (-6.0, 6.0)))
    session = Session(CATALOG, Experiment(landscape, (5.0, 5.0), choices))
    session.prepare()
    session.seek(60)
    session.seek(3)
    return session


def pixels(image: QImage) -> np.ndarray:
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    rows = np.frombuffer(bytes(image.constBits()), np.uint8).reshape(image.height(), image.bytesPerLine())
    return rows[:, : 4 * image.width()].reshape(image.height(), image.width(), 4)[:, :, :3].astype(int)


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
    view = kind(session)
    plot = shown(qtbot, view).findChild(Plot)
    assert isinstance(plot, Plot)
    asked: list[Sequence[QRectF] | None] = []
    refresh = plot.refresh
    monkeypatch.setattr(plot, "refresh", lambda areas=None: (asked.append(areas), refresh(areas)))
    partly = 0
    for step in (4, 5, 6, 12, 40, 39, 10, 61, 62, 0, 1):
        before = pixels(view.grab().toImage())
        session.seek(step)
        asked.clear()
        view.redraw()
        changed = np.argwhere((pixels(view.grab().toImage()) != before).any(axis=2))
        if None in asked:
            continue
        partly += 1
        corner = plot.mapTo(view, plot.mapFromScene(plot.picture.mapToScene(0.0, 0.0)))
        areas = [
            area.translated(corner.x(), corner.y()).adjusted(-2, -2, 2, 2) for part in asked for area in part or ()
        ]
        assert all(any(area.contains(float(x), float(y)) for area in areas) for y, x in changed.tolist()), step
    assert partly >= 6


@pytest.mark.gl
def test_the_card_and_the_processor_draw_the_same_surface(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    pictures = []
    for software in (True, False):
        monkeypatch.setattr(surface_stage, "is_software_renderer", lambda _, answer=software: answer)
        view = shown(qtbot, SurfaceView(runs()))
        qtbot.wait(400)  # until a camera at rest is drawn smoothly
        pictures.append(pixels(view.grab().toImage()))
        view.hide()
    assert len(np.unique(pictures[0].reshape(-1, 3), axis=0)) > 400
    assert (np.abs(pictures[0] - pictures[1]).max(axis=2) > 24).mean() < 0.02
