"""What is to be filmed and how: the one record that the dialog fills in, the command line reads and the stage obeys."""

from __future__ import annotations

import math
from typing import Literal

import msgspec

from gdviz.engine.errors import InputError
from gdviz.engine.message import QT_TRANSLATE_NOOP, Message
from gdviz.export.films.clock import FilmClock
from gdviz.export.films.formats import FilmFormat, check_fps, check_size

ViewName = Literal["contour", "surface", "loss", "window"]
Caption = Literal["formula", "optimizer", "step", "loss"]
Language = Literal["en", "zh"]
CAPTIONS: tuple[Caption, ...] = ("formula", "optimizer", "step", "loss")
LARGEST_PACE = 1e6  # steps per second
LONGEST_HOLD = 60.0  # seconds
MOST_FRAMES = 1_000_000
SIZES: dict[str, tuple[int, int]] = {
    "720p": (1280, 720),
    "1080p": (1920, 1080),
    "4k": (3840, 2160),
    "square": (1080, 1080),
    "vertical": (1080, 1920),
}


class CameraKey(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where the camera stands at a step: angles in degrees, zoom, and the point looked at, as in the surface view."""

    step: float
    azimuth: float
    elevation: float
    zoom: float
    centre: tuple[float, float, float]


class FilmOrder(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A film: views from left to right, its size in pixels, its time, what is written on it, how the camera goes.

    `last` None is the last step there is. `orbit` is degrees a second around the surface; `keys`, which exclude it, are
    where the camera stands at some steps; between them it goes smoothly. `fps` 0 is what the format does best. Only a
    picture can be `transparent`; a `still` one is the step `last` alone.
    """

    views: tuple[ViewName, ...] = ("contour", "surface")
    width: int = 1280
    height: int = 720
    fps: float = 0.0
    first: int = 0
    last: int | None = None
    pace: float = 10.0
    eased: bool = False
    hold: float = 1.0
    glides: bool = True
    captions: tuple[Caption, ...] = CAPTIONS
    orbit: float = 0.0
    keys: tuple[CameraKey, ...] = ()
    theme: Literal["light", "dark"] = "light"
    language: Language = "en"
    transparent: bool = False
    still: bool = False

    def clock(self, form: FilmFormat, longest: int) -> FilmClock:
        """Return the clock of the film in a format, of runs that are `longest` steps long. Raises InputError."""
        self._check(form)
        last = longest if self.last is None else self.last
        if not 0 <= self.first <= last <= longest:
            template = QT_TRANSLATE_NOOP(
                "engine", "from step {first} to step {last}: the steps go from 0 to {longest}, forwards"
            )
            raise InputError(Message(template, {"first": self.first, "last": last, "longest": longest}))
        hold = self.hold if form.codec else 0.0  # the same picture once more is of no use
        clock = FilmClock(self.first, last, self.pace, self.fps or form.fps, hold, self.eased, self.glides)
        if clock.count > MOST_FRAMES:
            template = QT_TRANSLATE_NOOP(
                "engine", "the film would have {count:,} frames; choose a higher pace or fewer steps (at most {most:,})"
            )
            raise InputError(Message(template, {"count": clock.count, "most": MOST_FRAMES}))
        return clock

    def _check(self, form: FilmFormat) -> None:
        check_size(form, self.width, self.height)
        check_fps(form, self.fps or form.fps)
        views = self.views
        if not views or len(set(views)) < len(views) or ("window" in views and len(views) > 1):
            template = QT_TRANSLATE_NOOP(
                "engine", "choose one view, or different ones side by side, or the window alone"
            )
            raise InputError(Message(template))
        if not (math.isfinite(self.pace) and 0.0 < self.pace <= LARGEST_PACE):
            template = QT_TRANSLATE_NOOP("engine", "the pace must be above 0 and at most {most:,.0f} steps per second")
            raise InputError(Message(template, {"most": LARGEST_PACE}))
        if not 0.0 <= self.hold <= LONGEST_HOLD:
            template = QT_TRANSLATE_NOOP("engine", "the film can rest at its end for 0 to {most:g} seconds")
            raise InputError(Message(template, {"most": LONGEST_HOLD}))
        if not math.isfinite(self.orbit):
            raise InputError(
                Message(QT_TRANSLATE_NOOP("engine", "the camera turns by a finite number of degrees a second"))
            )


def camera_at(keys: tuple[CameraKey, ...], place: float) -> CameraKey:
    """Return where the camera stands at `place`, a step and a share of the next one; keys in any order, at least one.

    Between two keys it goes along a smoothstep, the shorter way around; outside of them it rests.
    """
    keys = tuple(sorted(keys, key=lambda key: key.step))
    after = next((index for index, key in enumerate(keys) if key.step > place), len(keys))
    if after in (0, len(keys)):
        return keys[min(after, len(keys) - 1)]
    start, end = keys[after - 1], keys[after]
    part = (place - start.step) / (end.step - start.step)
    part = part * part * (3.0 - 2.0 * part)

    def between(one: float, other: float) -> float:
        return one + (other - one) * part

    turn = (end.azimuth - start.azimuth + 180.0) % 360.0 - 180.0
    x, y, z = (between(one, other) for one, other in zip(start.centre, end.centre, strict=True))
    return CameraKey(
        place,
        start.azimuth + turn * part,
        between(start.elevation, end.elevation),
        start.zoom * (end.zoom / start.zoom) ** part,
        (x, y, z),
    )
