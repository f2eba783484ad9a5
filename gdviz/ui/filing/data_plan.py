"""What is to be made of a CSV file: which model suits its columns, and what stands in the way, in words."""

from __future__ import annotations

import re
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from gdviz.engine.data.chosen_problem import model_of, predicts_classes
from gdviz.engine.data.points import MOST_NUMBERS
from gdviz.engine.data.problem_choice import (
    LinearChoice,
    LogisticChoice,
    ModelChoice,
    NetworkChoice,
    PolynomialChoice,
    SoftmaxChoice,
)
from gdviz.engine.errors import InputError
from gdviz.engine.files.csv_preview import Column, CsvPreview
from gdviz.ui.wording.words import in_words

_COMMA = re.compile(r"[-+−]?\d+,\d+")  # a number with a decimal comma


@dataclass(frozen=True)
class DataPlan:
    """Columns of a file, and the kind of model that is to fit them."""

    preview: CsvPreview
    features: tuple[str, ...]
    target: str
    kind: str

    def model(self) -> ModelChoice:
        """Return the model of this kind that suits the target."""
        match self.kind:
            case "polynomial":
                return PolynomialChoice()
            case "logistic":
                return LogisticChoice()
            case "softmax":
                return SoftmaxChoice()
            case "network":
                is_number = proposed_kind(self.column(self.target)) == "linear"
                return NetworkChoice(loss="mse" if is_number else "cross_entropy")
            case _:
                return LinearChoice()

    def column(self, name: str) -> Column:
        """Return a column by its name."""
        return next(column for column in self.preview.columns if column.name == name)

    @property
    def can_be_written_out(self) -> bool:
        """Whether the samples fit into the experiment."""
        return self.preview.count * (len(self.features) + 1) <= MOST_NUMBERS

    def obstacles(self) -> list[str]:
        """Return what must be changed first, each in a sentence; none where the file can be used."""
        translate = QCoreApplication.translate
        commas = self._decimal_commas()
        if not self.features:
            return [translate("DataDialog", "Check at least one column of numbers as a feature."), *commas]
        model = self.model()
        found = [_unusable(self.column(name)) for name in self.features]
        target = self.column(self.target)
        if not predicts_classes(model) or target.content == "words":
            found.append(_unusable(target, is_class=predicts_classes(model)))
        sentences = [sentence for sentence in found if sentence]
        try:
            model_of(model, len(self.features), target.different if predicts_classes(model) else 0)
        except InputError as error:
            sentence = in_words(error.message)
            sentences.append(f"{sentence[:1].upper()}{sentence[1:]}.")
        return [*sentences, *commas] if sentences else []

    def _decimal_commas(self) -> list[str]:
        """Say how decimals are written, where the file has another custom."""
        for cell in (cell.strip() for row in self.preview.rows for cell in row):
            if _COMMA.fullmatch(cell):
                template = QCoreApplication.translate(
                    "DataDialog", "Write decimals with a point in the file: {right}, not {wrong}."
                )
                return [template.format(right=cell.replace(",", "."), wrong=cell)]
        return []

    def notes(self) -> str:
        """Return what else is worth knowing, each in a line: columns left out, words among the numbers of a target."""
        return "\n".join(note for note in (self._left_out(), self._mixed_target()) if note)

    def _left_out(self) -> str:
        names = [
            f"“{one.name}”"
            for one in self.preview.columns
            if one.name not in (*self.features, self.target) and (one.content != "numbers" or one.missing)
        ]
        if not names:
            return ""
        template = QCoreApplication.translate("DataDialog", "Left out, as not every cell is a number: {names}")
        return template.format(names=", ".join(names[:6]) + (" …" if len(names) > 6 else ""))

    def _mixed_target(self) -> str:
        target = self.column(self.target)
        if target.content != "mixed" or not predicts_classes(self.model()):
            return ""
        template = QCoreApplication.translate(
            "DataDialog",
            "“{name}” is no number everywhere ({cells}): each of its {count:,} values is taken as a class.",
        )
        return template.format(name=target.name, cells=_gaps_in_words(target), count=target.different)


def proposed_kind(target: Column) -> str:
    """Return the kind of model that a target asks for: a line for numbers, otherwise one that tells classes apart."""
    if target.content == "numbers":
        return "linear"
    return "logistic" if target.different == 2 else "softmax"


def _unusable(column: Column, is_class: bool = False) -> str:
    """Say which cells of a column cannot be used, with their lines; "" where all can."""
    translate = QCoreApplication.translate
    if not is_class and column.content == "words":
        return translate("DataDialog", "“{name}” holds words; a number is needed here.").format(name=column.name)
    if not column.missing:
        return ""
    template = translate(
        "DataDialog", "“{name}”: {count:,} cells cannot be used ({cells}); correct the file or leave the column out."
    )
    if column.missing == 1:
        template = translate(
            "DataDialog", "“{name}”: one cell cannot be used ({cells}); correct the file or leave the column out."
        )
    return template.format(name=column.name, count=column.missing, cells=_gaps_in_words(column))


def _gaps_in_words(column: Column) -> str:
    """Return the first cells of a column that are no number, with their lines."""
    translate = QCoreApplication.translate
    cells = [
        translate("DataDialog", "line {line:,}: “{cell}”").format(line=gap.line, cell=gap.cell[:20])
        if gap.cell
        else translate("DataDialog", "line {line:,} is empty").format(line=gap.line)
        for gap in column.gaps
    ]
    return ", ".join(cells) + (" …" if column.missing > len(cells) else "")
