"""From Qt's pictures to arrays."""

from __future__ import annotations

import numpy as np
from PySide6.QtGui import QImage

from gdviz.export.films.encoding import Pixels


def pixels_of(image: QImage) -> Pixels:
    """Return a copy of a picture of 32 bits a pixel, (height, width, 4): blue, green, red, alpha."""
    height, width = image.height(), image.width()
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(height, image.bytesPerLine())
    return rows[:, : 4 * width].reshape(height, width, 4).copy()
