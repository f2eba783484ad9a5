"""The order in which Tab visits controls: as they are read, also those that were made later."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QWidget


def focus_in_reading_order(root: QWidget) -> None:
    """Let Tab go through what `root` holds in the order of its layouts."""
    stops = [widget for widget in _in_order(root) if widget.focusPolicy() & Qt.FocusPolicy.TabFocus]
    for first, second in pairwise(stops):
        QWidget.setTabOrder(first, second)


def _in_order(widget: QWidget) -> Iterator[QWidget]:
    inside = widget.widget() if isinstance(widget, QScrollArea) else None
    if inside is not None:
        yield from _in_order(inside)
    layout = widget.layout()
    if layout is None:
        yield widget
    else:
        yield from _of_layout(layout)


def _of_layout(layout: QLayout) -> Iterator[QWidget]:
    """Yield what a layout holds, without taking its items into Python.

    An item that Python knows of stays known when its widget is deleted; what Qt puts in its place in memory would
    then be taken for it.
    """
    owner = layout.parentWidget()
    if owner is None:
        return
    parts: list[QWidget | QLayout] = []
    parts += owner.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
    parts += [inner for inner in layout.children() if isinstance(inner, QLayout)]
    places = {part: layout.indexOf(part) for part in parts}
    for part in sorted((part for part in parts if places[part] >= 0), key=lambda part: places[part]):
        if isinstance(part, QLayout):
            yield from _of_layout(part)
        else:
            yield from _in_order(part)
