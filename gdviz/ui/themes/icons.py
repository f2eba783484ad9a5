"""The one icon family of the window: stroke drawings in resources/icons, tinted from the theme.

The files draw with `currentColor`; here it is replaced by a colour of the theme and rendered at the sizes that
buttons use, so that an icon is crisp on ordinary and on dense screens.
"""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from gdviz.assets import resources
from gdviz.ui.themes.theme import Theme

_SIZES = (16, 20, 24, 32, 48)
_APPLICATION_SIZES = (16, 24, 32, 48, 64, 128, 256)


def icon(name: str, theme: Theme, colour: str = "") -> QIcon:
    """Return the icon of resources/icons/`name`.svg in the theme's text colour, or in `colour` "#rrggbb".

    Raises FileNotFoundError when there is no such drawing.
    """
    return _tinted(name, colour or theme.text, _quiet(theme))


def application_icon() -> QIcon:
    """Return the icon of the application itself, which keeps its own colours in both themes."""
    drawing = QIcon()
    for pixmap in _rendered(_source("app"), _APPLICATION_SIZES):
        drawing.addPixmap(pixmap)
    return drawing


def icon_file(name: str) -> str:
    """Return the path of an icon's file with forward slashes, as style sheets want it."""
    return (resources() / "icons" / f"{name}.svg").as_posix()


def icon_folder(name: str) -> str:
    """Return the folder of the icons that only one theme has."""
    return (resources() / "icons" / name).as_posix()


@lru_cache(maxsize=256)
def _tinted(name: str, colour: str, disabled_colour: str) -> QIcon:
    source = _source(name)
    drawing = QIcon()
    for mode, tint in ((QIcon.Mode.Normal, colour), (QIcon.Mode.Disabled, disabled_colour)):
        for pixmap in _rendered(source.replace("currentColor", tint), _SIZES):
            drawing.addPixmap(pixmap, mode)
    return drawing


def _quiet(theme: Theme) -> str:
    """The colour of what cannot be pressed: half way between the secondary text and a hairline."""
    return "#5a6370" if theme.dark else "#a9b1bb"


def _source(name: str) -> str:
    return (resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")


def _rendered(source: str, sizes: tuple[int, ...]) -> list[QPixmap]:
    renderer = QSvgRenderer(QByteArray(source.encode()))
    pixmaps = []
    for size in sizes:
        pixmap = QPixmap(QSize(size, size))
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        renderer.render(painter, QRectF(0, 0, size, size))
        painter.end()
        pixmaps.append(pixmap)
    return pixmaps
