"""The look of every ordinary widget, made from a theme: Fusion, one palette, one style sheet.

Spacing lies on a grid of 4 pixels, there is one corner radius and one accent. Widgets say what they are with the
dynamic property "role"; they never carry a colour or a style sheet of their own. The style sheet holds the lengths,
and names its colours by roles of the palette, so that another theme needs no other sheet (see theming.py).
"""

from __future__ import annotations

import math
from string import Template

from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QLabel, QWidget

from gdviz.ui.themes.icons import icon_file
from gdviz.ui.themes.theme import Theme

GRID = 4
RADIUS = 6


def palette(theme: Theme) -> QPalette:
    """Return the palette of `theme`; what Fusion does not draw with holds what only the style sheet names."""
    roles = QPalette.ColorRole
    colours = {
        roles.Window: theme.window,
        roles.WindowText: theme.text,
        roles.Base: theme.field,
        roles.Text: theme.text,
        roles.Button: theme.panel,
        roles.ButtonText: theme.text,
        roles.BrightText: theme.error,
        roles.Highlight: theme.accent,
        roles.HighlightedText: theme.on_accent,
        roles.Accent: theme.accent,
        roles.Link: theme.accent,
        roles.PlaceholderText: theme.secondary,
        roles.ToolTipText: theme.text,
        roles.Mid: theme.line,
        roles.Dark: theme.outline,
        roles.Shadow: mixed(theme.line, theme.secondary, 0.14),  # edges of areas, grooves
        roles.Midlight: mixed(theme.panel, theme.text, 0.07),  # under the mouse
        roles.Light: mixed(theme.panel, theme.text, 0.13),  # pressed
        roles.AlternateBase: mixed(theme.line, theme.secondary, 0.65),  # the part of a slider that is passed
        roles.LinkVisited: mixed(theme.accent, theme.text, 0.12),  # the accent under the mouse
        roles.ToolTipBase: mixed(theme.panel, theme.accent, 0.16),  # selected
    }
    made = QPalette()
    for role, colour in colours.items():
        made.setColor(role, QColor(colour))
    quiet = QColor(mixed(theme.secondary, theme.panel, 0.45))
    for role in (roles.Text, roles.WindowText, roles.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, quiet)
    return made


def mixed(colour: str, other: str, share: float) -> str:
    """Return `colour` moved by `share` (0 to 1) towards `other`, all "#rrggbb"."""
    ends = zip(QColor(colour).getRgb()[:3], QColor(other).getRgb()[:3], strict=True)  # type: ignore[index]
    return QColor(*(round(a + (b - a) * share) for a, b in ends)).name()


def tabular(font: QFont) -> QFont:
    """Return `font` with figures of one width, so that numbers do not jitter."""
    made = QFont(font)
    made.setFeature(QFont.Tag("tnum"), 1)
    return made


def heading(text: str, parent: QWidget | None = None) -> QLabel:
    """Return the heading of a section: small capitals in the secondary colour."""
    label = QLabel(text, parent)
    label.setProperty("role", "heading")
    return label


def mark(widget: QWidget, name: str, value: object) -> None:
    """Set a dynamic property that the style sheet looks at, and have the widget drawn by it."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()


def style_sheet(scale: float, points: float) -> str:
    """Return the style sheet for a font of `points`: all lengths times `scale`, colours by roles of the palette."""
    lengths = {f"px{n}": f"{max(1, round(n * scale))}px" for n in range(1, 41)}
    return Template(_SHEET).substitute(
        lengths,
        letters=f"{math.ceil(points * 5 / 3)}px",
        small=f"{points * 0.84:.2f}pt",
        note=f"{points * 0.92:.2f}pt",
        panel="palette(button)",
        field="palette(base)",
        text="palette(text)",
        secondary="palette(placeholder-text)",
        line="palette(mid)",
        outline="palette(dark)",
        edge="palette(shadow)",
        hover="palette(midlight)",
        pressed="palette(light)",
        groove="palette(shadow)",
        passed="palette(alternate-base)",
        accent="palette(highlight)",
        accent_hover="palette(link-visited)",
        tint="palette(tooltip-base)",
        on_accent="palette(highlighted-text)",
        error="palette(bright-text)",
        radius=f"{round(RADIUS * scale)}px",
        arrow=icon_file("arrow-down"),
        tick="theme:tick.svg",
    )


_SHEET = """
QToolTip { background: $panel; color: $text; border: 1px solid $edge; padding: $px4; }

QLabel { background: transparent; }
QLabel[role="heading"], QLabel[role="secondary"] { color: $secondary; }
QLabel[role="heading"] { font-size: $small; font-weight: 600; text-transform: uppercase; letter-spacing: 1px; }
QLabel[role="secondary"], QLabel[role="error"] { font-size: $note; }
QLabel[role="error"] { color: $error; }

