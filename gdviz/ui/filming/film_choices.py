"""What the film form offers in its lists, in the language of the window."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from gdviz.engine.message import QT_TRANSLATE_NOOP
from gdviz.export.films.formats import FORMATS
from gdviz.export.films.order import Caption, ViewName
from gdviz.ui.controls.fields.choices import Entry, Group

FIXED, TURNING, KEYS = "fixed", "turning", "keys"  # how the camera goes


def format_group() -> Group:
    """The kinds of films."""
    translate = QCoreApplication.translate
    tips = {
        "mp4": translate("FilmForm", "H.264: plays everywhere, in slides too"),
        "webm": translate("FilmForm", "AV1: small, for web pages"),
        "gif": translate("FilmForm", "256 colours, large files: for places that take nothing else"),
        "webp": translate("FilmForm", "for web pages that take no video"),
        "apng": translate("FilmForm", "every colour exact, large files"),
        "png": translate("FilmForm", "one numbered picture a frame, for editing"),
    }
    names = {
        "mp4": "MP4",
        "webm": "WebM (AV1)",
        "gif": "GIF",
        "webp": "WebP",
        "apng": "APNG",
        "png": translate("FilmForm", "PNG pictures"),
    }
    return "", [Entry(form.id, names[form.id], tips[form.id]) for form in FORMATS]


def size_names() -> dict[str, str]:
    """What the sizes are called."""
    translate = QCoreApplication.translate
    return {
        "720p": "720p",
        "1080p": "1080p",
        "4k": "4K",
        "square": translate("FilmForm", "square"),
        "vertical": translate("FilmForm", "vertical 9:16"),
    }


def camera_group() -> Group:
    """How the camera goes around the surface."""
    translate = QCoreApplication.translate
    return "", [
        Entry(FIXED, translate("FilmForm", "stands as it does now")),
        Entry(TURNING, translate("FilmForm", "turns around the surface")),
        Entry(KEYS, translate("FilmForm", "goes from place to place")),
    ]


def theme_group() -> Group:
    """The colours of a film."""
    translate = QCoreApplication.translate
    return "", [Entry("light", translate("FilmForm", "light")), Entry("dark", translate("FilmForm", "dark"))]


def view_names() -> dict[ViewName, str]:
    """What the views are called."""
    translate = QCoreApplication.translate
    return {
        "contour": translate("FilmForm", "map"),
        "surface": translate("FilmForm", "surface"),
        "loss": translate("FilmForm", "loss"),
        "window": translate("FilmForm", "whole window"),
    }


def caption_names() -> dict[Caption, str]:
    """What can be written on a film."""
    translate = QCoreApplication.translate
    return {
        "formula": translate("FilmForm", "formula"),
        "optimizer": translate("FilmForm", "runs"),
        "step": translate("FilmForm", "step"),
        "loss": translate("FilmForm", "loss"),
    }


def units() -> dict[str, str]:
    """What stands between and after the numbers."""
    translate = QCoreApplication.translate
    return {
        "to": translate("FilmForm", "to step"),
        "fps": translate("FilmForm", "per second"),
        "pace": translate("FilmForm", "steps/s"),
        "hold": translate("FilmForm", "seconds"),
        "turn": translate("FilmForm", "degrees a second"),
    }


def number_names() -> tuple[str, ...]:
    """What the numbers are called, in the order of the form."""
    translate = QCoreApplication.translate
    return (
        translate("FilmForm", "Frames per second"),
        translate("FilmForm", "First step"),
        translate("FilmForm", "Last step"),
        translate("FilmForm", "Steps per second"),
        translate("FilmForm", "Seconds that the film rests at its end"),
        translate("FilmForm", "Degrees that the camera turns a second"),
    )


ROWS = {
    "views": QT_TRANSLATE_NOOP("FilmForm", "Show"),
    "format": QT_TRANSLATE_NOOP("FilmForm", "Format"),
    "size": QT_TRANSLATE_NOOP("FilmForm", "Size"),
    "frames": QT_TRANSLATE_NOOP("FilmForm", "Frames"),
    "steps": QT_TRANSLATE_NOOP("FilmForm", "From step"),
    "pace": QT_TRANSLATE_NOOP("FilmForm", "Pace"),
    "hold": QT_TRANSLATE_NOOP("FilmForm", "Rest at the end"),
    "captions": QT_TRANSLATE_NOOP("FilmForm", "Captions"),
    "camera": QT_TRANSLATE_NOOP("FilmForm", "Camera"),
}
