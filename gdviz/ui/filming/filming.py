"""Makes a film: the stage shows moment after moment, the writer encodes them; it can be called off at any frame."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtWidgets import QApplication

from gdviz.export.films.clock import FilmClock, Moment
from gdviz.export.films.encoding import Pixels
from gdviz.export.films.formats import FilmFormat, format_of
from gdviz.export.films.order import FilmOrder
from gdviz.export.films.writer import FilmWriter
from gdviz.session.files.view_choice import ViewChoice
from gdviz.session.session import Session
from gdviz.ui.filming.stage import USUAL_HEIGHT, FilmStage
from gdviz.ui.filming.window_stage import WindowStage
from gdviz.ui.themes.appearance import Appearance

SAMPLES = 12  # frames from which a film of few colours takes them
SOFTEST, LARGEST_TYPE = 0.75, 4.0
Report = Callable[[int, int], bool]  # frames that are made, frames in all → whether to go on


def film(
    session: Session,
    order: FilmOrder,
    path: Path,
    appearance: Appearance,
    view: ViewChoice,
    metadata: Mapping[str, str],
    report: Report,
) -> bool:
    """Film the session's runs into `path`; tell whether it was not called off.

    `view` is how it is looked at; `metadata` go into the file. Raises InputError for an order that cannot be met,
    OSError where the file cannot be written; then nothing is left.
    """
    form = format_of(path)
    clock = prepared(session, order, form)
    stage = staged(session, order, appearance, view)
    try:
        samples = [stage.frame(moment) for moment in _samples(clock)] if form.pixels == "pal8" else []
        writer = FilmWriter(path, form, (order.width, order.height), clock.fps, metadata, samples)
        try:
            whole = _shoot(stage, clock, writer, report)
        except BaseException:
            writer.abandon()
            raise
        if whole:
            writer.close()
        else:
            writer.abandon()
        return whole
    finally:
        stage.close()
        stage.deleteLater()


def prepared(session: Session, order: FilmOrder, form: FilmFormat) -> FilmClock:
    """Make all steps that are filmed, and the whole map under them; return the clock. Raises InputError."""
    session.prepare()
    session.foresee(session.experiment.steps)
    clock = order.clock(form, session.longest)
    session.ground.finish()
    session.maps.finish()
    return clock


def type_size(order: FilmOrder) -> float:
    """Return how much larger than usual type and lines are drawn, so that a film reads the same at any size."""
    if "window" in order.views:
        return 1.0
    return min(max(min(order.width, order.height) / USUAL_HEIGHT, SOFTEST), LARGEST_TYPE)


def staged(session: Session, order: FilmOrder, appearance: Appearance, view: ViewChoice) -> FilmStage | WindowStage:
    """Return the stage that an order asks for; whoever asked closes it and deletes it later."""
    appearance.enlarge(type_size(order))
    if "window" in order.views:
        return WindowStage(session, order, appearance, view)
    return FilmStage(session, order, appearance.theme, view)


def _samples(clock: FilmClock) -> list[Moment]:
    """Return moments spread over the film."""
    count = min(SAMPLES, clock.count)
    return [clock.moment(round(index * (clock.count - 1) / max(count - 1, 1))) for index in range(count)]


def _shoot(stage: FilmStage | WindowStage, clock: FilmClock, writer: FilmWriter, report: Report) -> bool:
    """Draw and write every frame; moments at which nothing moves are drawn once."""
    shown: tuple[int, float, float] | None = None
    frame: Pixels | None = None
    for index, moment in enumerate(clock.moments()):
        key = (moment.step, moment.share, moment.seconds if stage.turns else 0.0)
        if frame is None or key != shown:
            frame, shown = stage.frame(moment), key
        writer.write(frame)
        if not report(index + 1, clock.count):
            return False
        if index % 30 == 0:
            QApplication.processEvents()  # what was put off, such as deleting, happens
    return True
