"""The question that is asked before something unsaved goes."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMessageBox, QWidget


def ask_to_save(window: QWidget, name: str, save: Callable[[], object], discard: Callable[[], object]) -> None:
    """Ask whether `name` is to be saved first; where a person thinks better of it nothing is done."""
    translate = QCoreApplication.translate
    text = translate("Files", "“{name}” has changed. Save it first?").format(name=name)
    buttons = QMessageBox.StandardButton
    box = QMessageBox(QMessageBox.Icon.Question, "gdviz", text, parent=window)
    box.setStandardButtons(buttons.Save | buttons.Discard | buttons.Cancel)
    box.setDefaultButton(buttons.Save)
    for button, words in (
        (buttons.Save, translate("Files", "&Save")),
        (buttons.Discard, translate("Files", "&Discard")),
        (buttons.Cancel, translate("Files", "Cancel")),
    ):
        box.button(button).setText(words)
    box.button(buttons.Save).clicked.connect(lambda: save())
    box.button(buttons.Discard).clicked.connect(lambda: discard())
    box.finished.connect(box.deleteLater)
    box.open()
