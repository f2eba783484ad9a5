"""Garbage is collected in the thread of the window alone.

Python collects in whatever thread makes the next object. In a background thread that would destroy Qt's objects outside
of their own thread, and Qt crashes on that.
"""

from __future__ import annotations

from functools import cache

from pyqtgraph.util.garbage_collector import GarbageCollector

_INTERVAL = 0.5  # seconds between two looks at whether there is enough to be collected


@cache
def collect_here() -> GarbageCollector:
    """Collect in this thread from now on, once an application is there; calling it again changes nothing."""
    return GarbageCollector(interval=_INTERVAL)
