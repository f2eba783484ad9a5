"""What the plots show, in words: for those who cannot see them, kept up to date a moment after anything changes."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject, QTimer
from PySide6.QtWidgets import QWidget

from gdviz.engine.run import Run
from gdviz.session.session import Session
from gdviz.ui.wording.axis_names import axis_names
from gdviz.ui.wording.numbers import brief_number
from gdviz.ui.wording.words import in_words, run_name

_LATER_MS = 400  # words are for reading, not for every frame
_SPELLED = 3  # coordinates; of more only how many there are


class Summaries(QObject):
    """Describes the map, the surface and the loss plot to screen readers."""

    def __init__(self, session: Session, map_view: QWidget, surface: QWidget, loss: QWidget) -> None:
        super().__init__(map_view)
        self._session = session
        self._spatial = (map_view, surface)
        self._loss = loss
        self._timer = QTimer(self, singleShot=True, interval=_LATER_MS)
        self._timer.timeout.connect(self.write)
        for signal in (
            session.experiment_changed,
            session.landscape_changed,
            session.advanced,
            session.cursor_moved,
            session.selection_changed,
            session.looks_changed,
        ):
            signal.connect(self.write_soon)

    def write_soon(self) -> None:
        """Write within half a second, however often this is said."""
        if not self._timer.isActive():
            self._timer.start()

    def write(self) -> None:
        """Give every plot, and what in it takes the focus, its description."""
        place, losses = place_in_words(self._session), losses_in_words(self._session)
        for view, words in (*((view, place) for view in self._spatial), (self._loss, losses)):
            if view.accessibleDescription() == words:
                continue
            view.setAccessibleDescription(words)
            for part in view.findChildren(QWidget):
                if part.accessibleName() == view.accessibleName() or part.inherits("QGraphicsView"):
                    part.setAccessibleDescription(words)


def place_in_words(session: Session) -> str:
    """Return what map and surface show: the landscape, the start, the minima, and where every run is."""
    translate = QCoreApplication.translate
    landscape = session.landscape
    spans = [
        translate("Summaries", "{name} from {low} to {high}").format(
            name=name, low=brief_number(low), high=brief_number(high)
        )
        for name, (low, high) in zip(axis_names(session), session.ground.area, strict=True)
    ]
    parts = [translate("Summaries", "f = {formula}, {spans}").format(formula=landscape.formula, spans=", ".join(spans))]
    start = translate("Summaries", "the start is at {place}")
    parts.append(start.format(place=_place(list(session.experiment.start))))
    if len(session.minima):
        minima = translate("Summaries", "known minima: {places}")
        parts.append(minima.format(places=", ".join(_place(list(point)) for point in session.minima[:_SPELLED])))
    parts += [_run_in_words(session, index) for index in _shown_runs(session)]
    return "; ".join(parts)


def losses_in_words(session: Session) -> str:
    """Return what the loss plot shows: how far every run has come down up to the cursor, and the lowest of all."""
    translate = QCoreApplication.translate
    parts = [translate("Summaries", "Losses up to step {step}").format(step=session.cursor)]
    for index in _shown_runs(session):
        run = session.runs[index]
        step = min(session.cursor, run.length)
        losses = run.trajectory.losses[: step + 1]
        sentence = translate("Summaries", "{name}: from {first} to {last}, lowest {lowest}")
        parts.append(
            sentence.format(
                name=run_name(session.experiment.runs[index]),
                first=brief_number(float(losses[0])),
                last=brief_number(float(losses[-1])),
                lowest=brief_number(float(losses.min())),
            )
        )
    return "; ".join(parts)


def _shown_runs(session: Session) -> list[int]:
    return [index for index, look in enumerate(session.looks) if look.visible] if session.ready else []


def _run_in_words(session: Session, index: int) -> str:
    run: Run = session.runs[index]
    step = min(session.cursor, run.length)
    sentence = QCoreApplication.translate("Summaries", "{name} at step {step}: {place}, f = {loss}")
    words = sentence.format(
        name=run_name(session.experiment.runs[index]),
        step=step,
        place=_place(run.trajectory.memory.head(step).tolist()),
        loss=brief_number(float(run.trajectory.losses[step])),
    )
    if run.stopped is not None and step >= run.stopped.step:
        words += f", {in_words(run.stopped.message)}"
    return words


def _place(values: list[float]) -> str:
    shown = ", ".join(brief_number(value) for value in values[:_SPELLED])
    return f"({shown}{', …' if len(values) > _SPELLED else ''})"
