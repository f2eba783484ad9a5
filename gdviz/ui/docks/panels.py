"""The parts of the window that are one click away: docks to show, hide, move and float, made when first shown.

A panel is one row of PANELS: its command (text, key) and what makes its widget. The window redraws those that are seen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDockWidget, QMainWindow

from gdviz.engine.message import QT_TRANSLATE_NOOP
from gdviz.session.session import Session
from gdviz.ui.commands.actions import Command, make_action
from gdviz.ui.docks.dock_tabs import dress_tabs
from gdviz.ui.docks.dock_title import DockTitle
from gdviz.ui.themes.theme import Theme
from gdviz.ui.widgets.panel_widget import PanelWidget


@dataclass(frozen=True)
class Panel:
    """A dock: the command that shows or hides it (its text is the title), what it holds, where it first lies."""

    command: Command
    icon: str  # its button in the tool bar
    tab: str  # its name where it shares a place with others
    make: Callable[[Session], PanelWidget]
    area: Qt.DockWidgetArea = Qt.DockWidgetArea.RightDockWidgetArea


def _gradient(session: Session) -> PanelWidget:
    from gdviz.ui.views.gradient.panel import GradientPanel  # what a closed panel needs is not imported

    return GradientPanel(session)


def _curvature(session: Session) -> PanelWidget:
    from gdviz.ui.views.curvature_panel import CurvaturePanel

    return CurvaturePanel(session)


def _slice(session: Session) -> PanelWidget:
    from gdviz.ui.views.slice_panel import SlicePanel

    return SlicePanel(session)


def _microscope(session: Session) -> PanelWidget:
    from gdviz.ui.updating.microscope_panel import MicroscopePanel

    return MicroscopePanel(session)


def _race(session: Session) -> PanelWidget:
    from gdviz.ui.racing.race_panel import RacePanel

    return RacePanel(session)


def _data(session: Session) -> PanelWidget:
    from gdviz.ui.docks.data_panel import DataPanel

    return DataPanel(session)


def _network(session: Session) -> PanelWidget:
    from gdviz.ui.views.network.panel import NetworkPanel

    return NetworkPanel(session)


def _plane(session: Session) -> PanelWidget:
    from gdviz.ui.docks.plane_panel import PlanePanel

    return PlanePanel(session)


def _run_table(session: Session) -> PanelWidget:
    from gdviz.ui.comparing.run_table_panel import RunTablePanel

    return RunTablePanel(session)


def _maps(session: Session) -> PanelWidget:
    from gdviz.ui.mapping.map_panel import MapPanel

    return MapPanel(session)


PANELS: tuple[Panel, ...] = (
    Panel(
        Command("microscope", QT_TRANSLATE_NOOP("Commands", "Update &microscope"), ("M",), True),
        "microscope",
        QT_TRANSLATE_NOOP("Panels", "Microscope"),
        _microscope,
    ),
    Panel(
        Command("gradient", QT_TRANSLATE_NOOP("Commands", "&Gradient"), ("G",), True),
        "gradient",
        QT_TRANSLATE_NOOP("Panels", "Gradient"),
        _gradient,
    ),
    Panel(
        Command("curvature", QT_TRANSLATE_NOOP("Commands", "C&urvature"), ("K",), True),
        "curvature",
        QT_TRANSLATE_NOOP("Panels", "Curvature"),
        _curvature,
    ),
    Panel(
        Command("slice", QT_TRANSLATE_NOOP("Commands", "Sl&ice along the step"), ("P",), True),
        "slice",
        QT_TRANSLATE_NOOP("Panels", "Slice"),
        _slice,
    ),
    Panel(
        Command("race", QT_TRANSLATE_NOOP("Commands", "&Fair race"), ("F",), True),
        "race",
        QT_TRANSLATE_NOOP("Panels", "Race"),
        _race,
    ),
    Panel(
        Command("maps", QT_TRANSLATE_NOOP("Commands", "M&aps of many runs"), ("O",), True),
        "maps",
        QT_TRANSLATE_NOOP("Panels", "Maps"),
        _maps,
    ),
    Panel(
        Command("data", QT_TRANSLATE_NOOP("Commands", "&Data and model"), ("D",), True),
        "data",
        QT_TRANSLATE_NOOP("Panels", "Data"),
        _data,
    ),
    Panel(
        Command("network", QT_TRANSLATE_NOOP("Commands", "Networ&k"), ("N",), True),
        "network",
        QT_TRANSLATE_NOOP("Panels", "Network"),
        _network,
    ),
    Panel(
        Command("plane", QT_TRANSLATE_NOOP("Commands", "Weight plan&e"), ("W",), True),
        "plane",
        QT_TRANSLATE_NOOP("Panels", "Plane"),
        _plane,
    ),
    Panel(
        Command("run_table", QT_TRANSLATE_NOOP("Commands", "&Table of runs"), ("T",), True),
        "table",
        QT_TRANSLATE_NOOP("Panels", "Runs"),
        _run_table,
        Qt.DockWidgetArea.BottomDockWidgetArea,
    ),
)


TALL = 1000  # pixels of the window: from there on panels lie below each other
NARROWEST = 250  # pixels of a panel: below, formulas and numbers are cut


class Panels:
    """The docks of PANELS in a window; all hidden until they are asked for."""

    def __init__(self, window: QMainWindow, session: Session, changed: Callable[[], object]) -> None:
        self._window = window
        self._session = session
        self._theme: Theme | None = None
        self._changed = changed  # what is seen differs: the window redraws
        self._widgets: dict[str, PanelWidget] = {}
        self._titles: list[DockTitle] = []
        self.makes_room = True  # for a panel that is shown; not while presenting
        self._docks = {panel.command.name: self._dock(window, panel) for panel in PANELS}

    @property
    def actions(self) -> Mapping[str, QAction]:
        """The commands that show or hide the panels, by name."""
        return {name: action for name, (_, _, action) in self._docks.items()}

    @property
    def docks(self) -> Mapping[str, QDockWidget]:
        """The docks, by the names of their commands."""
        return {name: dock for name, (_, dock, _) in self._docks.items()}

    def seen(self) -> Iterator[PanelWidget]:
        """Yield the widgets that are on the screen."""
        return (widget for widget in self._widgets.values() if widget.isVisible())

    def leave(self) -> None:
        """Hide the docks that float: they are windows of their own, and would outlast the one that is closed."""
        for dock in self.docks.values():
            if dock.isFloating():
                dock.hide()

    def apply_theme(self, theme: Theme) -> None:
        """Pass the colours on."""
        self._theme = theme
        for title in self._titles:
            title.apply_theme(theme)
        for widget in self._widgets.values():
            widget.apply_theme(theme)

    def retranslate(self) -> None:
        """Name the docks in the language of the window."""
        for panel, dock, _ in self._docks.values():
            dock.setWindowTitle(QCoreApplication.translate("Panels", panel.tab))  # translated elsewhere
        for title in self._titles:
            title.retranslate()

    def _dock(self, window: QMainWindow, panel: Panel) -> tuple[Panel, QDockWidget, QAction]:
        dock = QDockWidget(window)
        dock.setObjectName(panel.command.name)
        dock.setMinimumWidth(NARROWEST)
        action = make_action(panel.command, window, lambda: self._toggle(panel, dock))
        window.addAction(action)  # its key also works while the menu bar is hidden
        title = DockTitle(dock, action, lambda: self._float(dock))
        self._titles.append(title)
        dock.setTitleBarWidget(title)
        dock.visibilityChanged.connect(lambda _: self._visibility_changed(panel, dock, action))
        dock.visibilityChanged.connect(dock.setEnabled)  # Tab does not walk into a panel that lies behind another
        window.addDockWidget(panel.area, dock)
        dock.hide()
        return panel, dock, action

    def _visibility_changed(self, panel: Panel, dock: QDockWidget, action: QAction) -> None:
        shown = not dock.isHidden()
        action.setChecked(shown)
        if shown:
            self._fill(panel, dock)
            self._changed()
            QTimer.singleShot(0, dock, lambda: dress_tabs(self._window))

    def _fill(self, panel: Panel, dock: QDockWidget) -> None:
        """Make what a dock holds, unless it is there already."""
        if panel.command.name not in self._widgets:
            widget = panel.make(self._session)
            if self._theme is not None:
                widget.apply_theme(self._theme)
            self._widgets[panel.command.name] = widget
            dock.setWidget(widget)

    def _toggle(self, panel: Panel, dock: QDockWidget) -> None:
        """Hide a dock that is seen; show one that is hidden, or that lies behind another."""
        seen = dock.isVisible() and not dock.visibleRegion().isEmpty()
        if dock.isHidden() and not dock.isFloating():
            self._make_room(dock)
        self._fill(panel, dock)  # sooner than it is visible: the window is laid out once, for its final width
        dock.setVisible(not seen)
        if not seen:
            dock.raise_()

    def _float(self, dock: QDockWidget) -> None:
        """Take a dock out of the window, or back into it: laid anew, since Qt may have forgotten where it lay."""
        if not dock.isFloating():
            dock.setFloating(True)
            return
        panel, _, _ = self._docks[dock.objectName()]
        area = self._window.dockWidgetArea(dock)
        self._window.removeDockWidget(dock)
        self._window.addDockWidget(panel.area if area == Qt.DockWidgetArea.NoDockWidgetArea else area, dock)
        dock.setFloating(False)
        self._make_room(dock)
        dock.show()
        dock.raise_()

    def _make_room(self, dock: QDockWidget) -> None:
        """Lay a panel over one that is shown already where both would not fit below each other.

        Only ever at a person's request: Qt crashes when docks are moved while it tells that one has become visible.
        """
        window = self._window
        if not self.makes_room:
            return
        if window.height() >= TALL:
            QTimer.singleShot(0, dock, lambda: self._share_height(window.dockWidgetArea(dock)))
            return
        for _, other, _ in self._docks.values():
            same = window.dockWidgetArea(other) == window.dockWidgetArea(dock)
            if other is not dock and same and not other.isHidden() and not other.isFloating():
                if dock not in window.tabifiedDockWidgets(other):
                    window.tabifyDockWidget(other, dock)
                break

    def _share_height(self, area: Qt.DockWidgetArea) -> None:
        """Give panels that lie below each other in an area the same height: none opens as a strip."""
        window = self._window
        docks = [dock for _, dock, _ in self._docks.values() if dock.isVisible() and not dock.isFloating()]
        there = [dock for dock in docks if window.dockWidgetArea(dock) == area]
        stacked = [dock for dock in there if not window.tabifiedDockWidgets(dock)]
        if len(stacked) > 1:
            window.resizeDocks(stacked, [window.height() // len(stacked)] * len(stacked), Qt.Orientation.Vertical)
