"""Which file a session is in, whether it has changed since, and every way from one to the other.

Changes are found by comparing what is there with what was saved, so undoing a change takes it back here too. Looking
around — cursor, camera, layout — is no change, and neither is playing on beyond the last step.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import msgspec
from psygnal import Signal

from gdviz.engine.files.catalog import Catalog
from gdviz.engine.files.example_file import ExampleFile
from gdviz.engine.files.whole_file import write_whole
from gdviz.session.files.document import ENDING, Document, document_text, read_document, with_data_beside, with_data_in
from gdviz.session.files.opening import document_of, opened_session
from gdviz.session.files.share import PASTED, share_text, text_of_share
from gdviz.session.files.view_choice import ViewChoice
from gdviz.session.limits import read_text
from gdviz.session.session import Session


@dataclass(frozen=True, eq=False)
class Opened:
    """What a file holds, as a session of its own, how the window shows it, and where the next save goes, if known."""

    session: Session
    view: ViewChoice
    path: Path | None


class Filing:
    """The file of one session. `view` tells how the window shows it, `show` lets the window show it so.

    `show` gets None for an experiment that says nothing about it: the window stays as it is.
    """

    refiled = Signal()  # another file, or saved

    def __init__(
        self,
        session: Session,
        view: Callable[[], ViewChoice] = ViewChoice,
        show: Callable[[ViewChoice | None], object] = lambda _: None,
    ) -> None:
        self._session = session
        self._first = session.experiment
        self._view = view
        self._show = show
        self.catalog: Callable[[], Catalog] = lambda: session.catalog  # what files choose from
        self.path: Path | None = None
        self._saved = self.document()
        self._compared = self._saved.experiment
        self._differs = False

    @property
    def name(self) -> str:
        """The name of the file without its ending, "" where there is none yet."""
        return "" if self.path is None else self.path.stem

    @property
    def is_changed(self) -> bool:
        """Whether saving would keep anything that is not kept yet; cheap while nothing changes."""
        session, saved = self._session, self._saved
        now = session.experiment
        if now is not self._compared:
            same_steps = msgspec.structs.replace(now, steps=saved.experiment.steps)
            self._compared, self._differs = now, same_steps != saved.experiment
        played_on = now.steps > saved.experiment.steps and session.longest > saved.experiment.steps
        looks = tuple((look.slot, look.visible) for look in session.looks)
        return (
            self._differs
            or (now.steps != saved.experiment.steps and not played_on)
            or looks != tuple((look.slot, look.visible) for look in saved.looks)
        )

    def document(self) -> Document:
        """Return what the session and its window hold now."""
        return document_of(self._session, self._view())

    def text(self) -> str:
        """Return what a file would hold now, wherever it lies."""
        return document_text(self.document())

    def line(self) -> str:
        """Return the session as one line of text, for `open_line`."""
        return share_text(self.document())

    def save(self, path: Path | None = None) -> None:
        """Write the file, or another one that it is from then on. Raises OSError, and then nothing has changed."""
        place = path or self.path
        if place is None:
            raise FileNotFoundError(2, "no file has been chosen yet")
        document = self.document()
        write_whole(place, document_text(with_data_beside(document, place.parent)))
        self._take(place, document)

    def open(self, path: Path, text: str | None = None) -> None:
        """Look at what a file holds; `text` where it is not read from a text file. Raises FileError, changing nothing.

        Of a file that only carries an experiment, such as a picture, the next save asks for another name.
        """
        self.take(self.opened(path, text))

    def opened(self, path: Path, text: str | None = None) -> Opened:
        """Return what a file holds, for `take`; it may be asked in any thread. Raises FileError or OSError."""
        carried = text is not None
        text = read_text(path) if text is None else text
        document = with_data_in(read_document(path, text), path.parent)
        session = opened_session(self.catalog(), document, path, text)
        return Opened(session, document.view, None if carried else path.absolute())

    def take(self, opened: Opened) -> None:
        """Look at what a file holds."""
        self._become(opened.session, opened.view)
        self._take(opened.path, self.document())

    def open_example(self, example: ExampleFile) -> None:
        """Look at an example; it is not saved into its file. Raises FileError, changing nothing."""
        self.open(example.path, example.text)

    def open_line(self, line: str) -> None:
        """Look at what a line of text holds. Raises InputError or FileError, changing nothing."""
        text = text_of_share(line)
        document = read_document(PASTED, text)
        self._become(opened_session(self.catalog(), document, PASTED, text), document.view)
        self._take(None, self.document())

    def new(self) -> None:
        """Begin again, as after the first start."""
        fresh = Session(self._session.catalog, self._first)
        fresh.prepare()
        self._become(fresh, None)
        self._take(None, self.document())

    def forget_changes(self) -> None:
        """Take what there is as saved, though it is not."""
        self._take(self.path, self.document())

    def _become(self, other: Session, view: ViewChoice | None) -> None:
        self._session.become(other)
        self._show(view)

    def _take(self, path: Path | None, document: Document) -> None:
        self.path, self._saved = path, document
        self._compared, self._differs = document.experiment, False
        self.refiled.emit()


def with_ending(path: Path) -> Path:
    """Return the path of a file as it is saved: with the ending of gdviz's files where it has none."""
    return path if path.suffix else path.with_name(path.name + ENDING)
