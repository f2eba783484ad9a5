"""In the pickers a person's own files are marked, and broken ones are seen with their error but cannot be chosen."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListView
from pytestqt.qtbot import QtBot

from gdviz.assets import resources
from gdviz.engine.experiment import Experiment
from gdviz.engine.files.catalog import load_catalog
from gdviz.session.changes.editing import add_run
from gdviz.session.session import Session
from gdviz.ui.controls.fields.picker import Picker
from gdviz.ui.controls.landscape.landscape_form import LandscapeForm
from gdviz.ui.controls.runs.run_list import RunList
from gdviz.ui.widgets.icon_button import IconButton
from tests.ui.controls_session import named

LANDSCAPE = 'name = "Mine"\nformula = "x⁴ + y²"\ndomain = [[-1, 1], [-1, 1]]\nstart = [0.5, 1]\n'


@pytest.fixture
def session(tmp_path: Path) -> Session:
    for kind, text in (("landscapes", LANDSCAPE), ("optimizers", 'name = "Mine"\nequations = "x = x - 0.1 g"\n')):
        (tmp_path / kind).mkdir()
        (tmp_path / kind / "mine.toml").write_text(text, encoding="utf-8")
        (tmp_path / kind / "broken.toml").write_text('name = "Broken"\nequations = 3\n', encoding="utf-8")
    catalog = load_catalog([resources()], tmp_path)
    file = catalog.landscapes["mine"]
    session = Session(catalog, Experiment(file.choice(), file.start))
    session.prepare()
    add_run(session, "mine")
    return session


def shown(picker: Picker) -> dict[str, tuple[bool, str]]:
    """Return text → whether it can be chosen, and its tip."""
    model = picker.model()
    found: dict[str, tuple[bool, str]] = {}
    for row in range(picker.count()):
        enabled = bool(model.flags(model.index(row, 0)) & Qt.ItemFlag.ItemIsEnabled)
        found[picker.itemText(row)] = enabled, picker.itemData(row, Qt.ItemDataRole.ToolTipRole) or ""
    return found


def test_the_picker_of_landscapes_marks_own_files_and_shows_broken_ones(qtbot: QtBot, session: Session) -> None:
    form = LandscapeForm(session)
    qtbot.addWidget(form)
    form.redraw()
    picker = named(form, Picker, "Landscape")
    entries = shown(picker)
    assert entries["Mine · yours"][0] and picker.currentText() == "Mine · yours"
    assert entries["⚠ broken.toml"][0] is False and "Line " in entries["⚠ broken.toml"][1]
    assert sum(text.endswith("yours") for text in entries) == 1


def test_the_picker_of_optimizers_marks_own_files_and_shows_broken_ones(qtbot: QtBot, session: Session) -> None:
    runs = RunList(session)
    qtbot.addWidget(runs)
    runs.redraw()
    entries = shown(runs.findChildren(Picker)[0])
    assert entries["Mine · yours"][0]
    assert not entries["⚠ broken.toml"][0] and "equations" in entries["⚠ broken.toml"][1]


def test_the_list_that_adds_a_run_marks_them_too(qtbot: QtBot, session: Session) -> None:
    runs = RunList(session)
    qtbot.addWidget(runs)
    runs.redraw()
    runs.show()
    qtbot.mouseClick(named(runs, IconButton, "Add a run"), Qt.MouseButton.LeftButton)
    shown_list = runs.findChild(QListView)
    assert shown_list is not None
    model = shown_list.model()
    rows = {model.index(row, 0).data(): model.index(row, 0) for row in range(model.rowCount())}
    assert rows["Mine · yours"].flags() & Qt.ItemFlag.ItemIsEnabled
    assert not rows["⚠ broken.toml"].flags() & Qt.ItemFlag.ItemIsEnabled
    assert "Line " in rows["⚠ broken.toml"].data(Qt.ItemDataRole.ToolTipRole)
    assert list(rows)[-2:] == ["With a mistake", "⚠ broken.toml"]
    shown_list.window().close()
