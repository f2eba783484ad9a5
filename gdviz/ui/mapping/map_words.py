"""What the panel of maps says: what to do, why there is no map, and what its numbers leave out."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from gdviz.session.many.map_choice import MapKind
from gdviz.session.session import Session


def hint(kind: MapKind, refusal: str, *, known: bool, stale: bool) -> str:
    """Return the sentence above the map; "" where it speaks for itself."""
    translate = QCoreApplication.translate
    if kind == "none":
        return translate("MapPanel", "Choose a map: it shows many runs like the selected one at once.")
    if refusal:
        words = translate("MapPanel", "There is no map: {reason}.")
        return words.format(reason=refusal.rstrip(".。"))
    if stale:
        return translate("MapPanel", "Something has changed since: the map is made anew.")
    return "" if known else translate("MapPanel", "The map is being made …")


def remarks(session: Session) -> list[str]:
    """Return what the map does not tell by itself."""
    if session.selected < 0:
        return []
    translate = QCoreApplication.translate
    choice, run = session.experiment.runs[session.selected], session.runs[session.selected]
    said = []
    in_batches = 0 < choice.batch < session.landscape.samples
    if in_batches or run.optimizer.is_random:
        words = translate("MapPanel", "Chance plays a part: every cell is run once, with seed {seed}.")
        said.append(words.format(seed=session.experiment.seed))
    if choice.edits:
        said.append(translate("MapPanel", "What was changed in the course of the run is left out."))
    if session.landscape.dimension > 2 and session.maps.choice.kind != "rates":
        said.append(translate("MapPanel", "Starts lie on the plane that the map shows; the others are left out."))
    return said
