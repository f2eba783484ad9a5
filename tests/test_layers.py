"""The lower layers know nothing of Qt, and nothing points upward."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
QT = {"PySide6", "shiboken6", "pyqtgraph", "OpenGL"}
EVERY_MODULE = (
    "import importlib, pkgutil, sys; package = importlib.import_module(sys.argv[1]);"
    "names = [m.name for m in pkgutil.walk_packages(getattr(package, '__path__', []), package.__name__ + '.')];"
    "[importlib.import_module(name) for name in names];"
    "print(*sys.modules)"
)

WHEN_NUMPY_COMES = """
import os, sys
class Watch:
    def find_spec(self, name, *_):
        if name == "numpy":
            print(os.environ.get("OPENBLAS_NUM_THREADS"), os.environ.get("MKL_NUM_THREADS"))
            sys.exit()
sys.meta_path.insert(0, Watch())
from gdviz.app import {command}
{command}()
"""


@pytest.mark.parametrize("command", ["main", "command_line"])
def test_the_app_asks_for_one_thread_a_product_before_numpy_is_there(command: str) -> None:
    environment = {**os.environ, "MKL_NUM_THREADS": "3"}  # what is set stays
    environment.pop("OPENBLAS_NUM_THREADS", None)
    run = [sys.executable, "-c", WHEN_NUMPY_COMES.format(command=command), "list"]
    result = subprocess.run(run, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
    assert result.stdout == "1 3\n"


@pytest.mark.parametrize("layer", ["engine", "session", "export", "cli", "assets", "preflight", "notice"])
def test_a_lower_layer_imports_no_qt(layer: str) -> None:
    command = [sys.executable, "-c", EVERY_MODULE, f"gdviz.{layer}"]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    assert QT.isdisjoint(result.stdout.split())


def test_the_import_contracts_are_kept() -> None:
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports_command as lint; lint()", "--no-cache"]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr
