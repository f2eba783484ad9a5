"""What a picker offers of the catalog: which files are the person's own is seen, and so are those with a mistake."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from PySide6.QtCore import QCoreApplication

from gdviz.engine.catalog import Catalog
from gdviz.engine.text import Text
from gdviz.ui.words import in_words, text_of


class Named(Protocol):
    """What a file of the catalog gives."""

    @property
    def name(self) -> Text: ...


def offered(catalog: Catalog, kind: str, entries: Mapping[str, Named]) -> list[tuple[str, str]]:
    """Return (id, text) of the entries of one kind, such as "optimizers"."""
    yours = QCoreApplication.translate("Offered", "{name} · yours")
    return [
        (key, yours.format(name=text_of(one.name)) if (kind, key) in catalog.own else text_of(one.name))
        for key, one in entries.items()
    ]


def broken(catalog: Catalog, kind: str) -> list[tuple[str, str]]:
    """Return (file name, reason) of the files of one kind that could not be used."""
    line = QCoreApplication.translate("Offered", "Line {line}: {reason}")
    return [
        (f"⚠ {mistake.path.name}", line.format(line=mistake.line, reason=in_words(mistake.message)))
        for mistake in catalog.mistakes_of(kind)
    ]
