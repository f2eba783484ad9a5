"""The kinds of files that hold an experiment, by their ending: how its text is got out of each.

Whatever is opened or dropped on the window comes through here; another kind of file is another row.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from gdviz.export.embedded import ENDINGS, carried_line
from gdviz.session.files.document import ENDING
from gdviz.session.files.share import text_of_share

TextReader = Callable[[Path], str]  # raises FileError, InputError or OSError


def _text_in_picture(path: Path) -> str:
    """Return the text that the line in a picture or a film stands for."""
    return text_of_share(carried_line(path))


# Of files that carry an experiment beside something else; a file of any other ending is read as text.
CARRIERS: dict[str, TextReader] = dict.fromkeys(ENDINGS, _text_in_picture)
PLAIN = (ENDING, ".toml")
DATA = (".csv", ".tsv")  # samples to make a problem of


def carried_text(path: Path) -> str | None:
    """Return the text that a file carries; None for one that is nothing but text. Raises what its reader does."""
    reader = CARRIERS.get(path.suffix.lower())
    return None if reader is None else reader(path)


def is_known(path: Path) -> bool:
    """Tell whether files of this ending may hold an experiment, or data for one."""
    return path.suffix.lower() in (*PLAIN, *CARRIERS, *DATA)


def is_data(path: Path) -> bool:
    """Tell whether files of this ending hold samples."""
    return path.suffix.lower() in DATA


def patterns() -> str:
    """Return the endings as file dialogs want them."""
    return " ".join(f"*{ending}" for ending in (*PLAIN, *CARRIERS))


def data_patterns() -> str:
    """Return the endings of data as file dialogs want them."""
    return " ".join(f"*{ending}" for ending in (*DATA, ".txt"))