QLineEdit {
  background: $field; color: $text; border: 1px solid $outline; border-radius: $radius;
  padding: $px2 $px5; min-height: $px20; selection-background-color: $accent; selection-color: $on_accent;
  placeholder-text-color: $secondary;
}
QLineEdit:hover { border-color: $secondary; }
QLineEdit:focus { border: $px2 solid $accent; padding: $px1 $px4; }
QLineEdit[invalid="true"] { border: $px2 solid $error; padding: $px1 $px4; }
QLineEdit:disabled { color: $secondary; background: $panel; }
QLineEdit[role="bare"] { background: transparent; border-color: transparent; }
QLineEdit[role="bare"]:hover { border-color: $outline; }
QLineEdit[role="bare"]:focus { background: $field; border-color: $accent; }

QPlainTextEdit {
  background: $field; color: $text; border: 1px solid $outline; border-radius: $radius; padding: $px2;
  selection-background-color: $accent; selection-color: $on_accent; placeholder-text-color: $secondary;
}
QPlainTextEdit:focus { border: $px2 solid $accent; padding: $px1; }
QPlainTextEdit[invalid="true"] { border: $px2 solid $error; padding: $px1; }

QTableWidget {
  background: $field; color: $text; border: 1px solid $outline; border-radius: $radius; gridline-color: $line;
  selection-background-color: $tint; selection-color: $text;
}
QTableWidget:focus { border: $px2 solid $accent; }
QTableWidget QLineEdit { min-height: 0; border-radius: 0; padding: 0 $px2; }
QTableWidget QComboBox { border-color: transparent; border-radius: 0; min-height: 0; }
QTableWidget::item { padding: 0 $px6; }
QHeaderView { background: $panel; }
QHeaderView::section {
  background: $panel; color: $secondary; border: none; border-bottom: 1px solid $line; padding: $px3 $px6;
}
QTableCornerButton::section { background: $panel; border: none; }

QComboBox {
  background: $field; color: $text; border: 1px solid $outline; border-radius: $radius;
  padding: $px2 $px6; min-height: $px20;
}
QComboBox:hover { border-color: $secondary; }
QComboBox:focus { border: $px2 solid $accent; padding: $px1 $px5; }
QComboBox::drop-down { border: none; width: $px20; }
QComboBox::down-arrow { image: url("$arrow"); width: $px12; height: $px12; }
QComboBox QAbstractItemView, QListView[role="choices"] {
  background: $panel; color: $text; border: 1px solid $edge; padding: $px4; outline: none;
  selection-background-color: $tint; selection-color: $text;
}
QListView[role="choices"] { border: none; padding: 0; }
QComboBox QAbstractItemView::item, QListView[role="choices"]::item {
  min-height: $px24; padding: 0 $px6; border-radius: $px4;
}
QComboBox QAbstractItemView::item:selected, QComboBox QAbstractItemView::item:hover,
QListView[role="choices"]::item:selected { background: $tint; color: $text; }
QListView[role="choices"]::item:hover:!selected { background: $hover; color: $text; }
QListView[role="choices"]::item:disabled { background: transparent; color: $secondary; }
QFrame[role="popup"] { background: $panel; border: 1px solid $edge; }

QToolButton {
  background: transparent; color: $text; border: $px2 solid transparent; border-radius: $radius; padding: $px2;
}
QToolButton:hover { background: $hover; }
QToolButton:pressed, QToolButton:checked { background: $pressed; }
QToolButton:focus { border-color: $accent; }
QToolButton::menu-indicator { image: none; }
QToolButton[popupMode="1"] { padding-right: $px16; }
QToolButton::menu-button { border: none; border-radius: $px4; width: $px14; }
QToolButton::menu-button:hover { background: $pressed; }
QToolButton::menu-arrow { image: url("$arrow"); width: $px10; height: $px10; }
QToolButton[role="accent"] { background: $accent; color: $on_accent; border-radius: $px18; padding: $px4; }
QToolButton[role="accent"]:hover { background: $accent_hover; }
QToolButton[role="accent"]:focus { border-color: $text; }
QToolButton[role="segment"] { border: 1px solid $edge; border-radius: 0; padding: $px2 $px4; }
QToolButton[role="segment"]:checked { background: $pressed; font-weight: 600; }
QToolButton[role="segment"]:focus { border-color: $accent; }
QToolButton[role="remedy"] { border: 1px solid $edge; padding: $px2 $px8; color: $text; }
QToolButton[role="remedy"]:focus { border-color: $accent; }
QToolButton[role="name"] { padding: $px2 $px4; text-align: left; }
QToolButton[role="name"]:hover, QToolButton[role="name"]:checked { background: transparent; }

