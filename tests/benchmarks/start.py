"""From the start of the process to the first frame, and memory, against a bare pyqtgraph GL window, in turn."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

RUNS = 5
STARTED = "GDVIZ_BENCHMARK_STARTED"


def start_figures() -> dict[str, float]:
    """Seconds to the first frame, its ratio to the bare window's, and the ratio of resident memory once all is idle."""
    ours, bare = [], []
    _measured("ours")  # leaves compiled modules, as any first start does
    for _ in range(RUNS):  # in turn, so that a drifting machine meets both alike
        ours.append(_measured("ours"))
        bare.append(_measured("bare"))
    return {
        "startup_s": median(seconds for seconds, _ in ours),
        "bare_startup_s": median(seconds for seconds, _ in bare),
        "startup_ratio": median(a[0] / b[0] for a, b in zip(ours, bare, strict=True)),
        "memory_mb": median(memory for _, memory in ours),
        "memory_ratio": median(a[1] / b[1] for a, b in zip(ours, bare, strict=True)),
        "python_start_ms": 1e3 * median(_python_alone() for _ in range(RUNS)),
    }


def resident_mb() -> float:
    """Return the resident memory of this process, in MB."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def _measured(which: str) -> tuple[float, float]:
    command = [sys.executable, "-m", "tests.benchmarks.start", which]
    environment = {**os.environ, STARTED: repr(time.time())}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    text = subprocess.run(command, env=environment, capture_output=True, text=True, check=True, timeout=120).stdout
    seconds, memory = text.split()
    return float(seconds), float(memory)


def _python_alone() -> float:
    before = time.perf_counter()
    subprocess.run([sys.executable, "-S", "-c", ""], check=True)
    return time.perf_counter() - before


def _bare() -> None:
    from PySide6.QtCore import QCoreApplication, Qt
    from PySide6.QtWidgets import QApplication

    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)
    app = QApplication(sys.argv[:1])
    import pyqtgraph.opengl as gl

    view = gl.GLViewWidget()
    view.resize(1280, 800)
    view.addItem(gl.GLGridItem())
    _report(app, view, view)


def _ours() -> None:
    from PySide6.QtWidgets import QApplication

    import gdviz.app

    made: list[Any] = []
    # The real entry opens the window; only its event loop is replaced by the measurement.
    QApplication.exec = lambda *_: _report_window(made)  # type: ignore[assignment, method-assign]
    gdviz.app.main([])


def _report_window(_: list[Any]) -> int:
    from PySide6.QtOpenGLWidgets import QOpenGLWidget
    from PySide6.QtWidgets import QApplication

    app = QApplication.instance()
    window = next(widget for widget in QApplication.topLevelWidgets() if widget.inherits("QMainWindow"))
    _report(app, window, window.findChild(QOpenGLWidget))  # None on a software renderer: a raster window
    return 0


def _report(app: Any, window: Any, canvas: Any) -> None:
    """Print the seconds to the first frame and, two seconds later, the resident memory in MB."""
    from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer

    class _FirstPaint(QObject):
        def __init__(self, then: Callable[[], None]) -> None:
            super().__init__()
            self._then = then

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint:  # the children follow in the same turn of the event loop
                QTimer.singleShot(0, self._then)
            return False

    first: list[float] = []
    loop = QEventLoop()

    def swapped() -> None:
        if not first:
            first.append(time.time() - float(os.environ[STARTED]))
            QTimer.singleShot(2000, loop.quit)

    if canvas is not None:
        canvas.frameSwapped.connect(swapped)
    else:
        watch = _FirstPaint(swapped)
        window.installEventFilter(watch)
    window.show()
    loop.exec()
    print(first[0], resident_mb(), flush=True)
    os._exit(0)


if __name__ == "__main__":
    _bare() if sys.argv[1] == "bare" else _ours()
