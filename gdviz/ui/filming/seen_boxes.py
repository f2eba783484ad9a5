"""What is to be seen in a film or a picture, as boxes to tick: the views, and what is written above them."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from gdviz.export.films.order import Caption, ViewName
from gdviz.ui.filming import film_choices


class SeenBoxes(QObject):
    """`views` and `captions` are the boxes, for a form to lay out. The whole window is seen alone."""

    changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.views = {name: QCheckBox(parent) for name in film_choices.view_names()}
        self.captions = {name: QCheckBox(parent) for name in film_choices.caption_names()}
        for name, box in self.views.items():
            box.toggled.connect(lambda on, name=name: self._choose(name, on))
        for box in self.captions.values():
            box.toggled.connect(self.changed)

    def chosen_views(self) -> tuple[ViewName, ...]:
        """Return the views that are ticked."""
        return tuple(name for name, box in self.views.items() if box.isChecked())

    def chosen_captions(self) -> tuple[Caption, ...]:
        """Return the captions that are ticked."""
        return tuple(name for name, box in self.captions.items() if box.isChecked())

    def shows(self, view: ViewName) -> bool:
        """Tell whether a view is ticked."""
        return self.views[view].isChecked()

    def tick(self, views: Collection[ViewName], captions: Collection[Caption]) -> None:
        """Tick these and no others, without telling."""
        blocked = self.blockSignals(True)
        for view, box in self.views.items():
            box.setChecked(view in views)
        for caption, box in self.captions.items():
            box.setChecked(caption in captions)
        self.blockSignals(blocked)

    def retranslate(self) -> None:
        """Name the boxes in the language of the window."""
        views, captions = film_choices.view_names(), film_choices.caption_names()
        for view, box in self.views.items():
            box.setText(views[view])
        for caption, box in self.captions.items():
            box.setText(captions[caption])

    def _choose(self, name: ViewName, on: bool) -> None:
        if on:
            for other, box in self.views.items():
                if (other == "window") != (name == "window"):
                    box.setChecked(False)
        self.changed.emit()
