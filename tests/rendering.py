"""`gdviz render`, in a process of its own or, for many tests in a row, in one that has everything imported already."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

Rendered = subprocess.CompletedProcess[str]
Render = Callable[..., Rendered]
PATIENCE = 300.0  # seconds
_SERVES = """
import contextlib, io, json, os, sys
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication
from gdviz.app import main

answers, variables = sys.stdout, dict(os.environ)
for line in sys.stdin:
    arguments, folder = json.loads(line)
    os.environ.clear()
    os.environ.update(variables)
    if QApplication.instance() is not None:  # the last one has enlarged its font
        QApplication.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont))
    os.chdir(folder)
    said, complained = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(complained):
        try:
            code = main(["render", *arguments])
        except SystemExit as end:
            code = end.code
    print(json.dumps([code, said.getvalue(), complained.getvalue()]), file=answers, flush=True)
"""


def environment(display: bool) -> dict[str, str]:
    """With the test's display, or with none at all: 2-D views need none."""
    variables = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[1])}
    if not display:
        for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
            variables.pop(name, None)
    return variables


def rendered(*arguments: str, display: bool = False) -> Rendered:
    """Render in a process of its own."""
    command = [sys.executable, "-m", "gdviz", "render", *arguments]
    return subprocess.run(
        command,
        env=environment(display),
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        stdin=subprocess.DEVNULL,
        check=False,
    )


@contextmanager
def rendering(*, display: bool = False) -> Iterator[Render]:
    """Give `render(*arguments, cwd)`, which answers as a process of its own would."""
    command = [sys.executable, "-c", _SERVES]
    with subprocess.Popen(
        command, env=environment(display), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
    ) as child:

        def render(*arguments: str, cwd: Path | None = None) -> Rendered:
            assert child.stdin is not None and child.stdout is not None
            child.stdin.write(json.dumps([arguments, str(cwd or Path.cwd())]) + "\n")
            child.stdin.flush()
            code, said, complained = json.loads(child.stdout.readline())
            return subprocess.CompletedProcess(arguments, code, said, complained)

        yield render
