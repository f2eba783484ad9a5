"""The kinds of films that can be written, as data: suffix, encoder, and what each cannot do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from gdviz.engine.errors import InputError
from gdviz.engine.message import QT_TRANSLATE_NOOP, Message

SMALLEST, LARGEST = 16, 8192  # pixels of a side
SLOWEST, FASTEST = 1.0, 120.0  # frames per second


@dataclass(frozen=True)
class FilmFormat:
    """A kind of film: its suffix, container, encoder and pixels as FFmpeg names them, "" where frames are files.

    `even`: width and height must be even. `hundredths`: a frame lasts whole hundredths of a second.
    """

    id: str
    suffix: str
    container: str = ""
    codec: str = ""
    pixels: str = "bgra"
    codec_options: Mapping[str, str] = field(default_factory=dict)
    container_options: Mapping[str, str] = field(default_factory=dict)
    even: bool = False
    hundredths: bool = False
    fps: float = 30.0  # where none is asked for


# libx264 at rest costs bits only where something moves; 18 is visually lossless (x264's own word for it).
FORMATS: tuple[FilmFormat, ...] = (
    FilmFormat(
        "mp4",
        ".mp4",
        "mp4",
        "libx264",
        "yuv420p",
        {"preset": "veryfast", "crf": "18"},
        {"movflags": "+faststart"},
        True,
    ),
    FilmFormat(
        "webm",
        ".webm",
        "webm",
        "libsvtav1",
        "yuv420p",
        {"preset": "10", "crf": "20", "svtav1-params": "lp=2"},
        {"fflags": "bitexact"},  # no random numbers in it,
        True,
    ),
    FilmFormat("gif", ".gif", "gif", "gif", "pal8", {}, {"loop": "0"}, hundredths=True, fps=20.0),
    FilmFormat("webp", ".webp", "webp", "libwebp_anim", "bgra", {"lossless": "0", "quality": "90"}, {"loop": "0"}),
    FilmFormat("apng", ".apng", "apng", "apng", "rgb24", {"pred": "mixed"}, {"plays": "0"}),
    FilmFormat("png", ".png"),
)


def format_of(path: Path) -> FilmFormat:
    """Return the format that a file's suffix names. Raises InputError for another suffix."""
    for form in FORMATS:
        if path.suffix.lower() == form.suffix:
            return form
    template = QT_TRANSLATE_NOOP("engine", "“{name}” does not end in one of {known}")
    known = ", ".join(form.suffix for form in FORMATS)
    raise InputError(Message(template, {"name": path.name, "known": known}))


def begins_with(path: Path) -> Path:
    """Return the file that a film written to `path` begins with: the first of numbered pictures has another name."""
    first = path.with_name(f"{path.stem}-00001{path.suffix}")
    return first if path.suffix.lower() == ".png" and not path.exists() and first.exists() else path


def check_size(form: FilmFormat, width: int, height: int) -> None:
    """Raise InputError where a film of this format cannot have this size; the sentence says which would do."""
    if not (SMALLEST <= width <= LARGEST and SMALLEST <= height <= LARGEST):
        template = QT_TRANSLATE_NOOP(
            "engine", "{width} × {height}: width and height must be from {least} to {most} pixels"
        )
        values: dict[str, object] = {"width": width, "height": height, "least": SMALLEST, "most": LARGEST}
        raise InputError(Message(template, values))
    if form.even and (width % 2 or height % 2):
        template = QT_TRANSLATE_NOOP(
            "engine", "{width} × {height}: this format needs even numbers; {even_width} × {even_height} would do"
        )
        even = {"even_width": width + width % 2, "even_height": height + height % 2}
        raise InputError(Message(template, {"width": width, "height": height, **even}))


def check_fps(form: FilmFormat, fps: float) -> None:
    """Raise InputError where a film of this format cannot show so many frames per second."""
    if not SLOWEST <= fps <= FASTEST:
        template = QT_TRANSLATE_NOOP("engine", "{fps:g} frames per second: give {least:g} to {most:g}")
        raise InputError(Message(template, {"fps": fps, "least": SLOWEST, "most": FASTEST}))
    if form.hundredths and (fps > 50.0 or 100.0 % fps):
        template = QT_TRANSLATE_NOOP(
            "engine", "{fps:g} frames per second: GIF counts in hundredths of a second; give 10, 20, 25 or 50"
        )
        raise InputError(Message(template, {"fps": fps}))
