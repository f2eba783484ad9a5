"""The composition root: the only file that knows every layer. Opens the window, or hands over to the command line."""

from __future__ import annotations

import gc
import linecache
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gdviz import assets

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from gdviz.engine.experiment import Experiment
    from gdviz.engine.files.catalog import Catalog
    from gdviz.session.session import Session
    from gdviz.ui.window import Window

FIRST = "lessons/first.toml"
THREADS = ("OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS")  # which NumPy's libraries read once


def main(argv: Sequence[str] | None = None) -> int:
    """Open the window, with a file if one is named; other arguments are for the command line. Return the exit code."""
    _give_products_one_thread()
    arguments = list(sys.argv[1:] if argv is None else argv)
    file = _named_file(arguments)
    if arguments and file is None:
        from gdviz.cli import main as command_line

        return command_line(arguments, _film)
    from gdviz.preflight import problem

    reason = problem()
    if reason is not None:
        from gdviz.notice import announce

        announce(reason)
        return 1
    return _open_window(file)


def command_line() -> int:
    """Run what the command line asks for, where it asks for nothing too. Return the exit code."""
    _give_products_one_thread()
    from gdviz.cli import main as command_line

    return command_line(None, _film)


def _give_products_one_thread() -> None:
    """Keep NumPy, which is not there yet, from sharing one product of matrices among threads; what is set stays.

    They wait for each other in a busy loop, and the window and maps have threads of their own: on two cores that
    others use too, a decomposition takes 4 to 12 s and not 0.3, a step of 4,417 weights 60 to 120 ms and not 7.
    """
    for name in THREADS:
        os.environ.setdefault(name, "1")


def _named_file(arguments: Sequence[str]) -> Path | None:
    """Return the file that is to be opened: the only argument, where it looks like one and not like a command."""
    if len(arguments) != 1 or arguments[0].startswith("-"):
        return None
    path = Path(arguments[0])
    return path if path.suffix or len(path.parts) > 1 else None


def first_session() -> Session:
    """Return the session of the first start: what there is to choose from, and the first lesson."""
    from gdviz.session.session import Session

    return Session(_catalog(), _first_experiment())


def _first_experiment() -> Experiment:
    from gdviz.engine.experiment import from_toml

    path = assets.resources() / FIRST
    return from_toml(path, path.read_text(encoding="utf-8"))


def _catalog(of: Experiment | None = None) -> Catalog:
    """Return what there is to choose from; of an experiment, its landscape and optimizers alone: 0.1 s sooner."""
    from gdviz.engine.files.catalog import load_catalog

    only: dict[str, set[str]] = {}
    if of is not None:
        only = {"landscapes": {of.landscape.id}, "optimizers": {run.optimizer for run in of.runs}, "lessons": set()}
    return load_catalog([assets.resources()], assets.user_folder(), only)


def session_at_once() -> Session:
    """Return the first session with as little of the catalog as its first frame shows; `complete` brings the rest."""
    from gdviz.session.session import Session

    experiment = _first_experiment()
    return Session(_catalog(experiment), experiment)


def complete(session: Session, window: Window) -> None:
    """Have the whole catalog read after the first frame, aside, and then let the session choose from it.

    A file that is opened sooner has it read at once.
    """
    from gdviz.session.files.guests import with_guests_of

    found: list[Catalog] = []

    def read() -> None:
        if not found:
            found.append(_catalog())

    def whole() -> Catalog:
        read()
        return with_guests_of(found[0], session.catalog)

    def take() -> None:
        session.use_catalog(whole())
        window.files.filing.catalog = lambda: session.catalog

    window.files.filing.catalog = whole
    window.warm_up.add(read)
    window.warm_up.done.connect(take)


def _film(*arguments: Any, **keywords: Any) -> bool:
    """Make a film: Qt is imported only now."""
    from gdviz.ui.filming.headless import film_headless

    return film_headless(*arguments, **keywords)


class _LastFile(dict[str, Any]):
    """Keeps one file's lines. PySide6 looks at the source of every module imported after it, SymPy's 15 MB too."""

    def __setitem__(self, name: str, lines: Any) -> None:
        self.clear()
        super().__setitem__(name, lines)


def _application() -> QApplication:
    from PySide6.QtWidgets import QApplication

    from gdviz.ui import gl

    gl.prepare_before_application()
    app = QApplication(sys.argv[:1])
    for name in (app.setApplicationName, app.setOrganizationName, app.setDesktopFileName):
        name("gdviz")
    return app


def _open_window(file: Path | None) -> int:
    linecache.cache = _LastFile()
    session = session_at_once()  # before Qt: once PySide6 is there, it reads the source of all that is imported
    app = _application()

    from PySide6.QtCore import QSettings

    from gdviz.session.files.autosave import Autosave
    from gdviz.ui.faults import FaultReporter, log_to
    from gdviz.ui.keeping import Keeping
    from gdviz.ui.strips.recovery_strip import RecoveryStrip
    from gdviz.ui.themes.appearance import Appearance
    from gdviz.ui.window import Window

    log_to(assets.log_file())
    FaultReporter(assets.log_file(), app).install()
    settings = QSettings()
    window = Window(session, Appearance(app, settings), settings)
    autosave = Autosave(assets.recovery_folder(), session)
    Keeping(session, autosave, window)
    if autosave.found is not None:
        window.show_notice(RecoveryStrip(autosave))
    complete(session, window)
    if autosave.has_last:
        window.offer_last_session(autosave.go_on)
    window.show()
    if file is not None:
        window.files.open(file)
    code = app.exec()
    autosave.finish()
    # Widgets go before the application does; at interpreter exit the order would be anyone's.
    window.deleteLater()
    app.processEvents()
    gc.freeze()  # the interpreter would look through everything that SymPy made, for a second, to free it
    return code
