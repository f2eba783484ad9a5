"""The panel that shows the loss along the step at the cursor: how far it went, and how far it could have gone."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel

from gdviz.engine.affordable import affordable
from gdviz.engine.slice import Slice
from gdviz.session.session import Session
from gdviz.ui.at_ball import Ball, ball_of
from gdviz.ui.drawing.geometry import Floats
from gdviz.ui.drawing.small_plot import Curve, Drawing, SmallPlot, Spot, height_range
from gdviz.ui.sameness import same
from gdviz.ui.themes.theme import Theme
from gdviz.ui.views.slice_words import no_slice, slice_in_words
from gdviz.ui.views.slice_zoom import SliceZoom
from gdviz.ui.widgets.panel_page import PanelPage, note, worded_button
from gdviz.ui.widgets.panel_widget import PanelWidget
from gdviz.ui.wording.numbers import brief_number, format_number

_POINTS = 241
_HEIGHT = 230


class SlicePanel(PanelWidget):
    """One small plot with its words."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._shown: tuple[object, ...] = ()
        self._slice: Slice | None = None
        self._page = PanelPage(self)
        self._plot = SmallPlot(self._read, _HEIGHT, self, zooms=True)
        self._zoom = SliceZoom(self)
        self._plot.zoomed.connect(self._zoom.zoom)
        self._plot.moved.connect(self._zoom.move_by)
        self._zoom.changed.connect(self._again)
        self._legend, self._words = QLabel(self), note(self)
        self._legend.setProperty("role", "secondary")
        self._legend.setWordWrap(True)
        self._log = worded_button("log-scale", self)
        self._log.toggled.connect(lambda _: self._again())
        buttons = QHBoxLayout()
        buttons.addWidget(self._log)
        buttons.addStretch(1)
        buttons.addWidget(self._zoom)
        self._page.column.addWidget(self._plot)
        self._page.column.addLayout(buttons)
        for part in (self._legend, self._words):
            self._page.column.addWidget(part)
        self._page.column.addStretch(1)
        self._retranslate()

    def redraw(self) -> None:
        """Show the step at the cursor."""
        session = self._session
        ball = ball_of(session)
        ends = None if ball is None else _ends(ball)
        numbers = () if ends is None else (ends[0], *ends[1].tolist(), *ends[2].tolist())
        subject = (None if ball is None else ball.run, "" if ball is None else ball.name + ball.style.colour)
        shown = (session.landscape, *subject, numbers, self._log.isChecked())
        if same(shown, self._shown):
            return
        self._shown = shown
        self._page.say_subject(ball)
        self._zoom.keep_to(session.landscape, session.selected)
        self._slice = None
        if ball is not None and ends is not None:
            step, position, update = ends
            self._slice = Slice(session.landscape, position, update)
            words = QCoreApplication.translate("SlicePanel", "{name}, along the update from step {step} to {next}")
            self._page.subject.setText(words.format(name=ball.name, step=step, next=step + 1))
        usable = self._slice is not None and math.isfinite(self._slice.loss) and bool(self._slice.update.any())
        for part in (self._plot, self._legend, self._log, self._zoom):
            part.setVisible(usable)
        if not usable or self._slice is None or ball is None:
            self._slice = None
            self._words.setText("" if ball is None else no_slice(ends is not None))
            return
        words = slice_in_words(self._slice)
        self._words.setText(words)
        self._plot.show_drawing(self._drawing(self._slice, ball.style.colour), words)

    def apply_theme(self, theme: Theme) -> None:
        """Pass the colours on."""
        self._plot.apply_theme(theme)
        self._log.apply_theme(theme)
        self._zoom.apply_theme(theme)

    def changeEvent(self, event: QEvent) -> None:
        """Say everything again in a new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        translate = QCoreApplication.translate
        self._plot.setAccessibleName(translate("SlicePanel", "Loss along the step"))
        logarithmic = translate("SlicePanel", "Logarithmic loss")
        self._log.setText(logarithmic)
        self._log.describe(logarithmic)
        self._zoom.retranslate()
        self._legend.setText(
            translate(
                "SlicePanel",
                "○ α = 0, before the step · ● α = 1, the step taken · ★ lowest along the line · "
                "dashed: quadratic model · straight: Armijo condition, a step is to end below it",
            )
        )
        self._again()

    def _again(self) -> None:
        self._shown = ()
        self.redraw()

    def _drawing(self, along: Slice, colour: str) -> Drawing:
        log = self._log.isChecked()
        low, high = self._zoom.span(along.seen)
        alphas = np.linspace(low, high, affordable(along.landscape, _POINTS))
        true, model, armijo = along.losses(alphas), along.model(alphas), along.armijo(alphas)
        least = along.least
        ends = (min(0.0, least.alpha), max(1.0, least.alpha))
        between = (alphas >= ends[0]) & (alphas <= ends[1])
        marked = [(0.0, along.loss), (1.0, along.taken), (least.alpha, least.loss)]
        seen = [loss for alpha, loss in marked if low <= alpha <= high]
        seen += true[between if between.any() else slice(None)].tolist()
        heights = _plotted(np.array(seen), log)

        def curve(values: Floats) -> Floats:
            return np.stack([alphas, _plotted(values, log)], axis=1)

        curves = (
            Curve(curve(armijo), "quiet", width=1.4),
            Curve(curve(true), "run", width=2.2),
            Curve(curve(model), "text", dashed=True),
        )
        spots = [Spot(0.0, _height(along.loss, log), "ring", "run")]
        if least.inside:
            spots.append(Spot(least.alpha, _height(least.loss, log), "star", "accent"))
        spots.append(Spot(1.0, _height(along.taken, log), "ball", "run"))
        return Drawing((low, high), height_range(heights, margin=0.18), curves, tuple(spots), "α", colour, log)

    def _read(self, alpha: float) -> list[str]:
        along = self._slice
        if along is None:
            return []
        at = np.array([alpha])
        translate = QCoreApplication.translate
        rows = (
            ("f = {value}", along.losses(at)),
            (translate("SlicePanel", "model {value}"), along.model(at)),
            (translate("SlicePanel", "Armijo {value}"), along.armijo(at)),
        )
        lines = [text.format(value=format_number(float(values[0]))) for text, values in rows]
        return [f"α = {brief_number(alpha, 3)}", *lines]


def _ends(ball: Ball) -> tuple[int, Floats, Floats] | None:
    """Return the step that the update leaves, its position (P,) and the update (P,).

    It is the update that the next step makes; at the end of a run the last one. None where there is none.
    """
    run, step = ball.run, ball.step
    here = run.trajectory.position(step)
    if step < run.length:
        after = run.trajectory.position(step + 1)
    else:
        coming = run.coming()
        if coming is None:
            if step == 0:
                return None
            step, after = step - 1, here
            here = run.trajectory.position(step)
        else:
            after = coming
    update = after - here
    return (step, here, update) if np.isfinite(update).all() else None


def _plotted(values: Floats, log: bool) -> Floats:
    if not log:
        return values
    with np.errstate(all="ignore"):
        return np.where(values > 0.0, np.log10(values), np.nan)


def _height(value: float, log: bool) -> float:
    return float(_plotted(np.array([value]), log)[0])
