"""Writes a film while it is drawn: encoding has a thread of its own, and the file appears whole or not at all."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from queue import Full, Queue
from threading import Event, Thread

from gdviz.export.embedding import carry
from gdviz.export.films.encoding import Encoder, FileEncoder, PictureEncoder, Pixels
from gdviz.export.films.formats import FilmFormat

DROPPING = ("gif", "apng", "webp")  # formats whose encoders drop metadata
WAITING = 4  # frames that are drawn and not yet encoded, at most: memory does not grow with the film
_PATIENCE = 0.1  # seconds between two looks at whether the thread has failed


class FilmWriter:
    """Takes the frames of one film, which lies in its place when `close` is done; after `abandon` there is none."""

    def __init__(
        self,
        path: Path,
        form: FilmFormat,
        size: tuple[int, int],
        fps: float,
        metadata: Mapping[str, str],
        samples: Sequence[Pixels] = (),
    ) -> None:
        """`samples` are frames whose colours a film of few colours gets.

        Raises InputError where the encoder is missing, OSError where nothing can be written beside `path`.
        """
        self.path = path
        self._line = metadata.get("comment", "") if form.id in DROPPING else ""
        self._folder = Path(tempfile.mkdtemp(prefix=f".{path.stem[:80]}-", suffix=".part", dir=path.parent))
        self._queue: Queue[tuple[Pixels, int] | None] = Queue(WAITING)
        self._failure: BaseException | None = None
        self._stopped = Event()
        try:
            self._encoder = self._made(form, size, fps, metadata)
            if isinstance(self._encoder, FileEncoder) and samples and form.pixels == "pal8":
                self._encoder.use_palette(list(samples))
        except BaseException:
            shutil.rmtree(self._folder, ignore_errors=True)
            raise
        self._thread = Thread(target=self._work, name="film", daemon=True)
        self._thread.start()

    @property
    def folder(self) -> Path:
        """Where the film lies until it is whole."""
        return self._folder

    @property
    def has_room(self) -> bool:
        """Whether the next frame need not wait for the encoder."""
        return not self._queue.full()

    def write(self, frame: Pixels, times: int = 1) -> None:
        """Add a frame (height, width, 4), as blue, green, red, alpha, shown so many times. Raises OSError."""
        self._put((frame, times))

    def close(self) -> None:
        """Wait for the encoder, and put the film where it belongs. Raises OSError, and then nothing is left."""
        try:
            self._put(None)
            self._thread.join()
            self._raise()
            self._encoder.finish()
            for film in self._folder.glob("film.*"):
                if self._line:
                    carry(film, self._line)
            self._place()
        except BaseException:
            self._encoder.drop()
            raise
        finally:
            shutil.rmtree(self._folder, ignore_errors=True)

    def abandon(self) -> None:
        """Leave nothing behind."""
        self._stopped.set()
        while self._thread.is_alive():
            try:
                self._queue.put(None, timeout=_PATIENCE)
            except Full:
                continue
            break
        self._thread.join()
        self._encoder.drop()
        shutil.rmtree(self._folder, ignore_errors=True)

    def _made(self, form: FilmFormat, size: tuple[int, int], fps: float, metadata: Mapping[str, str]) -> Encoder:
        if not form.codec:
            return PictureEncoder(self._folder / "pictures", self.path.stem, metadata)
        return FileEncoder(self._folder / f"film{form.suffix}", form, size, fps, metadata)

    def _place(self) -> None:
        pictures = self._folder / "pictures"
        if not pictures.exists():
            next(self._folder.glob("film.*")).replace(self.path)
            return
        for picture in sorted(pictures.iterdir()):
            picture.replace(self.path.with_name(picture.name))

    def _put(self, item: tuple[Pixels, int] | None) -> None:
        while True:
            self._raise()
            try:
                self._queue.put(item, timeout=_PATIENCE)
            except Full:
                continue
            return

    def _raise(self) -> None:
        if self._failure is not None:
            raise self._failure

    def _work(self) -> None:
        try:
            while (item := self._queue.get()) is not None:
                frame, times = item
                for _ in range(times):
                    if self._stopped.is_set():
                        return
                    self._encoder.encode(frame)
        except BaseException as failure:
            self._failure = failure
