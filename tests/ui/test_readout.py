"""The row of numbers under the views: the cursor's step, and the point under the mouse."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from gdviz.session.changes import editing
from gdviz.session.session import Session
from gdviz.ui.views.readout import ReadoutView
from gdviz.ui.views.readout_row import ReadoutRow
from tests.ui.controls_session import ready_session


def said(view: ReadoutView) -> str:
    view.redraw()
    return " ".join(label.text() for label in view.findChildren(QLabel) if label.isVisibleTo(view))


@pytest.fixture
def session() -> Session:
    session = ready_session("gd")
    editing.set_hyperparameter(session, 0, "lr", 0.05)
    return session


def test_it_tells_position_loss_gradient_rate_and_length_of_the_step(qapp: QApplication, session: Session) -> None:
    view = ReadoutView(session)
    view.resize(1280, 30)
    session.seek(1)
    shown = said(view)
    # Article 1, from (5, 5) with η = 0.05: (3, 1.5), f = 49.5, ∇f = (21, 24), Δx = (−2, −3.5).
    for number in ("3.0000", "1.5000", "49.500", "31.890", "0.05", "4.0311"):
        assert number in shown
    assert "descending" in shown


def test_it_tells_what_became_of_a_run(qapp: QApplication, session: Session) -> None:
    view = ReadoutView(session)
    view.resize(1280, 30)
    assert "at the start" in said(view)
    session.change(session.experiment.with_start((1.0, 1.0)))
    editing.set_hyperparameter(session, 0, "lr", 0.17)
    session.seek(1)
    assert "rising" in said(view)
    session.seek(0)
    editing.set_hyperparameter(session, 0, "lr", 0.3)
    session.seek(3)
    assert "left the map at step" in said(view)
    session.seek(100)
    stop = session.runs[0].stopped
    assert stop is not None
    assert f"diverged at step {stop.step}" in said(view)


def test_pointing_somewhere_tells_height_and_gradient_there(qapp: QApplication, session: Session) -> None:
    view = ReadoutView(session)
    view.resize(1280, 30)
    view.redraw()
    view.show_hover((2.0, 1.0))
    shown = said(view)
    for number in ("22.000", "14.000", "16.000"):  # f(2, 1) = 22, ∇f = (14, 16)
        assert number in shown, shown
    view.show_hover(None)
    assert "at the start" in said(view)


def test_what_stands_before_a_number_is_read_out_with_it_in_another_language_too(
    qapp: QApplication, session: Session
) -> None:
    view = ReadoutView(session)
    view.redraw()
    row = next(row for row in view.findChildren(ReadoutRow) if row.isVisibleTo(view))
    row.rename("evaluations", "求值")
    assert any(label.accessibleName().startswith("求值 ") for label in row.findChildren(QLabel))


def test_a_longer_name_takes_its_room_from_the_figures_not_from_the_sentence(qapp: QApplication) -> None:
    row = ReadoutRow({"x": "x", "f": "f", "gradient": "‖∇f‖"})
    row.fit(dict.fromkeys(("x", "f", "gradient"), "−1.2345e−10"))
    row.show_title("gd")
    row.show_sentence("descending")
    row.show()
    for width in range(480, 640, 20):
        row.show_title("gd")
        row.resize(width, 30)
        row.show_title("gd from 311")
        QApplication.processEvents()
        sentence = row.findChildren(QLabel)[-1]
        assert sentence.text() == "descending"
        assert sentence.fontMetrics().horizontalAdvance(sentence.text()) <= sentence.width()


def test_it_tells_that_a_method_has_finished_or_cannot_work_here(qapp: QApplication, session: Session) -> None:
    view = ReadoutView(session)
    view.resize(1280, 30)
    editing.use_optimizer(session, 0, "brute_force")
    editing.set_hyperparameter(session, 0, "resolution", 2.0)
    session.seek(100)
    stop = session.runs[0].stopped
    assert stop is not None and stop.reason == "finished"
    assert f"finished at step {stop.step}" in said(view)
    editing.use_landscape(session, "drop_wave")
    editing.use_optimizer(session, 0, "gauss_newton")
    assert "cannot run on this landscape" in said(view)
