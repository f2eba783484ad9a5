"""The forward and the backward pass, gone through stage by stage with buttons or Shift and the arrow keys."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from gdviz.engine.data.back_propagation import Stage
from gdviz.session.session import Session
from gdviz.ui.themes.style import GRID, heading, mark
from gdviz.ui.themes.theme import Theme
from gdviz.ui.views.network.stage import NetworkStage
from gdviz.ui.views.network.state import NetworkState
from gdviz.ui.widgets.icon_button import IconButton
from gdviz.ui.widgets.panel_page import note

_SETTLING = 500  # milliseconds in which a stage is typeset
_KEYS = (Qt.Key.Key_Left, Qt.Key.Key_Right)


class NetworkChain(QWidget):
    """Which stage is looked at is kept by the session; it stays while steps are made.

    `gone` tells that a person went to another stage, again when its mathematics has got its place.
    """

    gone = Signal()

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._state: NetworkState | None = None
        self._title, self._where, self._hint = heading("", self), QLabel(self), note(self)
        self._hint.setProperty("role", "secondary")
        self._where.setWordWrap(True)
        self._buttons = [IconButton(name, self, 16) for name in ("step-back", "step-forward", "lines")]
        self._back, self._forward, self._whole = self._buttons
        self._row = NetworkStage(self)
        self._going = QTimer(self, singleShot=True, interval=_SETTLING)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        bar = QHBoxLayout()
        bar.setSpacing(GRID)
        bar.addWidget(self._where, 1)
        for button in self._buttons:
            bar.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GRID, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self._title)
        column.addLayout(bar)
        column.addWidget(self._row)
        column.addWidget(self._hint)
        self._back.clicked.connect(partial(self.go, -1))
        self._forward.clicked.connect(partial(self.go, 1))
        self._whole.clicked.connect(lambda: session.network.set(stage=None))

    @property
    def stage(self) -> Stage | None:
        """The stage that is looked at."""
        index = self._session.network.look.stage
        if self._state is None or index is None:
            return None
        return self._state.stages[min(index, len(self._state.stages) - 1)]

    def go(self, by: int) -> None:
        """Look at the next stage, or at the one before; past either end at none."""
        if self._state is None:
            return
        self._session.playback.pause()
        count, at = len(self._state.stages), self._session.network.look.stage
        wanted = (0 if by > 0 else count - 1) if at is None else min(at, count - 1) + by
        self._session.network.set(stage=wanted if 0 <= wanted < count else None)
        self._going.start()
        self.gone.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell that a stage that was gone to has its place."""
        super().resizeEvent(event)
        if self._going.isActive():
            self.gone.emit()

    def show_state(self, state: NetworkState | None) -> None:
        """Show the numbers of a network at the cursor."""
        self._state = state
        stage = self.stage
        self._row.setVisible(stage is not None)
        self._row.show_stage(stage)
        self._whole.setEnabled(stage is not None)
        translate = QCoreApplication.translate
        mark(self._where, "role", "secondary" if stage is None else "")
        if stage is None:
            self._hint.hide()
            self._where.setText(
                translate("NetworkChain", "Press the arrow to follow the chain rule layer by layer, with its numbers.")
            )
            return
        place = translate("NetworkChain", "Forward, layer {layer}")
        if stage.kind == "loss":
            place = translate("NetworkChain", "Forward, the loss")
        elif not stage.is_forward:
            place = translate("NetworkChain", "Backward, layer {layer}")
        assert state is not None
        index = min(self._session.network.look.stage or 0, len(state.stages) - 1)
        self._where.setText(place.format(layer=stage.layer) + f" · {index + 1} / {len(state.stages)}")
        mean = state.sample is None
        self._hint.setVisible(mean)
        self._hint.setText(
            translate("NetworkChain", "A mean over the data. Choose one sample above to see each number in its place.")
        )

    def apply_theme(self, theme: Theme) -> None:
        """Pass the colours on."""
        for button in self._buttons:
            button.apply_theme(theme)
        self._row.apply_theme(theme)

    def event(self, event: QEvent) -> bool:
        """Keep Shift with an arrow for the passes while the focus is here."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_ours(event):
            event.accept()
            return True
        return bool(super().event(event))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go through the passes."""
        if _is_ours(event):
            self.go(1 if event.key() == Qt.Key.Key_Right else -1)
        else:
            super().keyPressEvent(event)

    def retranslate(self) -> None:
        """Say everything in the language of the window."""
        translate = QCoreApplication.translate
        self._title.setText(translate("NetworkChain", "Forward and backward pass"))
        self.setAccessibleName(translate("NetworkChain", "Forward and backward pass"))
        self._back.describe(translate("NetworkChain", "One stage back"), "Shift+←")
        self._forward.describe(translate("NetworkChain", "Next stage of the passes"), "Shift+→")
        self._whole.describe(translate("NetworkChain", "No stage in particular"))


def _is_ours(event: QKeyEvent) -> bool:
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return event.key() in _KEYS and modifiers == Qt.KeyboardModifier.ShiftModifier
