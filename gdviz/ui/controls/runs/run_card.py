"""One run in the list: its sign, name, optimizer and hyperparameters."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QEvent, QRectF, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QStandardItemModel
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from gdviz.engine.experiment import RunChoice
from gdviz.engine.judging.glance import Glance, glance
from gdviz.engine.judging.outcome import Verdict
from gdviz.engine.stopping import Stop
from gdviz.session.changes.editing import use_optimizer
from gdviz.session.session import Session
from gdviz.ui.controls.fields.field_message import FieldMessage
from gdviz.ui.controls.fields.hyperparameter_row import HyperparameterRow
from gdviz.ui.controls.fields.naming import with_names
from gdviz.ui.controls.fields.picker import Picker
from gdviz.ui.controls.runs.hyperparameter_form import HyperparameterForm
from gdviz.ui.controls.runs.parts_section import PartsSection
from gdviz.ui.controls.runs.run_menu import RunMenu
from gdviz.ui.controls.runs.run_name import RunName
from gdviz.ui.controls.runs.run_swatch import RunSwatch, style_name
from gdviz.ui.strips.verdict_line import VerdictLine
from gdviz.ui.themes.icons import icon
from gdviz.ui.themes.style import GRID, RADIUS, mixed
from gdviz.ui.themes.theme import LIGHT, Theme
from gdviz.ui.widgets.icon_button import IconButton
from gdviz.ui.wording.glossary import tip
from gdviz.ui.wording.words import run_name, text_of


class RunCard(QWidget):
    """The controls of the run at `index`, with the optimizers to choose from; the selected card stands out, is open."""

    def __init__(
        self, session: Session, index: int, optimizers: QStandardItemModel, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._index = index
        self._theme = LIGHT
        self._is_selected = False
        self._wants_open: bool | None = None  # None: as the selection says
        self._noted: RunChoice | None = None  # the run that the note under the picker is about
        self._drawn: tuple[object, ...] = ()
        self._chevron = IconButton("chevron-right", self, 14)
        self._swatch = RunSwatch(self)
        self._name = RunName(self)
        self._trouble = QLabel(self)
        self._eye = IconButton("eye", self)
        self._more = IconButton("more", self)
        self._menu = RunMenu(session, index, self._more)
        self._refusal = FieldMessage(self)
        self._verdict = VerdictLine(self, small=True)
        self._picker = Picker(self, optimizers)
        self._note = FieldMessage(self)
        self._form = HyperparameterForm(session, index, self)
        self._parts = PartsSection(session, index, self)
        self._shows_parts = False
        self._lay_out()
        self._connect()
        self._retranslate()

    @property
    def rows(self) -> Iterable[HyperparameterRow]:
        """The rows of its hyperparameters, which another language or catalog replaces."""
        return self._form.rows

    def redraw(self) -> None:
        """Show the run, if anything of it that is shown here has changed."""
        self._form.follow()
        session = self._session
        choice, run, look = session.experiment.runs[self._index], session.runs[self._index], session.looks[self._index]
        step = session.cursor if choice.edits or (self._shows_parts and choice.schedule) else 0
        stopped = run.stopped if session.ready else None
        is_selected = self._index == session.selected
        seen = _seen_of(session, self._index)
        judged = seen if seen is None or isinstance(seen, Verdict) else seen.brief
        around = (session.experiment.steps, session.landscape.samples, self._shows_parts, session.batches.look)
        facts: tuple[object, ...] = (
            choice, run.optimizer, run.refusal, stopped, look, is_selected, step, around, judged, self._wants_open
        )  # fmt: skip
        if facts == self._drawn:
            return
        if is_selected != self._is_selected:
            self._wants_open = None
        self._drawn = (*facts[:-1], self._wants_open)
        self._is_selected = is_selected
        is_open = is_selected if self._wants_open is None else self._wants_open
        self._form.redraw(session.catalog.optimizers[choice.optimizer].hyperparameters, is_open)
        self._parts.redraw(is_open, is_open and self._shows_parts)
        self._chevron.show_icon("chevron-down" if is_open else "chevron-right")
        self._picker.setVisible(is_open)
        self._picker.show_entry(choice.optimizer)
        self._verdict.setVisible(seen is not None)
        if isinstance(seen, Verdict):
            self._verdict.show_verdict(seen)
        elif seen is not None:
            self._verdict.show_glance(seen)
        self._swatch.show_style(look.slot, look.visible)
        self._show_name(run_name(choice), text_of(run.optimizer.name), is_selected)
        _show_eye(self._eye, look.visible)
        if choice != self._noted or not is_open:
            self._note.say("")
        self._show_trouble(stopped if run.refusal is None else Stop("refused", 0, run.refusal))
        self.update()

    def apply_theme(self, theme: Theme) -> None:
        """Pass the colours on."""
        self._theme = theme
        parts = (
            self._chevron,
            self._swatch,
            self._name,
            self._eye,
            self._more,
            self._menu,
            self._refusal,
            self._verdict,
            self._note,
        )
        for part in (*parts, self._form, self._parts):
            part.apply_theme(theme)
        self._trouble.setPixmap(icon("warning", theme, theme.error).pixmap(16, 16))
        self.update()

    def take_focus(self) -> None:
        """Let the first number be typed at once: what is to be different in a run that branched off."""
        self._form.take_focus()

    def refill(self) -> None:
        """Show what another catalog has."""
        self._form.rebuild()
        self._drawn = ()

    def changeEvent(self, event: QEvent) -> None:
        """Say everything again in a new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Select the run by a click anywhere between its controls."""
        self._select()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground of a selected card: a tint and a bar in the accent."""
        if not self._is_selected:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(mixed(self._theme.panel, self._theme.accent, 0.09)))
        area = QRectF(self.rect())
        painter.drawRoundedRect(area, RADIUS, RADIUS)
        painter.setBrush(QColor(self._theme.accent))
        painter.drawRoundedRect(QRectF(0, RADIUS, 3, area.height() - 2 * RADIUS), 1.5, 1.5)
        painter.end()

    def _lay_out(self) -> None:
        for button in (self._eye, self._more):
            button.setFixedSize(26, 26)
        self._chevron.setFixedSize(20, 24)
        self._trouble.setFixedSize(18, 16)
        head = QHBoxLayout()
        head.setSpacing(0)
        for part in (self._chevron, self._swatch):
            head.addWidget(part)
        head.addWidget(self._name, 1)
        for small in (self._trouble, self._eye, self._more):
            head.addWidget(small)
        body = self._body = QVBoxLayout()
        body.setContentsMargins(GRID, 0, 0, 0)
        body.setSpacing(GRID)
        for below in (self._refusal, self._verdict, self._picker, self._note, self._form, self._parts):
            body.addWidget(below)
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID + 2, GRID, GRID, GRID + 2)
        column.setSpacing(2)
        column.addLayout(head)
        column.addLayout(body)

    def _connect(self) -> None:
        self._chevron.clicked.connect(self._toggle_open)
        self._swatch.chosen.connect(self._restyle)
        self._name.clicked.connect(self._select)
        self._eye.clicked.connect(self._toggle_visible)
        self._picker.activated.connect(self._pick)
        self._parts.toggled.connect(self._toggle_parts)
        self._more.setMenu(self._menu)

    def _retranslate(self) -> None:
        self._menu.retranslate()
        self._chevron.describe(QCoreApplication.translate("RunCard", "Show or hide all hyperparameters"))
        self._form.rebuild()
        self._parts.rebuild()
        self._drawn = ()

    def _show_name(self, name: str, optimizer: str, is_selected: bool) -> None:
        says_more = not optimizer.casefold().startswith(name.casefold())
        remark = optimizer if says_more and not is_selected else ""
        self._name.show_name(name, remark, is_selected)
        self._name.describe(QCoreApplication.translate("RunCard", "Select {run}").format(run=name))
        self._more.describe(QCoreApplication.translate("RunCard", "Branch, duplicate or remove {run}").format(run=name))
        self._picker.setAccessibleName(QCoreApplication.translate("RunCard", "Optimizer of {run}").format(run=name))
        self._picker.setToolTip(tip(self._picker.accessibleName()))
        style = style_name(self._session.looks[self._index].slot)
        self._swatch.describe(QCoreApplication.translate("RunCard", "Colour and marker: {style}").format(style=style))

    def _show_trouble(self, stop: Stop | None) -> None:
        """Mark a run that came to a bad end; one that cannot even begin says why under its name."""
        is_bad = stop is not None and stop.reason in ("diverged", "refused")
        words = with_names(self._session.catalog, stop.message) if stop is not None and is_bad else ""
        never_began = stop is not None and stop.step == 0
        self._refusal.say(words if never_began else "")
        self._trouble.setVisible(bool(words) and not never_began)
        self._trouble.setToolTip(words)
        self._trouble.setAccessibleName(words)

    def _toggle_open(self) -> None:
        is_open = self._is_selected if self._wants_open is None else self._wants_open
        self._wants_open = not is_open
        self.redraw()

    def _toggle_parts(self) -> None:
        """Open or close schedule and options, and the run with them where it is closed."""
        is_open = self._is_selected if self._wants_open is None else self._wants_open
        self._shows_parts = not (is_open and self._shows_parts)
        self._wants_open = True if self._shows_parts else self._wants_open
        self.redraw()

    def _toggle_visible(self) -> None:
        look = self._session.looks[self._index]
        self._session.set_look(self._index, replace(look, visible=not look.visible))

    def _restyle(self, slot: int) -> None:
        look = self._session.looks[self._index]
        self._session.set_look(self._index, replace(look, slot=slot))

    def _select(self) -> None:
        self._session.select(self._index)
        self._name.setChecked(self._index == self._session.selected)

    def _pick(self, place: int) -> None:
        reasons = use_optimizer(self._session, self._index, self._picker.itemData(place))
        self._noted = self._session.experiment.runs[self._index]
        if reasons:
            said = "; ".join(with_names(self._session.catalog, reason) for reason in reasons)
            self._note.say(QCoreApplication.translate("RunCard", "Left out: {reasons}").format(reasons=said))


def _seen_of(session: Session, index: int) -> Verdict | Glance | None:
    """Return what can be said of a run at the cursor: its verdict, a glance until it is known, nothing at the start."""
    run = session.runs[index]
    if not session.cursor or run.refusal is not None:
        return None
    verdict = session.verdicts.of(index)
    return (verdict or glance(run, min(session.cursor, run.length))) if session.ready else None


def _show_eye(button: IconButton, is_visible: bool) -> None:
    """Show whether a run is visible, and what the button would do."""
    button.show_icon("eye" if is_visible else "eye-off")
    hide = QCoreApplication.translate("RunCard", "Hide this run")
    show = QCoreApplication.translate("RunCard", "Show this run")
    button.describe(hide if is_visible else show)
