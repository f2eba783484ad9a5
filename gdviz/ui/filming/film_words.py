"""Durations, sizes of files and names of films, for people."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLocale, QStandardPaths

from gdviz.export.films.formats import FilmFormat, begins_with
from gdviz.session.session import Session


def duration(seconds: float) -> str:
    """Return a time as "8 s" or "2:05 min"."""
    if seconds < 99.5:
        return QCoreApplication.translate("FilmWords", "{count} s").format(count=max(1, round(seconds)))
    minutes, rest = divmod(round(seconds), 60)
    return QCoreApplication.translate("FilmWords", "{minutes}:{rest:02d} min").format(minutes=minutes, rest=rest)


def file_size(size: float) -> str:
    """Return a size as "1.4 MB"."""
    return QLocale().formattedDataSize(int(size), 1, QLocale.DataSizeFormat.DataSizeSIFormat)


def free_path(session: Session, form: FilmFormat) -> Path:
    """Return where a film of this session would lie: in the person's folder of films, under a name that is free."""
    known = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.MoviesLocation)
    folder = Path(known) if known and Path(known).is_dir() else Path.home()
    choice = session.experiment.landscape
    stem = re.sub(r"\W+", "_", choice.id or "landscape").strip("_")
    names = (stem if number == 1 else f"{stem}-{number}" for number in range(1, 10_000))
    return next(path for name in names if not is_taken(path := folder / f"{name}{form.suffix}"))


def is_taken(path: Path) -> bool:
    """Tell whether a film at `path` would take the place of another one; pictures lie beside it, by numbers."""
    return begins_with(path).exists()
