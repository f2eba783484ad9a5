"""What a plane is, in sentences: where its directions come from, what share of a run it holds, what it goes through."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from gdviz.engine.plane_choice import ComponentsPlane, PlaneChoice, RandomPlane
from gdviz.session.session import Session
from gdviz.ui.wording.axis_names import axis_names, in_percent
from gdviz.ui.wording.words import paragraph


def plane_in_words(session: Session, *, stale: bool = False, busy: bool = False) -> str:
    """Return what the map shows; `stale`: the run has moved on since, `busy`: other directions are being sought."""
    translate = QCoreApplication.translate
    if busy:
        return translate("PlaneWords", "Seeking the main directions …")
    choice = session.ground.choice
    parts = [_directions(session, choice)]
    if choice is not None:
        if choice.run:
            words = translate("PlaneWords", "It goes through {run} at step {step}.")
            parts.append(words.format(run=choice.run, step=choice.step))
        else:
            parts.append(translate("PlaneWords", "It goes through the start as it was when the plane was chosen."))
    if stale:
        parts.append(
            translate("PlaneWords", "The run has gone on or changed since; the plane has stayed where it was.")
        )
    return paragraph(parts)


def segment_words() -> list[list[tuple[str, str]]]:
    """Return text and tooltip of every button: kinds of planes, points they go through, steps that count."""
    translate = QCoreApplication.translate
    return [
        [
            (translate("PlaneForm", "Variables"), translate("PlaneForm", "Two variables; the others are held")),
            (translate("PlaneForm", "Random"), translate("PlaneForm", "Two random directions at right angles")),
            (translate("PlaneForm", "Principal"), translate("PlaneForm", "The directions in which the run moved most")),
        ],
        [
            (translate("PlaneForm", "Start"), translate("PlaneForm", "The plane goes through the start")),
            (translate("PlaneForm", "Ball"), translate("PlaneForm", "The plane goes through the selected run's ball")),
        ],
        [
            (translate("PlaneForm", "Whole run"), translate("PlaneForm", "All steps that are made so far")),
            (translate("PlaneForm", "To the cursor"), translate("PlaneForm", "The steps up to the cursor")),
        ],
    ]


def row_names() -> list[str]:
    """Return what stands before the rows of the form."""
    translate = QCoreApplication.translate
    return [
        translate("PlaneForm", "Axes"),
        translate("PlaneForm", "Seed"),
        translate("PlaneForm", "Steps"),
        translate("PlaneForm", "Through"),
    ]


def _directions(session: Session, choice: PlaneChoice | None) -> str:
    translate = QCoreApplication.translate
    if isinstance(choice, ComponentsPlane):
        one, other = choice.shares
        words = translate(
            "PlaneWords",
            "The directions in which {run} moved most, fixed at step {step}: of the variance of its positions "
            "PC 1 holds {one}, PC 2 {other}, the plane {both}.",
        )
        shares = {"one": in_percent(one, 1), "other": in_percent(other, 1), "both": in_percent(one + other, 1)}
        text = words.format(run=choice.of, step=choice.until, **shares)
        if choice.every > 1:
            thinned = translate("PlaneWords", "One step in {count} was looked at.")
            text = f"{text} {thinned.format(count=choice.every)}"
        return text
    if isinstance(choice, RandomPlane):
        if session.landscape.filters and any(choice.at):
            return translate(
                "PlaneWords",
                "Two random directions at right angles, filter-normalised: as long, unit by unit, as the weights are.",
            )
        return translate("PlaneWords", "Two random directions of length 1, at right angles.")
    names = axis_names(session)
    if choice is None:
        words = translate("PlaneWords", "{one} and {other} through the start, over the domain; the others are held.")
    else:
        words = translate("PlaneWords", "{one} and {other}; the others are held.")
    return words.format(one=names[0], other=names[1])
