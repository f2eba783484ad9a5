"""What a slice along a step shows, in words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from gdviz.engine.slice import ARMIJO, Slice
from gdviz.ui.wording.numbers import brief_number
from gdviz.ui.wording.words import paragraph


def slice_in_words(along: Slice) -> str:
    """Return what the step did, where the line is lowest, and whether the decrease is enough."""
    translate = QCoreApplication.translate
    before, taken, least = along.loss, along.taken, along.least
    values = {"before": brief_number(before), "after": brief_number(taken)}
    fell = translate("SliceWords", "The step took f from {before} down to {after}.")
    too_far = translate("SliceWords", "The step took f from {before} up to {after}: it went too far.")
    wrong_way = translate("SliceWords", "The step took f from {before} up to {after}: it went the wrong way.")
    rose = wrong_way if along.slope > 0.0 else too_far
    parts = [(fell if taken <= before else rose).format(**values)]
    if along.slope > 0.0:
        parts.append(translate("SliceWords", "The update begins uphill."))
    if least.inside:
        words = translate("SliceWords", "Lowest along this line: f = {loss} at α = {alpha}.")
        parts.append(words.format(loss=brief_number(least.loss), alpha=brief_number(least.alpha, 4)))
    else:
        words = translate("SliceWords", "Along this line f falls as far as α = {alpha}.")
        parts.append(words.format(alpha=brief_number(least.alpha, 3)))
    model = along.model_least
    if model is None:
        parts.append(translate("SliceWords", "The quadratic model has no minimum: the line bends down or is straight."))
    else:
        words = translate("SliceWords", "The quadratic model puts it at α = {alpha}.")
        parts.append(words.format(alpha=brief_number(model, 4)))
    if along.is_enough():
        words = translate("SliceWords", "The Armijo condition (c = {share}) is met.")
    else:
        words = translate("SliceWords", "The Armijo condition (c = {share}) is not met.")
    return paragraph([*parts, words.format(share=brief_number(ARMIJO))])


def no_slice(is_nothing: bool) -> str:
    """Return why there is no slice: the update is nothing, or there is none."""
    if is_nothing:
        return QCoreApplication.translate("SliceWords", "The update here is 0: there is no line to look along.")
    return QCoreApplication.translate("SliceWords", "This run makes no update here.")
