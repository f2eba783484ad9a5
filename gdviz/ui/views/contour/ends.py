"""Where every run stands on the map at the cursor: its ball, or where it left, with what has to be said there."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from gdviz.engine.run import Run
from gdviz.session.session import Session
from gdviz.ui.drawing.geometry import Floats
from gdviz.ui.drawing.raster import Frame
from gdviz.ui.views.contour.heads import Head
from gdviz.ui.views.contour.marks import drawable
from gdviz.ui.views.contour.path import RunPath
from gdviz.ui.views.contour.paths import ContourPaths
from gdviz.ui.views.curve import on_curve_at
from gdviz.ui.wording.words import run_name

_BALL, _SELECTED_BALL = 5.5, 6.5


def ends_of(session: Session, paths: ContourPaths, frame: Frame, start: Floats) -> list[Head]:
    """Return the head of every visible run; before there are runs they stand at `start` (2,) of the plane."""
    order = paths.order()
    if not session.ready:
        x, y = frame.to_pixels(start).tolist()
        return [Head((x, y), paths.style(index), _BALL) for index in order if drawable((x, y))]
    heads = []
    for index in order:
        run, path = session.runs[index], paths.of(index)
        if path is None:
            continue
        k = paths.shown_step(run)
        left = path.departure.left_at(k)
        place, way = (_ball(session, run, path, k), None) if left is None else path.way_out(left)
        words = _outcome(run, run_name(session.experiment.runs[index]), k, left)
        came = path.point(k) if left is None and session.landscape.dimension > 1 else place
        radius = _SELECTED_BALL if index == session.selected else _BALL
        heads.append(Head(place, paths.style(index), radius, way, words, came))
    return heads


def _ball(session: Session, run: Run, path: RunPath, k: int) -> tuple[float, float]:
    """Return where the ball of a run at step k is, in pixels: there, or on the way to the next step."""
    share, here = session.playback.share, path.point(k)
    if not share or k >= run.length:
        return here
    (x, y), (to_x, to_y) = here, path.point(k + 1)
    place = (x + share * (to_x - x), y + share * (to_y - y))
    if session.landscape.dimension == 1:  # it rolls along the curve
        at, to = run.trajectory.between(k, k + 2)[:, 0].tolist()
        place = path.frame.pixel(*on_curve_at(session.landscape, at + share * (to - at)))
    return place if drawable(place) else here


def _outcome(run: Run, name: str, k: int, left: int | None) -> str:
    """Return what has to be said beside the end of a run's path; "" when it is on its way."""
    stop = run.stopped
    if stop is not None and stop.reason == "diverged" and k >= stop.step:
        words = QCoreApplication.translate("ContourView", "{name} diverged at step {step}")
        return words.format(name=name, step=stop.step)
    if left is None:
        return ""
    if left < 0:
        return QCoreApplication.translate("ContourView", "{name} is out of sight").format(name=name)
    return QCoreApplication.translate("ContourView", "{name} left at step {step}").format(name=name, step=left)
