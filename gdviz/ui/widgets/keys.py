"""Which keys a control keeps for itself although they are shortcuts of the window."""

from __future__ import annotations

from collections.abc import Container

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent


def asks_for_key(event: QEvent, keys: Container[int]) -> bool:
    """Tell whether Qt asks the focused control, before it looks for a shortcut, if it wants one of `keys`."""
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    return event.key() in keys and event.modifiers() in (
        Qt.KeyboardModifier.NoModifier,
        Qt.KeyboardModifier.KeypadModifier,
    )
