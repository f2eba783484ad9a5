"""The docks of a window in words, and back: area, order, tabs and sizes. Qt's own bytes, changed, would crash it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDockWidget, QMainWindow, QTabBar

from gdviz.session.files.view_choice import Area, DockPlace

_AREAS: Mapping[Area, Qt.DockWidgetArea] = {
    "left": Qt.DockWidgetArea.LeftDockWidgetArea,
    "right": Qt.DockWidgetArea.RightDockWidgetArea,
    "top": Qt.DockWidgetArea.TopDockWidgetArea,
    "bottom": Qt.DockWidgetArea.BottomDockWidgetArea,
}


def dock_places(window: QMainWindow) -> tuple[DockPlace, ...]:
    """Return where the docks lie that are shown, in order."""
    places: list[DockPlace] = []
    last: dict[Area, QDockWidget] = {}  # the one in front of the tabs that came last
    tab = 0
    for group in _groups(window):
        front = _front(group)
        area: Area = next((name for name, one in _AREAS.items() if one == window.dockWidgetArea(front)), "right")
        is_beside = area in last and not front.isFloating() and _lies_beside(last[area], front)
        for dock in group:
            place = DockPlace(dock.objectName(), (max(dock.width(), 1), max(dock.height(), 1)), area)
            if dock.isFloating():
                at = dock.pos() - window.pos()
                place = replace(place, is_floating=True, at=(at.x(), at.y()))
            elif len(group) > 1:
                place = replace(place, tab=tab, is_front=dock is front, is_beside=is_beside)
            else:
                place = replace(place, is_beside=is_beside)
            places.append(place)
        tab += len(group) > 1
        if not front.isFloating():
            last[area] = front
    return tuple(places)


def place_docks(window: QMainWindow, places: Sequence[DockPlace], kept: str) -> None:
    """Lay the docks so, and hide all others but the one called `kept`, which a switch of its own shows."""
    docks = _docks(window)
    for name in docks.keys() - {place.name for place in places} - {kept}:
        docks[name].hide()
    here = [place for place in places if place.name in docks]
    last: dict[Area, QDockWidget] = {}
    first: dict[int, QDockWidget] = {}
    for place in here:
        dock = docks[place.name]
        if place.name != kept or window.dockWidgetArea(dock) != _AREAS[place.area]:
            window.removeDockWidget(dock)  # out of its tabs
            window.addDockWidget(_AREAS[place.area], dock, Qt.Orientation.Vertical)
        dock.setFloating(place.is_floating)
        dock.show()
        if place.is_floating:
            _move(window, dock, place)
        elif place.tab is None or first.setdefault(place.tab, dock) is dock:
            if place.is_beside and place.area in last:
                window.splitDockWidget(last[place.area], dock, Qt.Orientation.Horizontal)
            last[place.area] = dock
    for place in here:  # after all else: what is split off a tab becomes a tab
        if place.tab is not None and not place.is_floating and first[place.tab] is not docks[place.name]:
            window.tabifyDockWidget(first[place.tab], docks[place.name])
    for place in here:
        if place.tab is not None and place.is_front:
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


def _groups(window: QMainWindow) -> list[list[QDockWidget]]:
    """Return the docks that are shown, from the top down and from the left; behind each other in the order of tabs."""
    bars = [bar for bar in window.findChildren(QTabBar) if not bar.visibleRegion().isEmpty()]  # Qt keeps old ones
    tabs = [bar.tabText(index) for bar in bars for index in range(bar.count())]
    groups: list[list[QDockWidget]] = []
    for dock in _docks(window).values():
        if dock.isHidden() or any(dock in group for group in groups):
            continue
        behind = [] if dock.isFloating() else window.tabifiedDockWidgets(dock)
        group = [dock, *(one for one in behind if not one.isHidden() and not one.isFloating())]
        group.sort(key=lambda one: tabs.index(one.windowTitle()) if one.windowTitle() in tabs else -1)
        groups.append(group)
    return sorted(groups, key=lambda group: (_front(group).y(), _front(group).x()))


def _front(group: Sequence[QDockWidget]) -> QDockWidget:
    return next((dock for dock in group if not dock.visibleRegion().isEmpty()), group[0])


def _lies_beside(one: QDockWidget, other: QDockWidget) -> bool:
    return other.x() > one.geometry().right() and other.y() <= one.geometry().bottom()


def _move(window: QMainWindow, dock: QDockWidget, place: DockPlace) -> None:
    """Bring a dock that floats to its place, unless there is no screen there."""
    if place.at is not None:
        corner = window.pos() + QPoint(*place.at)
        if QGuiApplication.screenAt(corner + QPoint(*(side // 2 for side in place.size))) is not None:
            dock.move(corner)


def _docks(window: QMainWindow) -> dict[str, QDockWidget]:
    return {dock.objectName(): dock for dock in window.findChildren(QDockWidget)}
