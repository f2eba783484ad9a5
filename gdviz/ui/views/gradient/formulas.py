"""The partial derivatives, typeset, with their numbers at the ball, and the gradient made of them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from gdviz.engine.landscape import Array, Landscape
from gdviz.engine.language.gradient_latex import derivative_latex, partial_latex
from gdviz.session.session import Session
from gdviz.ui.at_ball import Ball
from gdviz.ui.formulas.box_lines import BoxLines
from gdviz.ui.formulas.formula_preview import FormulaPreview
from gdviz.ui.formulas.number_boxes import Box, Boxes
from gdviz.ui.formulas.substitution import value_box
from gdviz.ui.themes.style import GRID, tabular
from gdviz.ui.themes.theme import Theme
from gdviz.ui.widgets.panel_page import note
from gdviz.ui.wording.axis_names import axis_signs
from gdviz.ui.wording.numbers import format_number

_FEW = 4  # components of a gradient that are written out


class GradientFormulas(QWidget):
    """A row for each variable of the map, and ∇f."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._formulas = [FormulaPreview(self) for _ in range(2)]
        self._values = [QLabel(self) for _ in range(2)]
        self._gradient, self._slope, self._said = BoxLines(self), note(self), note(self)
        self._said.setProperty("role", "secondary")
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(GRID)
        grid.setColumnStretch(0, 1)
        for row, (formula, value) in enumerate(zip(self._formulas, self._values, strict=True)):
            value.setFont(tabular(value.font()))
            value.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            grid.addWidget(formula, row, 0)
            grid.addWidget(value, row, 1)
        grid.addWidget(self._gradient, 2, 0, 1, 2)
        grid.addWidget(self._slope, 3, 0, 1, 2)
        grid.addWidget(self._said, 4, 0, 1, 2)

    def show_ball(self, ball: Ball) -> None:
        """Show the derivatives at a ball."""
        session = self._session
        landscape, ground = session.landscape, session.ground
        gradient = landscape.gradient(ball.position)
        slopes, signs = ground.slopes(gradient).tolist(), axis_signs(session)
        for place, (formula, value) in enumerate(zip(self._formulas, self._values, strict=True)):
            seen = place < len(slopes)
            formula.setVisible(seen)
            value.setVisible(seen)
            if seen:
                sign = signs[place]
                latex = self._latex(ground.variables[place]) if ground.variables else partial_latex(sign, alone=False)
                formula.show_formula(latex, f"∂f/∂{sign}")
                value.setText(f"= {format_number(slopes[place])}")
        self._say(landscape, gradient)

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours."""
        for formula in self._formulas:
            formula.apply_theme(theme)
        self._gradient.apply_theme(theme)

    def _latex(self, index: int) -> str:
        landscape = self._session.landscape
        name = landscape.variables[index]
        trees, alone = landscape.gradient_trees, landscape.dimension == 1
        written = None if trees is None else derivative_latex(trees[index], name, _symbols(self._session), alone=alone)
        return written or partial_latex(name, alone=alone)

    def _say(self, landscape: Landscape, gradient: Array) -> None:
        translate = QCoreApplication.translate
        length = format_number(float((gradient @ gradient) ** 0.5))
        slope = translate("GradientFormulas", "f′ = {slope}: the slope of the tangent")
        self._slope.setText(slope.format(slope=format_number(float(gradient[0]))))
        self._slope.setVisible(landscape.dimension == 1)
        self._gradient.setVisible(landscape.dimension > 1)
        self._gradient.show_lines(
            lambda boxes: [_gradient_line(boxes, gradient, length)],
            f"∇f = ({_listed(gradient.tolist())}),  ‖∇f‖ = {length}",
        )
        ground = self._session.ground
        more = landscape.dimension - ground.size
        words = translate("GradientFormulas", "Below: on the plane of the map, {count} variables held.")
        if not ground.variables:
            words = translate("GradientFormulas", "u, v: along the axes of the plane. Below: as seen on it.")
        self._said.setText(words.format(count=more) if more else "")
        self._said.setVisible(more > 0)


def _gradient_line(boxes: Boxes, gradient: Array, length: str) -> Box:
    return boxes.row([boxes.text("∇f ="), value_box(boxes, gradient), boxes.text(f"  ‖∇f‖ = {length}")], 0.25)


def _listed(values: Sequence[float]) -> str:
    return ", ".join(format_number(value, 4) for value in values[:_FEW]) + (", …" if len(values) > _FEW else "")


def _symbols(session: Session) -> dict[str, str]:
    return {name: parameter.symbol for name, parameter in session.parameters.items() if parameter.symbol}
