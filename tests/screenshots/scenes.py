"""The scenes: each drives a fresh window by keys, clicks and typing, and leaves it to be photographed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from time import monotonic

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from gdviz.session.changes import editing
from gdviz.ui.controls.fields.disclosure import Disclosure
from gdviz.ui.controls.fields.slider import Slider
from gdviz.ui.widgets.icon_button import IconButton
from tests.driver import Driver
from tests.screenshots.beside import write_beside

_REST = 1.0  # seconds


def write_all(folder: Path, scenes: Mapping[str, Scene]) -> Iterator[Path]:
    """Write one PNG per scene; yield each path."""
    from gdviz.ui import gl

    gl.prepare_before_application()
    app = QApplication(["gdviz"])
    app.setApplicationName("gdviz")
    app.setOrganizationName("gdviz")
    for name, (scene, size) in scenes.items():
        driver = Driver(app, size)
        scene(driver)
        _rest(driver)
        yield driver.save(folder / f"{name}.png")
        driver.appearance.choose_theme("system")
        driver.appearance.choose_language("en")
        driver.close()
        driver.settings.clear()
    yield from write_beside(app, folder)


def _rest(driver: Driver) -> None:
    """Let limits and verdicts be known, where nothing plays."""
    until = monotonic() + _REST
    driver.wait(lambda: driver.session.playback.playing or monotonic() > until)


def first_start(driver: Driver) -> None:
    """As it opens."""


def playing(driver: Driver) -> None:
    driver.key(Qt.Key.Key_Space)
    driver.play_for(1.0)


def rosenbrock(driver: Driver) -> None:
    """Three runs in the curved valley, under way."""
    editing.use_landscape(driver.session, "rosenbrock")
    editing.add_run(driver.session, "momentum")
    for index, rate in enumerate((1e-3, 5e-2, 5e-4)):
        editing.set_hyperparameter(driver.session, index, "lr", rate)
    driver.session.change(driver.session.experiment.with_steps(400))
    driver.session.playback.set_speed(200)
    driver.key(Qt.Key.Key_Space)
    driver.play_for(1.5)


def branched(driver: Driver) -> None:
    """Two futures of one run, and the verdict on the second."""
    session = driver.session
    session.seek(3)
    driver.key(Qt.Key.Key_B)
    editing.set_hyperparameter(session, session.selected, "lr", 0.155)
    driver.key(Qt.Key.Key_End)
    driver.wait(lambda: session.verdicts.remedies(session.selected))


def diverged(driver: Driver) -> None:
    editing.set_hyperparameter(driver.session, 0, "lr", 0.19)
    driver.key(Qt.Key.Key_End)
    driver.wait(lambda: driver.session.verdicts.remedies(0))


def formula_error(driver: Driver) -> None:
    driver.type(driver.find(QLineEdit, "Formula of the landscape"), "3x² + 2xy + sin y")


def dark(driver: Driver) -> None:
    driver.appearance.choose_theme("dark")
    rosenbrock(driver)


def chinese(driver: Driver) -> None:
    driver.appearance.choose_language("zh")
    playing(driver)


def one_variable(driver: Driver) -> None:
    editing.use_formula(driver.session, "x² + 2 sin(3x)")
    driver.key(Qt.Key.Key_End)


def tangent(driver: Driver) -> None:
    """Article 4: at 5 the slope of x² is 10."""
    editing.use_landscape(driver.session, "parabola")
    editing.remove_run(driver.session, 1)
    editing.set_hyperparameter(driver.session, 0, "lr", 0.3)
    driver.wait(lambda: "limit 1 " in driver.find(Slider, "lr of gd").accessibleDescription())


def tangent_fell(driver: Driver) -> None:
    tangent(driver)
    driver.key(Qt.Key.Key_Right)


def tangent_overshot_dark(driver: Driver) -> None:
    driver.appearance.choose_theme("dark")
    tangent(driver)
    editing.set_hyperparameter(driver.session, 0, "lr", 1.04)
    driver.key(Qt.Key.Key_Right)


def searches(driver: Driver) -> None:
    """Article 3: brute force, and the boxes of divide and conquer, beside gradient descent; over evaluations."""
    editing.use_landscape(driver.session, "himmelblau")
    editing.use_optimizer(driver.session, 1, "brute_force")
    editing.add_run(driver.session, "divide_and_conquer")
    driver.session.seek(60)
    driver.settle()
    driver.key(Qt.Key.Key_X)


def searches_compared_dark_chinese(driver: Driver) -> None:
    driver.appearance.choose_theme("dark")
    driver.appearance.choose_language("zh")
    searches(driver)
    driver.window.command("layout_compare").trigger()


def simplex_and_trust_region(driver: Driver) -> None:
    editing.use_landscape(driver.session, "himmelblau")
    editing.use_optimizer(driver.session, 0, "nelder_mead")
    editing.use_optimizer(driver.session, 1, "dogleg")
    driver.session.seek(5)


def search_on_a_curve(driver: Driver) -> None:
    editing.use_landscape(driver.session, "wavy_line")
    editing.use_optimizer(driver.session, 0, "brute_force")
    editing.use_optimizer(driver.session, 1, "divide_and_conquer")
    driver.session.seek(3)


def line_searches(driver: Driver) -> None:
    editing.use_landscape(driver.session, "rosenbrock")
    editing.use_optimizer(driver.session, 0, "armijo")
    editing.use_optimizer(driver.session, 1, "wolfe")
    driver.session.seek(4)


def gliding(driver: Driver) -> None:
    """A ball between two steps, while the numbers rest at the first."""
    driver.session.seek(1)
    driver.session.playback.set_speed(2.0)
    driver.session.playback.play()
    driver.session.tick(0.35)
    driver.settle()


def explain(driver: Driver) -> None:
    driver.session.seek(3)
    driver.window.command("layout_explain").trigger()


def schedule(driver: Driver) -> None:
    """A noisy run whose rate falls, with its schedule and options open."""
    editing.use_schedule(driver.session, 0, "cosine")
    editing.set_option(driver.session, 0, "noise", True)
    editing.set_hyperparameter(driver.session, 0, "noise", 3.0)
    editing.set_option(driver.session, 1, "clip_norm", True)
    driver.settle()
    driver.click(next(line for line in driver.window.findChildren(Disclosure) if line.isVisible()))
    driver.session.seek(40)


def schedule_dark_chinese(driver: Driver) -> None:
    driver.appearance.choose_theme("dark")
    driver.appearance.choose_language("zh")
    schedule(driver)


def refused(driver: Driver) -> None:
    """Batches where there are no samples."""
    choice = msgspec.structs.replace(driver.session.experiment.runs[1], batch=4)
    driver.session.change(driver.session.experiment.with_run(choice, 1))
    driver.session.select(1)


def many_variables(driver: Driver) -> None:
    editing.use_landscape(driver.session, "rosenbrock_20d")
    editing.set_hyperparameter(driver.session, 0, "lr", 1e-3)
    editing.set_hyperparameter(driver.session, 1, "lr", 5e-2)
    driver.key(Qt.Key.Key_End)


def microscope(driver: Driver) -> None:
    """Nesterov's look, line by line: the third line is reached."""
    editing.add_run(driver.session, "nesterov")
    driver.session.select(2)
    editing.set_hyperparameter(driver.session, 2, "lr", 0.02)
    driver.session.seek(5)
    driver.settle()
    driver.key(Qt.Key.Key_M)
    for _ in range(3):
        driver.key(Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    driver.settle()


def microscope_dark_chinese(driver: Driver) -> None:
    driver.appearance.choose_theme("dark")
    driver.appearance.choose_language("zh")
    microscope(driver)


def microscope_of_method(driver: Driver) -> None:
    """A method without equations shows what it recorded: a trust region, the point tried."""
    editing.add_run(driver.session, "dogleg")
    driver.session.select(2)
    driver.session.seek(1)
    driver.settle()
    driver.key(Qt.Key.Key_M)


def arrows_playing(driver: Driver) -> None:
    driver.session.select(1)
    driver.key(Qt.Key.Key_A)
    driver.key(Qt.Key.Key_Space)
    driver.play_for(0.4)


def gradient(driver: Driver) -> None:
    """Why the negative gradient: derivatives, slices, the dial, the tangent plane."""
    driver.key(Qt.Key.Key_G)
    driver.key(Qt.Key.Key_Right)
    driver.key(Qt.Key.Key_Right)


def gradient_dark_chinese(driver: Driver) -> None:
    driver.appearance.choose_theme("dark")
    driver.appearance.choose_language("zh")
    gradient(driver)


def beyond_the_limit(driver: Driver) -> None:
    """A saddle with its two families of levels, and a rate beyond its limit."""
    editing.use_formula(driver.session, "3x² - y² + 0.05y⁴")
    driver.session.change(driver.session.experiment.with_start((0.5, 0.2)))
    editing.set_hyperparameter(driver.session, 0, "lr", 0.34)
    driver.key(Qt.Key.Key_K)
    driver.session.seek(2)
    driver.wait(lambda: any("beyond" in part.toolTip() for part in driver.window.findChildren(Slider)))


def slice_along_the_step(driver: Driver) -> None:
    """In the dark, on Rosenbrock's valley: the quadratic model and the truth part."""
    driver.appearance.choose_theme("dark")
    editing.use_landscape(driver.session, "rosenbrock")
    editing.set_hyperparameter(driver.session, 0, "lr", 1e-3)
    driver.key(Qt.Key.Key_P)
    driver.session.seek(1)


def slice_near_the_step(driver: Driver) -> None:
    """The same valley looked at where the step is, which is tiny beside it."""
    slice_along_the_step(driver)
    editing.set_hyperparameter(driver.session, 0, "lr", 1e-5)
    driver.settle()
    for _ in range(6):
        driver.click(driver.find(IconButton, "Closer to the step"))


def data_line(driver: Driver) -> None:
    """A line through points with residuals and losses, the samples of the coming batch marked."""
    editing.use_problem(driver.session, "line_fit")
    editing.set_batch(driver.session, 0, 6, "shuffled")
    driver.session.seek(6)
    driver.session.data.set(losses=True)
    driver.key(Qt.Key.Key_D)


def data_regions_dark_chinese(driver: Driver) -> None:
    """Where a model of two features sees which of three classes."""
    driver.appearance.choose_theme("dark")
    driver.appearance.choose_language("zh")
    editing.use_problem(driver.session, "softmax_blobs")
    driver.session.seek(60)
    driver.key(Qt.Key.Key_D)


def presenting(driver: Driver) -> None:
    """On the whole screen, with the key that was pressed last."""
    driver.session.seek(20)
    driver.key(Qt.Key.Key_F11)
    driver.window.resize(*LARGE)
    QTest.keyClick(driver.window.windowHandle(), Qt.Key.Key_Right)


def presenting_dark(driver: Driver) -> None:
    driver.appearance.choose_theme("dark")
    driver.window.command("show_contour").trigger()
    presenting(driver)


SMALL, LARGE, SMALLEST = (1280, 800), (1920, 1080), (1024, 700)
Scene = tuple[Callable[[Driver], None], tuple[int, int]]
SCENES: dict[str, Scene] = {
    "first_start": (first_start, SMALL),
    "playing": (playing, SMALL),
    "rosenbrock": (rosenbrock, SMALL),
    "rosenbrock_1920": (rosenbrock, LARGE),
    "branched": (branched, SMALL),
    "diverged": (diverged, SMALL),
    "formula_error": (formula_error, SMALL),
    "dark": (dark, SMALL),
    "dark_1920": (dark, LARGE),
    "chinese": (chinese, SMALL),
    "one_variable": (one_variable, SMALL),
    "tangent": (tangent, SMALL),
    "tangent_fell_1920": (tangent_fell, LARGE),
    "tangent_overshot_dark": (tangent_overshot_dark, SMALL),
    "searches": (searches, SMALL),
    "searches_compared_dark_chinese_1920": (searches_compared_dark_chinese, LARGE),
    "simplex_and_trust_region": (simplex_and_trust_region, SMALL),
    "search_on_a_curve": (search_on_a_curve, SMALL),
    "line_searches": (line_searches, SMALL),
    "gliding": (gliding, SMALL),
    "explain": (explain, SMALL),
    "schedule": (schedule, SMALL),
    "schedule_dark_chinese_1920": (schedule_dark_chinese, LARGE),
    "refused": (refused, SMALL),
    "many_variables": (many_variables, SMALL),
    "microscope": (microscope, SMALL),
    "microscope_dark_chinese_1920": (microscope_dark_chinese, LARGE),
    "microscope_of_method": (microscope_of_method, SMALL),
    "arrows_playing": (arrows_playing, SMALL),
    "gradient": (gradient, SMALL),
    "gradient_dark_chinese_1920": (gradient_dark_chinese, LARGE),
    "beyond_the_limit": (beyond_the_limit, SMALL),
    "slice_along_the_step": (slice_along_the_step, SMALL),
    "slice_near_the_step": (slice_near_the_step, SMALL),
    "data_line": (data_line, SMALL),
    "data_regions_dark_chinese_1920": (data_regions_dark_chinese, LARGE),
    "presenting_1920": (presenting, LARGE),
    "presenting_dark_1920": (presenting_dark, LARGE),
}
