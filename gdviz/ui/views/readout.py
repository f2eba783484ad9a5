"""One line of numbers: the selected run at the cursor, or what the mouse points at.

Every number has one place and one width, can be selected and copied, and says in its tooltip what it is.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import partial

import numpy as np
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QStackedLayout, QWidget

from gdviz.engine.run import Run
from gdviz.engine.stopping import Stop
from gdviz.engine.trajectory import Trajectory
from gdviz.session.session import Session
from gdviz.ui.drawing.departure import Departure
from gdviz.ui.drawing.geometry import Floats
from gdviz.ui.sameness import same
from gdviz.ui.themes.theme import LIGHT, RUN_STYLES, Theme
from gdviz.ui.views.readout_row import ReadoutRow
from gdviz.ui.wording.counting import convention, counted
from gdviz.ui.wording.numbers import brief_number, format_number
from gdviz.ui.wording.words import in_words, run_name

_SPELLED = 3  # coordinates that are shown
_DIGITS = (5, 4, 3, 2)  # of a coordinate, the more the better
_WIDEST = "−1.235e−10"
_USUAL = "−0.12345"


class ReadoutView(QWidget):
    """Draws the session as a row of a status bar."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._theme = LIGHT
        self._point: tuple[float, float] | None = None
        self._pointed_at = 0  # the cursor when that was pointed at; when it moves, the run speaks again
        self._shown: tuple[object, ...] = ()
        self._watched: tuple[object, ...] = ()
        self._departure: Departure | None = None
        run = {"x": "x", "f": "f", "gradient": "‖∇f‖", "rate": "η", "move": "‖Δx‖", "evaluations": ""}
        self._run_row = ReadoutRow(run)
        self._mouse_row = ReadoutRow({"x": "x", "f": "f", "gradient": "∇f"})
        self._pages = QStackedLayout(self)
        self._pages.addWidget(self._run_row)
        self._pages.addWidget(self._mouse_row)
        self._retranslate()

    def redraw(self) -> None:
        """Show the session as it is now."""
        session = self._session
        index = session.selected
        run = session.runs[index] if session.ready and 0 <= index < len(session.runs) else None
        step = min(session.cursor, run.length) if run is not None else 0
        if session.cursor != self._pointed_at:
            self._point = None
        pointed = None if session.playback.playing else session.pointer.place
        shown = (
            index, step, pointed, self._point, session.experiment, session.looks, run and run.trajectory,
            run and run.stopped, session.landscape,
        )  # fmt: skip
        if len(shown) == len(self._shown) and all(a is b or a == b for a, b in zip(shown, self._shown, strict=True)):
            return
        self._shown = shown
        self._fit()
        at_mouse = self._point is not None and pointed is None
        self._pages.setCurrentWidget(self._mouse_row if at_mouse else self._run_row)
        if pointed is not None:
            self._show_run(pointed[0], session.runs[pointed[0]], pointed[1], pointed=True)
        elif self._point is not None:
            self._show_point(self._point)
        elif run is not None:
            self._show_run(index, run, step)
        else:
            self._show_nothing()

    def show_hover(self, point: tuple[float, float] | None) -> None:
        """Show what lies at a point (x, y) of the map until the cursor moves; None: the run again."""
        if point != self._point and not self._session.playback.playing:
            self._point, self._pointed_at = point, self._session.cursor
            self.redraw()

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        self._theme = theme
        self._shown = ()
        self.redraw()

    def changeEvent(self, event: QEvent) -> None:
        """Say everything again in a new language, and make room for another font."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        elif event.type() == QEvent.Type.FontChange:
            self._fit()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        for row in (self._run_row, self._mouse_row):
            row.explain("x", self.tr("Position"))
            row.explain("f", self.tr("Loss at this position"))
        self._run_row.explain("gradient", self.tr("Length of the gradient"))
        self._run_row.explain("rate", self.tr("Learning rate of the update that led here"))
        self._run_row.explain("move", self.tr("Length of the update that led here"))
        self._run_row.rename("evaluations", self.tr("evals"))
        self._mouse_row.explain("gradient", self.tr("Gradient at this position"))
        self._mouse_row.show_title(self.tr("at the mouse"))
        self._shown = ()

    def _show_run(self, index: int, run: Run, step: int, *, pointed: bool = False) -> None:
        trajectory, row = run.trajectory, self._run_row
        slope, move = _slope_and_move(trajectory, step)
        rate = float(trajectory.rates[step])
        row.badge.show_style(RUN_STYLES[self._session.looks[index].slot % len(RUN_STYLES)], self._theme)
        row.show_title(run_name(self._session.experiment.runs[index]))
        dimension = len(run.start)
        place = trajectory.memory.head(step)[:_SPELLED].tolist()
        row.show_figure("x", _fitting(row, place, dimension))
        row.show_figure("f", format_number(float(trajectory.losses[step])))
        row.show_figure("gradient", format_number(slope))
        row.show_figure("rate", "–" if math.isnan(rate) else brief_number(rate))
        row.show_figure("move", "–" if math.isnan(move) else format_number(move))
        counts = run.evaluations_at(step)
        row.show_figure("evaluations", counted(run.cost_until(step)))
        made = self.tr("Made so far, also for drawing: {counts}").format(counts=_counted(counts))
        row.explain("evaluations", f"{convention()}\n{made}")
        if pointed:
            words = self.tr("step {step}, where the mouse points").format(step=step)
            row.show_sentence(words)
        elif run.stopped is not None and step >= run.stopped.step:
            row.show_sentence(self._ended(run.stopped), in_words(run.stopped.message))
        else:
            row.show_sentence(self._doing(run, step), self.tr("What the selected run is doing at this step"))

    def _show_point(self, point: tuple[float, float]) -> None:
        landscape = self._session.landscape
        position = np.array(self._session.ground.position_at(point))
        self._mouse_row.show_figure("x", _fitting(self._mouse_row, position[:_SPELLED].tolist(), len(position)))
        self._mouse_row.show_figure("f", format_number(float(landscape.loss(position))))
        gradient = "–"
        if self._session.ready:  # before that, derivatives are still being made
            gradient = _spelled(landscape.gradient(position)[:_SPELLED].tolist(), len(position))
        self._mouse_row.show_figure("gradient", gradient)

    def _show_nothing(self) -> None:
        row = self._run_row
        row.badge.show_style(None, self._theme)
        row.show_title("" if self._session.experiment.runs else self.tr("Add a run to see it descend"))
        for key in ("x", "f", "gradient", "rate", "move", "evaluations"):
            row.show_figure(key, "–" if self._session.experiment.runs else "")
        row.show_sentence("")

    def _ended(self, stop: Stop) -> str:
        """Return how a run ended, in few words."""
        if stop.reason == "refused":
            return self.tr("cannot run on this landscape")
        if stop.reason == "diverged" and stop.step == 0:
            return self.tr("cannot start here")
        words = {
            "converged": self.tr("converged at step {step}"),
            "spent": self.tr("budget used up at step {step}"),
            "diverged": self.tr("diverged at step {step}"),
            "finished": self.tr("finished at step {step}"),
        }
        return words[stop.reason].format(step=stop.step)

    def _doing(self, run: Run, step: int) -> str:
        """Return what the run is doing at `step`, in words."""
        left = self._left_at(run.trajectory, step)
        if left is not None and left >= 0:
            return self.tr("left the map at step {step}").format(step=left)
        if step == 0:
            return self.tr("at the start")
        if left is not None:
            return self.tr("off the map")
        before, now = run.trajectory.losses[step - 1 : step + 1].tolist()
        if now == before:
            return self.tr("level")
        doing = self.tr("descending") if now < before else self.tr("rising")
        if step < self._session.experiment.steps:
            return doing
        return self.tr("{doing}, all {count} steps made").format(doing=doing, count=step)

    def _left_at(self, trajectory: Trajectory, step: int) -> int | None:
        ground = self._session.ground
        watched = (trajectory, ground.area, ground.key)
        if not same(watched, self._watched) or self._departure is None:
            low, high = tuple(low for low, _ in ground.area), tuple(high for _, high in ground.area)
            self._watched, self._departure = watched, Departure(partial(ground.seen_path, trajectory), low, high)
        return self._departure.left_at(step)

    def _fit(self) -> None:
        dimension = self._session.landscape.dimension
        shown = min(dimension, _SPELLED)
        place = _USUAL if dimension == 1 else f"({', '.join([_USUAL] * shown)}{', …' if dimension > _SPELLED else ''})"
        gradient = place.replace(_USUAL, _WIDEST)
        usual = {"f": _WIDEST, "gradient": _WIDEST, "rate": "0.00012345", "move": _WIDEST, "evaluations": "200000"}
        self._run_row.fit({"x": place, **usual})
        self._mouse_row.fit({"x": place, "f": _WIDEST, "gradient": gradient})


def _counted(counts: Mapping[str, int]) -> str:
    """Return what was evaluated how often, in words."""
    translate = QCoreApplication.translate
    words = {
        "loss": translate("ReadoutView", "loss {count}"),
        "gradient": translate("ReadoutView", "gradient {count}"),
        "hessian": translate("ReadoutView", "second derivatives {count}"),
        "residuals": translate("ReadoutView", "residuals {count}"),
        "jacobian": translate("ReadoutView", "derivatives of the residuals {count}"),
    }
    return ", ".join(words[name].format(count=count) for name, count in counts.items())


def _slope_and_move(trajectory: Trajectory, step: int) -> tuple[float, float]:
    """Return ‖∇f‖ at `step` and the length of the step that led there, NaN at the start."""
    if not trajectory.memory.is_whole:
        return float(trajectory.gradient_lengths[step]), float(trajectory.step_lengths[step])
    move = _length(trajectory.position(step) - trajectory.position(step - 1)) if step else math.nan
    return _length(trajectory.gradient(step)), move


def _length(vector: Floats) -> float:
    """Return the Euclidean length, also where its square overflows."""
    return math.hypot(*vector.tolist())


def _fitting(row: ReadoutRow, figures: list[float], dimension: int) -> str:
    """Return coordinates with as many digits as there is room for: a number is never cut."""
    texts = (_spelled(figures, dimension, digits) for digits in _DIGITS)
    return next((text for text in texts if row.has_room("x", text)), _spelled(figures, dimension, _DIGITS[-1]))


def _spelled(figures: list[float], dimension: int, digits: int = 5) -> str:
    texts = [format_number(value, digits) for value in figures]
    if dimension == 1:
        return texts[0]
    return f"({', '.join(texts)}{', …' if dimension > len(texts) else ''})"
