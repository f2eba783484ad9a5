"""How many batches the fan on the map draws, and how large they are: a bar in the corner of the map, seen with the fan.

It also keeps the two commands true: without data there are no batches, and they say so.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QWidget

from gdviz.session.session import Session
from gdviz.ui.commands.actions import plain_text
from gdviz.ui.controls.fields.number_field import NumberField
from gdviz.ui.menus.corner_frame import corner_frame
from gdviz.ui.themes.theme import Theme
from gdviz.ui.views.contour.view import ContourView
from gdviz.ui.wording.glossary import tip, with_english

_COMMANDS = ("fan", "epoch_step")
_MOST = 1000


class FanBar(QWidget):
    """Two fields over a view."""

    def __init__(self, session: Session, view: ContourView, commands: Mapping[str, QAction]) -> None:
        super().__init__(view)
        self._session = session
        self._view = view
        self._actions = [commands[name] for name in _COMMANDS]
        row, self._message = corner_frame(self)
        self._count, self._size = NumberField(self, figures=4, whole=True), NumberField(self, figures=7, whole=True)
        self._labels = QLabel(self), QLabel(self)
        for label, field in zip(self._labels, (self._count, self._size), strict=True):
            field.setMaximumWidth(field.minimumWidth())
            label.setBuddy(field)
            row.addWidget(label)
            row.addWidget(field)
            field.refused.connect(self._say)
            field.restored.connect(lambda: self._say(""))
        self._count.entered.connect(lambda value: self._take(self._count, "count", value, 2, _MOST))
        self._size.entered.connect(lambda value: self._take(self._size, "size", value, 1, self._samples()))
        view.installEventFilter(self)
        self.hide()

    def redraw(self) -> None:
        """Follow the session; cheap when nothing has changed."""
        batches = self._session.batches
        has_data = batches.problem is not None
        for action, shown in zip(self._actions, (batches.look.fan, batches.look.epoch), strict=True):
            action.setChecked(shown)
            if action.isEnabled() != has_data:
                action.setEnabled(has_data)
                self._say_why(action, has_data)
        shown = batches.look.fan and has_data
        if shown:
            self._count.show_value(float(batches.look.count))
            self._size.show_value(float(batches.size))
            self._stand()
        if shown != self.isVisibleTo(self._view):
            self.setVisible(shown)
            self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in the corner of a view that grows or shrinks."""
        if event.type() == QEvent.Type.Resize and not self.isHidden():
            QTimer.singleShot(0, self, self._stand)  # once the view has placed what is its own
        return super().eventFilter(watched, event)

    def _stand(self) -> None:
        self.adjustSize()
        self.move(self._view.place_for(self.width()))

    def apply_theme(self, theme: Theme) -> None:
        """Tint the sign of the message."""
        self._message.apply_theme(theme)

    def retranslate(self) -> None:
        """Say everything again in the language of the window."""
        translate = QCoreApplication.translate
        for label, text in zip(self._labels, (translate("FanBar", "batches"), translate("FanBar", "of")), strict=True):
            label.setText(text)
        words = (
            translate("FanBar", "How many batches the fan draws"),
            translate("FanBar", "How many samples a batch of the fan has: as the run's, unless said otherwise"),
        )
        for field, text in zip((self._count, self._size), words, strict=True):
            field.setAccessibleName(text)
            field.setAccessibleDescription(text)
            field.setToolTip(with_english(text))
        for action in self._actions:
            self._say_why(action, action.isEnabled())

    def _say_why(self, action: QAction, has_data: bool) -> None:
        reason = QCoreApplication.translate(
            "FanBar", "{command}: there are batches where the landscape is made of data"
        )
        text = plain_text(action)
        action.setToolTip(tip(text if has_data else reason.format(command=text)))

    def _say(self, sentence: str) -> None:
        self._message.say(sentence)
        self._stand()

    def _samples(self) -> int:
        return max(self._session.landscape.samples, 1)

    def _take(self, field: NumberField, name: str, value: float, low: int, high: int) -> None:
        if value != int(value) or not low <= value <= high:
            field.mark_invalid(True)
            words = QCoreApplication.translate("FanBar", "Write a whole number from {low} to {high:,}.")
            self._say(words.format(low=low, high=high))
            return
        self._say("")
        self._session.batches.set(**{name: int(value)})
