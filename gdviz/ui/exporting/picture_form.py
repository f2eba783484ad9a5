"""The form of a picture: every choice of a PictureOrder, with what is wrong with it said under it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QVBoxLayout, QWidget

from gdviz.engine.errors import InputError
from gdviz.engine.message import QT_TRANSLATE_NOOP
from gdviz.export.pictures import PICTURE_FORMATS, SIZES, PictureFormat, PictureOrder
from gdviz.ui.controls.fields.choices import Entry, Group
from gdviz.ui.controls.fields.field_message import FieldMessage
from gdviz.ui.controls.fields.number_field import NumberField, number_in
from gdviz.ui.controls.fields.picker import Picker
from gdviz.ui.filming import film_choices
from gdviz.ui.filming.form_rows import form_rows
from gdviz.ui.filming.seen_boxes import SeenBoxes
from gdviz.ui.filming.size_fields import SizeFields
from gdviz.ui.themes.theme import Theme
from gdviz.ui.wording.words import in_words

_ROWS = {
    "views": QT_TRANSLATE_NOOP("PictureForm", "Show"),
    "format": QT_TRANSLATE_NOOP("PictureForm", "Format"),
    "size": QT_TRANSLATE_NOOP("PictureForm", "Size"),
    "type": QT_TRANSLATE_NOOP("PictureForm", "Type"),
    "captions": QT_TRANSLATE_NOOP("PictureForm", "Captions"),
}


class PictureForm(QWidget):
    """Edits a picture. `changed` tells that `order` is another one, or that there is none now."""

    changed = Signal()

    def __init__(self, order: PictureOrder, form: PictureFormat, window_size: QSize) -> None:
        """A picture of the whole window is as large as `window_size`."""
        super().__init__()
        self._window_size = window_size
        self._seen, self._size = SeenBoxes(self), SizeFields(SIZES, self)
        self._format, self._colours = Picker(self), Picker(self)
        self._type = NumberField(self, 5)
        self._transparent = QCheckBox(self)
        self._labels = {name: QLabel(self) for name in _ROWS}
        self._usual = QLabel(self)
        self._message = FieldMessage(self)
        self._lay_out()
        self._retranslate()
        self._show(order, form)
        self._connect()
        self._follow()

    @property
    def form(self) -> PictureFormat:
        """The format that is chosen."""
        return next(form for form in PICTURE_FORMATS if form.id == self._format.currentData())

    def order(self) -> PictureOrder:
        """Return the picture as it is chosen now. Raises InputError where it cannot be made."""
        whole = self._seen.shows("window")
        window = self._window_size
        width, height = (window.width(), window.height()) if whole else self._size.size()
        order = PictureOrder(
            views=self._seen.chosen_views(),
            width=width,
            height=height,
            type_size=number_in(self._type),
            transparent=self._transparent.isChecked() and self._transparent.isEnabled(),
            captions=self._seen.chosen_captions(),
            theme="dark" if self._colours.currentData() == "dark" else "light",
        )
        order.check(self.form)
        return order

    def say(self, sentence: str) -> None:
        """Say what is wrong; "" for nothing."""
        self._message.say(sentence)

    def show_suffix(self, path: Path) -> None:
        """Choose the format that a file's name asks for, where it names one."""
        form = next((form for form in PICTURE_FORMATS if form.suffix == path.suffix.lower()), None)
        if form is not None and form is not self.form:
            self._format.show_entry(form.id)
            self._follow()

    def apply_theme(self, theme: Theme) -> None:
        """Tint the message."""
        self._message.apply_theme(theme)

    def changeEvent(self, event: QEvent) -> None:
        """Say everything again in a new language."""
        if event.type() == QEvent.Type.LanguageChange:
            pickers = (self._format, self._colours)
            chosen = [picker.currentData() for picker in pickers]
            self._retranslate()
            for picker, entry in zip(pickers, chosen, strict=True):
                picker.show_entry(entry)
        super().changeEvent(event)

    def _show(self, order: PictureOrder, form: PictureFormat) -> None:
        self._format.show_entry(form.id)
        self._size.show_size(order.width, order.height)
        self._colours.show_entry(order.theme)
        self._seen.tick(order.views, order.captions)
        self._type.show_value(order.type_size)
        self._transparent.setChecked(order.transparent)

    def _connect(self) -> None:
        self._seen.changed.connect(self._follow)
        self._size.changed.connect(self._follow)
        self._transparent.toggled.connect(self._follow)
        self._type.entered.connect(self._follow)
        self._type.restored.connect(self._follow)
        for part in (self._type, self._size):
            part.refused.connect(self.say)
        self._format.activated.connect(self._follow)
        self._colours.activated.connect(self._follow)

    def _follow(self) -> None:
        """Show what belongs to what is chosen, and what is wrong with it."""
        whole = self._seen.shows("window")
        self._size.follow(enabled=not whole)
        for widget in (self._type, self._colours, *self._seen.captions.values()):
            widget.setEnabled(not whole)
        self._transparent.setEnabled(not whole and not self.form.is_vector)
        try:
            self.order()
        except InputError as error:
            self.say(in_words(error.message))
        else:
            self.say("")
        self.changed.emit()

    def _lay_out(self) -> None:
        rows: Mapping[str, Sequence[QWidget]] = {
            "views": list(self._seen.views.values()),
            "format": [self._format, self._colours, self._transparent],
            "size": self._size.parts,
            "type": [self._type, self._usual],
            "captions": list(self._seen.captions.values()),
        }
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(form_rows(self._labels, rows))
        column.addWidget(self._message)
        column.addStretch(1)
        self._size.picker.setMinimumWidth(self.fontMetrics().horizontalAdvance("0" * 30))
        self._type.setMaximumWidth(self._type.minimumWidth() + 8)

    def _retranslate(self) -> None:
        translate = QCoreApplication.translate
        self._format.fill([_format_group()])
        self._colours.fill([film_choices.theme_group()])
        self._seen.retranslate()
        self._transparent.setText(translate("PictureForm", "transparent"))
        self._transparent.setToolTip(translate("PictureForm", "Without a ground, for slides of any colour; only PNG"))
        self._usual.setText(translate("PictureForm", "times as large as usual"))
        texts = {name: translate("PictureForm", text) for name, text in _ROWS.items()}  # translated elsewhere
        for name, label in self._labels.items():
            label.setText(texts[name])
        self._size.retranslate(texts["size"], _size_names())
        for widget, text in (
            (self._type, translate("PictureForm", "How large type and lines are")),
            (self._format, texts["format"]),
            (self._colours, translate("PictureForm", "Colours")),
        ):
            widget.setAccessibleName(text)


def _format_group() -> Group:
    translate = QCoreApplication.translate
    tips = {
        "png": translate("PictureForm", "pixels: for every view, slides and web pages"),
        "svg": translate("PictureForm", "lines and words, sharp at any size: map and loss, for web pages"),
        "pdf": translate("PictureForm", "lines and words, sharp at any size: map and loss, for papers"),
    }
    return "", [Entry(form.id, form.id.upper(), tips[form.id]) for form in PICTURE_FORMATS]


def _size_names() -> dict[str, str]:
    translate = QCoreApplication.translate
    return {
        "usual": translate("PictureForm", "usual"),
        "column": translate("PictureForm", "column of a paper"),
        "page": translate("PictureForm", "page of a paper"),
        "slide": translate("PictureForm", "slide"),
        "square": translate("PictureForm", "square"),
    }
