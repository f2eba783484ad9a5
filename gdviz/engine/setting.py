"""What a run knows besides its landscape, its start and its hyperparameters."""

from __future__ import annotations

from typing import Literal

import msgspec

from gdviz.engine.message import QT_TRANSLATE_NOOP, Message

Order = Literal["shuffled", "sequential"]


class Setting(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where a search may look (`domain`, one interval per variable), the seed of everything random, and the batches.

    `batch` is how many samples of a problem each step sees, 0 for all; `order` is theirs: shuffled anew in every
    epoch, or as the data come. Landscapes that are not made of data have no samples.
    """

    domain: tuple[tuple[float, float], ...] = ()
    seed: int = 0
    batch: int = 0
    order: Order = "shuffled"


def batch_said(batch: int, order: Order) -> list[Message]:
    """Return how many samples each step sees, and in which order; nothing where it sees all."""
    if not batch:
        return []
    template = QT_TRANSLATE_NOOP("engine", "batch = {batch}")
    if order == "sequential":
        template = QT_TRANSLATE_NOOP("engine", "batch = {batch} in order")
    return [Message(template, {"batch": batch})]


WHOLE = Setting()  # no domain, seed 0, all samples
