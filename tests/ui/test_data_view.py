"""The data beside weight space: points are read, added, dragged and deleted, and the landscape follows."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu

from gdviz.engine.data.problem import Problem
from gdviz.engine.data.problem_choice import DatasetChoice, LogisticChoice, PointsChoice, ProblemChoice, SoftmaxChoice
from gdviz.session.changes.editing import set_batch, use_landscape, use_problem
from gdviz.session.changes.point_editing import move_point, problem_in
from gdviz.session.changes.problem_editing import change_problem
from gdviz.session.looking.data_look import DataLook
from gdviz.ui.controls.fields.choice_popup import ChoicePopup
from gdviz.ui.controls.fields.field_message import FieldMessage
from gdviz.ui.controls.fields.number_field import NumberField
from gdviz.ui.docks.data_panel import DataPanel
from gdviz.ui.drawing.plotting import Plot
from gdviz.ui.drawing.raster import Frame
from gdviz.ui.views.contour.view import ContourView
from gdviz.ui.views.data.axes import Axes
from gdviz.ui.views.data.dots import draw_dots
from gdviz.ui.views.data.picture import curve_of
from gdviz.ui.views.data.view import DataView
from gdviz.ui.widgets.icon_button import IconButton
from tests.driver import Driver, _in_window
from tests.pictures import differing, pixels

pytestmark = pytest.mark.gl


@pytest.fixture(scope="module")
def window(qapp: QApplication) -> Iterator[Driver]:
    driver = Driver(qapp)
    driver.window.command("data").trigger()
    driver.settle()
    yield driver
    driver.close()
    driver.settings.clear()
    driver.settings.sync()


@pytest.fixture
def driver(window: Driver) -> Driver:
    """The window on the line through noisy points, at step 5."""
    use_problem(window.session, "line_fit")
    window.session.seek(5)
    window.session.history.seal()
    window.settle()
    return window


def problem(driver: Driver) -> Problem:
    found = problem_in(driver.session)
    assert found is not None
    return found


def view(driver: Driver) -> DataView:
    return driver.find(DataView)


def place(driver: Driver, index: int) -> QPoint:
    return view(driver).pointing.place_of(index).toPoint()


def plot(driver: Driver) -> Plot:
    return next(iter(view(driver).findChildren(Plot)))


def says(driver: Driver) -> str:
    panel = driver.find(DataPanel)
    labels = [label.text() for label in panel.findChildren(QLabel) if label.isVisible()]
    return "\n".join(labels + [message.accessibleName() for message in panel.findChildren(FieldMessage)])


def empty_place(driver: Driver) -> QPoint:
    """Return a place of the view that is far from every point."""
    places = np.array(
        [(place(driver, index).x(), place(driver, index).y()) for index in range(problem(driver).samples)]
    )
    low, high = places.min(axis=0), places.max(axis=0)
    grid = np.stack(np.meshgrid(*(np.linspace(low[axis] + 5, high[axis] - 5, 25) for axis in (0, 1))), -1).reshape(
        -1, 2
    )
    away = np.hypot(*(grid[:, None, :] - places[None]).transpose(2, 0, 1)).min(axis=1)
    return QPoint(*grid[int(away.argmax())].round().astype(int).tolist())


def double_click(driver: Driver, at: QPoint) -> None:
    target, spot = _in_window(view(driver), at)
    QTest.mouseClick(target, Qt.MouseButton.LeftButton, pos=spot)
    QTest.mouseDClick(target, Qt.MouseButton.LeftButton, pos=spot)
    driver.settle()


def test_a_landscape_without_data_offers_problems(driver: Driver) -> None:
    use_landscape(driver.session, "himmelblau")
    driver.settle()
    assert "Choose a problem made of data" in says(driver)
    driver.click(driver.find(IconButton, "Choose a problem …"))
    popup = next(iter(driver.find(DataPanel).findChildren(ChoicePopup)))
    driver.type(next(field for field in popup.findChildren(type(popup._field))), "one weight")
    assert driver.session.experiment.landscape.problem is not None
    assert view(driver).isVisible()


def test_dragging_a_point_moves_the_minimum_and_is_one_step_to_undo(driver: Driver) -> None:
    before, minimum = driver.session.experiment, driver.session.minima.copy()
    follow: list[float] = []

    def follows() -> None:
        follow.append(float(driver.session.minima[0, 0]))

    driver.session.experiment_changed.connect(follows)
    driver.drag(view(driver), place(driver, 3), place(driver, 3) + QPoint(0, -80))
    driver.session.experiment_changed.disconnect(follows)
    assert len(set(follow)) > 3 and not np.array_equal(driver.session.minima, minimum)
    assert driver.session.cursor == 5 and driver.session.runs[0].length >= 5
    driver.window.command("undo").trigger()
    assert driver.session.experiment == before


def test_data_that_go_while_a_point_is_dragged_let_it_go(driver: Driver) -> None:
    target, spot = _in_window(view(driver), place(driver, 3))
    QTest.mousePress(target, Qt.MouseButton.LeftButton, pos=spot)
    QTest.mouseMove(target, spot + QPoint(0, 20))
    use_landscape(driver.session, "rosenbrock")
    driver.settle()
    QTest.mouseRelease(target, Qt.MouseButton.LeftButton, pos=spot)
    use_problem(driver.session, "house_area")
    driver.settle()
    frame, points = plot(driver).frame, problem(driver).dataset
    assert frame.y[0] < points.targets.min() and points.targets.max() < frame.y[1] < 3 * points.targets.max()


def test_a_double_click_adds_a_point_and_delete_takes_it_out(driver: Driver) -> None:
    count = problem(driver).samples
    double_click(driver, empty_place(driver))
    assert problem(driver).samples == count + 1 and view(driver).pointing.selected == count
    assert f"{count + 1} samples" in says(driver)
    plot(driver).setFocus()
    driver.key(Qt.Key.Key_Delete)
    assert problem(driver).samples == count
    driver.window.command("undo").trigger()
    assert problem(driver).samples == count + 1


def test_the_tool_adds_a_point_by_a_click(driver: Driver) -> None:
    count = problem(driver).samples
    tool = driver.find(IconButton, "Add points: a click in the empty adds one")
    driver.click(tool)
    driver.click(view(driver), empty_place(driver))
    driver.click(tool)
    assert problem(driver).samples == count + 1
    driver.click(view(driver), empty_place(driver))
    assert problem(driver).samples == count + 1


def test_points_are_selected_and_moved_by_keys_and_by_exact_numbers(driver: Driver) -> None:
    plot(driver).setFocus()
    driver.key(Qt.Key.Key_Return)
    driver.key(Qt.Key.Key_Tab)
    assert view(driver).pointing.selected == 1
    before = problem(driver).dataset
    driver.key(Qt.Key.Key_Up)
    assert problem(driver).dataset.targets[1] > before.targets[1]
    assert problem(driver).dataset.inputs[1] == before.inputs[1]
    assert driver.session.cursor == 5  # the arrow keys of the transport are the window's elsewhere
    driver.type(driver.find(NumberField, "Point, y"), "2.25")
    assert problem(driver).dataset.targets[1] == 2.25
    driver.type(driver.find(NumberField, "Point, x"), "4e12")
    assert "must lie within" in says(driver) and problem(driver).dataset.inputs[1] == before.inputs[1]
    plot(driver).setFocus()
    driver.key(Qt.Key.Key_Escape)
    assert view(driver).pointing.selected == -1


def test_a_point_tells_its_numbers_under_the_mouse(driver: Driver) -> None:
    from gdviz.ui.at_ball import ball_of
    from gdviz.ui.views.data.words import point_in_words

    lines = "\n".join(point_in_words(problem(driver), ball_of(driver.session), 3, in_batch=True))
    for words in (
        "sample 4 of 40, in the coming batch",
        "x = ",
        "target y = ",
        "prediction ",
        "residual ",
        "its loss ",
    ):
        assert words in lines
    before = driver.picture()
    driver.hover(view(driver), place(driver, 3))
    assert differing(driver.picture(), before) > 20


def test_classes_have_regions_and_the_last_point_of_one_stays(driver: Driver) -> None:
    rows = ((0.0, 0.0), (1.0, 1.0), (2.0, 0.0), (2.0, 2.0))
    data = PointsChoice(("x", "y"), "kind", rows, (0.0, 1.0, 2.0, 2.0), ("a", "b", "c"))
    change_problem(driver.session, ProblemChoice(SoftmaxChoice(), data))
    driver.session.seek(20)
    driver.settle()
    assert "accuracy" in says(driver)
    driver.click(view(driver), place(driver, 1))
    driver.click(driver.find(IconButton, "Delete the selected point"))
    assert "No point of the class “b” would be left" in says(driver) and problem(driver).samples == 4
    before = driver.picture()
    driver.click(driver.find(IconButton, "Borders alone, without probabilities"))
    assert driver.session.data.look.sharp and differing(driver.picture(), before) > 20
    driver.click(driver.find(IconButton, "Borders alone, without probabilities"))
    target, spot = _in_window(view(driver), place(driver, 3))
    QTest.mouseClick(target, Qt.MouseButton.RightButton, pos=spot)
    menu = next(menu for menu in driver.find(DataPanel).findChildren(QMenu) if menu.isVisible())
    assert [action.text() for action in menu.actions()] == ["Delete the point", "Class a", "Class b", "Class c"]
    menu.actions()[1].trigger()
    menu.close()
    assert problem(driver).dataset.targets[3] == 0.0


def test_the_coming_batch_is_marked(driver: Driver) -> None:
    before = driver.picture()
    set_batch(driver.session, driver.session.selected, 6, "shuffled")
    driver.settle()
    assert "the coming batch, 6 samples" in says(driver) and differing(driver.picture(), before) > 20
    set_batch(driver.session, driver.session.selected, 1, "shuffled")
    driver.settle()
    assert "the coming batch, one sample" in says(driver)


def test_the_menu_of_a_point_deletes_it(driver: Driver) -> None:
    count = problem(driver).samples
    view(driver).pointing.menu_wanted.emit(2, 0.0, 0.0, QPoint(50, 50))
    menu = next(menu for menu in driver.find(DataPanel).findChildren(QMenu) if menu.isVisible())
    menu.actions()[0].trigger()
    menu.close()
    assert problem(driver).samples == count - 1


def test_a_curve_that_the_data_lift_out_of_sight_is_shown_whole_again(driver: Driver) -> None:
    use_problem(driver.session, "one_weight")
    driver.settle()
    contour = driver.find(ContourView)
    before = contour.view_box_range()
    move_point(driver.session, 3, (4.0,), 8.5)
    driver.settle()
    assert contour.view_box_range() == before  # small changes are seen as such
    move_point(driver.session, 3, (4.0,), 30.0)
    driver.settle()
    assert contour.view_box_range()[1][1] > 1.5 * before[1][1]


def test_probabilities_of_one_feature_are_a_curve(driver: Driver) -> None:
    data = PointsChoice(
        ("x",), "kind", tuple((float(x),) for x in range(6)), (0.0, 0.0, 0.0, 1.0, 1.0, 1.0), ("a", "b")
    )
    change_problem(driver.session, ProblemChoice(LogisticChoice(), data))
    driver.session.change(driver.session.experiment.with_start((3.0, -7.5)))
    driver.session.seek(0)
    driver.settle()
    shown = problem(driver)
    frame = Frame((-1.0, 6.0), (0.0, 1.0), 100.0, 100.0)
    heights = curve_of(shown, np.array((3.0, -7.5)), Axes(0, None), frame)[:, 0, 1]
    assert heights[0] > 99.0 and heights[-1] < 1.0 and (np.diff(heights) <= 0.0).all() and len(heights) > 50


def test_a_file_opens_to_the_same_look_at_the_data(driver: Driver) -> None:
    driver.session.data.set(residuals=False, losses=True)
    written = driver.window.files.filing.document().view
    driver.session.data.set(residuals=True, losses=False)
    assert written.data == DataLook(residuals=False, losses=True)


def test_a_place_on_the_map_is_tried_out_as_a_line(driver: Driver) -> None:
    driver.rest()
    before = plot(driver).grab().toImage()
    driver.session.data.try_out((0.0, 0.0))
    driver.settle()
    tried = plot(driver).grab().toImage()
    driver.session.data.try_out(None)
    driver.settle()
    assert tried != before and plot(driver).grab().toImage() == before
    driver.session.pointer.point(0, 2, "loss")
    driver.settle()
    assert plot(driver).grab().toImage() not in (before, tried)  # the line of that step
    driver.session.pointer.leave("loss")
    use_problem(driver.session, "logistic_blobs")
    driver.session.seek(9)
    driver.settle()
    before = plot(driver).grab().toImage()
    driver.session.data.try_out((1.0, -1.0))
    driver.settle()
    assert plot(driver).grab().toImage() != before
    driver.session.data.try_out(None)


def test_the_start_that_is_dragged_on_the_map_moves_the_line(driver: Driver) -> None:
    driver.session.seek(0)
    driver.settle()
    before = plot(driver).grab().toImage()
    contour = driver.find(ContourView)
    driver.click(contour, contour.rect().center() + QPoint(30, 30))
    assert driver.session.experiment.start != (-1.5, 2.5)
    driver.session.data.try_out(None)
    driver.settle()
    assert plot(driver).grab().toImage() != before


@pytest.mark.parametrize("ratio", [1.0, 2.0])
def test_very_many_points_are_dots_where_they_lie(ratio: float) -> None:
    picture = QImage(round(60 * ratio), round(40 * ratio), QImage.Format.Format_ARGB32_Premultiplied)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    draw_dots(painter, np.array([(10.5, 20.5), (59.9, 0.0), (-50.0, 20.0)]), "#ff8000")
    painter.end()
    assert picture.pixelColor(round(10 * ratio), round(20 * ratio)) == QColor("#ff8000")
    inked = {
        (x, y) for x in range(60) for y in range(40) if picture.pixelColor(round(x * ratio), round(y * ratio)).alpha()
    }
    assert all(min(np.hypot(x - 10.5, y - 20.5), np.hypot(x - 59.9, y)) < 3.0 for x, y in inked)
    assert {(9, 20), (11, 20), (10, 19), (10, 21), (59, 0)} <= inked


@pytest.mark.parametrize(("identifier", "dataset"), [("line_fit", "noisy_line"), ("logistic_blobs", "two_blobs")])
def test_a_crowd_of_points_does_not_hide_the_model(driver: Driver, identifier: str, dataset: str) -> None:
    use_problem(driver.session, identifier)
    choice = driver.session.experiment.landscape.problem
    assert choice is not None
    data = DatasetChoice(dataset, {"count": 50_000.0, "noise": 2.0})
    change_problem(driver.session, msgspec.structs.replace(choice, data=data))
    driver.session.data.set(residuals=False)
    driver.session.seek(40)
    driver.settle()
    before = pixels(view(driver))
    driver.session.seek(2)
    driver.settle()
    changed = (np.abs(before - pixels(view(driver))) > 40).any(axis=2)
    height, width = changed.shape
    assert changed[2 * height // 5 : 3 * height // 5, 2 * width // 5 : 3 * width // 5].sum() > 50  # all points there
    driver.session.data.take(DataLook())


def test_a_low_panel_scrolls_and_lays_no_words_over_the_plot(driver: Driver) -> None:
    panel = driver.find(DataPanel)
    size = panel.size()
    panel.resize(size.width(), 260)
    QApplication.processEvents()
    words = next(label for label in panel.findChildren(QLabel) if "mean loss" in label.text())
    assert view(driver).geometry().bottom() < words.geometry().top()
    panel.resize(size)


def test_the_panel_speaks_chinese(driver: Driver) -> None:
    driver.appearance.choose_language("zh")
    driver.settle()
    assert "平均损失" in says(driver) and "samples" not in says(driver)
    driver.appearance.choose_language("en")
    driver.settle()
