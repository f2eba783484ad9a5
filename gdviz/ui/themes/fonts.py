"""Chinese characters where the system has no font with any: then the one that comes with gdviz is loaded."""

from __future__ import annotations

from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication

from gdviz.assets import resources

_FILE = "gdviz-chinese.ttf"
_LOADED = "gdviz_chinese_font"  # property of the application: the family, "" where the system has one


def ensure_chinese(app: QApplication) -> str:
    """Have a font with Chinese characters; return the family that had to be loaded, "" where none had to.

    Looking through the fonts of the system takes some hundredths of a second, once.
    """
    known = app.property(_LOADED)
    if isinstance(known, str):
        return known
    family = ""
    if not QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese):
        number = QFontDatabase.addApplicationFont(str(resources() / "fonts" / _FILE))
        family = next(iter(QFontDatabase.applicationFontFamilies(number)), "") if number >= 0 else ""
    app.setProperty(_LOADED, family)
    return family


def with_chinese(font: QFont, family: str) -> QFont:
    """Return `font`, which takes from `family` what it does not have itself; unchanged where that is ""."""
    made = QFont(font)
    if family and family not in made.families():
        made.setFamilies([*(made.families() or [made.family()]), family])
    return made
