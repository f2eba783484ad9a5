"""What is imported after the first frame, in the background, so that the window is there at once."""

from __future__ import annotations

from importlib import import_module
from threading import Thread

from PySide6.QtCore import QObject, Signal

SLOW_IMPORTS = ("gdviz.engine.language.derivatives",)  # SymPy; about a third of a second


class WarmUp(QObject):
    """Imports what is slow in a thread; `done` comes in the thread of the window."""

    done = Signal()

    def start(self) -> None:
        Thread(target=self._import, name="warm-up", daemon=True).start()

    def _import(self) -> None:
        for name in SLOW_IMPORTS:
            import_module(name)
        self.done.emit()
