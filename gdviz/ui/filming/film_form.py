"""The form of a film: every choice of a FilmOrder, with the mistakes said under it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QVBoxLayout, QWidget

from gdviz.engine.errors import InputError
from gdviz.engine.message import QT_TRANSLATE_NOOP, Message
from gdviz.export.films.formats import FORMATS, FilmFormat
from gdviz.export.films.order import SIZES, FilmOrder, Language
from gdviz.session.session import Session
from gdviz.ui.controls.fields.field_message import FieldMessage
from gdviz.ui.controls.fields.number_field import NumberField, number_in
from gdviz.ui.controls.fields.picker import Picker
from gdviz.ui.filming import film_choices
from gdviz.ui.filming.camera_keys import CameraKeys
from gdviz.ui.filming.form_rows import form_rows
from gdviz.ui.filming.seen_boxes import SeenBoxes
from gdviz.ui.filming.size_fields import SizeFields
from gdviz.ui.themes.theme import Theme
from gdviz.ui.wording.words import in_words

TURN = 12.0  # degrees a second, where a camera turns and nothing else was said


class FilmForm(QWidget):
    """Edits a film of the session. `changed` tells that `order` is another one, or that there is none now."""

    changed = Signal()

    def __init__(self, session: Session, order: FilmOrder, form: FilmFormat, keys: CameraKeys) -> None:
        """`keys` is the list in which a camera's places are gathered."""
        super().__init__()
        self._session = session
        self._language = order.language
        self._keys = keys
        self._seen, self._size = SeenBoxes(self), SizeFields(SIZES, self)
        self._format, self._camera, self._colours = (Picker(self) for _ in range(3))
        self._fps, self._first = NumberField(self, 5), NumberField(self, 6, whole=True)
        self._last, self._pace, self._hold = (
            NumberField(self, 6, whole=True),
            NumberField(self, 5),
            NumberField(self, 4),
        )
        self._turn = NumberField(self, 5)
        self._eased, self._glides = QCheckBox(self), QCheckBox(self)
        self._fields = (
            self._fps, self._first, self._last, self._pace, self._hold, self._turn,
        )  # fmt: skip
        self._labels = {name: QLabel(self) for name in film_choices.ROWS}
        self._units = {name: QLabel(self) for name in ("to", "fps", "pace", "hold", "turn")}
        self._message = FieldMessage(self)
        self._to_end = order.last is None  # wherever that is
        self._lay_out()
        self._retranslate()
        self._show(order, form)
        self._connect()
        self._follow()

    @property
    def form(self) -> FilmFormat:
        """The format that is chosen."""
        return next(form for form in FORMATS if form.id == self._format.currentData())

    def order(self) -> FilmOrder:
        """Return the film as it is chosen now. Raises InputError where it cannot be made."""
        width, height = self._size.size()
        order = FilmOrder(
            views=self._seen.chosen_views(),
            width=width,
            height=height,
            fps=number_in(self._fps),
            first=int(number_in(self._first)),
            last=None if self._to_end else int(number_in(self._last)),
            pace=number_in(self._pace),
            eased=self._eased.isChecked(),
            hold=number_in(self._hold),
            glides=self._glides.isChecked(),
            captions=self._seen.chosen_captions(),
            orbit=number_in(self._turn) if self._camera.currentData() == film_choices.TURNING else 0.0,
            keys=self._keys.keys() if self._camera.currentData() == film_choices.KEYS else (),
            theme="dark" if self._colours.currentData() == "dark" else "light",
            language=self._language,
        )
        order.clock(self.form, self._session.horizon)
        if "surface" in order.views and self._camera.currentData() == film_choices.KEYS and not order.keys:
            template = QT_TRANSLATE_NOOP("engine", "turn the surface as you like, then add a place of the camera below")
            raise InputError(Message(template))
        return order

    def say(self, sentence: str) -> None:
        """Say what is wrong; "" for nothing."""
        self._message.say(sentence)

    def renew(self, language: Language) -> None:
        """Take what the session has become, and the language of the window."""
        self._language = language
        self.show_end()
        self._follow()

    def show_end(self) -> None:
        """Show the last step there is, where the film goes to the end."""
        if self._to_end:
            self._last.show_value(float(self._session.horizon))

    def show_suffix(self, path: Path) -> None:
        """Choose the format that a file's name asks for, where it names one."""
        form = next((form for form in FORMATS if form.suffix == path.suffix.lower()), None)
        if form is not None and form is not self.form:
            self._format.show_entry(form.id)
            self._choose_format()

    def apply_theme(self, theme: Theme) -> None:
        """Tint the message and the list."""
        self._message.apply_theme(theme)
        self._keys.apply_theme(theme)

    def changeEvent(self, event: QEvent) -> None:
        """Say everything again in a new language."""
        if event.type() == QEvent.Type.LanguageChange:
            pickers = (self._format, self._camera, self._colours)
            chosen = [picker.currentData() for picker in pickers]
            self._retranslate()
            for picker, entry in zip(pickers, chosen, strict=True):
                picker.show_entry(entry)
        super().changeEvent(event)

    def _show(self, order: FilmOrder, form: FilmFormat) -> None:
        self._format.show_entry(form.id)
        self._size.show_size(order.width, order.height)
        camera = film_choices.TURNING if order.orbit else film_choices.KEYS if order.keys else film_choices.FIXED
        self._camera.show_entry(camera)
        self._colours.show_entry(order.theme)
        self._seen.tick(order.views, order.captions)
        last = self._session.horizon if order.last is None else order.last
        numbers = (order.fps or form.fps, order.first, last, order.pace, order.hold)
        for field, number in zip(self._fields, (*numbers, order.orbit or TURN), strict=True):
            field.show_value(float(number))
        self._eased.setChecked(order.eased)
        self._glides.setChecked(order.glides)

    def _connect(self) -> None:
        self._seen.changed.connect(self._follow)
        self._size.changed.connect(self._follow)
        self._size.refused.connect(self.say)
        for box in (self._eased, self._glides):
            box.toggled.connect(self._follow)
        self._last.entered.connect(self._choose_last)
        for field in self._fields:
            field.entered.connect(self._follow)
            field.refused.connect(self.say)
            field.restored.connect(self._follow)
        self._format.activated.connect(self._choose_format)
        self._camera.activated.connect(self._follow)
        self._colours.activated.connect(self._follow)
        self._keys.changed.connect(self._follow)

    def _choose_last(self, step: float) -> None:
        """The last step is the end, also when that comes to lie elsewhere."""
        self._to_end = step == self._session.horizon

    def _choose_format(self) -> None:
        """Take the pace of frames that the format does well."""
        self._fps.show_value(self.form.fps)
        self._follow()

    def _follow(self) -> None:
        """Show what belongs to what is chosen, and what is wrong with it."""
        self._size.follow()
        surface = self._seen.shows("surface")
        camera = self._camera.currentData()
        turning = surface and camera == film_choices.TURNING
        self._labels["camera"].setVisible(surface)
        self._camera.setVisible(surface)
        self._turn.setVisible(turning)
        self._units["turn"].setVisible(turning)
        self._keys.setVisible(surface and camera == film_choices.KEYS)
        try:
            self.order()
        except InputError as error:
            self.say(in_words(error.message))
        else:
            self.say("")
        self.changed.emit()

    def _lay_out(self) -> None:
        rows: dict[str, Sequence[QWidget]] = {
            "views": list(self._seen.views.values()),
            "format": [self._format, self._colours],
            "size": self._size.parts,
            "frames": [self._fps, self._units["fps"]],
            "steps": [self._first, self._units["to"], self._last],
            "pace": [self._pace, self._units["pace"], self._eased, self._glides],
            "hold": [self._hold, self._units["hold"]],
            "captions": list(self._seen.captions.values()),
            "camera": [self._camera, self._turn, self._units["turn"]],
        }
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(form_rows(self._labels, rows))
        column.addWidget(self._keys)
        column.addWidget(self._message)
        column.addStretch(1)
        for field in self._fields:
            field.setMaximumWidth(field.minimumWidth() + 8)
        self._size.picker.setMinimumContentsLength(18)
        self._camera.setMinimumContentsLength(18)

    def _retranslate(self) -> None:
        translate = QCoreApplication.translate
        for picker, group in (
            (self._format, film_choices.format_group()),
            (self._camera, film_choices.camera_group()),
            (self._colours, film_choices.theme_group()),
        ):
            picker.fill([group])
        self._seen.retranslate()
        self._eased.setText(translate("FilmForm", "gently"))
        self._eased.setToolTip(translate("FilmForm", "Begin and end slowly"))
        self._glides.setText(translate("FilmForm", "gliding"))
        self._glides.setToolTip(translate("FilmForm", "Balls glide between steps; the numbers stay at whole steps"))
        texts = {name: translate("FilmForm", text) for name, text in film_choices.ROWS.items()}  # translated elsewhere
        for name, label in self._labels.items():
            label.setText(texts[name])
        self._size.retranslate(texts["size"], film_choices.size_names())
        units = film_choices.units()
        for name, label in self._units.items():
            label.setText(units[name])
        for field, text in zip(self._fields, film_choices.number_names(), strict=True):
            field.setAccessibleName(text)
        for chooser, name in (
            (self._format, texts["format"]),
            (self._camera, texts["camera"]),
            (self._colours, translate("FilmForm", "Colours")),
        ):
            chooser.setAccessibleName(name)