QPushButton {
  background: $panel; color: $text; border: 1px solid $outline; border-radius: $radius;
  padding: $px3 $px12; min-height: $px20;
}
QPushButton:hover { background: $hover; }
QPushButton:pressed { background: $pressed; }
QPushButton:default, QPushButton[role="primary"] { background: $accent; color: $on_accent; border-color: $accent; }
QPushButton:focus { border: $px2 solid $accent; padding: $px2 $px11; }
QPushButton:disabled { color: $secondary; background: $panel; border-color: $line; }

QCheckBox { spacing: $px6; }
QCheckBox::indicator, QTableView::indicator {
  width: $px14; height: $px14; border: 1px solid $outline; border-radius: $px3; background: $field;
}
QCheckBox::indicator:checked, QTableView::indicator:checked {
  background: $accent; border-color: $accent; image: url("$tick");
}
QCheckBox::indicator:focus { border: $px2 solid $accent; }
QCheckBox:disabled { color: $secondary; }
QCheckBox::indicator:disabled { border-color: $line; background: $panel; }
QCheckBox::indicator:checked:disabled { border-color: $line; background: $groove; }

QSlider:horizontal { min-height: $px20; }
QSlider[limited="true"]:horizontal { min-height: $px36; }
QSlider::groove:horizontal { height: $px4; background: $groove; border-radius: $px2; }
QSlider::sub-page:horizontal { background: $passed; border-radius: $px2; }
QSlider[role="accent"]::sub-page:horizontal { background: $accent; }
QSlider::handle:horizontal {
  background: $panel; border: $px2 solid $accent; width: $px10; height: $px10; margin: -$px5 0; border-radius: $px7;
}
QSlider::handle:horizontal:hover { background: $tint; }
QSlider::handle:horizontal:pressed, QSlider::handle:horizontal:focus { background: $accent; }
QSlider::sub-page:horizontal:disabled { background: $groove; }
QSlider::handle:horizontal:disabled { border-color: $edge; }

QScrollArea { background: transparent; border: none; }
QScrollBar:vertical { background: transparent; width: $px8; margin: 0; }
QScrollBar:horizontal { background: transparent; height: $px8; margin: 0; }
QScrollBar::handle { background: $edge; border-radius: $px3; margin: 1px; min-height: $px32; min-width: $px32; }
QScrollBar::handle:hover { background: $secondary; }
QScrollBar::handle:disabled { background: transparent; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

/* As high as Chinese letters need: else another language lays the whole window out anew, for a pixel. */
QMenuBar { background: $panel; color: $text; border: none; padding: $px2 $px4; min-height: $letters; }
QMenuBar::item { background: transparent; padding: $px4 $px8; border-radius: $px4; }
QMenuBar::item:selected { background: $hover; }
QMenu { background: $panel; color: $text; border: 1px solid $edge; padding: $px4; }
QMenu::item { padding: $px5 $px24 $px5 $px12; border-radius: $px4; }
QMenu::item:selected { background: $tint; color: $text; }
QMenu::item:disabled { color: $secondary; }
QMenu::separator { height: 1px; background: $line; margin: $px4 $px8; }
QMenu[role="signs"] { icon-size: $px28; }
QMenu[role="signs"]::item { padding: 0 $px24 0 $px12; }
QMenu::icon { padding-left: $px8; }
QMenu::indicator { width: $px14; height: $px14; left: $px6; }

QToolBar { background: $panel; border: none; border-bottom: 1px solid $line; padding: $px4 $px8; spacing: $px4; }
QToolBar::separator { background: $line; width: 1px; margin: $px4 $px6; }
QMainWindow > QTabBar { background: $panel; border: none; border-top: 1px solid $line; }
QMainWindow > QTabBar::tab {
  background: transparent; color: $secondary; border: none; border-top: $px2 solid transparent;
  padding: $px4 $px8; min-height: $px20;
}
QMainWindow > QTabBar::tab:hover { background: $hover; color: $text; }
QMainWindow > QTabBar::tab:selected { color: $text; border-top-color: $accent; }
QStatusBar { background: $panel; color: $secondary; border-top: 1px solid $line; }
QStatusBar::item { border: none; }
QSplitter::handle:horizontal { background: $line; margin: 0 $px2; }
QSplitter::handle:vertical { background: qlineargradient(x1: 0, y1: 0, x2: 0, y2: 1,
  stop: 0 transparent, stop: 0.39 transparent, stop: 0.4 $line, stop: 0.6 $line, stop: 0.61 transparent); }
QSplitter::handle:horizontal:hover, QSplitter::handle:vertical:hover { background: $accent; }
QMainWindow::separator { background: transparent; width: $px4; height: $px4; border-right: 1px solid $line; }
QMainWindow::separator:hover { background: $accent; }
QFrame[role="hairline"] { background: $line; border: none; max-height: 1px; min-height: 1px; }
QWidget[role="panel"] { background: $panel; }
QDialog, QMessageBox { background: $panel; }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
"""
