"""The docks of a window as a file keeps them, and back: area, order, tabs and sizes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDockWidget, QMainWindow, QTabBar

from gdviz.session.view_choice import Area, DockPlace

_AREAS: Mapping[Area, Qt.DockWidgetArea] = {
    "left": Qt.DockWidgetArea.LeftDockWidgetArea,
    "right": Qt.DockWidgetArea.RightDockWidgetArea,
    "top": Qt.DockWidgetArea.TopDockWidgetArea,
    "bottom": Qt.DockWidgetArea.BottomDockWidgetArea,
}


def dock_places(window: QMainWindow) -> tuple[DockPlace, ...]:
    """Return where the docks lie that are shown, in order."""
    shown = [dock for dock in _docks(window).values() if not dock.isHidden()]
    bars = [bar for bar in window.findChildren(QTabBar) if bar.isVisible()]  # Qt keeps those that it used before
    tabs = [bar.tabText(index) for bar in bars for index in range(bar.count())]
    order = {dock: tabs.index(dock.windowTitle()) if dock.windowTitle() in tabs else -1 for dock in shown}
    shown.sort(key=lambda dock: (order[dock], dock.y(), dock.x()))
    groups: list[set[str]] = []
    places: list[DockPlace] = []
    for dock in shown:
        together = {other.objectName() for other in window.tabifiedDockWidgets(dock) if not other.isHidden()}
        tab = None
        if together:
            together.add(dock.objectName())
            if together not in groups:
                groups.append(together)
            tab = groups.index(together)
        area: Area = next((name for name, one in _AREAS.items() if one == window.dockWidgetArea(dock)), "right")
        size = max(dock.width(), 1), max(dock.height(), 1)
        front = tab is None or not dock.visibleRegion().isEmpty()
        places.append(DockPlace(dock.objectName(), size, area, tab, front, dock.isFloating()))
    return tuple(places)


def place_docks(window: QMainWindow, places: Sequence[DockPlace], kept: str) -> None:
    """Lay the docks so, and hide all others but the one called `kept`, which a switch of its own shows."""
    docks = _docks(window)
    first: dict[int, QDockWidget] = {}
    for name in docks.keys() - {place.name for place in places} - {kept}:
        docks[name].hide()
    for place in places:
        dock = docks.get(place.name)
        if dock is None:
            continue
        if place.name != kept or window.dockWidgetArea(dock) != _AREAS[place.area]:
            window.removeDockWidget(dock)  # out of its tabs
            window.addDockWidget(_AREAS[place.area], dock)
        dock.setFloating(place.is_floating)
        dock.show()
        if place.tab is not None and not place.is_floating:
            if place.tab in first:
                window.tabifyDockWidget(first[place.tab], dock)
            else:
                first[place.tab] = dock
    for place in places:
        if place.tab is not None and place.is_front and place.name in docks:
            docks[place.name].raise_()


def size_docks(window: QMainWindow, places: Sequence[DockPlace]) -> None:
    """Give the docks their sizes, as far as the window has room for them."""
    docks = _docks(window)
    seen = [place for place in places if place.name in docks and place.is_front]
    for place in seen:
        if place.is_floating:
            docks[place.name].resize(*place.size)
    laid = [place for place in seen if not place.is_floating]
    if laid:
        widgets = [docks[place.name] for place in laid]
        window.resizeDocks(widgets, [place.size[0] for place in laid], Qt.Orientation.Horizontal)
        window.resizeDocks(widgets, [place.size[1] for place in laid], Qt.Orientation.Vertical)


def _docks(window: QMainWindow) -> dict[str, QDockWidget]:
    return {dock.objectName(): dock for dock in window.findChildren(QDockWidget)}
