"""Encoders of films: frames in, one file or numbered pictures out. They know nothing of threads or of what is drawn."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator, Mapping
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import numpy as np
from numpy.typing import NDArray

from gdviz.engine.errors import InputError
from gdviz.engine.message import QT_TRANSLATE_NOOP, Message
from gdviz.export.films.formats import FilmFormat
from gdviz.export.films.palette import palette_of

if TYPE_CHECKING:
    from av.container import OutputContainer
    from av.video.frame import VideoFrame
    from av.video.stream import VideoStream
    from PIL.Image import Image

Pixels = NDArray[np.uint8]  # (height, width, 4): blue, green, red, alpha
_BT709, _NARROW = 1, 1  # FFmpeg's numbers: the colours of HD television, 16 … 235


class Encoder(Protocol):
    """Takes the frames of a film in order."""

    def encode(self, frame: Pixels) -> None:
        """Add a frame. Raises OSError when it cannot be written."""

    def finish(self) -> None:
        """Write what is still to be written, and let go of the file. Raises OSError."""

    def drop(self) -> None:
        """Let go of the file as it is."""


class FileEncoder:
    """Encodes into one file with FFmpeg's libraries (PyAV)."""

    def __init__(
        self, path: Path, form: FilmFormat, size: tuple[int, int], fps: float, metadata: Mapping[str, str]
    ) -> None:
        """Raises InputError where the encoder is missing, OSError where the file cannot be made."""
        _check_library(form)
        os.environ.setdefault("SVT_LOG", "1")  # that encoder tells of itself where people read: errors alone
        import av

        self._form = form
        self._count = 0
        self._palette: Image | None = None
        self._rate = Fraction(fps).limit_denominator(1001)
        options = dict(form.container_options)
        with _as_os_error():
            self._container: OutputContainer = av.open(str(path), "w", format=form.container, container_options=options)
        try:
            self._container.metadata.update(metadata)
            self._stream = self._made_stream(size)
        except BaseException:
            self.drop()
            raise

    def use_palette(self, samples: list[Pixels]) -> None:
        """Choose the colours of a film that has few: those of some of its frames, side by side."""
        self._palette = palette_of(samples)

    def encode(self, frame: Pixels) -> None:
        """Add a frame. Raises OSError."""
        picture = self._picture(frame)
        picture.pts, picture.time_base = self._count, 1 / self._rate
        self._count += 1
        with _as_os_error():
            self._container.mux(self._stream.encode(picture))

    def finish(self) -> None:
        """Write the rest. Raises OSError."""
        with _as_os_error():
            self._container.mux(self._stream.encode(None))
            self._container.close()

    def drop(self) -> None:
        """Close the file, whatever is in it."""
        with contextlib.suppress(OSError), _as_os_error():  # what could not be written before cannot be written now
            self._container.close()

    def _made_stream(self, size: tuple[int, int]) -> VideoStream:
        from av.video.stream import VideoStream

        form = self._form
        stream = self._container.add_stream(form.codec, rate=self._rate, options=dict(form.codec_options))
        assert isinstance(stream, VideoStream)
        stream.width, stream.height = size
        stream.pix_fmt = form.pixels
        context = stream.codec_context
        context.time_base = 1 / self._rate
        context.thread_type = "AUTO"
        if form.pixels == "yuv420p":
            context.color_primaries = context.color_trc = context.colorspace = _BT709
            context.color_range = _NARROW
        return stream

    def _picture(self, frame: Pixels) -> VideoFrame:
        from av.video.frame import VideoFrame

        form = self._form
        if form.pixels == "pal8":
            return self._few_colours(frame)
        picture = VideoFrame.from_ndarray(frame, format="bgra")
        if form.pixels == "yuv420p":
            return picture.reformat(format="yuv420p", dst_colorspace=_BT709, dst_color_range=_NARROW)
        return picture if form.pixels == "bgra" else picture.reformat(format=form.pixels)

    def _few_colours(self, frame: Pixels) -> VideoFrame:
        from av.video.frame import VideoFrame
        from PIL import Image

        if self._palette is None:
            self.use_palette([frame])
        assert self._palette is not None
        rgb = Image.fromarray(np.ascontiguousarray(frame[..., 2::-1]))
        indices = np.asarray(rgb.quantize(palette=self._palette, dither=Image.Dither.NONE))
        colours = np.zeros((256, 4), np.uint8)
        colours[:, 0] = 255  # alpha first
        known = np.array(self._palette.getpalette() or [], np.uint8).reshape(-1, 3)
        colours[: len(known), 1:] = known
        return VideoFrame.from_ndarray((indices, colours), format="pal8")  # type: ignore[arg-type]


class PictureEncoder:
    """Writes every frame as a PNG: `name.png` where there is only one, else name-00001.png and so on, in a folder."""

    def __init__(self, folder: Path, name: str, metadata: Mapping[str, str]) -> None:
        """The folder is made; the files get their numbers in order. Raises OSError."""
        self._folder = folder
        self._name = name
        self._metadata = dict(metadata)
        self._count = 0
        folder.mkdir()

    def encode(self, frame: Pixels) -> None:
        """Write a picture. Raises OSError."""
        from PIL import Image, PngImagePlugin

        notes = PngImagePlugin.PngInfo()
        for key, text in self._metadata.items():
            notes.add_itxt(key, text)
        self._count += 1
        path = self._folder / f"{self._name}-{self._count:05d}.png"
        Image.fromarray(np.ascontiguousarray(frame[..., 2::-1])).save(path, "PNG", pnginfo=notes, compress_level=6)

    def finish(self) -> None:
        """A picture that is the only one needs no number. Raises OSError."""
        if self._count == 1:
            (self._folder / f"{self._name}-00001.png").rename(self._folder / f"{self._name}.png")

    def drop(self) -> None:
        """Nothing is open."""


@contextlib.contextmanager
def _as_os_error() -> Iterator[None]:
    """Turn what FFmpeg says of a file into an OSError, with the number of the system's where there is one."""
    from av.error import FFmpegError

    try:
        yield
    except OSError:
        raise
    except FFmpegError as error:
        number = getattr(error, "errno", None)
        raise OSError(number or 0, os.strerror(number) if number and number > 0 else str(error)) from error


def _check_library(form: FilmFormat) -> None:
    """Raise InputError where PyAV, or the encoder in it, is missing."""
    try:
        import av
    except ImportError as error:
        template = QT_TRANSLATE_NOOP(
            "engine", "films need the package “av”, which cannot be used here ({reason}); install it: pip install av"
        )
        raise InputError(Message(template, {"reason": error})) from None
    try:
        av.codec.Codec(form.codec, "w")
    except ValueError:
        template = QT_TRANSLATE_NOOP(
            "engine", "the encoder “{codec}” is missing in the installed “av”; choose another format than {suffix}"
        )
        raise InputError(Message(template, {"codec": form.codec, "suffix": form.suffix})) from None
