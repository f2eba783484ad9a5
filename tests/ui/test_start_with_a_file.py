"""The app started with a file: by its name on the command line, as a double-click does."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from gdviz.app import first_session
from gdviz.session.changes import editing
from gdviz.session.files.filing import Filing

pytestmark = pytest.mark.gl

# Says what is seen once the window has come to rest, instead of waiting for a person.
SEEN = """
import json, sys
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from gdviz.ui.filing.file_strip import FileStrip
from gdviz.ui.window import Window

def seen(*_):
    window = next(one for one in QApplication.topLevelWidgets() if isinstance(one, Window))
    while not window._session.ready:
        QTest.qWait(20)
    QTest.qWait(300)
    strips = [one.text for one in window.findChildren(FileStrip) if one.isVisible()]
    print(json.dumps([window.windowTitle(), strips, window._session.experiment.seed, window._session.cursor]))
    window.close()
    return 0

QApplication.exec = seen
from gdviz.app import main
sys.exit(main(sys.argv[1:]))
"""


def started(*arguments: str, folder: Path) -> tuple[str, list[str], int, int]:
    """Return title, strips, seed and cursor of an app that is started in a folder."""
    root = str(Path(__file__).parents[2])
    script = f"import sys; sys.path.insert(0, {root!r})\n" + SEEN
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments], cwd=folder, capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 0, done.stderr
    title, strips, seed, cursor = json.loads(done.stdout.strip().split("\n")[-1])
    return title, strips, seed, cursor


def test_a_file_that_is_named_is_opened(tmp_path: Path) -> None:
    session = first_session()
    session.prepare()
    editing.set_seed(session, 77)
    session.seek(21)
    Filing(session).save(tmp_path / "named.gdviz")
    assert started("named.gdviz", folder=tmp_path) == ("named[*] — gdviz", [], 77, 21)


def test_a_broken_file_leaves_the_first_session_and_says_why(tmp_path: Path) -> None:
    session = first_session()
    text = Filing(session).text().replace("tolerance = 1e-06", "tolerance = -1.0")
    (tmp_path / "broken.gdviz").write_text(text, encoding="utf-8")
    title, strips, seed, cursor = started("broken.gdviz", folder=tmp_path)
    assert (title, seed, cursor) == ("Untitled[*] — gdviz", 0, 0)
    assert "experiment.tolerance" in strips[0] and "Line" in strips[0]
    title, strips, *_ = started("missing.gdviz", folder=tmp_path)
    assert title == "Untitled[*] — gdviz" and "missing.gdviz" in strips[0]
