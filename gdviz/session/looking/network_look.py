"""How a network is looked at: which sample runs through it, which stage of its passes, what fills its units.

A way of looking, not a part of the experiment: nothing here is computed or undone.
"""

from __future__ import annotations

from typing import Annotated

import msgspec
from msgspec import Meta
from psygnal import Signal


class NetworkLook(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """`sample` and `stage` are indices; None is the mean over the data, and no stage in particular."""

    sample: Annotated[int, Meta(ge=0, le=10_000_000)] | None = None
    stage: Annotated[int, Meta(ge=0, le=1000)] | None = None
    maps: bool = False  # units show their answers over the plane of two inputs, not their activation
    updates: bool = False  # curves show the updates' shares of the weights, not the gradients


class NetworkLooking:
    """Holds a NetworkLook; `changed` is a fact without content, as all signals of the session are."""

    changed = Signal()

    def __init__(self) -> None:
        self.look = NetworkLook()

    def take(self, look: NetworkLook) -> None:
        """Look at it so from now on."""
        if look != self.look:
            self.look = look
            self.changed.emit()

    def set(self, **fields: int | bool | None) -> None:
        """Change some fields."""
        self.take(msgspec.structs.replace(self.look, **fields))
