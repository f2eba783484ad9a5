"""The fan of batch gradients on the map with its fields, and one step beside an epoch: seen and kept."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QImage, QPaintEvent
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QLabel, QScrollArea, QWidget

from gdviz.session.changes.editing import use_landscape, use_optimizer, use_problem
from gdviz.ui.controls.fields.number_field import NumberField
from gdviz.ui.drawing.chips import chip_size, wrapped
from gdviz.ui.menus.fan_bar import FanBar
from gdviz.ui.updating.arrow_legend import ArrowLegend
from gdviz.ui.views.contour.batches import BatchMarks
from gdviz.ui.views.contour.slice import SliceNote
from gdviz.ui.views.contour.view import ContourView
from gdviz.ui.views.surface.view import SurfaceView
from gdviz.ui.widgets.icon_button import IconButton
from tests.driver import Driver

pytestmark = pytest.mark.gl
FAN, EPOCH = (0x33, 0xBB, 0xEE), (0xEE, 0x9A, 0x33)


@pytest.fixture
def driver(driver: Driver) -> Driver:
    driver.wait(lambda: "line_fit" in driver.session.catalog.problems)
    use_problem(driver.session, "line_fit")
    driver.session.seek(4)
    driver.settle()
    return driver


class Painted(QObject):
    """Tells how much of a widget was painted at most at once, in pixels."""

    most = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look at paint events only."""
        if isinstance(event, QPaintEvent):
            self.most = max(self.most, event.rect().width() * event.rect().height())
        return False


def count(driver: Driver, colour: tuple[int, int, int], view: type[QWidget] = ContourView) -> int:
    """How many pixels of the map, or of another view, are close to a colour."""
    driver.settle()
    image = driver.find(view).grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
    close = 0
    for y in range(0, image.height(), 2):
        for x in range(60, image.width(), 2):
            pixel = image.pixelColor(x, y)
            close += (
                max(abs(pixel.red() - colour[0]), abs(pixel.green() - colour[1]), abs(pixel.blue() - colour[2])) < 24
            )
    return close


def test_the_fan_is_drawn_at_the_ball_with_as_many_batches_as_are_typed(driver: Driver) -> None:
    before, in_space = count(driver, FAN), count(driver, FAN, SurfaceView)
    driver.key(Qt.Key.Key_S)
    assert count(driver, FAN) > before + 30
    assert count(driver, FAN, SurfaceView) > in_space + 12
    assert "32" in next(one for one in driver.window.findChildren(ArrowLegend) if one.isVisible()).accessibleName()
    field = driver.find(NumberField, "How many batches the fan draws")
    driver.type(field, "100")
    assert driver.session.batches.look.count == 100
    driver.type(field, "1")
    assert driver.session.batches.look.count == 100 and field.property("invalid")
    said = [label.text() for label in driver.find(FanBar).findChildren(QLabel) if label.isVisible()]
    assert any("whole number from 2 to 1,000" in text for text in said)
    view = driver.window.files.filing.document().view
    assert view.batches.fan and view.batches.count == 100
    driver.appearance.choose_language("zh")
    driver.settle()
    assert "批" in next(one for one in driver.window.findChildren(ArrowLegend) if one.isVisible()).accessibleName()
    driver.appearance.choose_language("en")
    driver.settle()
    driver.window.command("fan").trigger()
    assert count(driver, FAN) <= before + 2 and not field.isVisible()
    assert count(driver, FAN, SurfaceView) <= in_space + 2


def test_an_epoch_is_drawn_beside_a_step_and_there_is_neither_without_data(driver: Driver) -> None:
    before = count(driver, EPOCH)
    driver.key(Qt.Key.Key_J)
    driver.wait(lambda: driver.session.batches.epoch() is not None)
    assert count(driver, EPOCH) > before + 30
    use_landscape(driver.session, "rosenbrock")
    driver.settle()
    for name in ("fan", "epoch_step"):
        action = driver.window.command(name)
        assert not action.isEnabled() and "made of data" in action.toolTip()


def test_the_map_is_painted_again_when_the_fan_comes_and_goes(driver: Driver) -> None:
    view = driver.find(ContourView)
    (viewport,) = [area.viewport() for area in view.findChildren(QAbstractScrollArea)]
    driver.settle()
    for _ in range(2):
        painted = Painted()
        viewport.installEventFilter(painted)
        driver.key(Qt.Key.Key_S)
        driver.settle()
        viewport.removeEventFilter(painted)
        assert painted.most > viewport.width() * viewport.height() / 2


def test_fan_and_epoch_are_switched_on_the_card_too(driver: Driver) -> None:
    fan = driver.find(IconButton, "Gradients of mini-batches around the true one, at the ball")
    epoch = driver.find(IconButton, "One step with all samples beside an epoch of single samples, from the ball")
    for button in (fan, epoch):
        area = next(area for area in driver.window.findChildren(QScrollArea) if area.isAncestorOf(button))
        area.ensureWidgetVisible(button)
        driver.settle()
        driver.click(button)
        driver.settle()
    assert driver.session.batches.look.fan and driver.session.batches.look.epoch
    assert driver.window.command("fan").isChecked() and driver.window.command("epoch_step").isChecked()
    driver.key(Qt.Key.Key_S)
    driver.settle()
    assert not fan.isChecked() and epoch.isChecked()


def test_the_words_of_a_label_are_broken_where_there_is_no_room(qapp: QApplication) -> None:
    font = qapp.font()
    for line in ("−g of 32 batches of 8, drawn × 2.3", "32 个批量（每批 8 个样本）的 −g，绘制时 × 2.3"):
        lines = wrapped([line], font, 120.0)
        assert len(lines) > 1 and chip_size(lines, font)[0] <= 120.0
        assert "".join(lines).replace(" ", "") == line.replace(" ", "")
        assert wrapped([line], font, 1e4) == [line]


def test_the_fields_of_the_fan_stand_under_the_note_on_a_plane(driver: Driver) -> None:
    use_problem(driver.session, "moons_network")
    driver.key(Qt.Key.Key_S)
    driver.settle()
    bar, note = driver.find(FanBar), driver.find(SliceNote)
    assert bar.isVisible() and note.isVisible()
    assert not bar.geometry().intersects(note.geometry())
    driver.window.resize(QSize(1100, 700))
    driver.settle()
    assert not bar.geometry().intersects(note.geometry())


def test_a_run_that_cannot_see_single_samples_says_why_there_is_no_epoch(driver: Driver) -> None:
    assert not driver.session.batches.epoch_refusal
    use_optimizer(driver.session, 0, "brute_force")
    driver.key(Qt.Key.Key_J)
    driver.settle()
    assert driver.session.batches.epoch_refusal == "optimizer"
    (said,) = BatchMarks(driver.session).why_no_epoch()
    assert "needs all samples at every step" in said
