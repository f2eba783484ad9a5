"""The scenes: each drives a fresh window by keys, clicks and typing, and leaves it to be photographed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from gdviz.session import editing
from gdviz.ui.controls.disclosure import Disclosure
from tests.driver import Driver


def write_all(folder: Path) -> Iterator[Path]:
    """Write one PNG per scene; yield each path."""
    from gdviz.ui import gl

    gl.prepare_before_application()
    app = QApplication(["gdviz"])
    app.setApplicationName("gdviz")
    app.setOrganizationName("gdviz")
    for name, (scene, size) in SCENES.items():
        driver = Driver(app, size)
        scene(driver)
        yield driver.save(folder / f"{name}.png")
        driver.appearance.choose_theme("system")
        driver.appearance.choose_language("en")
        driver.close()
        driver.settings.clear()


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


SMALL, LARGE = (1280, 800), (1920, 1080)
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
    "schedule": (schedule, SMALL),
    "schedule_dark_chinese_1920": (schedule_dark_chinese, LARGE),
    "refused": (refused, SMALL),
    "many_variables": (many_variables, SMALL),
}
