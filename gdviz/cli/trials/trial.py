"""One trial: the rule as it was read, numbers for a program, lines for a person, warnings for both."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from gdviz.engine.landscape import Array
from gdviz.engine.optimizer import Hyperparameter
from gdviz.engine.text import Text


@dataclass(frozen=True)
class Trial:
    """`latex` and `plain` hold the same formulas, line by line; `numbers` is what --json gives of `lines`."""

    latex: tuple[str, ...]
    plain: tuple[str, ...]
    numbers: Mapping[str, object]
    lines: tuple[str, ...]
    warnings: tuple[str, ...]


def missing_words(
    description: Text, reference: str | None, declared: Mapping[str, Hyperparameter], terms: Mapping[str, Text]
) -> list[str]:
    """Say what a file leaves undescribed; `reference` is None where none is expected."""
    texts = {"the file": description, **{name: one.description for name, one in declared.items()}, **terms}
    warnings: list[str] = []
    without = [name for name, text in texts.items() if not text.en]
    untranslated = [name for name, text in texts.items() if text.en and not text.zh]
    if without:
        warnings.append(f"no description of {', '.join(without)}")
    if untranslated:
        warnings.append(f'without a Chinese text: {", ".join(untranslated)} (write {{ en = "…", zh = "…" }})')
    if reference == "":
        warnings.append('the source is unknown; add reference = "authors, year"')
    return warnings


def outside_range(declared: Mapping[str, Hyperparameter]) -> list[str]:
    """Say which defaults a slider does not reach."""
    found = [one for one in declared.values() if not one.range[0] <= one.default <= one.range[1]]
    return [f"the default of {one.name}, {one.default:g}, lies outside the range of its slider" for one in found]


def table(heads: Sequence[str], rows: Iterable[Sequence[float]], figures: int = 5) -> list[str]:
    """Return aligned lines: the heads, then numbers."""
    cells = [list(heads), *([f"{value:.{figures}g}" for value in row] for row in rows)]
    widths = [max(_width(row[index]) for row in cells) for index in range(len(heads))]
    return [
        "  " + "  ".join(" " * (width - _width(cell)) + cell for cell, width in zip(row, widths, strict=True))
        for row in cells
    ]


def _width(text: str) -> int:
    return sum(not unicodedata.combining(char) for char in text)  # the hat of m̂ takes no place


def finite(values: Array) -> object:
    """Return nested lists, null for what is not finite."""
    if values.ndim == 0:
        return float(values) if math.isfinite(values) else None
    return [finite(np.asarray(value)) for value in values]
