"""How the quantities of the loss plot are called: on its axis, in its picker, in menus and in its label."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from gdviz.engine.message import QT_TRANSLATE_NOOP
from gdviz.engine.quantity import Kind, Quantity
from gdviz.session.session import Session

_SYMBOLS: dict[Kind, str] = {"loss": "f", "gradient": "‖∇f‖", "rate": "η", "move": "‖Δx‖", "distance": "‖x − x*‖"}
NAMES: dict[Kind, str] = {
    "loss": QT_TRANSLATE_NOOP("LossNames", "Loss"),
    "gradient": QT_TRANSLATE_NOOP("LossNames", "Length of the gradient"),
    "rate": QT_TRANSLATE_NOOP("LossNames", "Learning rate"),
    "move": QT_TRANSLATE_NOOP("LossNames", "Length of the update"),
    "distance": QT_TRANSLATE_NOOP("LossNames", "Distance to the nearest known minimum"),
}


def symbol_of(
    quantity: Quantity, variables: tuple[str, ...], *, above_lowest: bool = False, vector: bool = True
) -> str:
    """Return what stands at the axis."""
    if quantity.kind != "term":
        return "f − f*" if above_lowest and quantity.kind == "loss" else _SYMBOLS[quantity.kind]
    if not quantity.component:
        return f"‖{quantity.term}‖" if vector else quantity.term
    known = quantity.component <= len(variables)
    return f"{quantity.term}[{variables[quantity.component - 1] if known else quantity.component}]"


def symbol_in(session: Session, quantity: Quantity, *, above_lowest: bool = False) -> str:
    """Return what stands at the axis, knowing whether a term is a vector in the runs of a session."""
    runs = session.runs if session.ready and quantity.kind == "term" else ()
    vector = any(term.name == quantity.term and term.is_vector for run in runs for term in run.terms)
    return symbol_of(quantity, session.landscape.variables, above_lowest=above_lowest, vector=vector)


def name_of(quantity: Quantity) -> str:
    """Return what a quantity is, in the language of the window; of a term "", which its optimizer knows."""
    if quantity.kind not in NAMES:
        return ""
    return QCoreApplication.translate("LossNames", NAMES[quantity.kind])  # translated elsewhere
