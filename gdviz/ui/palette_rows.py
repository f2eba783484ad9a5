"""What the palette offers: every command of the window, and everything in the catalog that can be taken up."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Protocol

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMainWindow

from gdviz.engine.errors import InputError
from gdviz.engine.files.toml_file import FileError
from gdviz.engine.message import Message
from gdviz.engine.text import Text
from gdviz.session import editing
from gdviz.session.session import Session
from gdviz.ui.commands import commands_of
from gdviz.ui.words import text_of


@dataclass(frozen=True)
class PaletteRow:
    """One line: what is done, of which kind it is, its keys, the names it is found by, and the deed.

    `act` returns why it could not be done, or None.
    """

    text: str
    kind: str
    keys: str
    names: tuple[str, ...]
    act: Callable[[], Message | None]
    is_on: bool = False


class Named(Protocol):
    """What every file of the catalog gives."""

    @property
    def name(self) -> Text: ...


def rows_of(window: QMainWindow, session: Session) -> list[PaletteRow]:
    """Return every row in the language of the window: commands in the order of the menus, then the catalog."""
    return [*_commands(window), *_of_catalog(session)]


def _commands(window: QMainWindow) -> Iterator[PaletteRow]:
    commands = commands_of(window)
    first_menu = commands[0].menus  # opens, saves and quits: nothing that Return should do by mistake
    for command in sorted(commands, key=lambda one: one.menus == first_menu):
        if command.action.isEnabled():
            where = " › ".join(command.menus) or QCoreApplication.translate("Palette", "Command")
            names = (*command.names, " ".join((*command.menus, command.text)))
            act = partial(_trigger, command.action.trigger)
            is_on = command.action.isCheckable() and command.action.isChecked()
            yield PaletteRow(command.text, where, "  ".join(command.keys[:2]), names, act, is_on)


def _of_catalog(session: Session) -> Iterator[PaletteRow]:
    catalog, translate = session.catalog, QCoreApplication.translate
    yield from _each(
        catalog.landscapes,
        translate("Palette", "Landscape"),
        lambda key: partial(_done, lambda: editing.use_landscape(session, key)),
    )
    yield from _each(
        catalog.problems,
        translate("Palette", "Landscape made of data"),
        lambda key: partial(_done, lambda: editing.use_problem(session, key)),
    )
    yield from _each(
        catalog.optimizers,
        translate("Palette", "Add a run"),
        lambda key: partial(_done, lambda: editing.add_run(session, key)),
    )
    if session.selected < 0:
        return
    run = session.experiment.runs[session.selected].name
    yield from _each(
        catalog.schedules,
        translate("Palette", "Schedule of {run}").format(run=run),
        lambda key: partial(_done, lambda: editing.use_schedule(session, session.selected, key)),
    )
    yield from _each(
        catalog.options,
        translate("Palette", "Option of {run}").format(run=run),
        lambda key: partial(_done, lambda: editing.set_option(session, session.selected, key, True)),
    )


def _each(
    entries: Mapping[str, Named], kind: str, deed: Callable[[str], Callable[[], Message | None]]
) -> Iterator[PaletteRow]:
    for key, one in sorted(entries.items(), key=lambda pair: text_of(pair[1].name).casefold()):
        names = tuple(dict.fromkeys(name for name in (text_of(one.name), one.name.en, one.name.zh, key) if name))
        yield PaletteRow(text_of(one.name), kind, "", (*names, f"{kind} {names[0]}"), deed(key))


def _done(deed: Callable[[], object]) -> Message | None:
    try:
        deed()
    except FileError as error:
        return error.mistake.message
    except InputError as error:
        return error.message
    return None


def _trigger(deed: Callable[[], object]) -> None:
    deed()
