"""Matrices, rows and columns of numbers as boxes, elided where large; and the terms of a stage made of them."""

from __future__ import annotations

from collections.abc import Sequence

from gdviz.engine.data.back_propagation import Token
from gdviz.engine.landscape import Array
from gdviz.ui.formulas.number_boxes import Box, Boxes
from gdviz.ui.formulas.substitution import column_texts
from gdviz.ui.wording.numbers import brief_number

MOST_COLUMNS = 4  # of a matrix; more are elided
_FIGURES = 4
_OPENS = {"softmax": "softmax "}


def array_box(boxes: Boxes, values: Array) -> Box:
    """Return a number of (), (1,); a column of (n,); a matrix of (n, m)."""
    if values.size == 1:
        return boxes.text(brief_number(float(values.reshape(-1)[0]), _FIGURES))
    if values.ndim == 1:
        return boxes.column(column_texts(values, _FIGURES))
    return _matrix(boxes, values)


def term_boxes(boxes: Boxes, terms: Sequence[Sequence[Token]]) -> list[Box]:
    """Return the terms of a stage, so that lines can break between them."""
    return [boxes.row([_token(boxes, token) for token in term], 0.12) for term in terms]


def _token(boxes: Boxes, token: Token) -> Box:
    if isinstance(token, str):
        return boxes.text(_OPENS.get(token, token))
    box = array_box(boxes, token)
    return boxes.fenced(box, "(", ")") if token.size == 1 and float(token.reshape(-1)[0]) < 0.0 else box


def _matrix(boxes: Boxes, values: Array) -> Box:
    count = values.shape[1]
    shown = list(range(count)) if count <= MOST_COLUMNS else [0, 1, -1]
    columns = [_bare_column(boxes, column_texts(values[:, index], _FIGURES)) for index in shown]
    if count > MOST_COLUMNS:
        columns.insert(2, boxes.text(f"… {count - 3} …"))
    return boxes.fenced(boxes.row(columns, 0.45), "(", ")")


def _bare_column(boxes: Boxes, texts: list[str]) -> Box:
    """Return a column without its parentheses, on the lines of one with them."""
    rows = [boxes.text(text) for text in texts]
    width, pitch = max(row.width for row in rows), boxes.em * 1.02
    top = -boxes.axis - pitch * len(rows) / 2
    marks = [
        mark
        for index, row in enumerate(rows)
        for mark in row.moved(width - row.width, top + pitch * index + (pitch + row.ascent) / 2 - 2)
    ]
    return Box(width, -top, pitch * len(rows) + top, tuple(marks))
