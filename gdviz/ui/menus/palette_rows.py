"""What the palette offers: every command of the window, and everything in the catalog that can be taken up."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Protocol

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMainWindow

from gdviz.engine.errors import FormulaError, InputError
from gdviz.engine.files.toml_file import FileError
from gdviz.engine.language.formula import landscape_variables
from gdviz.engine.message import QT_TRANSLATE_NOOP, Message
from gdviz.engine.text import Text
from gdviz.session.changes import editing
from gdviz.session.session import Session
from gdviz.ui.commands.command_list import commands_of, in_chinese
from gdviz.ui.wording.words import run_name, text_of

# What landscapes of one, two and more variables are found by; the Chinese has its own words for it.
_SIZES = (
    QT_TRANSLATE_NOOP("Palette", "1-D one variable, 1 variable, curve"),
    QT_TRANSLATE_NOOP("Palette", "2-D two variables, 2 variables, surface"),
    QT_TRANSLATE_NOOP("Palette", "many variables, more variables, high-dimensional"),
)


@dataclass(frozen=True)
class PaletteRow:
    """One line: what is done, of which kind it is, its keys, the names it is found by, and the deed.

    `act` returns why it could not be done, or None. `beside` is what else it is found by, less surely than by a name.
    """

    text: str
    kind: str
    keys: str
    names: tuple[str, ...]
    act: Callable[[], Message | None]
    is_on: bool = False
    can: bool = True  # be done at this moment
    beside: tuple[str, ...] = ()


class Named(Protocol):
    """What every file of the catalog gives."""

    @property
    def name(self) -> Text: ...

    @property
    def description(self) -> Text: ...

    @property
    def reference(self) -> str: ...


def rows_of(window: QMainWindow, session: Session) -> list[PaletteRow]:
    """Return every row in the language of the window: commands in the order of the menus, the runs, the catalog."""
    return [*_commands(window), *_of_runs(session), *_of_catalog(session)]


def formula_row(session: Session, typed: str) -> PaletteRow | None:
    """Return the row that takes what was typed as the landscape, None where it is no formula but a name."""
    text = typed.strip()
    if not re.search(r"[^\w\s]|\d|[²³]", text) or re.fullmatch(r"[\d\s.,]+", text):
        return None
    try:
        variables = landscape_variables(text)
    except FormulaError:
        return None
    said = QCoreApplication.translate("Palette", "Use the formula {formula}").format(formula=text)
    deed = partial(_done, lambda: _typed(session, text))
    kind = QCoreApplication.translate("Palette", "Landscape")
    return PaletteRow(said, kind, "", (text,), deed) if variables else None


def _typed(session: Session, text: str) -> None:
    error = editing.choose_formula(session, text)
    if error is not None:
        raise error


def _commands(window: QMainWindow) -> Iterator[PaletteRow]:
    commands = commands_of(window)
    first_menu = commands[0].menus  # opens, saves and quits: nothing that Return should do by mistake
    for command in sorted(commands, key=lambda one: one.menus == first_menu):
        where = " › ".join(command.menus) or QCoreApplication.translate("Palette", "Command")
        names = (*command.names, " ".join((*command.menus, command.text)))
        act = partial(_trigger, command.action.trigger)
        is_on = command.action.isCheckable() and command.action.isChecked()
        keys = "  ".join(command.keys[:2])
        yield PaletteRow(command.text, where, keys, names, act, is_on, command.action.isEnabled())


def _of_runs(session: Session) -> Iterator[PaletteRow]:
    """Yield what can be done to each run by its menu."""
    translate, kind = QCoreApplication.translate, QCoreApplication.translate("Palette", "Run")
    deeds: tuple[tuple[str, Callable[[int], object]], ...] = (
        (QT_TRANSLATE_NOOP("Palette", "Select {run}"), session.select),
        (QT_TRANSLATE_NOOP("Palette", "Duplicate {run}"), partial(editing.duplicate_run, session)),
        (QT_TRANSLATE_NOOP("Palette", "Remove {run}"), partial(editing.remove_run, session)),
    )
    for template, deed in deeds:
        for index, run in enumerate(session.experiment.runs):
            names = (translate("Palette", template), template, in_chinese("Palette", template))  # translated elsewhere
            called = dict.fromkeys((run_name(run), run.name, run.name_zh or run.name))
            said = tuple(dict.fromkeys(name.format(run=one) for name in names if name for one in called))
            yield PaletteRow(said[0], kind, "", said, partial(_done, partial(deed, index)))


def _of_catalog(session: Session) -> Iterator[PaletteRow]:
    catalog, translate = session.catalog, QCoreApplication.translate
    yield from _each(
        catalog.landscapes,
        translate("Palette", "Landscape"),
        lambda key: partial(_done, lambda: editing.choose_landscape(session, key)),
        lambda key: (_SIZES[min(len(catalog.landscapes[key].start), len(_SIZES)) - 1], catalog.landscapes[key].formula),
    )
    yield from _each(
        catalog.problems,
        translate("Palette", "Landscape made of data"),
        lambda key: partial(_done, lambda: editing.use_problem(session, key)),
        lambda _: (QT_TRANSLATE_NOOP("Palette", "landscape made of data"),),
    )
    yield from _each(
        catalog.optimizers,
        translate("Palette", "Add a run"),
        lambda key: partial(_done, lambda: editing.add_run(session, key)),
        lambda key: (QT_TRANSLATE_NOOP("Palette", "optimizer"), str(catalog.optimizers[key].year or "")),
    )
    if session.selected < 0:
        return
    run = run_name(session.experiment.runs[session.selected])
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
    entries: Mapping[str, Named],
    kind: str,
    deed: Callable[[str], Callable[[], Message | None]],
    words: Callable[[str], tuple[str, ...]] = lambda _: (),
) -> Iterator[PaletteRow]:
    """Yield a row for each entry; `words` are what else it is found by, in English."""
    for key, one in sorted(entries.items(), key=lambda pair: text_of(pair[1].name).casefold()):
        names = tuple(dict.fromkeys(name for name in (text_of(one.name), one.name.en, one.name.zh, key) if name))
        said = (one.description.en, one.description.zh, one.reference)
        more = words(key)
        beside = (*more, *(in_chinese("Palette", word) for word in more), *said)
        yield PaletteRow(text_of(one.name), kind, "", (*names, f"{kind} {names[0]}"), deed(key), beside=beside)


def _done(deed: Callable[[], object]) -> Message | None:
    try:
        deed()
    except FileError as error:
        return error.mistake.message
    except (InputError, FormulaError) as error:
        return error.message
    return None


def _trigger(deed: Callable[[], object]) -> None:
    deed()
