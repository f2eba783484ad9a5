"""How the data are looked at: which features, what is drawn of the points, and a place of weight space to try out.

A way of looking, not a part of the experiment: nothing here is computed or undone.
"""

from __future__ import annotations

from typing import Annotated

import msgspec
from msgspec import Meta
from psygnal import Signal

Feature = Annotated[int, Meta(ge=0, le=20_000)]


class DataLook(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """`across` and `up` are the features on the axes, by index; those that the data do not have are as at first."""

    across: Feature = 0
    up: Feature = 1
    residuals: bool = True
    losses: bool = False  # a disc around every point, as large as its loss
    sharp: bool = False  # regions of the classes alone, not their probabilities


class DataLooking:
    """Holds a DataLook and the place of the map that is pointed at; its signals are facts without content."""

    changed = Signal()
    tried = Signal()

    def __init__(self) -> None:
        self.look = DataLook()
        self.place: tuple[float, float] | None = None

    def take(self, look: DataLook) -> None:
        """Look at them so from now on."""
        if look != self.look:
            self.look = look
            self.changed.emit()

    def set(self, **fields: int | bool) -> None:
        """Change some fields."""
        self.take(msgspec.structs.replace(self.look, **fields))

    def try_out(self, place: tuple[float, float] | None) -> None:
        """Take note of what the mouse points at on the map, or that it has left."""
        if place != self.place:
            self.place = place
            self.tried.emit()
