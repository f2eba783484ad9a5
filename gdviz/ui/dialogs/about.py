"""Who made this, which version it is, and under which licence."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMessageBox, QWidget

from gdviz import __version__
from gdviz.assets import log_file, user_folder


def show_about(parent: QWidget) -> None:
    """Show the box."""
    text = QCoreApplication.translate(
        "About",
        "gdviz {version} shows gradient descent step by step: type a landscape, choose optimizers, watch and step.",
    ).format(version=__version__)
    details = QCoreApplication.translate(
        "About", "MIT licence. Your own landscapes and optimizers: {folder}\nLog: {log}"
    ).format(folder=user_folder(), log=log_file())
    box = QMessageBox(QMessageBox.Icon.NoIcon, QCoreApplication.translate("About", "About gdviz"), text, parent=parent)
    box.setInformativeText(details)
    box.open()
