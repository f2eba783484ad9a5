"""Films without a window on the screen: makes the application that `gdviz render` needs, and ends it."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from gdviz.engine.errors import InputError
from gdviz.engine.message import QT_TRANSLATE_NOOP, Message
from gdviz.export.films.order import FilmOrder
from gdviz.preflight import problem
from gdviz.session.files.view_choice import ViewChoice
from gdviz.session.session import Session

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from gdviz.ui.filming.filming import Report

_FLAT = frozenset({"contour", "loss"})  # views that need no OpenGL


def film_headless(
    session: Session,
    order: FilmOrder,
    path: Path,
    view: ViewChoice,
    metadata: Mapping[str, str],
    report: Report,
    estimate: Callable[[int, float, float], None] | None = None,
) -> bool:
    """Film `session` as `film` does, in an application made for it; with `estimate`, only `preview` it.

    2-D views need no display. Raises InputError, also where there is no display for what needs one, or OSError.
    """
    _choose_platform(order)
    app = _application()
    from PySide6.QtCore import QSettings

    from gdviz.ui import gl
    from gdviz.ui.filming.filming import film
    from gdviz.ui.filming.preview import preview
    from gdviz.ui.filming.stills import still
    from gdviz.ui.themes.appearance import Appearance

    reason = gl.why_no_3d()
    if reason is not None and not _FLAT.issuperset(order.views):
        template = QT_TRANSLATE_NOOP("engine", "the surface cannot be drawn here: {reason}")
        raise InputError(Message(template, {"reason": reason}))
    with TemporaryDirectory(prefix="gdviz-film-") as folder:
        settings = QSettings(str(Path(folder) / "film.ini"), QSettings.Format.IniFormat)
        settings.setValue("theme", order.theme)
        settings.setValue("language", order.language)
        appearance = Appearance(app, settings)
        appearance.prepare_chinese()
        if is_still(path, order):
            still(session, order, path, view, metadata["comment"])
            return True
        if estimate is not None:
            preview(session, order, path, appearance, view, estimate, report)
            return True
        return film(session, order, path, appearance, view, metadata, report)


def _application() -> QApplication:
    from PySide6.QtCore import qInstallMessageHandler
    from PySide6.QtWidgets import QApplication

    from gdviz.ui import gl

    os.environ["QT_ENABLE_HIGHDPI_SCALING"] = "0"  # a film has the pixels that were asked for, on every screen
    qInstallMessageHandler(_quiet)
    app = QApplication.instance()
    if app is None:
        gl.prepare_before_application()
        app = QApplication(["gdviz"])
    assert isinstance(app, QApplication)
    return app


def _quiet(kind: object, context: object, message: str) -> None:
    """Pass on what Qt says, but for what it says of every window that is not on a screen."""
    if "propagateSizeHints" not in message:
        print(message, file=sys.stderr)


def is_still(path: Path, order: FilmOrder) -> bool:
    """Tell whether one picture is asked for that no film consists of."""
    return order.still or order.transparent or path.suffix.lower() in (".svg", ".pdf")


def _choose_platform(order: FilmOrder) -> None:
    """Without a display 2-D views are drawn by Qt's offscreen platform. Raises InputError for other views."""
    if os.environ.get("QT_QPA_PLATFORM"):
        return
    shown = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    if sys.platform.startswith("linux") and not shown:
        if not _FLAT.issuperset(order.views):
            template = QT_TRANSLATE_NOOP(
                "engine",
                "there is no display, which the surface and the window need: run it under xvfb-run, "
                "or choose --view contour or --view contour+loss",
            )
            raise InputError(Message(template))
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        return
    reason = problem()
    if reason is not None:
        raise InputError(Message(QT_TRANSLATE_NOOP("engine", "{reason}"), {"reason": reason}))
