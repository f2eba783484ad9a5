"""Which of the two views of the landscape are shown, and from where."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtGui import QAction

from gdviz.session.session import Session
from gdviz.ui.views.contour.view import ContourView
from gdviz.ui.views.surface.view import SurfaceView


class ShownViews:
    """Shows the map, the surface or both; `changed` is called when others are shown."""

    def __init__(
        self, session: Session, contour: ContourView, surface: SurfaceView, changed: Callable[[], object]
    ) -> None:
        self._session = session
        self._contour = contour
        self._surface = surface
        self._changed = changed
        self._wanted = True, True  # the map, the surface
        self._actions: Mapping[str, QAction] = {}

    @property
    def acts(self) -> dict[str, Callable[[], object]]:
        """What the commands do, by name."""
        return {
            "show_both": lambda: self._show(contour=True, surface=True),
            "show_contour": lambda: self._show(contour=True, surface=False),
            "show_surface": lambda: self._show(contour=False, surface=True),
            "log_height": lambda: self._surface.set_scale(
                "log" if self._actions["log_height"].isChecked() else "linear"
            ),
            "reset_views": self._reset,
        }

    def connect(self, actions: Mapping[str, QAction]) -> None:
        """Keep the commands as the views are."""
        self._actions = actions
        self._surface.scale_changed.connect(lambda scale: actions["log_height"].setChecked(scale == "log"))

    def fit(self) -> None:
        """Show the views that are wanted; of one variable the curve is all there is, and has all the room."""
        contour, surface = self._wanted
        self._contour.setVisible(contour)
        self._surface.setVisible(surface and not (contour and self._session.landscape.dimension == 1))

    def _show(self, *, contour: bool, surface: bool) -> None:
        self._wanted = contour, surface
        self.fit()
        self._actions["show_both"].setChecked(contour and surface)
        self._actions["show_contour"].setChecked(contour and not surface)
        self._actions["show_surface"].setChecked(surface and not contour)
        self._changed()

    def _choose_scale(self) -> None:
        self._surface.set_scale("log" if self._actions["log_height"].isChecked() else "linear")

    def _reset(self) -> None:
        self._contour.reset_view()
        self._surface.reset_camera()
