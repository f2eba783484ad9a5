"""What a fair race was run under, in words: without them its result means nothing.

The same lines stand under the table and are copied with it.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication

from gdviz.engine.experiment import RunChoice
from gdviz.engine.files.catalog import Catalog
from gdviz.engine.many.race import Rule, Standing
from gdviz.engine.preface import LEARNING_RATE
from gdviz.engine.setting import batch_said
from gdviz.session.many.race import Ended
from gdviz.ui.wording.counting import convention, counted
from gdviz.ui.wording.numbers import brief_number, format_number
from gdviz.ui.wording.problem_names import landscape_name
from gdviz.ui.wording.words import in_words, paragraph, run_name

_FEWEST, _MOST = 5, 9  # figures of a loss


def row_of(ended: Ended, index: int) -> tuple[str, str, str, str]:
    """Return place, learning rate, what counts and the loss of an entrant, as texts."""
    standing, place, rule = ended.standings[index], ended.places[index], ended.rule
    if standing.refusal is not None:
        return "–", "–", "–", "–"
    rate = brief_number(standing.rate, 4) if math.isfinite(standing.rate) else "–"
    counts = counted(standing.cost) if rule.goal is not None else str(standing.steps)
    return (str(place) if standing.has_result else "–"), rate, counts, format_number(standing.loss, _figures(ended))


def headings(rule: Rule) -> tuple[str, str, str, str, str]:
    """Return what stands over the columns: place, run, and those of `row_of`."""
    translate = QCoreApplication.translate
    counts = translate("Race", "steps") if rule.goal is None else translate("Race", "evals to goal")
    return translate("Race", "place"), translate("Race", "run"), "η", counts, "f"


def remark_on(standing: Standing) -> str:
    """Return what must be known of an entrant beside its numbers; "" where there is nothing."""
    translate = QCoreApplication.translate
    if standing.refusal is not None:
        return in_words(standing.refusal)
    if not standing.is_tuned:
        return translate("Race", "chooses its own steps: nothing to tune")
    if not standing.has_result:
        return translate("Race", "diverged with every learning rate that was tried")
    if standing.at_limit:
        return translate("Race", "the best η is the last that is allowed: a better one may lie beyond")
    return ""


def card_lines(ended: Ended, catalog: Catalog) -> list[str]:
    """Return the sentences of the card: rule, budget, conventions, and what was left as it was."""
    translate, rule = QCoreApplication.translate, ended.rule
    start = ", ".join(brief_number(value) for value in ended.start[:4]) + (", …" if len(ended.start) > 4 else "")
    budget = translate("Race", "Budget: {budget:,} evaluations for each.")
    lines = [
        translate("Race", "Landscape: {name}. Every run starts at ({start}).").format(
            name=landscape_name(catalog, ended.landscape), start=start
        ),
        paragraph((budget.format(budget=rule.budget), convention())),
        _what_counts(rule),
        translate(
            "Race",
            "Tuning: {rates} learning rates, evenly spaced in log η over the range of the slider, then {finer} between "
            "the neighbours of the best. Where the best is the outermost, the range grows by a factor of ten.",
        ).format(rates=rule.rates, finer=rule.finer),
    ]  # fmt: skip
    if any(one.seeds > 1 for one in ended.standings):
        last = ended.seed + rule.seeds - 1
        words = translate(
            "Race",
            "Chance: seeds {first} to {last}; the mean counts, and a rate that diverges with one seed is out.",
        )
        lines.append(words.format(first=ended.seed, last=last))
    if ended.tolerance > 0.0:
        words = translate("Race", "A run ends early where ‖∇f‖ and ‖Δx‖ are below {tolerance}.")
        lines.append(words.format(tolerance=brief_number(ended.tolerance)))
    kept = _kept(ended.choices, catalog)
    if kept:
        words = translate("Race", "Not tuned, as on the cards: {values}. Tuned as well, the order may differ.")
        lines.append(words.format(values="; ".join(kept)))
    if any(choice.edits for choice in ended.choices):
        lines.append(translate("Race", "What was changed in the course of a run is left out."))
    return lines


def card_text(ended: Ended, catalog: Catalog) -> str:
    """Return table and card as text, the columns apart by tabs."""
    rows = ["\t".join((*headings(ended.rule), ""))]
    for index in order_of(ended):
        standing = ended.standings[index]
        place, *numbers = row_of(ended, index)
        rows.append("\t".join((place, run_name(ended.choices[index]), *numbers, remark_on(standing))))
    return "\n".join([QCoreApplication.translate("Race", "Fair race"), *rows, "", *card_lines(ended, catalog)])


def order_of(ended: Ended) -> Sequence[int]:
    """Return the indices of the standings, the winner first."""
    return sorted(range(len(ended.standings)), key=lambda index: (ended.places[index], index))


def _figures(ended: Ended) -> int:
    """Return in how many figures losses are written: those that decide, in enough to see who is before whom."""
    if ended.rule.goal is not None:
        return _FEWEST
    placed = zip(ended.places, ended.standings, strict=True)
    losses = {place: standing.loss for place, standing in placed if standing.has_result}
    for figures in range(_FEWEST, _MOST):
        if len({format_number(loss, figures) for loss in losses.values()}) == len(losses):
            return figures
    return _MOST


def _what_counts(rule: Rule) -> str:
    translate = QCoreApplication.translate
    if rule.goal is None:
        return translate("Race", "What counts: the loss at the end of the budget, not the lowest on the way.")
    words = translate("Race", "What counts: how many evaluations it takes until the loss is at most {goal}.")
    return words.format(goal=brief_number(rule.goal))


def _kept(choices: Sequence[RunChoice], catalog: Catalog) -> list[str]:
    """Return for every run the hyperparameters that are not tuned: “name: β = 0.9”."""
    lines = []
    for choice in choices:
        symbols = _symbols(choice, catalog)
        values = [f"{symbols.get(name, name)} = {brief_number(value)}" for name, value in _others(choice)]
        values += map(in_words, batch_said(choice.batch, choice.order))
        if values:
            lines.append(f"{run_name(choice)}: {', '.join(values)}")
    return lines


def _others(choice: RunChoice) -> list[tuple[str, float]]:
    return [(name, value) for name, value in choice.hyperparameters.items() if name != LEARNING_RATE]


def _symbols(choice: RunChoice, catalog: Catalog) -> Mapping[str, str]:
    """Return the symbols of its hyperparameters; none where the optimizer has gone with another file since."""
    optimizer = catalog.optimizers.get(choice.optimizer)
    return {} if optimizer is None else {name: one.symbol for name, one in optimizer.hyperparameters.items()}
