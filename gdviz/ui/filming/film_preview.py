"""A frame of the film that would be made now, and what the film would take; made anew a moment after every change."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from tempfile import mkdtemp

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from gdviz.export.films.formats import FilmFormat
from gdviz.export.films.order import FilmOrder
from gdviz.ui.filming.film_process import Estimate, FilmProcess
from gdviz.ui.filming.film_words import duration, file_size

_PAUSE_MS = 500  # after the last change


class FilmPreview(QWidget):
    """Shows the middle of a film. `wanted` answers what to film now, None for nothing; `refused` says why not."""

    refused = Signal(str)

    def __init__(self, wanted: Callable[[], tuple[str, FilmOrder, FilmFormat] | None]) -> None:
        super().__init__()
        self._wanted = wanted
        self._folder = Path(mkdtemp(prefix="gdviz-preview-"))
        self._process: FilmProcess | None = None
        self._again = False  # whether another one is wanted when this one has ended
        self._fps = 1.0  # of the film that is previewed
        self._picture = QPixmap()
        self._shown, self._estimate = QLabel(self), QLabel(self)
        self._shown.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._shown.setMinimumSize(360, 240)
        self._shown.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self._estimate.setProperty("role", "secondary")
        self._estimate.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._estimate.setWordWrap(True)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._make)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._shown, 1)
        column.addWidget(self._estimate)

    def renew(self) -> None:
        """Make another one soon: what is filmed has changed."""
        self._pause.start()

    def rest(self) -> None:
        """Make none for now."""
        self._pause.stop()
        self._again = False
        if self._process is not None:
            self._process.cancel()  # it ends when it can: the window does not wait

    def closing(self) -> None:
        """Leave nothing behind."""
        self.rest()
        self._drop()
        shutil.rmtree(self._folder, ignore_errors=True)

    def retranslate(self) -> None:
        """Say it again in a new language."""
        self._shown.setAccessibleName(QCoreApplication.translate("Record", "Preview"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fill the room."""
        super().resizeEvent(event)
        self._show()

    def _make(self) -> None:
        if self._process is not None:  # one at a time: its end begins the next
            self._again = True
            self._process.cancel()
            return
        wanted = self._wanted()
        if wanted is None:
            return
        document, order, form = wanted
        self._fps = order.fps or form.fps
        self._estimate.setText(QCoreApplication.translate("Record", "Preview …"))
        process = self._process = FilmProcess(self)
        process.estimated.connect(self._say)
        process.ended.connect(self._end)
        process.start(document, order, self._folder / f"preview{form.suffix}", preview=True)

    def _drop(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.ended.disconnect()
            process.estimated.disconnect()
            process.stop()
            process.deleteLater()

    def _say(self, estimate: Estimate) -> None:
        if self._process is None or self._process.is_called_off:
            return
        text = QCoreApplication.translate("Record", "{length}, {frames} frames, about {size}; takes about {time}")
        length, time = duration(estimate.frames / self._fps), duration(estimate.seconds)
        size = file_size(estimate.bytes)
        self._estimate.setText(text.format(length=length, frames=estimate.frames, size=size, time=time))

    def _end(self, problem: str) -> None:
        process, self._process = self._process, None
        called_off = process is not None and process.is_called_off
        if process is not None:
            process.deleteLater()
        again, self._again = self._again, False
        if again:
            self._make()
        if called_off:
            return
        picture = QPixmap(str(self._folder / "preview.png"))
        if problem:
            self._estimate.setText("")
            self.refused.emit(problem)
        elif not picture.isNull():
            self._picture = picture
            self._show()

    def _show(self) -> None:
        if not self._picture.isNull():
            smooth = Qt.TransformationMode.SmoothTransformation
            size = self._shown.size()
            self._shown.setPixmap(self._picture.scaled(size, Qt.AspectRatioMode.KeepAspectRatio, smooth))
