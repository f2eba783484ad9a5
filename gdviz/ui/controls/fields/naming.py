"""What the engine says of optimizers, schedules and options, with their names in place of their ids."""

from __future__ import annotations

from collections.abc import Callable

from gdviz.engine.errors import InputError
from gdviz.engine.files.catalog import Catalog
from gdviz.engine.files.toml_file import FileError
from gdviz.engine.message import Message
from gdviz.engine.text import Text
from gdviz.ui.wording.words import in_words, text_of


def with_names(catalog: Catalog, message: Message) -> str:
    """Return a message in the language of the window."""
    return in_words(named(catalog, message))


def named(catalog: Catalog, message: Message) -> Message:
    """Return a message with names in the language of the window."""
    names: dict[str, dict[str, Text]] = {
        "optimizer": {key: one.name for key, one in catalog.optimizers.items()},
        "modifier": {key: one.name for key, one in (*catalog.schedules.items(), *catalog.options.items())},
    }
    values = dict(message.values)
    for field in names.keys() & values.keys():
        name = names[field].get(str(values[field]))
        values[field] = values[field] if name is None else text_of(name)
    return Message(message.template, values)


def reason_of(deed: Callable[[], str]) -> str:
    """Do something to a problem; return what `deed` says, or why it could not be done."""
    try:
        return deed()
    except FileError as error:  # the data that it names have changed
        return in_words(error.mistake.message)
    except InputError as error:
        return in_words(error.message)
