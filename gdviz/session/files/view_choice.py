"""How a window shows a session, as a frozen record: what a file keeps so that it opens as it was.

Theme and language are not among it: they are the person's, not the file's. No Qt: the window translates.
"""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from gdviz.engine.quantity import PATTERN
from gdviz.session.looking.batch_looking import BatchLook
from gdviz.session.looking.data_look import DataLook
from gdviz.session.looking.network_look import NetworkLook
from gdviz.session.many.map_choice import MapChoice

Views = Literal["both", "contour", "surface"]
Area = Literal["left", "right", "top", "bottom"]
Interval = tuple[float, float]  # low < high
Pixels = Annotated[int, Meta(ge=1, le=30_000)]
Offset = Annotated[int, Meta(ge=-30_000, le=30_000)]
Name = Annotated[str, Meta(max_length=60)]


class CameraChoice(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Azimuth and elevation in degrees, zoom (1 fills the view), and the point looked at, in scene units.

    `home` is the azimuth of the corner from which the box fills the view.
    """

    azimuth: Annotated[float, Meta(ge=-360.0, le=360.0)]
    elevation: Annotated[float, Meta(ge=4.0, le=89.0)]
    zoom: Annotated[float, Meta(ge=0.4, le=6.0)]
    centre: tuple[float, float, float]
    home: Annotated[float, Meta(ge=-360.0, le=360.0)] = -118.0


class PointingChoice(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """The displacement at the ball, its tangent plane and its curvature, as in Pointing of the session's dial."""

    angle: float
    share: Annotated[float, Meta(ge=1e-3, le=0.5)]
    is_shown: bool = False
    shows_plane: bool = True
    shows_curvature: bool = False


class LossRange(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the loss plot shows: along its axis and in height (of the logarithm, on a logarithmic scale)."""

    across: Interval
    height: Interval


class DockPlace(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Where a dock that is shown lies, and its size in pixels; docks of one `tab` lie behind each other.

    One that `is_beside` lies at the right of the one before, else below; `at` is where one that floats lies, as seen
    from the corner of the window.
    """

    name: Name
    size: tuple[Pixels, Pixels]
    area: Area = "right"
    tab: Annotated[int, Meta(ge=0, le=50)] | None = None
    is_front: bool = True
    is_floating: bool = False
    is_beside: bool = False
    at: tuple[Offset, Offset] | None = None


class Arrangement(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Where the parts of a window lie: its size, the parts of each splitter, and the docks in each area in order.

    It is all in words, not in Qt's own bytes: Qt crashes when those are not its own.
    """

    size: tuple[Pixels, Pixels] | None = None
    splitters: dict[Name, Annotated[tuple[Annotated[int, Meta(ge=0, le=30_000)], ...], Meta(max_length=20)]] = {}
    docks: Annotated[tuple[DockPlace, ...], Meta(max_length=50)] = ()


class ViewChoice(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """What is shown and how; what is None is as the window chooses by itself.

    `line` is the line of the update that the microscope has reached.
    """

    views: Views = "both"
    dock: bool = True
    loss: bool = True
    verdict: bool = True
    log_loss: bool = True
    above_lowest: bool = False  # losses above the lowest one
    evaluations: bool = False  # what the axis of the loss plot counts instead of steps
    time: bool = False  # and this, if it counts milliseconds
    quantity: Annotated[str, Meta(max_length=80, pattern=PATTERN)] = "loss"  # what the loss plot draws
    smoothing: Annotated[float, Meta(ge=0.0, lt=1.0)] = 0.0  # β of the smoothed curves in the loss plot
    goal: float | None = None  # the loss that runs are to reach, where it was chosen
    log_height: bool = False
    equal_scales: bool = False
    arrows: bool = False
    glides: bool = True
    rate_strips: bool = False  # what every learning rate comes to, under its slider
    line: Annotated[int, Meta(ge=0, le=10_000)] | None = None
    camera: CameraChoice | None = None
    map_range: tuple[Interval, Interval] | None = None
    loss_range: LossRange | None = None
    pointing: PointingChoice | None = None
    network: NetworkLook = NetworkLook()
    data: DataLook = DataLook()
    batches: BatchLook = BatchLook()
    map: MapChoice = MapChoice()  # of many runs
    arrangement: Arrangement = Arrangement()

    def without_arrangement(self) -> ViewChoice:
        """Return the choice as a window of any size can take it."""
        return msgspec.structs.replace(self, arrangement=Arrangement())
