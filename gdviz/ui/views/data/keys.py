"""The keys of the points of the data, while the plot has the focus."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

ARROWS = {
    Qt.Key.Key_Left: (-1.0, 0.0),
    Qt.Key.Key_Right: (1.0, 0.0),
    Qt.Key.Key_Up: (0.0, 1.0),
    Qt.Key.Key_Down: (0.0, -1.0),
}
DELETING = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


def is_for_points(event: QKeyEvent, selected: int, count: int) -> bool:
    """Tell whether a key is for points, of which `selected` (-1: none) of `count` is selected.

    Return or Home selects the first one; then Tab walks through them as long as there is a next one, arrows move the
    one that is selected, Escape lets it go.
    """
    key, held = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
        return selected >= 0 and 0 <= selected + (1 if key == Qt.Key.Key_Tab else -1) < count
    if key in (Qt.Key.Key_Home, Qt.Key.Key_End):
        return held == Qt.KeyboardModifier.NoModifier
    if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        return selected < 0 and held == Qt.KeyboardModifier.NoModifier
    if selected < 0:
        return False
    plain = held in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier)
    return key == Qt.Key.Key_Escape or key in DELETING or (key in ARROWS and plain)
