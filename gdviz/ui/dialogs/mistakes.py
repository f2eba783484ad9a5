"""The files that could not be used, each with its line and the reason."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from gdviz.engine.files.toml_file import Mistake
from gdviz.ui.wording.words import in_words


def show_mistakes(parent: QWidget, mistakes: Sequence[Mistake]) -> None:
    """Show the list."""
    title = QCoreApplication.translate("Mistakes", "Files that could not be used")
    text = QCoreApplication.translate("Mistakes", "These files have a mistake; everything else works.")
    line = QCoreApplication.translate("Mistakes", "{path}, line {line}:\n{reason}")
    box = QMessageBox(QMessageBox.Icon.Warning, title, text, parent=parent)
    box.setInformativeText(
        "\n\n".join(
            line.format(path=mistake.path, line=mistake.line, reason=in_words(mistake.message)) for mistake in mistakes
        )
    )
    box.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    box.open()
