"""Films in a process of its own, so that the window goes on: it is told how far the film is, and may call it off.

The process reads its standard input and calls the film off when that ends, which it does however the window ends.
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from tempfile import mkdtemp

import msgspec
from PySide6.QtCore import QCoreApplication, QObject, QProcess, QProcessEnvironment, Signal
from shiboken6 import isValid

import gdviz
from gdviz.engine.message import Message
from gdviz.export.films.order import FilmOrder
from gdviz.ui.filing.reasons import reason_of
from gdviz.ui.wording.words import in_words

_LAST_WORDS = 400  # characters of what a process says when it ends in an unknown way


class Estimate(msgspec.Struct, frozen=True):
    """What a film will take: its frames, its size in bytes, and the seconds to make it."""

    frames: int
    bytes: float
    seconds: float


class FilmProcess(QObject):
    """One film, or the preview of one. `ended` comes once, with "" or a sentence that says what went wrong."""

    progressed = Signal(int, int)  # frames that are made, frames in all
    estimated = Signal(object)  # an Estimate
    ended = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = Path(mkdtemp(prefix="gdviz-film-"))
        self._problem = ""
        self._is_called_off = False
        self._heard = b""
        self._process = QProcess(self)
        self._process.readyReadStandardOutput.connect(self._listen)
        self._process.finished.connect(self._finish)
        self._process.errorOccurred.connect(self._fail)

    @property
    def is_called_off(self) -> bool:
        """Whether `cancel` was called before the film was done."""
        return self._is_called_off

    def start(self, document: str, order: FilmOrder, path: Path, *, preview: bool = False) -> None:
        """Film what the text of a .gdviz file describes into `path`; a preview is one PNG, with an estimate."""
        subject, wishes = self._folder / "film.gdviz", self._folder / "order.json"
        subject.write_text(document, encoding="utf-8", newline="\n")
        wishes.write_bytes(msgspec.json.encode(order))
        arguments = ["render", str(subject), "-o", str(path), "--film-order", str(wishes), "--report"]
        if preview:
            arguments.append("--preview")
        environment = QProcessEnvironment.systemEnvironment()
        if not getattr(sys, "frozen", False):
            arguments = ["-m", "gdviz", *arguments]
            root = str(Path(gdviz.__file__).resolve().parent.parent)
            known = environment.value("PYTHONPATH")
            environment.insert("PYTHONPATH", os.pathsep.join([root, known]) if known else root)
        self._process.setProcessEnvironment(environment)
        self._process.start(sys.executable, arguments)

    def cancel(self) -> None:
        """Call the film off; `ended` comes when the process has cleaned up."""
        self._is_called_off = True
        self._process.closeWriteChannel()

    def stop(self) -> None:
        """Call the film off and wait until nothing of it is left: the window closes."""
        if self._process.state() != QProcess.ProcessState.NotRunning:
            self.cancel()
            if not self._process.waitForFinished(10_000):
                self._process.kill()
                self._process.waitForFinished(2_000)
        shutil.rmtree(self._folder, ignore_errors=True)

    def _listen(self) -> None:
        self._heard += bytes(self._process.readAllStandardOutput().data())
        *lines, self._heard = self._heard.split(b"\n")
        for line in lines:
            self._take(line)

    def _take(self, line: bytes) -> None:
        try:
            said = msgspec.json.decode(line, type=dict[str, object])
        except msgspec.DecodeError:
            return  # the sentence for people at the end
        shutil.rmtree(self._folder, ignore_errors=True)  # it is read: should we be killed, nothing is left
        if "of" in said:
            self.progressed.emit(said["frames"], said["of"])
        elif "estimate" in said:
            self.estimated.emit(msgspec.convert(said["estimate"], Estimate))
        elif "errno" in said:
            number = said["errno"] if isinstance(said["errno"], int) else 0
            self._problem = reason_of(OSError(number, str(said["reason"])))
        elif "problem" in said:
            values = said["values"] if isinstance(said["values"], dict) else {}
            self._problem = in_words(Message(str(said["problem"]), values))

    def _finish(self, code: int, status: QProcess.ExitStatus) -> None:
        if not isValid(self._process):  # the window is gone, and the process with it
            return
        self._listen()
        shutil.rmtree(self._folder, ignore_errors=True)
        if code and not self._problem:
            words = bytes(self._process.readAllStandardError().data()).decode("utf-8", "replace").strip()
            self._problem = words.removeprefix("gdviz: ")[-_LAST_WORDS:]
        if status == QProcess.ExitStatus.CrashExit and not self._problem:
            self._problem = QCoreApplication.translate("FilmProcess", "The process that films ended unexpectedly.")
        self.ended.emit("" if self._is_called_off else self._problem)

    def _fail(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            shutil.rmtree(self._folder, ignore_errors=True)
            self.ended.emit(self._process.errorString())
