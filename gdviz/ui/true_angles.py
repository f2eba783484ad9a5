"""Equal scales on the map while it is looked at for angles and lengths of arrows.

A panel about arrows asks for equal scales when it opens; with the last of them the former scales come back. The
switch of the window shows what is so, and a person who sets it has the last word. Where the ranges of the variables
are too different, equal scales would leave a strip of the map: then it stays as it is and says so.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtGui import QAction

from gdviz.session.session import Session

WIDEST = 3.0  # how many times wider one range may be than the other


class TrueAngles:
    """Sets the switch `equal`; `asking` are the switches of what needs true angles, `show(equal, asked)` the map."""

    def __init__(
        self, session: Session, equal: QAction, asking: Sequence[QAction], show: Callable[[bool, bool], object]
    ) -> None:
        self._session = session
        self._equal = equal
        self._asking = asking
        self._show = show
        self._own = equal.isChecked()  # what a person set
        self._chosen = False  # whether that was while it was asked for
        equal.triggered.connect(self._take)
        for switch in asking:
            switch.toggled.connect(lambda _: self.follow())
        session.landscape_changed.connect(self.follow)
        self.follow()

    def follow(self) -> None:
        """Ask for equal scales, or no longer."""
        asked = any(switch.isChecked() for switch in self._asking)
        self._chosen = self._chosen and asked
        equal = self._own or (asked and not self._chosen and self._fits())
        self._equal.setChecked(equal)
        self._show(equal, asked)

    def forget(self) -> None:
        """Leave the switch as a person set it, so that it is remembered like that."""
        self._equal.setChecked(self._own)

    def _take(self, checked: bool) -> None:
        self._own, self._chosen = checked, True
        self.follow()

    def _fits(self) -> bool:
        spans = [high - low for low, high in self._session.ground.area]
        return max(spans) <= WIDEST * min(spans)
