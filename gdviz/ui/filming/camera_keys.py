"""The places that a film's camera goes through, set by hand: turn the surface, then add it as it stands, for a step."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QPushButton, QVBoxLayout, QWidget

from gdviz.export.films.order import CameraKey
from gdviz.session.session import Session
from gdviz.ui.themes.style import GRID
from gdviz.ui.themes.theme import Theme
from gdviz.ui.views.surface.camera import Camera

_ROWS = 4  # that are seen without scrolling


class CameraKeys(QWidget):
    """A list of keys by their step; adding one at a step that has one replaces it."""

    changed = Signal()

    def __init__(
        self, session: Session, camera: Callable[[], Mapping[str, Any]], keys: Sequence[CameraKey] = ()
    ) -> None:
        """`camera` tells where the camera of the window stands."""
        super().__init__()
        self._session = session
        self._camera = camera
        self._keys: dict[float, CameraKey] = {key.step: key for key in keys}
        self._list = QListWidget(self)
        self._add, self._remove = QPushButton(self), QPushButton(self)
        for button in (self._add, self._remove):
            button.setAutoDefault(False)
        buttons = QHBoxLayout()
        buttons.addWidget(self._add)
        buttons.addWidget(self._remove)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self._list)
        column.addLayout(buttons)
        self._list.setMaximumHeight(_ROWS * (self.fontMetrics().height() + 2 * GRID) + 2 * GRID)
        self._add.clicked.connect(self._add_key)
        self._remove.clicked.connect(self._remove_key)
        session.cursor_moved.connect(self._say)
        self._retranslate()

    def keys(self) -> tuple[CameraKey, ...]:
        """Return the keys in the order of their steps."""
        return tuple(self._keys[step] for step in sorted(self._keys))

    def apply_theme(self, theme: Theme) -> None:
        """Nothing here has a colour of its own."""

    def changeEvent(self, event: QEvent) -> None:
        """Say everything again in a new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def closing(self) -> None:
        """Hear nothing of the session any more."""
        self._session.cursor_moved.disconnect(self._say)

    def _add_key(self) -> None:
        camera = Camera.restored(self._camera())
        step = float(self._session.cursor)
        self._keys[step] = CameraKey(step, camera.azimuth, camera.elevation, camera.zoom, camera.centre)
        self._fill()
        self._list.setCurrentRow(sorted(self._keys).index(step))
        self.changed.emit()

    def _remove_key(self) -> None:
        row = self._list.currentRow()
        if row >= 0:
            del self._keys[sorted(self._keys)[row]]
            self._fill()
            self.changed.emit()

    def _fill(self) -> None:
        template = QCoreApplication.translate(
            "CameraKeys", "step {step}: {azimuth}° around, {elevation}° up, zoom {zoom}"
        )
        self._list.clear()
        for key in self.keys():
            numbers = {"azimuth": round(key.azimuth), "elevation": round(key.elevation), "zoom": f"{key.zoom:.2f}"}
            self._list.addItem(template.format(step=int(key.step), **numbers))
        self._remove.setEnabled(bool(self._keys))

    def _say(self, _: int = 0) -> None:
        text = QCoreApplication.translate("CameraKeys", "Add the camera as it stands, for step {step}")
        self._add.setText(text.format(step=self._session.cursor))

    def _retranslate(self) -> None:
        translate = QCoreApplication.translate
        self._list.setAccessibleName(translate("CameraKeys", "Places of the camera"))
        self._remove.setText(translate("CameraKeys", "Remove"))
        self._say()
        self._fill()
