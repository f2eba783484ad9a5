"""A window as a ViewChoice and back: what a file keeps of how its experiment was looked at.

Commands are triggered as a person would. What depends on sizes is set once more when the window has been laid out.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import msgspec
from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QMainWindow, QSplitter

from gdviz.engine.quantity import quantity_of
from gdviz.session.files.opening import pointing_choice
from gdviz.session.files.view_choice import Arrangement, CameraChoice, ViewChoice, Views
from gdviz.session.session import Session
from gdviz.ui.filing.docking import dock_places, place_docks, size_docks
from gdviz.ui.views.contour.view import ContourView
from gdviz.ui.views.loss.view import LossView
from gdviz.ui.views.surface.view import SurfaceView

DOCK = "parameters"
VIEWS: Mapping[Views, str] = {"both": "show_both", "contour": "show_contour", "surface": "show_surface"}
SWITCHES: Mapping[str, str] = {  # a field of ViewChoice → the command that switches it
    "dock": "show_dock",
    "loss": "show_loss",
    "verdict": "show_verdict",
    "log_loss": "log_loss",
    "above_lowest": "loss_above_lowest",
    "evaluations": "loss_evaluations",
    "time": "loss_time",
    "log_height": "log_height",
    "equal_scales": "equal_scales",
    "arrows": "arrows",
    "glides": "glide",
    "rate_strips": "rate_strips",
}


@dataclass(frozen=True)
class Parts:
    """What of a window is seen."""

    window: QMainWindow
    commands: Mapping[str, QAction]
    splitters: Mapping[str, QSplitter]
    contour: ContourView
    surface: SurfaceView
    loss: LossView
    redraw: Callable[[], object]


class Showing:
    """Reads and sets how one window shows its session."""

    def __init__(self, session: Session, parts: Parts) -> None:
        self._session = session
        self._parts = parts
        self._later = QTimer(parts.window, singleShot=True, interval=0)
        self._later.timeout.connect(self._settle)
        self._wanted: ViewChoice | None = None

    def choice(self) -> ViewChoice:
        """Return how the window shows the session now."""
        parts, session = self._parts, self._session
        switches = {field: parts.commands[name].isChecked() for field, name in SWITCHES.items()}
        camera = parts.surface.camera()
        return ViewChoice(
            views=next(views for views, name in VIEWS.items() if parts.commands[name].isChecked()),
            line=session.microscope.line,
            camera=msgspec.convert(camera, CameraChoice) if camera else None,
            map_range=parts.contour.zoomed_range(),
            loss_range=parts.loss.shown_range(),
            goal=session.goal.level,
            quantity=parts.loss.looking.look.quantity.text,
            smoothing=parts.loss.looking.look.smoothing,
            pointing=pointing_choice(session.dial.pointing),
            network=session.network.look,
            data=session.data.look,
            batches=session.batches.look,
            map=session.maps.choice,
            arrangement=self._arrangement(),
            **switches,
        )

    def show(self, choice: ViewChoice | None) -> None:
        """Show the session so; with None the window stays as it is, its views begin anew."""
        parts = self._parts
        if choice is not None:
            self._arrange(choice.arrangement)
            parts.commands[VIEWS[choice.views]].trigger()
            for field, name in SWITCHES.items():
                if parts.commands[name].isChecked() != getattr(choice, field):
                    parts.commands[name].trigger()
            parts.loss.looking.set(quantity=quantity_of(choice.quantity), smoothing=choice.smoothing)
        self._wanted = choice
        self._settle()
        self._later.start()

    def _settle(self) -> None:
        """Set what depends on the sizes of the views."""
        parts, choice = self._parts, self._wanted
        if choice is not None:
            size_docks(parts.window, choice.arrangement.docks)
            _share(parts.splitters, choice.arrangement)
        parts.redraw()
        parts.contour.show_zoomed(None if choice is None else choice.map_range)
        parts.loss.show_range(None if choice is None else choice.loss_range)
        if choice is None or choice.camera is None:
            parts.surface.reset_camera()
        else:
            parts.surface.set_camera(msgspec.to_builtins(choice.camera))
        parts.contour.forget_pointing()

    def _arrangement(self) -> Arrangement:
        parts = self._parts
        return Arrangement(
            size=(parts.window.width(), parts.window.height()),
            splitters={name: tuple(splitter.sizes()) for name, splitter in parts.splitters.items()},
            docks=dock_places(parts.window),
        )

    def _arrange(self, wanted: Arrangement) -> None:
        """Lay the window out; what does not fit here, such as a size beyond the screen, is left as it is."""
        window = self._parts.window
        if wanted == Arrangement():
            return
        if wanted.size is not None and not window.isFullScreen() and not window.isMaximized():
            screen = window.screen() or QGuiApplication.primaryScreen()
            room = screen.availableSize()
            if wanted.size[0] <= room.width() and wanted.size[1] <= room.height():
                window.resize(*wanted.size)
        place_docks(window, wanted.docks, DOCK)


def _share(splitters: Mapping[str, QSplitter], wanted: Arrangement) -> None:
    for name, sizes in wanted.splitters.items():
        if name in splitters and len(sizes) == splitters[name].count() and max(sizes) > 0:
            splitters[name].setSizes(list(sizes))
