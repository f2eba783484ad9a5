"""Which map of many runs is wanted, as a frozen record: what a window shows and a file keeps."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec
from msgspec import Meta

MapKind = Literal["none", "basins", "steps", "rates"]
Scale = Literal["log", "linear"]
FEWEST_CELLS, MOST_CELLS = 8, 400  # along each axis
MOST_MAP_STEPS = 1_000_000
SizeNumber = Annotated[int, Meta(ge=FEWEST_CELLS, le=MOST_CELLS)]
StepNumber = Annotated[int, Meta(ge=1, le=MOST_MAP_STEPS)]
Name = Annotated[str, Meta(max_length=60)]


class RangeChoice(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The values of a hyperparameter that a map goes through."""

    low: float
    high: float
    scale: Scale


class MapChoice(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """The kind of map, its cells along each axis, how far its runs go, and how much it covers of the map.

    With `steps` None runs go as far as the experiment's, with `tolerance` None they end as these do. `across` and `up`
    are hyperparameters by name: "" across is the learning rate; None up is the next one, "" none.
    """

    kind: MapKind = "none"
    size: SizeNumber = 100
    steps: StepNumber | None = None
    tolerance: Annotated[float, Meta(ge=0.0)] | None = None
    opacity: Annotated[float, Meta(ge=0.0, le=1.0)] = 0.75
    across: Name = ""
    up: Name | None = None
    ranges: Annotated[dict[Name, RangeChoice], Meta(max_length=100)] = {}
