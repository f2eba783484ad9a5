"""What takes long to be made for a file is made aside; from when it can be felt, one sees how far it is.

What is quick is done at once, so that nothing flickers. Meanwhile the window takes no other command: what is made is
what was asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from time import monotonic, sleep
from typing import Generic, TypeVar

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer
from PySide6.QtWidgets import QProgressDialog, QWidget

from gdviz.session.background import Background

Made = TypeVar("Made")
_UNFELT = 0.05  # seconds
_PAUSE = 0.002  # seconds between two looks at what may be there at once
_INTERVAL = 30  # milliseconds between two looks at what takes longer


class Aside(QObject, Generic[Made]):
    """Makes one thing: `work` yields (share done, None) and at last (1.0, what is made), which `take` gets."""

    def __init__(
        self, window: QWidget, what: str, work: Iterator[tuple[float, Made | None]], take: Callable[[Made], object]
    ) -> None:
        """`what` is the name of what is made for `window`."""
        super().__init__(window)
        self._window, self._what, self._take = window, what, take
        self._made: Made | None = None
        self._dialog: QProgressDialog | None = None
        self._background = Background()
        self._watch = QTimer(self, interval=_INTERVAL)
        self._watch.timeout.connect(self._look)
        self._background.start(work, self._keep)
        until = monotonic() + _UNFELT
        while self._background.busy and monotonic() < until:
            sleep(_PAUSE)
            self._background.poll()
        if self._background.busy:
            self._show()
            self._watch.start()
        else:
            self._end()

    def _keep(self, made: Made | None) -> None:
        self._made = made

    def _show(self) -> None:
        translate = QCoreApplication.translate
        sentence = translate("Exports", "Making “{name}” …").format(name=self._what)
        dialog = self._dialog = QProgressDialog(sentence, translate("Exports", "Cancel"), 0, 100, self._window)
        dialog.setWindowTitle("gdviz")
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.setAutoReset(False)
        dialog.setMinimumDuration(0)
        dialog.canceled.connect(self._call_off)
        dialog.show()

    def _look(self) -> None:
        try:
            self._background.poll()
        finally:
            if self._dialog is not None:
                self._dialog.setValue(round(100 * self._background.progress))
            if not self._background.busy:
                self._end()

    def _call_off(self) -> None:
        self._made = None
        self._background.cancel()
        self._end()

    def _end(self) -> None:
        self._watch.stop()
        if self._dialog is not None:
            self._dialog.canceled.disconnect(self._call_off)
            self._dialog.close()
            self._dialog.deleteLater()
            self._dialog = None
        self.deleteLater()
        made, self._made = self._made, None  # a dialog lets events pass: this may be reached twice
        if made is not None:
            self._take(made)
