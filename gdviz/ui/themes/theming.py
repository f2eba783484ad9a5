"""How a theme comes over the whole application.

Another style sheet makes Qt lay out every widget anew, hidden ones too: a tenth of a second. Another palette leaves
all lengths as they are; widgets that are seen read their colours again at once, the hidden ones in the turns after.
"""

from __future__ import annotations

from PySide6.QtCore import QDir, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from gdviz.ui.themes.icons import icon_folder
from gdviz.ui.themes.style import palette, style_sheet
from gdviz.ui.themes.theme import Theme

_HAS_FUSION = "gdviz_has_fusion"
_A_TURN = 100  # hidden widgets that are dyed at a time, in about 3 ms


def apply_theme_to_application(app: QApplication, theme: Theme) -> None:
    """Give the application Fusion, and the palette of `theme`; what is hidden has it a turn later.

    Lengths are those of an ordinary scale (see enlarging.py for another).
    """
    if not app.property(_HAS_FUSION):  # the style itself cannot be asked: a style sheet hides it
        app.setStyle("Fusion")
        app.setProperty(_HAS_FUSION, True)
    QDir.setSearchPaths("theme", [icon_folder("dark" if theme.dark else "light")])
    app.setPalette(palette(theme))
    sheet = style_sheet(1.0, app.font().pointSizeF() / theme.scale)
    if app.styleSheet() != sheet:
        app.setStyleSheet("")  # from one sheet straight to another Qt takes three times as long
        app.setStyleSheet(sheet)
        return
    seen = {widget for widget in app.allWidgets() if widget.isVisible()}
    for widget in seen:
        _dye(widget)
    hidden = [widget for widget in app.allWidgets() if widget not in seen]
    QTimer.singleShot(0, app, lambda: _dye_in_turns(app, hidden))


def _dye(widget: QWidget) -> None:
    """Have a widget read the colours of the sheet again, which Qt keeps for it."""
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):  # else Qt does so before it is first shown
        widget.style().polish(widget)
        widget.update()


def _dye_in_turns(app: QApplication, widgets: list[QWidget]) -> None:
    """Dye some of the widgets that are still there, and have a later turn go on."""
    for widget in widgets[:_A_TURN]:
        if isValid(widget):
            _dye(widget)
    if len(widgets) > _A_TURN:
        QTimer.singleShot(0, app, lambda: _dye_in_turns(app, widgets[_A_TURN:]))
