"""How the losses are looked at: what is drawn of the runs, over what, and on which scale."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec
from msgspec import Meta
from PySide6.QtCore import QObject, Signal

from gdviz.engine.quantity import LOSS, Quantity
from gdviz.ui.views.loss.axis import Unit

Scale = Literal["linear", "log"]


class LossLook(msgspec.Struct, frozen=True):
    """`scale` is that of heights, `unit` what is counted along the axis; `above_lowest`: losses are f − f*.

    `smoothing` is β of the smoothed curves beside the raw ones; 0: none.
    """

    scale: Scale = "log"
    unit: Unit = "steps"
    above_lowest: bool = False
    quantity: Quantity = LOSS
    smoothing: Annotated[float, Meta(ge=0.0, lt=1.0)] = 0.0


class LossLooking(QObject):
    """Holds a LossLook; `changed` is a fact without content."""

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.look = LossLook()

    def take(self, look: LossLook) -> None:
        """Look at them so from now on."""
        if look != self.look:
            self.look = look
            self.changed.emit()

    def set(self, **fields: str | bool | float | Quantity) -> None:
        """Change some fields."""
        self.take(msgspec.structs.replace(self.look, **fields))
