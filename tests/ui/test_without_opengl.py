"""Where there is no OpenGL the window opens with its 2-D views, says why 3-D is off, and everything else works."""

from __future__ import annotations

import os
import subprocess
import sys

SCRIPT = """
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QApplication, QLabel
from gdviz.ui import gl
gl.prepare_before_application()
app = QApplication(["gdviz"])
gl.prepare_after_application()
from tests.driver import Driver
driver = Driver(app)
driver.key(Qt.Key.Key_Right)
texts = [label.text() for label in driver.window.findChildren(QLabel) if label.isVisibleTo(driver.window)]
print(driver.session.cursor, [text for text in texts if text.startswith("3-D is off")], driver.picture().width())
driver.close()
"""


def test_the_offscreen_platform_opens_the_2d_views_and_says_why() -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    result = subprocess.run([sys.executable, "-c", SCRIPT], env=environment, capture_output=True, text=True, timeout=60)
    assert result.returncode == 0, result.stderr
    assert result.stdout.startswith("1 ['3-D is off: ")
    assert "offscreen" in result.stdout
    assert result.stdout.rstrip().endswith("1280")
