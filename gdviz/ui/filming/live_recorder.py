"""Records the window while somebody works in it: for a spoken demo, with the mouse and the keys to be seen.

Only here does a film follow the clock of the computer. What cannot be encoded in time makes a frame last longer; the
window never waits for it, and the film is never shorter than what happened.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from time import monotonic

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QCursor, QImage, QKeyEvent, QMouseEvent, QPainter, QPen, QPolygonF, QWindow
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from gdviz.export.films.formats import format_of
from gdviz.export.films.writer import FilmWriter
from gdviz.session.files.file_lock import FileLock
from gdviz.ui.filing.reasons import reason_of
from gdviz.ui.filming.leftovers import clear_unfinished, hold_unfinished
from gdviz.ui.filming.pixels import pixels_of
from gdviz.ui.themes.appearance import Appearance
from gdviz.ui.widgets.key_chip import KeyChip, key_text

FPS = 30.0
_STEM = "gdviz "  # that the names of recordings begin with
_RIPPLE = 0.45  # seconds that a click is seen
_POINTER = QPolygonF([QPointF(*place) for place in ((0, 0), (0, 17), (4, 13), (7, 20), (10, 19), (7, 12), (12, 12))])


class LiveRecorder(QObject):
    """`changed` tells that a recording began or ended; `ended` comes with the film, or why there is none."""

    changed = Signal()
    ended = Signal(str, str)  # the film, "" for none; what went wrong, "" for nothing

    def __init__(self, window: QMainWindow, appearance: Appearance, redraw: Callable[[], object]) -> None:
        """`redraw` brings the window up to date, so that no picture is taken between a step and its drawing."""
        super().__init__(window)
        self._window = window
        self._redraw = redraw
        self._writer: FilmWriter | None = None
        self._held: FileLock | None = None
        self._size = (0, 0)
        self._began = self._clicked = 0.0
        self._written = 0  # frames
        self._chip = KeyChip(window)
        self._chip.apply_theme(appearance.theme)
        appearance.theme_changed.connect(self._chip.apply_theme)
        self._timer = QTimer(self, interval=round(1000 / FPS))
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._take)

    @property
    def is_on(self) -> bool:
        """Whether it is recording."""
        return self._writer is not None

    def start(self, path: Path) -> None:
        """Record into `path` from now on. Raises InputError for a path that names no film, OSError."""
        image = self._picture()
        form = format_of(path)
        self._size = (image.width() - image.width() % 2, image.height() - image.height() % 2)
        clear_unfinished(path.parent, _STEM)
        self._writer = FilmWriter(path, form, self._size, FPS, {})
        self._held = hold_unfinished(self._writer.folder)
        self._began, self._written, self._clicked = monotonic(), 0, 0.0
        application = QApplication.instance()
        assert application is not None
        application.installEventFilter(self)
        self._timer.start()
        self.changed.emit()
        self._take()  # however soon it ends, something was recorded

    def stop(self) -> None:
        """End the film and put it in its place."""
        writer = self._let_go()
        if writer is None:
            return
        try:
            writer.close()
        except OSError as error:
            self.ended.emit("", reason_of(error))
        else:
            self.ended.emit(str(writer.path), "")
        finally:
            self._leave(writer.folder)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See keys and clicks, whoever they are for."""
        if isinstance(watched, QWindow):  # of a menu or a dialog too
            if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
                text = key_text(event)
                if text:
                    self._chip.press(text)
            elif event.type() == QEvent.Type.MouseButtonPress and isinstance(event, QMouseEvent):
                self._clicked = monotonic()
        return False

    def _leave(self, folder: Path) -> None:
        held, self._held = self._held, None
        if held is not None:
            held.let_go()
        shutil.rmtree(folder, ignore_errors=True)  # where what is held cannot be removed, it is still there

    def _let_go(self) -> FilmWriter | None:
        writer, self._writer = self._writer, None
        self._timer.stop()
        application = QApplication.instance()
        if application is not None:
            application.removeEventFilter(self)
        self._chip.hide()
        self.changed.emit()
        return writer

    def _take(self) -> None:
        """Write what is seen now, for as many frames as have passed since the last time."""
        writer = self._writer
        if writer is None:
            return
        due = int((monotonic() - self._began) * FPS) + 1
        if due <= self._written or not writer.has_room:
            return
        try:
            writer.write(pixels_of(self._framed(self._picture())), due - self._written)
        except OSError as error:
            self._let_go()
            writer.abandon()
            self._leave(writer.folder)
            self.ended.emit("", reason_of(error))
            return
        self._written = due

    def _picture(self) -> QImage:
        self._redraw()
        image = self._window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
        painter = QPainter(image)
        for other in _over(self._window):
            place = self._window.mapFromGlobal(other.mapToGlobal(QPoint(0, 0)))
            painter.drawPixmap(place, other.grab())
            painter.setPen(other.palette().mid().color())
            painter.drawRect(QRect(place, other.size()))  # in place of the frame, which is none of our business
        painter.end()
        self._draw_mouse(image)
        return image

    def _framed(self, image: QImage) -> QImage:
        """Return the picture at the size of the film: that of a window that was resized meanwhile fits into it."""
        size = QSize(*self._size)
        if image.size() in (size, size + QSize(1, 0), size + QSize(0, 1), size + QSize(1, 1)):
            return image.copy(QRect(QPoint(0, 0), size))
        smooth = Qt.TransformationMode.SmoothTransformation
        image.setDevicePixelRatio(1.0)
        fitted = image.scaled(size, Qt.AspectRatioMode.KeepAspectRatio, smooth)
        framed = QImage(size, QImage.Format.Format_RGB32)
        framed.fill(self._window.palette().window().color())
        painter = QPainter(framed)
        painter.drawImage((size.width() - fitted.width()) // 2, (size.height() - fitted.height()) // 2, fitted)
        painter.end()
        return framed

    def _draw_mouse(self, image: QImage) -> None:
        """Draw the pointer, which no widget draws, and a ring around it when a button was just pressed."""
        place = self._window.mapFromGlobal(QCursor.pos())
        if not self._window.rect().contains(place):
            return
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        age = (monotonic() - self._clicked) / _RIPPLE
        if age < 1.0 or QApplication.mouseButtons() != Qt.MouseButton.NoButton:
            painter.setPen(QPen(QColor(20, 20, 20, 200), 3.0))
            painter.setBrush(QColor(255, 210, 60, 90))
            radius = 11.0 + 9.0 * min(max(age, 0.0), 1.0)
            painter.drawEllipse(QPointF(place), radius, radius)
        painter.translate(QPoint(place))
        painter.setPen(QPen(QColor("white"), 1.4))
        painter.setBrush(QColor("black"))
        painter.drawPolygon(_POINTER)
        painter.end()


def _over(window: QWidget) -> list[QWidget]:
    """Return the dialogs over a window, then the menus and hints over these."""
    others = [
        other
        for other in QApplication.topLevelWidgets()
        if other is not window
        and other.isVisible()
        and not other.isMinimized()
        and not other.testAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    ]
    brief = (Qt.WindowType.Popup, Qt.WindowType.ToolTip)
    return sorted(others, key=lambda other: (other.windowType() in brief, other.isActiveWindow()))
