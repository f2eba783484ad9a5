"""The window is there with what its first frame shows; everything else comes a moment later, unnoticed."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, QThread
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gdviz import app as entry
from gdviz import assets
from gdviz.ui.themes.appearance import Appearance
from gdviz.ui.window import Window


def test_the_first_frame_waits_for_nothing_that_it_does_not_show_and_the_rest_comes(qtbot: QtBot) -> None:
    session, whole = entry.session_at_once(), entry.first_session()
    assert session.experiment == whole.experiment
    assert len(session.catalog.landscapes) == 1
    assert len(session.catalog.optimizers) < len(whole.catalog.optimizers)
    app, settings = QApplication.instance(), QSettings()
    assert isinstance(app, QApplication)
    window = Window(session, Appearance(app, settings), settings)
    threads: list[bool] = []
    session.catalog_changed.connect(lambda: threads.append(QThread.currentThread() == app.thread()))
    entry.complete(session, window)
    window.show()
    qtbot.waitUntil(lambda: session.ready and bool(threads), timeout=20_000)
    assert threads == [True]
    for kind in ("landscapes", "optimizers", "schedules", "options", "datasets", "problems"):
        assert list(getattr(session.catalog, kind)) == list(getattr(whole.catalog, kind))
    assert session.history.undoable is None
    window.close()
    window.deleteLater()


def test_a_file_with_a_mistake_is_told_of_once_the_rest_is_read(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "landscapes").mkdir()
    (tmp_path / "landscapes" / "broken.toml").write_text("name = 3", encoding="utf-8")
    monkeypatch.setattr(assets, "user_folder", lambda: tmp_path)
    session = entry.session_at_once()
    app, settings = QApplication.instance(), QSettings()
    assert isinstance(app, QApplication)
    window = Window(session, Appearance(app, settings), settings)
    entry.complete(session, window)
    window.show()
    qtbot.waitUntil(lambda: len(session.catalog.mistakes) == 1, timeout=20_000)
    window.close()
    window.deleteLater()


def test_an_appearance_takes_its_theme_and_type_from_the_system_not_from_the_one_before(
    qapp: QApplication, tmp_path: Path
) -> None:
    settings = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    before = Appearance(qapp, settings)
    theme, size = before.theme, qapp.font().pointSizeF()
    try:
        before.choose_theme("light" if theme.dark else "dark")
        before.enlarge(1.6)
        settings.clear()
        after = Appearance(qapp, settings)
        assert after.theme == theme and qapp.font().pointSizeF() == size
    finally:
        before.enlarge(1.0)
        before.choose_theme("system")
