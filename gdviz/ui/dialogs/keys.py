"""The keys of every command, read from the actions themselves."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from gdviz.ui.actions import plain_text

_GAP = "\u00a0" * 3  # between two keys: rich text swallows ordinary spaces


def show_keys(parent: QWidget) -> None:
    """Show a table of all commands that have keys."""
    rows = []
    for action in parent.findChildren(QAction):
        keys = [key.toString(QKeySequence.SequenceFormat.NativeText) for key in action.shortcuts()]
        text = plain_text(action)
        if text and any(keys):
            rows.append(f"<tr><td>{escape(text)}</td><td><b>{escape(_GAP.join(keys))}</b></td></tr>")
    mouse = (
        (
            QCoreApplication.translate("Keys", "Set the start"),
            QCoreApplication.translate("Keys", "click or drag on the map"),
        ),
        (
            QCoreApplication.translate("Keys", "Turn the surface"),
            QCoreApplication.translate("Keys", "drag it, or Shift + arrows"),
        ),
        (QCoreApplication.translate("Keys", "Zoom"), QCoreApplication.translate("Keys", "mouse wheel")),
    )
    rows += [f"<tr><td>{escape(what)}</td><td><b>{escape(how)}</b></td></tr>" for what, how in mouse]
    dialog = QDialog(parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle(QCoreApplication.translate("Keys", "Keys"))
    table = QLabel(f"<table cellspacing='0' cellpadding='5'>{''.join(rows)}</table>", dialog)
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, dialog)
    buttons.rejected.connect(dialog.reject)
    column = QVBoxLayout(dialog)
    column.addWidget(table)
    column.addWidget(buttons)
    dialog.open()
