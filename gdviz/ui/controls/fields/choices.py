"""What pickers offer, in groups and in the order of the alphabet; no entry is known by its name.

Which files are the person's own is seen, and so are those with a mistake, with the reason.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple, Protocol

from PySide6.QtCore import QCollator, QCoreApplication, QLocale, Qt
from PySide6.QtGui import QFont, QStandardItem, QStandardItemModel

from gdviz.engine.data.chosen_problem import predicts_classes
from gdviz.engine.data.problem_choice import NetworkChoice
from gdviz.engine.files.catalog import Catalog
from gdviz.engine.preface import LEARNING_RATE
from gdviz.engine.text import Text
from gdviz.ui.wording.glossary import with_english
from gdviz.ui.wording.words import in_words, language, text_of

IDENTIFIER = Qt.ItemDataRole.UserRole
IDENTIFIER_OF_PROBLEM = "problem:"  # what the identifier of a problem among landscapes begins with


class Entry(NamedTuple):
    """One line of a list: what it stands for, what it says, and what a tooltip says of it."""

    identifier: str
    text: str
    tip: str = ""
    is_usable: bool = True


Group = tuple[str, list[Entry]]  # a heading, "" for none, and what stands under it


class Named(Protocol):
    """What every file of the catalog gives."""

    @property
    def name(self) -> Text: ...

    @property
    def description(self) -> Text: ...


def fill_model(model: QStandardItemModel, groups: Iterable[Group]) -> None:
    """Replace everything in `model` by headings, which cannot be chosen, and entries."""
    model.clear()
    for heading, entries in groups:
        if heading and entries:
            model.appendRow(_heading(heading))
        for entry in entries:
            model.appendRow(_item(entry))


def is_choosable(model: QStandardItemModel, row: int) -> bool:
    """Tell whether a row is neither a heading nor broken."""
    return model.item(row).isEnabled()


def landscape_groups(catalog: Catalog) -> list[Group]:
    """Return the landscapes by how many variables they have, then those made of data by what fits them."""
    headings = {
        1: QCoreApplication.translate("Choices", "One variable"),
        2: QCoreApplication.translate("Choices", "Two variables"),
        3: QCoreApplication.translate("Choices", "More variables"),
    }
    groups: dict[int, list[Entry]] = {size: [] for size in headings}
    for key, landscape in catalog.landscapes.items():
        groups[min(len(landscape.start), 3)].append(entry_of(catalog, "landscapes", key, landscape))
    return [
        *((heading, in_order(groups[size])) for size, heading in headings.items()),
        *_problem_groups(catalog),
        broken_group(catalog, "landscapes", "problems", "datasets"),
    ]


def _problem_groups(catalog: Catalog) -> list[Group]:
    """Return the problems: those that predict a number, those that tell classes apart, networks."""
    numbers: list[Entry] = []
    classes: list[Entry] = []
    networks: list[Entry] = []
    for key, one in catalog.problems.items():
        entry = entry_of(catalog, "problems", key, one)._replace(identifier=IDENTIFIER_OF_PROBLEM + key)
        model = one.choice.model
        group = networks if isinstance(model, NetworkChoice) else classes if predicts_classes(model) else numbers
        group.append(entry)
    return [
        (QCoreApplication.translate("Choices", "Made of data: numbers"), in_order(numbers)),
        (QCoreApplication.translate("Choices", "Made of data: classes"), in_order(classes)),
        (QCoreApplication.translate("Choices", "Made of data: networks"), in_order(networks)),
    ]


def optimizer_groups(catalog: Catalog) -> list[Group]:
    """Return the optimizers: those that step with a learning rate, then those without one."""
    with_rate: list[Entry] = []
    without: list[Entry] = []
    for key, one in catalog.optimizers.items():
        entry = entry_of(catalog, "optimizers", key, one)
        if one.year:
            entry = entry._replace(tip=f"{entry.tip} ({one.year})")
        (with_rate if LEARNING_RATE in one.hyperparameters else without).append(entry)
    return [
        (QCoreApplication.translate("Choices", "With a learning rate"), in_order(with_rate)),
        (QCoreApplication.translate("Choices", "Without a learning rate"), in_order(without)),
        broken_group(catalog, "optimizers"),
    ]


def broken_group(catalog: Catalog, *kinds: str) -> Group:
    """Return the files of some kinds, such as "optimizers", that could not be used, with the reasons."""
    line = QCoreApplication.translate("Choices", "Line {line}: {reason}")
    entries = [
        Entry("", mistake.path.name, line.format(line=mistake.line, reason=in_words(mistake.message)), False)
        for kind in kinds
        for mistake in catalog.mistakes_of(kind)
    ]
    return QCoreApplication.translate("Choices", "With a mistake"), entries


def entry_of(catalog: Catalog, kind: str, key: str, one: Named) -> Entry:
    """Return the entry of one file of a kind, such as "optimizers"."""
    text = text_of(one.name)
    if (kind, key) in catalog.own:
        text = QCoreApplication.translate("Choices", "{name} · yours").format(name=text)
    return Entry(key, text, text_of(one.description))


def in_order(entries: Iterable[Entry]) -> list[Entry]:
    """Return the entries in the order of the alphabet of the window's language."""
    collator = QCollator(QLocale("zh_CN" if language() == "zh" else "en"))
    collator.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    collator.setNumericMode(True)
    return sorted(entries, key=lambda entry: collator.sortKey(entry.text))


def _item(entry: Entry) -> QStandardItem:
    item = QStandardItem(entry.text if entry.is_usable else f"⚠ {entry.text}")
    item.setData(entry.identifier, IDENTIFIER)
    item.setEnabled(entry.is_usable)
    if entry.tip:
        item.setToolTip(with_english(f"<p>{entry.tip}</p>"))  # rich text, so that Qt breaks its lines
    if not entry.is_usable:
        item.setAccessibleDescription(entry.tip)
    return item


def _heading(text: str) -> QStandardItem:
    item = QStandardItem(text)
    item.setFlags(Qt.ItemFlag.NoItemFlags)
    font = QFont()
    font.setPointSizeF(font.pointSizeF() * 0.84)
    font.setWeight(QFont.Weight.DemiBold)
    font.setCapitalization(QFont.Capitalization.AllUppercase)
    font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 1.0)
    item.setFont(font)
    return item
