"""The lower layers know nothing of Qt, and nothing points upward."""

from __future__ import annotations

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
