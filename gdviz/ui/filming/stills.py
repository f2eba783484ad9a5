"""Pictures of the views as they are now: of pixels, or of lines and words that stay sharp at any size.

The views are drawn again off the screen at the size that is asked for; the window and its runs stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from xml.sax.saxutils import escape

import numpy as np
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QPoint, QRect, QSizeF
from PySide6.QtGui import QFont, QImage, QPageSize, QPainter, QPdfWriter
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QApplication, QWidget

from gdviz.engine.files.whole_file import write_whole
from gdviz.export.embedding import with_line
from gdviz.export.films.order import FilmOrder
from gdviz.export.pictures import PictureFormat, PictureOrder, picture_format
from gdviz.session.files.view_choice import ViewChoice
from gdviz.session.session import Session
from gdviz.ui.drawing.raster import as_vectors
from gdviz.ui.filming.pixels import pixels_of
from gdviz.ui.filming.stage import USUAL_HEIGHT, FilmStage
from gdviz.ui.themes.theme import DARK, LIGHT

_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{line}</rdf:li></rdf:Alt></dc:description>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


@dataclass(frozen=True)
class Scene:
    """What is on a picture: a session, how it is looked at, in which font, and the line that makes it again."""

    session: Session
    view: ViewChoice
    font: QFont
    line: str


def picture(scene: Scene, order: PictureOrder, form: PictureFormat) -> bytes:
    """Return the file of a picture. Raises InputError for one that cannot be made."""
    order.check(form)
    if form.id == "svg":
        return _svg(scene, order)
    if form.id == "pdf":
        return _pdf(scene, order)
    return png_of(image(scene, order), scene.line)


def still(session: Session, order: FilmOrder, path: Path, view: ViewChoice, line: str) -> None:
    """Write the last moment of a film as a picture. Raises InputError, OSError, and then there is none."""
    form, wanted = picture_format(path), PictureOrder.of_film(order)
    wanted.check(form)
    session.prepare()
    session.foresee(session.experiment.steps if order.last is None else order.last)
    session.ground.finish()
    session.maps.finish()
    session.seek(session.longest if order.last is None else order.last)
    write_whole(path, picture(Scene(session, view, QApplication.font(), line), wanted, form))


def image(scene: Scene, order: PictureOrder) -> QImage:
    """Return a picture as pixels."""
    if not order.transparent:
        return _painted(scene, order, None)
    return _between(_painted(scene, order, "#000000"), _painted(scene, order, "#ffffff"))


def png_of(made: QImage, line: str) -> bytes:
    """Return an image as a PNG that carries a line."""
    buffer = _buffer()
    made.save(buffer, "PNG")  # type: ignore[call-overload]
    return with_line(bytes(buffer.data().data()), line)


def _painted(scene: Scene, order: PictureOrder, ground: str | None) -> QImage:
    """Return a picture on a ground of one colour, or with None on that of the theme."""
    made = QImage(order.width, order.height, QImage.Format.Format_RGB32)
    with _stage(scene, order, ground) as stage:
        painter = QPainter(made)
        stage.paint_on(painter)
        painter.end()
    return made


def _between(on_black: QImage, on_white: QImage) -> QImage:
    """Return what was painted on black and on white without its ground: how much that shows through tells how clear.

    So it does not matter how the views paint, on the graphics card or not.
    """
    black, white = (pixels_of(one)[..., :3].astype(np.int16) for one in (on_black, on_white))
    clear = np.clip(white - black, 0, 255).min(axis=2)
    made = np.empty((*clear.shape, 4), np.uint8)
    made[..., :3] = np.minimum(black, 255 - clear[..., None])
    made[..., 3] = 255 - clear
    height, width = clear.shape
    premultiplied = QImage.Format.Format_ARGB32_Premultiplied
    return QImage(made.data, width, height, 4 * width, premultiplied).copy()


def _svg(scene: Scene, order: PictureOrder) -> bytes:
    """Return the parts of a picture side by side: Qt would clip all but the first where that one lies."""
    with as_vectors(), _stage(scene, order) as stage:
        parts = [_svg_part(part, f"part{number}-") for number, part in enumerate(stage.parts) if part.height() > 0]
        ground = stage.palette().color(stage.backgroundRole()).name()
    width, height = order.width, order.height
    head = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" version="1.1" '
        f'width="{width}" height="{height}" viewBox="0 0 {width} {height}">\n'
        f"<metadata>{escape(scene.line)}</metadata>\n<title>{escape(scene.session.landscape.formula)}</title>\n"
        f'<rect width="{width}" height="{height}" fill="{ground}"/>\n'
    )
    return "\n".join([head, *parts, "</svg>", ""]).encode()


def _svg_part(part: QWidget, prefix: str) -> str:
    """Return what a widget paints as an SVG inside of another, where names must not be taken twice."""
    buffer, place = _buffer(), part.geometry()
    generator = QSvgGenerator(QSvgGenerator.SvgVersion.Svg11)
    generator.setOutputDevice(buffer)
    generator.setSize(place.size())
    generator.setViewBox(QRect(QPoint(0, 0), place.size()))
    generator.setResolution(part.logicalDpiX())
    painter = QPainter(generator)
    part.render(painter, QPoint(0, 0))
    painter.end()
    text = bytes(buffer.data().data()).decode()
    body = text[text.index(">", text.index("<svg")) + 1 : text.rindex("</svg>")]
    body = re.sub(r'font-family="([^"]*)"', r'font-family="\1, sans-serif"', body)
    body = re.sub(r"<(title|desc)>[^<]*</\1>", "", body)
    body = re.sub(r'(\bid="|url\(#|href="#)', rf"\g<1>{prefix}", body)
    width, height = place.width(), place.height()
    where = f'x="{place.x()}" y="{place.y()}" width="{width}" height="{height}" viewBox="0 0 {width} {height}"'
    return f"<svg {where}>{body}</svg>"


def _pdf(scene: Scene, order: PictureOrder) -> bytes:
    buffer = _buffer()
    writer = QPdfWriter(buffer)
    with as_vectors(), _stage(scene, order) as stage:
        dots = stage.logicalDpiX()
        points = QSizeF(order.width, order.height) * 72.0 / dots
        writer.setResolution(dots)
        exact = QPageSize.SizeMatchPolicy.ExactMatch
        writer.setPageSize(QPageSize(points, QPageSize.Unit.Point, "", exact))
        writer.setPageMargins(QMarginsF(0, 0, 0, 0))
        writer.setTitle(scene.session.landscape.formula)
        writer.setCreator("gdviz")
        writer.setDocumentXmpMetadata(QByteArray(_XMP.format(line=escape(scene.line)).encode()))
        painter = QPainter(writer)
        stage.paint_on(painter)
        painter.end()
    return bytes(buffer.data().data())


@contextmanager
def _stage(scene: Scene, order: PictureOrder, ground: str | None = None) -> Iterator[FilmStage]:
    size = order.type_size * min(order.width, order.height) / USUAL_HEIGHT
    font = QFont(scene.font)
    font.setPointSizeF(font.pointSizeF() * size)
    theme = replace(DARK if order.theme == "dark" else LIGHT, scale=size)
    if ground is not None:
        theme = replace(theme, window=ground, plot=ground)
    stage = FilmStage(scene.session, order.as_film(), theme, scene.view, font)
    try:
        stage.zoom(scene.view)
        yield stage
    finally:
        stage.close()
        stage.deleteLater()


def _buffer() -> QBuffer:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    return buffer
