"""The form of a picture: every choice of a PictureOrder, with what is wrong with it said under it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Signal
from PySide6.QtWidgets import QCheckBox, QFormLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from gdviz.engine.errors import InputError
from gdviz.engine.message import QT_TRANSLATE_NOOP
from gdviz.export.films.order import ViewName
from gdviz.export.pictures import PICTURE_FORMATS, SIZES, PictureFormat, PictureOrder
from gdviz.ui.controls.choices import Entry, Group
from gdviz.ui.controls.field_message import FieldMessage
from gdviz.ui.controls.number_field import NumberField, number_in
from gdviz.ui.controls.picker import Picker
from gdviz.ui.filming import film_choices
from gdviz.ui.style import GRID
from gdviz.ui.theme import Theme
from gdviz.ui.words import in_words

_OWN = "own"  # a size of one's own
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
        self._views = {name: QCheckBox(self) for name in film_choices.view_names()}
        self._captions = {name: QCheckBox(self) for name in film_choices.caption_names()}
        self._format, self._size, self._colours = (Picker(self) for _ in range(3))
        self._width, self._height = NumberField(self, 5, whole=True), NumberField(self, 5, whole=True)
        self._type = NumberField(self, 5)
        self._transparent = QCheckBox(self)
        self._labels = {name: QLabel(self) for name in _ROWS}
        self._times, self._usual = QLabel("×", self), QLabel(self)
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
        whole = self._views["window"].isChecked()
        width, height = self._window_size.width(), self._window_size.height()
        order = PictureOrder(
            views=tuple(name for name, box in self._views.items() if box.isChecked()),
            width=width if whole else int(number_in(self._width)),
            height=height if whole else int(number_in(self._height)),
            type_size=number_in(self._type),
            transparent=self._transparent.isChecked() and self._transparent.isEnabled(),
            captions=tuple(name for name, box in self._captions.items() if box.isChecked()),
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
            pickers = (self._format, self._size, self._colours)
            chosen = [picker.currentData() for picker in pickers]
            self._retranslate()
            for picker, entry in zip(pickers, chosen, strict=True):
                picker.show_entry(entry)
        super().changeEvent(event)

    def _show(self, order: PictureOrder, form: PictureFormat) -> None:
        self._format.show_entry(form.id)
        self._size.show_entry(next((key for key, size in SIZES.items() if size == (order.width, order.height)), _OWN))
        self._colours.show_entry(order.theme)
        for name, box in self._views.items():
            box.setChecked(name in order.views)
        for caption, box in self._captions.items():
            box.setChecked(caption in order.captions)
        self._width.show_value(float(order.width))
        self._height.show_value(float(order.height))
        self._type.show_value(order.type_size)
        self._transparent.setChecked(order.transparent)

    def _connect(self) -> None:
        for name, box in self._views.items():
            box.toggled.connect(lambda on, name=name: self._choose_view(name, on))
        for box in (*self._captions.values(), self._transparent):
            box.toggled.connect(self._follow)
        for field in (self._width, self._height, self._type):
            field.entered.connect(self._follow)
            field.refused.connect(self.say)
            field.restored.connect(self._follow)
        self._size.activated.connect(self._choose_size)
        self._format.activated.connect(self._follow)
        self._colours.activated.connect(self._follow)

    def _choose_view(self, name: ViewName, on: bool) -> None:
        """The whole window is a picture alone."""
        if on:
            for other, box in self._views.items():
                if (other == "window") != (name == "window"):
                    box.setChecked(False)
        self._follow()

    def _choose_size(self) -> None:
        size = SIZES.get(self._size.currentData())
        if size is not None:
            self._width.show_value(float(size[0]))
            self._height.show_value(float(size[1]))
        self._follow()

    def _follow(self) -> None:
        """Show what belongs to what is chosen, and what is wrong with it."""
        own = self._size.currentData() == _OWN
        for part in (self._width, self._times, self._height):
            part.setVisible(own)
        whole = self._views["window"].isChecked()
        for widget in (self._size, self._width, self._height, self._type, self._colours, *self._captions.values()):
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
            "views": list(self._views.values()),
            "format": [self._format, self._colours, self._transparent],
            "size": [self._size, self._width, self._times, self._height],
            "type": [self._type, self._usual],
            "captions": list(self._captions.values()),
        }
        grid = QFormLayout()
        grid.setSpacing(2 * GRID)
        for name, parts in rows.items():
            row = QHBoxLayout()
            row.setSpacing(2 * GRID)
            for part in parts:
                row.addWidget(part)
            row.addStretch(1)
            grid.addRow(self._labels[name], row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(grid)
        column.addWidget(self._message)
        column.addStretch(1)
        self._size.setMinimumWidth(self.fontMetrics().horizontalAdvance("0" * 30))
        for field in (self._width, self._height, self._type):
            field.setMaximumWidth(field.minimumWidth() + 8)

    def _retranslate(self) -> None:
        translate = QCoreApplication.translate
        for picker, group in (
            (self._format, _format_group()), (self._size, _size_group()), (self._colours, film_choices.theme_group()),
        ):  # fmt: skip
            picker.fill([group])
        views, captions = film_choices.view_names(), film_choices.caption_names()
        for view, box in self._views.items():
            box.setText(views[view])
        for caption, box in self._captions.items():
            box.setText(captions[caption])
        self._transparent.setText(translate("PictureForm", "transparent"))
        self._transparent.setToolTip(translate("PictureForm", "Without a ground, for slides of any colour; only PNG"))
        self._usual.setText(translate("PictureForm", "times as large as usual"))
        texts = {name: translate("PictureForm", text) for name, text in _ROWS.items()}  # translated elsewhere
        for name, label in self._labels.items():
            label.setText(texts[name])
        for widget, text in (
            (self._width, translate("PictureForm", "Width in pixels")),
            (self._height, translate("PictureForm", "Height in pixels")),
            (self._type, translate("PictureForm", "How large type and lines are")),
            (self._format, texts["format"]),
            (self._size, texts["size"]),
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


def _size_group() -> Group:
    translate = QCoreApplication.translate
    names = {
        "usual": translate("PictureForm", "usual"),
        "column": translate("PictureForm", "column of a paper"),
        "page": translate("PictureForm", "page of a paper"),
        "slide": translate("PictureForm", "slide"),
        "square": translate("PictureForm", "square"),
    }
    entries = [Entry(key, f"{names[key]}  {width} × {height}") for key, (width, height) in SIZES.items()]
    return "", [*entries, Entry(_OWN, translate("PictureForm", "another size"))]
