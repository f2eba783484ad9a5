"""How long each layer's gradient was over the steps, on a logarithmic scale: vanishing and exploding as they happen."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from gdviz.engine.judging.layers import layers_in_words
from gdviz.session.layer_history import LayerHistory
from gdviz.session.session import Session
from gdviz.ui.drawing.geometry import Floats
from gdviz.ui.drawing.small_plot import Curve, Drawing, SmallPlot, Spot, height_range
from gdviz.ui.themes.style import GRID, heading
from gdviz.ui.themes.theme import LIGHT, Theme
from gdviz.ui.views.network.colours import layer_colours
from gdviz.ui.views.network.state import NetworkState
from gdviz.ui.widgets.icon_button import IconButton
from gdviz.ui.widgets.panel_page import note, worded_button
from gdviz.ui.wording.numbers import brief_number
from gdviz.ui.wording.words import in_words

_HEIGHT = 170
_VIEW = "network"
_MOST_READ = 8  # layers in the label under the mouse


class NetworkCurves(QWidget):
    """One curve for each layer, the cursor, and a sentence about the layers at the cursor."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._theme = LIGHT
        self._history: LayerHistory | None = None
        self._title, self._note, self.verdict = heading("", self), QLabel(self), note(self)
        self._note.setProperty("role", "secondary")
        self._plot = SmallPlot(self._read, _HEIGHT, self)
        self._plot.pressed.connect(self._seek)
        self._plot.pointed.connect(self._point)
        self._updates: IconButton = worded_button("log-scale", self)
        self._updates.toggled.connect(lambda chosen: session.network.set(updates=chosen))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GRID, 0, 0)
        column.setSpacing(GRID)
        for part in (self._title, self._plot, self._updates, self._note):
            column.addWidget(part)

    def show_state(self, state: NetworkState | None, history: LayerHistory | None) -> None:
        """Show the curves as far as they are known, and say what they mean where the cursor is."""
        self._history = history
        if state is None or history is None:
            return
        updates = self._session.network.look.updates
        self._updates.setChecked(updates)
        sentence = in_words(layers_in_words(*_at_cursor(history, state.ball.step))).replace(" ×", "\u00a0×")
        self.verdict.setText(sentence[:1].upper() + sentence[1:] + QCoreApplication.translate("NetworkCurves", "."))
        told = ""
        if history.stride > 1:
            told = QCoreApplication.translate("NetworkCurves", "every {count} steps").format(count=history.stride)
        if not history.is_complete:
            told = QCoreApplication.translate("NetworkCurves", "computing …")
        self._note.setText(told)
        self._note.setVisible(bool(told))
        self._plot.show_drawing(self._drawing(state, history, updates), self.verdict.text())

    def apply_theme(self, theme: Theme) -> None:
        """Pass the colours on."""
        self._theme = theme
        self._plot.apply_theme(theme)
        self._updates.apply_theme(theme)

    def retranslate(self) -> None:
        """Say everything in the language of the window."""
        translate = QCoreApplication.translate
        name = translate("NetworkCurves", "Gradient of each layer")
        self._title.setText(name)
        self._plot.setAccessibleName(name)
        words = translate("NetworkCurves", "Update ÷ weights instead")
        self._updates.setText(words)
        self._updates.describe(translate("NetworkCurves", "Length of each layer's update as a share of its weights"))

    def _drawing(self, state: NetworkState, history: LayerHistory, updates: bool) -> Drawing:
        steps, values = history.steps, history.updates if updates else history.gradients
        with np.errstate(all="ignore"):
            heights = np.where(values > 0.0, np.log10(values), np.nan)
        colours = layer_colours(len(history.layers), self._theme)
        curves = tuple(
            Curve(np.stack([steps, heights[:, index]], axis=1), "text", colour=colour, label=str(index + 1))
            for index, colour in enumerate(colours)
        )
        last = max(float(history.run.length), 1.0)
        spots: tuple[Spot, ...] = (Spot(float(state.ball.step), 0.0, "upright", "text"),)
        pointed = self._session.pointer.place
        if pointed is not None and pointed[0] == self._session.selected:
            spots = (*spots, Spot(float(pointed[1]), 0.0, "upright", "accent"))
        name = QCoreApplication.translate("NetworkCurves", "step")
        return Drawing((0.0, last), height_range(heights), curves, spots, name, state.ball.style.colour, powers=True)

    def _read(self, x: float) -> list[str]:
        history = self._history
        if history is None or not len(history.steps):
            return []
        index = int(np.clip(round(x / history.stride), 0, len(history.steps) - 1))
        values: Floats = (history.updates if self._session.network.look.updates else history.gradients)[index]
        text = QCoreApplication.translate("NetworkCurves", "step {step}")
        lines = [f"{number}: {brief_number(value, 3)}" for number, value in enumerate(values.tolist(), start=1)]
        if len(lines) > _MOST_READ:
            lines = [*lines[: _MOST_READ - 2], "⋮", lines[-1]]
        return [text.format(step=int(history.steps[index])), *lines]

    def _point(self, x: float | None) -> None:
        """Let all views mark the step that the mouse points at."""
        session, history = self._session, self._history
        if x is None or history is None or session.selected < 0:
            session.pointer.leave(_VIEW)
        else:
            session.pointer.point(session.selected, min(max(round(x), 0), history.run.length), _VIEW)

    def _seek(self, x: float) -> None:
        self._session.playback.pause()
        self._session.seek(max(0, round(x)))


def _at_cursor(history: LayerHistory, step: int) -> tuple[Floats, Floats]:
    """Return gradients and shares of the next update at a step; at the last one, of the update that led there."""
    gradients, updates = history.at(step)
    if step > 0 and step >= history.run.length:
        updates = history.at(step - 1)[1]
    return gradients, updates
