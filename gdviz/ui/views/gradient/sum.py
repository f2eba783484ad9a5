"""The linear approximation term by term: Δf ≈ ∂f/∂x Δx + ∂f/∂y Δy, the same with numbers, and their sum."""

from __future__ import annotations

import numpy as np

from gdviz.engine.turning import Turning
from gdviz.session.session import Session
from gdviz.ui.formulas.number_boxes import Box, Boxes
from gdviz.ui.wording.axis_names import axis_signs
from gdviz.ui.wording.numbers import MINUS, format_number


def sum_lines(boxes: Boxes, session: Session, turning: Turning, angle: float) -> list[Box]:
    """Return the lines for the displacement at an angle: in signs, with numbers, and added up."""
    rule, numbers = [boxes.text("Δf ≈")], [boxes.text("=")]
    terms = _terms(session, turning, angle)
    alone = session.landscape.dimension == 1
    for place, (name, slope, moved) in enumerate(terms):
        plus = [boxes.text("+")] if place else []
        rule += [*plus, boxes.row([_partial(boxes, name, alone=alone), boxes.text(f"Δ{name}")], 0.2)]
        numbers += [*plus, boxes.text(f"{_bound(slope)}·{_bound(moved)}")]
    products = [slope * moved for _, slope, moved in terms]
    added = [boxes.text(_sum(products)), boxes.text("=")] if len(products) > 1 else []
    total = [boxes.text("="), *added, boxes.text(format_number(float(turning.predicted(np.array(angle)))))]
    return [boxes.row(line, 0.25) for line in (rule, numbers, total)]


def sum_words(session: Session, turning: Turning, angle: float) -> str:
    """Return the same in one line of text."""
    terms = _terms(session, turning, angle)
    rule = " + ".join(f"∂f/∂{name}·Δ{name}" for name, _, _ in terms)
    numbers = " + ".join(f"{_bound(slope)}·{_bound(moved)}" for _, slope, moved in terms)
    products = _sum([slope * moved for _, slope, moved in terms])
    total = format_number(float(turning.predicted(np.array(angle))))
    return " = ".join(dict.fromkeys((f"Δf ≈ {rule}", numbers, products, total)))


def _terms(session: Session, turning: Turning, angle: float) -> list[tuple[str, float, float]]:
    """Return the name, the slope and the move along each variable that the map shows."""
    moved = turning.displacements(np.array(angle)).tolist()
    return list(zip(axis_signs(session), turning.gradient.tolist(), moved, strict=False))


def _partial(boxes: Boxes, name: str, *, alone: bool) -> Box:
    sign = "d" if alone else "∂"
    return boxes.fraction(boxes.text(f"{sign}f"), boxes.text(f"{sign}{name}"))


def _bound(value: float) -> str:
    text = format_number(value)
    return f"({text})" if text.startswith(MINUS) else text


def _sum(values: list[float]) -> str:
    first, *others = map(format_number, values)
    signed = (f" {MINUS} {text[1:]}" if text.startswith(MINUS) else f" + {text}" for text in others)
    return first + "".join(signed)
