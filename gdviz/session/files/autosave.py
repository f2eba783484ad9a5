"""What a session held when its process ended without saying so: written every few seconds, offered at the next start.

Each process has a file of its own and beside it a mark that it holds while it lives, so several windows do not fight.
A mark that nobody holds belongs to a process that was killed. A clean end takes both away; what was made of the
experiment is then kept as the last session, for a person who asks for it.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Callable
from pathlib import Path
from time import monotonic
from uuid import uuid4

from gdviz.engine.files.toml_file import FileError
from gdviz.engine.files.whole_file import write_whole
from gdviz.engine.message import QT_TRANSLATE_NOOP, Message
from gdviz.session.changes.missing import REFUSALS, why_refused
from gdviz.session.files.document import Document, document_text, read_document
from gdviz.session.files.file_lock import FileLock, hold
from gdviz.session.files.guests import with_own
from gdviz.session.files.opening import document_of
from gdviz.session.files.view_choice import ViewChoice
from gdviz.session.limits import read_text
from gdviz.session.session import Look, Session

EVERY = 3.0  # seconds between two writings, at least
FARTHEST = 100_000  # steps to which a restored cursor goes at once
LAST = "last.toml"  # the session that ended cleanly
LOGGER = logging.getLogger("gdviz.autosave")


class Autosave:
    """Keeps the session of one process in `folder`; `found` is what a killed one left there, None for nothing."""

    def __init__(self, folder: Path, session: Session, clock: Callable[[], float] = monotonic) -> None:
        self._session = session
        self._clock = clock
        self._folder = folder
        self._first = session.snapshot()
        self._written = -EVERY  # when, by the clock; the first change is kept at once
        self._changed = False
        self._mark: FileLock | None = None
        self._left: FileLock | None = None  # the mark of the session that is offered
        self.found: Document | None = None
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._find()
        except OSError as error:
            LOGGER.warning("sessions are not kept: %s", error)
        for signal in (session.experiment_changed, session.cursor_moved, session.looks_changed):
            signal.connect(self._note)

    def poll(self) -> float | None:
        """Write what has changed, if it is time; return the seconds until it will be, None where nothing waits."""
        if not self._changed or (self._mark is None and self._session.snapshot() == self._first):
            return None
        wait = self._written + EVERY - self._clock()
        if wait > 0.0:
            return wait
        self._changed = False
        self._written = self._clock()
        self._write()
        return None

    @property
    def has_last(self) -> bool:
        """Whether there is a session that ended cleanly."""
        return (self._folder / LAST).exists()

    def go_on(self) -> Message | None:
        """Take the session that ended cleanly, or return why it cannot be taken."""
        path = self._folder / LAST
        last = _read(path) if path.exists() else None
        if last is None:
            return Message(QT_TRANSLATE_NOOP("engine", "its file cannot be read"))
        return self._take(last)

    def restore(self) -> Message | None:
        """Take the session that was found, or return why it cannot be computed any more; then it stays where it is."""
        if self.found is None:
            return None
        refusal = self._take(self.found)
        if refusal is not None:
            return refusal
        self._changed = True
        self._written = -EVERY
        self.poll()  # it is safe under the name of this process before the other one goes
        self.discard()
        return None

    def discard(self) -> None:
        """Forget the session that was found."""
        self.found = None
        if self._left is not None:
            _file_of(self._left).unlink(missing_ok=True)
            self._left.remove()
            self._left = None

    def finish(self) -> None:
        """End cleanly: nothing is offered at the next start but what was found and not answered."""
        if self._left is not None:
            self._left.let_go()
        if self._changed and self._session.experiment != self._first.experiment:
            self._write()
        if self._mark is not None:
            path = _file_of(self._mark)
            if self._session.experiment != self._first.experiment and path.exists():
                os.replace(path, self._folder / LAST)
            path.unlink(missing_ok=True)
            self._mark.remove()
        self._left = self._mark = None

    def _take(self, kept: Document) -> Message | None:
        """Look at what was kept; it can be undone. Return why it cannot be computed."""
        session = self._session
        session.playback.pause()
        session.history.seal()
        cursor = max(0, min(kept.cursor, kept.experiment.steps, FARTHEST))
        catalog, experiment = with_own(session.catalog, kept.experiment, kept.own)
        try:
            if catalog is not session.catalog:
                session.use_catalog(catalog)
            session.change(experiment, cursor=cursor)
        except REFUSALS as error:
            return why_refused(session.catalog, experiment, error)
        for index, look in enumerate(kept.looks[: len(session.runs)]):
            session.set_look(index, Look(look.slot, look.visible))
        session.select(kept.selected)
        session.history.seal()
        return None

    def _note(self) -> None:
        self._changed = True

    def _write(self) -> None:
        text = document_text(document_of(self._session, ViewChoice()))
        try:
            if self._mark is None:
                self._mark = hold(self._folder / f"{uuid4().hex}.lock")
            if self._mark is not None:
                write_whole(_file_of(self._mark), text)
        except OSError as error:
            LOGGER.warning("the session could not be kept: %s", error)

    def _find(self) -> None:
        """Look for what killed processes left; the latest that can be read is offered, broken ones are passed over."""
        marks = [mark for path in self._folder.glob("*.lock") if (mark := hold(path)) is not None]
        for mark in sorted(marks, key=lambda mark: _age(_file_of(mark)), reverse=True):
            path = _file_of(mark)
            if self.found is None and path.exists():
                self.found = _read(path)
                self._left = mark if self.found is not None else None
            if not path.exists():
                mark.remove()
            elif mark is not self._left:
                mark.let_go()


def _read(path: Path) -> Document | None:
    """Return what a file holds; None, and a line in the log, for one that is broken or of a newer program."""
    try:
        return read_document(path, read_text(path))
    except FileError as error:
        LOGGER.warning("a session that was left behind cannot be read: %s", error)
        return None


def _file_of(mark: FileLock) -> Path:
    return mark.path.with_suffix(".toml")


def _age(path: Path) -> float:
    return path.stat().st_mtime if path.exists() else 0.0
