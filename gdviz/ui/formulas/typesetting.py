"""When formulas are typeset: some terms in each turn of the event loop, so that none of them is a long one.

A long term alone would take more than a turn has; it is drawn in a thread. So is ziamath imported, which takes a third
of a second, once the first formula is to be set.
"""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from threading import Thread
from time import perf_counter

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from gdviz.ui.formulas.typeset import draw_term, is_drawn, load, terms_of

_TIME = 0.012  # seconds of one turn
_LONG = 40  # characters of a term; it takes some ten milliseconds

Wanted = Callable[[], tuple[str, str, float]]  # LaTeX, colour and size of the font, as they are when its turn comes


def typeset_now() -> None:
    """Set all that is waited for at once: what must not depend on time, such as a film, shows every formula."""
    _typesetting().finish()


def typeset_later(widget: QWidget, wanted: Wanted, show: Callable[[], object]) -> None:
    """Draw all terms of what is `wanted`, then call `show`, unless the widget is gone by then."""
    _typesetting().add(_Request(widget, wanted, show))


@dataclass(frozen=True)
class _Request:
    widget: QWidget
    wanted: Wanted
    show: Callable[[], object]

    def missing(self) -> Iterator[tuple[str, str, float]]:
        """Yield the terms that are not drawn yet."""
        latex, colour, size = self.wanted()
        return ((term, colour, size) for term in terms_of(latex) if not is_drawn(term, colour, size))


class _Typesetting(QObject):
    """One queue for all widgets."""

    _loaded = Signal()
    _drawn = Signal()

    def __init__(self, parent: QObject | None) -> None:
        super().__init__(parent)
        self._requests: deque[_Request] = deque()
        self._is_loaded = False
        self._turn = QTimer(self, singleShot=True, interval=0)
        self._turn.timeout.connect(lambda: self._go_on())
        self._aside: Thread | None = None  # which draws a long term
        self._loaded.connect(self._begin)
        self._drawn.connect(self._take)
        loading = Thread(target=self._load, name="typesetting", daemon=True)
        QTimer.singleShot(0, self, loading.start)  # not while the first frame is painted, which would take longer

    def add(self, request: _Request) -> None:
        self._requests.append(request)
        if self._is_loaded:
            self._turn.start()

    def finish(self) -> None:
        load()
        self._is_loaded = True
        if self._aside is not None:
            self._aside.join()
            self._aside = None
        while self._requests:
            self._go_on(math.inf)

    def _load(self) -> None:
        load()
        with suppress(RuntimeError):  # the application has ended meanwhile
            self._loaded.emit()

    def _begin(self) -> None:
        self._is_loaded = True
        self._turn.start()

    def _go_on(self, until: float | None = None) -> None:
        until = perf_counter() + _TIME if until is None else until
        while self._requests and self._aside is None:
            request = self._requests[0]
            if isValid(request.widget):
                if not self._draw(request, until):
                    return
                self._requests.popleft()
                request.show()
            else:
                self._requests.popleft()

    def _draw(self, request: _Request, until: float) -> bool:
        """Draw what is not drawn yet, while there is time; return whether nothing is left."""
        for term in request.missing():
            if len(term[0]) > _LONG and until < math.inf:
                self._aside = Thread(target=self._draw_aside, args=term, name="typesetting", daemon=True)
                self._aside.start()
                return False
            if perf_counter() >= until:
                self._turn.start()
                return False
            draw_term(*term)
        return True

    def _draw_aside(self, latex: str, colour: str, size: float) -> None:
        draw_term(latex, colour, size)
        with suppress(RuntimeError):  # the application has ended meanwhile
            self._drawn.emit()

    def _take(self) -> None:
        self._aside = None
        self._turn.start()


@cache
def _typesetting() -> _Typesetting:
    return _Typesetting(QCoreApplication.instance())
