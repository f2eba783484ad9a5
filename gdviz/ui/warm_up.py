"""What is imported and read after the first frame, in the background, so that the window is there at once."""

from __future__ import annotations

import gc
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from threading import Thread, main_thread

from PySide6.QtCore import QObject, Signal

SLOW_IMPORTS = ("gdviz.engine.language.derivatives",)  # SymPy; about a third of a second
PANEL_IMPORTS = (  # what the panels and the forms of a problem need, so that the first of each opens at once
    "gdviz.ui.controls.landscape.data_form",
    "gdviz.ui.controls.landscape.scaling_form",
    "gdviz.ui.controls.landscape.model_form",
    "gdviz.ui.controls.landscape.network_form",
    "gdviz.ui.updating.microscope_panel",
    "gdviz.ui.views.gradient.panel",
    "gdviz.ui.views.curvature_panel",
    "gdviz.ui.views.slice_panel",
    "gdviz.ui.racing.race_panel",
    "gdviz.ui.mapping.map_panel",
    "gdviz.ui.docks.data_panel",
    "gdviz.ui.docks.plane_panel",
    "gdviz.ui.views.network.panel",
    "gdviz.ui.comparing.run_table_panel",
)


class WarmUp(QObject):
    """Does what is slow in a thread; `done` comes in the thread of the window."""

    done = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work: list[Callable[[], object]] = []

    def add(self, work: Callable[[], object]) -> None:
        """Have `work` done as well, before all else; it must not touch Qt."""
        self._work.append(work)

    def start(self) -> None:
        Thread(target=self._run, name="warm-up", daemon=True).start()

    def _run(self) -> None:
        try:
            self._prepare()
        except RuntimeError:
            if main_thread().is_alive():  # else the application has ended meanwhile, and nothing can be imported
                raise

    def _prepare(self) -> None:
        for work in self._work:
            work()
        for name in SLOW_IMPORTS:
            import_module(name)
        with suppress(RuntimeError):  # the window is gone already
            self.done.emit()
        for name in PANEL_IMPORTS:
            import_module(name)
        if not gc.get_freeze_count():  # what is there now stays: looking through it would be a stall while playing
            gc.freeze()
