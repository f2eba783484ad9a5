"""The switch that standardises the features, and what that does to the landscape, in numbers side by side."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QCheckBox, QLabel, QSizePolicy, QVBoxLayout, QWidget

from gdviz.session.scaling import Bend, Scaling, ScalingEffect
from gdviz.session.session import Session
from gdviz.ui.controls.fields.field_message import FieldMessage
from gdviz.ui.controls.landscape.taking import taken
from gdviz.ui.themes.style import GRID, tabular
from gdviz.ui.themes.theme import Theme
from gdviz.ui.wording.glossary import with_english
from gdviz.ui.wording.numbers import brief_number
from gdviz.ui.wording.words import in_words


class ScalingForm(QWidget):
    """A switch, and below it the condition number and the largest learning rate, raw → standardised."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._scaling = Scaling(session)
        self._shown: tuple[object, ...] = ()
        self._switch = QCheckBox(self)
        self._message = FieldMessage(self)
        self._numbers, self._axes = (self._label() for _ in range(2))
        self._numbers.setFont(tabular(self._numbers.font()))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        for part in (self._switch, self._message, self._numbers, self._axes):
            column.addWidget(part)
        self._switch.clicked.connect(self._take)
        self._scaling.changed.connect(self.redraw)
        self.retranslate()

    def redraw(self) -> None:
        """Show whether the features are standardised, and the numbers."""
        problem = self._session.experiment.landscape.problem
        if problem is None:
            return
        self._switch.setChecked(problem.standardise)
        effect = self._scaling.effect()
        shown = (effect, problem.standardise)
        if shown == self._shown:
            return
        self._shown = shown
        self._message.say("")
        words = "" if effect is None else effect_in_words(effect)
        self._numbers.setText(words)
        self._numbers.setVisible(bool(words))
        self._axes.setVisible(problem.standardise)

    def retranslate(self) -> None:
        """Say everything again in a new language."""
        translate = QCoreApplication.translate
        self._shown = ()
        self._switch.setText(translate("ScalingForm", "Standardise the features"))
        words = translate("ScalingForm", "The model sees every feature with mean 0 and standard deviation 1")
        self._switch.setToolTip(with_english(words))
        self._switch.setAccessibleDescription(words)
        self._axes.setText(translate("ScalingForm", "The axes of the map are weights of standardised features."))
        words = translate(
            "ScalingForm",
            "κ = λmax / λmin of the Hessian tells how long the valleys are; plain gradient descent needs η < 2/λmax",
        )
        self._numbers.setToolTip(with_english(f"<p>{words}</p>"))

    def apply_theme(self, theme: Theme) -> None:
        """Tint the message."""
        self._message.apply_theme(theme)

    def _label(self) -> QLabel:
        label = QLabel(self)
        label.setProperty("role", "secondary")
        label.setWordWrap(True)
        label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return label

    def _take(self, checked: bool) -> None:
        sentence = taken(self._session, standardise=checked)
        self.redraw()
        self._message.say(sentence)


def effect_in_words(effect: ScalingEffect) -> str:
    """Return the numbers raw → standardised, and of which point they are."""
    translate = QCoreApplication.translate
    if effect.raw is None and effect.standardised is None:
        return "" if effect.reason is None else f"{_capital(in_words(effect.reason))}."
    conditions = " → ".join(_condition(bend) for bend in (effect.raw, effect.standardised))
    rates = " → ".join(_rate(bend) for bend in _pair(effect))
    if effect.everywhere:
        where = translate("ScalingForm", "raw → standardised, the same at every point")
    elif effect.step == 0:
        where = translate("ScalingForm", "raw → standardised, at the start")
    else:
        where = translate("ScalingForm", "raw → standardised, at step {step:,} of {run}")
        where = where.format(step=effect.step, run=effect.run)
    lines = [f"κ  {conditions}", f"2/λmax  {rates}", where]
    if any(bend is not None and not (bend.is_exact and bend.is_rate_exact) for bend in _pair(effect)):
        lines.append(translate("ScalingForm", "≥ and ≤: a bound, there are too many weights for all curvatures"))
    if effect.reason is not None:
        lines.append(f"{_capital(in_words(effect.reason))}.")
    elif any(bend is not None and bend.condition == float("inf") for bend in _pair(effect)):
        lines.append(translate("ScalingForm", "κ = ∞: in some direction it is flat or bends down"))
    return "\n".join(lines)


def _pair(effect: ScalingEffect) -> tuple[Bend | None, Bend | None]:
    return effect.raw, effect.standardised


def _condition(bend: Bend | None) -> str:
    if bend is None:
        return "?"
    value, sign = bend.condition, "" if bend.is_exact else "≥ "
    if value < 100.0:
        return f"{sign}{value:.1f}"
    return sign + (f"{value:,.0f}" if value < 1e6 else brief_number(value, 3))


def _rate(bend: Bend | None) -> str:
    if bend is None:
        return "?"
    return ("" if bend.is_rate_exact else "≤ ") + brief_number(bend.largest_rate, 3)


def _capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]
