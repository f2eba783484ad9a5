"""What the map says of the place under the mouse: a step of a run, a minimum, or a cell of a map of many runs."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QCoreApplication, QPointF

from gdviz.session.session import Session
from gdviz.ui.drawing.raster import Frame
from gdviz.ui.views.contour.picture import ContourPicture
from gdviz.ui.views.contour.slice import off_plane
from gdviz.ui.wording.numbers import brief_number, format_number
from gdviz.ui.wording.words import run_name

_NEAR = 8.0  # pixels within which pointing means a point

Reading = tuple[QPointF, list[str], str]  # where the label stands, its lines and colour


def step_at(picture: ContourPicture, session: Session, at: QPointF) -> tuple[int, int] | None:
    """Return the run and the step whose point of the path is under the mouse."""
    for index in reversed(picture.paths.order()):
        path = picture.paths.of(index)
        if not session.ready or path is None:
            break
        step = path.nearest(at.x(), at.y(), session.runs[index].length, _NEAR)
        if step is not None:
            return index, step
    return None


def reading_at(
    picture: ContourPicture, session: Session, frame: Frame, at: QPointF, pointed: tuple[int, int] | None
) -> Reading | None:
    """Return what is under the mouse; `pointed` is what step_at said of it."""
    path = None if pointed is None else picture.paths.of(pointed[0])
    if pointed is not None and path is not None:
        index, step = pointed
        return QPointF(*path.point(step)), _of_step(session, index, step), picture.paths.style(index).colour
    for number, place in enumerate(frame.to_pixels(picture.minima())):
        if np.hypot(place[0] - at.x(), place[1] - at.y()) <= _NEAR + 2:
            return QPointF(*place), _of_minimum(session, number), ""
    lines = picture.overlay.read(frame, at)
    return (at, lines, "") if lines else None


def _of_step(session: Session, index: int, step: int) -> list[str]:
    trajectory = session.runs[index].trajectory
    title = QCoreApplication.translate("ContourView", "{name}, step {step}")
    place = ", ".join(format_number(value) for value in trajectory.memory.head(step)[:3].tolist())
    loss = format_number(float(trajectory.losses[step]))
    lines = [title.format(name=run_name(session.experiment.runs[index]), step=step), f"({place})", f"f = {loss}"]
    if trajectory.memory.is_whole:  # the places of a wide run are not at hand
        lines += off_plane(session, trajectory.position(step))
    return lines


def _of_minimum(session: Session, number: int) -> list[str]:
    minimum = session.minima[number]
    place = ", ".join(brief_number(value) for value in minimum[:3].tolist())
    text = QCoreApplication.translate("ContourView", "minimum ({place}), f = {loss}")
    loss = brief_number(float(session.landscape.loss(minimum)))
    return [text.format(place=place, loss=loss), *off_plane(session, minimum)]
