"""What holds for every test: shared GL contexts, settings of its own, and no error that Qt or pyqtgraph may swallow."""

from __future__ import annotations

import os
import sys
import tempfile
import traceback
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QSettings, Qt

from tests.environment import inside, private_settings

GL_PLATFORMS = ("xcb", "wayland", "windows", "cocoa")

# Before any application object exists: pyqtgraph keeps compiled shaders per class, not per context.
QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)

if not inside():  # pytest was started by hand
    _settings = tempfile.TemporaryDirectory(prefix="gdviz-")
    os.environ.update(private_settings(_settings.name))
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, _settings.name)
    if sys.platform.startswith("linux") and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(autouse=True)
def _gl_where_there_is_gl(request: pytest.FixtureRequest) -> None:
    if request.node.get_closest_marker("gl") is None:
        return
    platform = request.getfixturevalue("qapp").platformName()
    if platform not in GL_PLATFORMS:
        pytest.skip(f"the platform {platform} has no OpenGL")


@pytest.fixture(autouse=True)
def _drawing_errors_fail(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Pyqtgraph prints an exception raised while drawing and goes on without the item; here the test fails."""
    if "qapp" not in request.fixturenames and request.node.get_closest_marker("gl") is None:
        yield
        return
    import pyqtgraph.debug

    swallowed: list[str] = []

    def remember(message: str = "", *_: object, **__: object) -> None:
        swallowed.append(f"{message}\n{traceback.format_exc()}")

    monkeypatch.setattr(pyqtgraph.debug, "printExc", remember)
    yield
    if swallowed:
        pytest.fail("pyqtgraph swallowed an exception:\n" + "\n".join(swallowed), pytrace=False)
