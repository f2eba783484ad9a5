"""Where there is no OpenGL the window opens with its 2-D views, says why 3-D is off, and everything else works."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

SCRIPT = """
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QApplication, QLabel
from gdviz.ui import gl
gl.prepare_before_application()
app = QApplication(["gdviz"])
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


SAVING = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from gdviz.app import first_session
from gdviz.session.files.document import document_text
from gdviz.session.files.opening import document_of
from gdviz.session.files.view_choice import CameraChoice, ViewChoice
from gdviz.ui import gl
gl.prepare_before_application()
app = QApplication(["gdviz"])
from tests.driver import Driver
driver = Driver(app)
files = driver.window.files
plain, turned = Path(sys.argv[1], "plain.gdviz"), Path(sys.argv[1], "turned.gdviz")
files.filing.save(plain)
view = ViewChoice(camera=CameraChoice(30.0, 55.0, 2.0, (0.1, 0.2, 0.3), home=-62.0))
turned.write_text(document_text(document_of(driver.session, view)), encoding="utf-8")
files.open(turned)
driver.settle()
files.save()
print(files.filing.document().view.camera == view.camera)
files.open(plain)
driver.settle()
print(files.filing.document().view.camera)
driver.close()
"""


def test_a_file_saved_without_opengl_keeps_its_camera(tmp_path: Path) -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-c", SAVING, str(tmp_path)]
    result = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60)
    assert result.returncode == 0, result.stderr
    assert result.stdout.split() == ["True", "None"]
    assert "azimuth = 30.0" in (tmp_path / "turned.gdviz").read_text(encoding="utf-8")
    assert "camera" not in (tmp_path / "plain.gdviz").read_text(encoding="utf-8")
