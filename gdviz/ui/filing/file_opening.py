"""How another experiment comes into a window: a new one, a file's, an example's, a line of text."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from gdviz.engine.files.example_file import ExampleFile
from gdviz.session.files.filing import Filing, Opened
from gdviz.session.session import Session
from gdviz.ui.filing.file_strip import FileStrip
from gdviz.ui.filing.kinds import carried_text
from gdviz.ui.filing.reasons import why_not
from gdviz.ui.wording.words import text_of


class FileOpening:
    """Puts it in the place of the one there is; what cannot be opened is said in `strip`.

    `opened` takes note of a file that was.
    """

    def __init__(self, session: Session, filing: Filing, strip: FileStrip, opened: Callable[[Path], object]) -> None:
        self._session = session
        self._filing = filing
        self._strip = strip
        self._opened = opened

    def new(self) -> None:
        """Begin anew."""
        self._filing.new()
        self._strip.hide()

    def open(self, path: Path) -> None:
        """Look at what a file holds."""

        def taken() -> None:
            self._strip.hide()
            self._opened(path.absolute())

        self._read(path.name, lambda: self._filing.opened(path, carried_text(path)), taken)

    def open_example(self, example: ExampleFile) -> None:
        """Look at an example, and say what it shows."""

        def taken() -> None:
            seen = self._session.experiment.landscape.id

            def holds() -> bool:
                return self._session.experiment.landscape.id in (seen, "")  # it may be changed, not exchanged

            self._strip.explain(lambda: text_of(example.description), holds)

        self._read(text_of(example.name), lambda: self._filing.opened(example.path, example.text), taken)

    def open_line(self, line: str) -> str:
        """Look at what a line of text says; return why it cannot be, "" if it was."""
        reason = why_not(lambda: self._filing.open_line(line))
        if not reason:
            self._strip.hide()
        return reason

    def _read(self, name: str, read: Callable[[], Opened], taken: Callable[[], object]) -> None:
        """Read a file aside and take it, or say why it cannot be read; what there was stays until then."""
        found: list[Opened] = []

        def work() -> Iterator[tuple[float, str]]:
            yield 1.0, why_not(lambda: found.append(read()))

        def arrived(reason: str) -> None:
            if reason:
                sentence = QCoreApplication.translate("Files", "“{name}” cannot be opened. {reason}")
                self._strip.say(sentence.format(name=name, reason=reason))
            else:
                self._filing.take(found[0])
                taken()

        self._session.deriving.opened(work(), arrived)
