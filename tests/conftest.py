"""What holds for every test: shared GL contexts, settings of its own, and no error that Qt or pyqtgraph may swallow."""

from __future__ import annotations

import os
import sys
import tempfile
import traceback
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QSettings, Qt

from gdviz.assets import resources
from gdviz.engine.files.catalog import Catalog, load_catalog
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


@lru_cache(maxsize=1)
def _resources() -> Catalog:
    return load_catalog([resources()])


def _loaded(folders: Sequence[Path], own: Path | None = None, only: Mapping[str, set[str]] | None = None) -> Catalog:
    if only or list(folders) != [resources()] or (own is not None and own.is_dir() and any(own.iterdir())):
        return load_catalog(folders, own, only or {})
    return _resources()


@pytest.fixture(autouse=True)
def _many_share_what_the_catalog_holds(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Read the resources once for all windows and commands where a person has no files of their own."""
    if request.node.path.name.startswith("test_cli"):
        monkeypatch.setattr("gdviz.cli.load_catalog", _loaded)
    elif "driver" in request.fixturenames:
        monkeypatch.setattr("gdviz.engine.files.catalog.load_catalog", _loaded)
