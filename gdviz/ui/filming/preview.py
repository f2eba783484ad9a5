"""What a film will look like, how large it will be and how long it will take: from a second of it, not from a guess."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from gdviz.export.films.encoding import PictureEncoder, Pixels
from gdviz.export.films.formats import format_of
from gdviz.export.films.order import FilmOrder
from gdviz.export.films.writer import FilmWriter
from gdviz.session.files.view_choice import ViewChoice
from gdviz.session.session import Session
from gdviz.ui.filming.filming import Report, prepared, staged
from gdviz.ui.themes.appearance import Appearance

SAMPLED = 24  # frames in a row that are encoded


def preview(
    session: Session,
    order: FilmOrder,
    path: Path,
    appearance: Appearance,
    view: ViewChoice,
    estimate: Callable[[int, float, float], None],
    report: Report,
) -> None:
    """Write the middle frame of a film as a PNG to `path` with the ending .png; tell frames, bytes and seconds.

    Raises InputError for an order that cannot be met, OSError where the picture cannot be written.
    """
    form = format_of(path)
    clock = prepared(session, order, form)
    stage = staged(session, order, appearance, view)
    try:
        middle = clock.moving // 2
        picture = stage.frame(clock.moment(middle))
        first = max(0, min(middle, clock.count - SAMPLED))
        with TemporaryDirectory(prefix="gdviz-film-") as folder:
            _write_picture(picture, Path(folder), path)
            sample = Path(folder) / f"sample{form.suffix}"
            writer = FilmWriter(sample, form, (order.width, order.height), clock.fps, {}, [picture])
            began = perf_counter()
            count = min(SAMPLED, clock.count)
            for index in range(first, first + count):
                writer.write(stage.frame(clock.moment(index)))
                if not report(index - first + 1, count):
                    writer.abandon()
                    return
            writer.close()
            seconds = (perf_counter() - began) / count
            size = sum(file.stat().st_size for file in Path(folder).glob("sample*")) / count
    finally:
        stage.close()
        stage.deleteLater()
    estimate(clock.count, size * clock.count, seconds * clock.count)


def _write_picture(picture: Pixels, folder: Path, path: Path) -> None:
    pictures = PictureEncoder(folder / "preview", path.stem, {})
    pictures.encode(picture)
    pictures.finish()
    (folder / "preview" / f"{path.stem}.png").replace(path.with_suffix(".png"))
