"""The headings of the table of runs in the language of the window, for the panel and for what is exported."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from gdviz.export.comparison import GOAL_AT, GOAL_HEADINGS, HEADINGS
from gdviz.ui.wording.numbers import brief_number


def headings_for(goal: float | None) -> list[str]:
    """Return a heading for every column; those about the goal only where there is one."""
    headings = [QCoreApplication.translate("Comparison", heading) for heading in HEADINGS]  # translated elsewhere
    if goal is not None:
        said = [QCoreApplication.translate("Comparison", heading) for heading in GOAL_HEADINGS]  # translated elsewhere
        headings[GOAL_AT:GOAL_AT] = [heading.format(goal=brief_number(goal)) for heading in said]
    return headings
