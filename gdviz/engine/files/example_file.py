"""resources/lessons/*.toml → what the catalog knows of an example: its words; the experiment is read when it opens."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import msgspec

from gdviz.engine.files.toml_file import FileError, Mistake, convert_record, parse_toml
from gdviz.engine.message import QT_TRANSLATE_NOOP, Message
from gdviz.engine.text import Text, as_text

FOLDER = "lessons"


class _Words(msgspec.Struct):
    """The rest of the file is an experiment, which is checked when it is opened."""

    name: str | Text
    experiment: dict[str, object]
    description: str | Text = ""
    reference: str = ""
    section: str | Text = ""
    place: int | None = None


@dataclass(frozen=True)
class ExampleFile:
    """An experiment that is there to be opened: `text` is the file at `path`, `description` one sentence of it.

    Examples are taught in the order of their `place`, those without one last. One `section` follows the other.
    """

    id: str
    name: Text
    description: Text
    reference: str
    path: Path
    text: str
    section: Text
    place: int | None

    @property
    def rank(self) -> tuple[bool, int, str]:
        """What examples are sorted by."""
        return (self.place is None, self.place or 0, self.name.en.casefold())


def read_example(path: Path, text: str) -> ExampleFile:
    """Read the words of an example; the stem of `path` is its id. Raises FileError."""
    words = convert_record(path, text, parse_toml(path, text), _Words)
    name = as_text(words.name)
    if not name.en.strip():
        raise FileError(Mistake(path, 1, Message(QT_TRANSLATE_NOOP("engine", "the example needs a name"))))
    return ExampleFile(
        path.stem, name, as_text(words.description), words.reference, path, text, as_text(words.section), words.place
    )
