"""Pictures of what is seen, compared pixel by pixel.

What the processor paints is the same every time. OpenGL may round a colour to the next of 255 levels as it likes, so
pictures with the surface in them are compared by `differing`. Both only once all has come to rest: `Driver.rest`.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget


def pixels(seen: QWidget | QImage) -> NDArray[np.int64]:
    """Return red, green and blue of every pixel, (height, width, 3), from 0 to 255."""
    image = seen.grab().toImage() if isinstance(seen, QWidget) else seen
    image = image.convertToFormat(QImage.Format.Format_RGBX8888)
    rows = np.frombuffer(bytes(image.constBits()), np.uint8).reshape(image.height(), image.width(), 4)
    return rows[:, :, :3].astype(np.int64)


def apart(one: QWidget | QImage | NDArray[np.int64], other: QWidget | QImage | NDArray[np.int64]) -> NDArray[np.int64]:
    """Return by how many levels each pixel differs in the colour that differs most, (height, width)."""
    a, b = (seen if isinstance(seen, np.ndarray) else pixels(seen) for seen in (one, other))
    assert a.shape == b.shape, f"pictures of {a.shape} and {b.shape}"
    difference: NDArray[np.int64] = np.abs(a - b).max(axis=2)
    return difference


def differing(one: QWidget | QImage | NDArray[np.int64], other: QWidget | QImage | NDArray[np.int64]) -> int:
    """Return how many pixels differ by more than OpenGL's rounding."""
    return int((apart(one, other) > 1).sum())
