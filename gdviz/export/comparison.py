"""The runs side by side: what each was given and what became of it, as a table for papers, pages and spreadsheets.

Words come from who asks for the table, so that it speaks the language of the window.
"""

from __future__ import annotations

import csv
import io
import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from gdviz.engine.experiment import Experiment, RunChoice
from gdviz.engine.judging.verdict import verdict
from gdviz.engine.landscape import Array
from gdviz.engine.message import QT_TRANSLATE_NOOP, Message
from gdviz.engine.run import Run
from gdviz.engine.setting import batch_said
from gdviz.engine.text import Text

Cell = str | int | float  # a number that is not known is NaN
HEADINGS = (
    QT_TRANSLATE_NOOP("Comparison", "Run"),
    QT_TRANSLATE_NOOP("Comparison", "Optimizer"),
    QT_TRANSLATE_NOOP("Comparison", "Hyperparameters"),
    QT_TRANSLATE_NOOP("Comparison", "Schedule and options"),
    QT_TRANSLATE_NOOP("Comparison", "Steps"),
    QT_TRANSLATE_NOOP("Comparison", "Evaluations"),
    QT_TRANSLATE_NOOP("Comparison", "f"),
    QT_TRANSLATE_NOOP("Comparison", "f − f*"),
    QT_TRANSLATE_NOOP("Comparison", "Distance to the minimum"),
    QT_TRANSLATE_NOOP("Comparison", "Verdict"),
)
GOAL_HEADINGS = (  # where a goal is given they stand before the steps
    QT_TRANSLATE_NOOP("Comparison", "Steps to f ≤ {goal}"),
    QT_TRANSLATE_NOOP("Comparison", "Evaluations to the goal"),
)
GOAL_AT = 4  # the column before which they stand
_FIGURES = 6
_LATEX = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_",
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}", "<": r"\textless{}", ">": r"\textgreater{}",
    "∇": r"$\nabla$", "−": "$-$", "∞": r"$\infty$", "‖": r"$\|$", "×": r"$\times$", "·": r"$\cdot$",
    "≤": r"$\leq$", "≥": r"$\geq$", "≈": r"$\approx$", "→": r"$\to$", "√": r"$\surd$", "…": r"\ldots{}",
    "“": "``", "”": "''", "’": "'", "½": r"$\frac12$", "⁻": "$^-$", "Δ": r"$\Delta$", "ψ": r"$\psi$",
    "α": r"$\alpha$", "β": r"$\beta$", "γ": r"$\gamma$", "δ": r"$\delta$", "ε": r"$\varepsilon$", "η": r"$\eta$",
    "θ": r"$\theta$", "κ": r"$\kappa$", "λ": r"$\lambda$", "μ": r"$\mu$", "ν": r"$\nu$", "π": r"$\pi$",
    "ρ": r"$\rho$", "σ": r"$\sigma$", "τ": r"$\tau$", "φ": r"$\varphi$", "ω": r"$\omega$",
}  # fmt: skip
_LATEX |= {raised: f"$^{figure}$" for figure, raised in enumerate("⁰¹²³⁴⁵⁶⁷⁸⁹")}
_LATEX |= {lowered: f"$_{figure}$" for figure, lowered in enumerate("₀₁₂₃₄₅₆₇₈₉")}
_HAT = re.compile("(.)\u0302")
_CHINESE = re.compile("[\u3000-\u9fff\uff00-\uffef]")
_FORMULAS = {"f − f*": r"$f - f^\ast$", "∇f": r"$\nabla f$", "f": "$f$"}
_MATHS = re.compile(r"(?<!\w)(f − f\*|∇f|f)(?!\w)|(?<![\w.])(-?\d+(?:\.\d+)?)e([+-]?\d+)(?!\w)")


@dataclass(frozen=True)
class Comparison:
    """Headings and one row for each run, as long as the headings."""

    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def compared(
    experiment: Experiment,
    runs: Sequence[Run],
    minima: Array,
    headings: Sequence[str] = HEADINGS,
    say: Callable[[Message], str] = str,
    read: Callable[[Text], str] = lambda text: text.en,
    *,
    goal: float | None = None,
    step: int | None = None,
    judge: Callable[[int], str] | None = None,
) -> Comparison:
    """Return the table of runs at `step`, else the last each has made, knowing the `minima` (m, P) of the landscape.

    With a `goal` it tells when each run first came down to that loss; `headings` then hold GOAL_HEADINGS at GOAL_AT.
    `judge` says the verdict on the run of an index where that is known already.

    `say` and `read` put sentences and names into the language of the headings.
    f* is the lowest loss of a known minimum; where none is known, f − f* and the distance are NaN.
    """
    with np.errstate(all="ignore"):
        lowest = min((float(runs[0].landscape.loss(point)) for point in minima), default=math.nan) if runs else math.nan
        pairs = enumerate(zip(experiment.runs, runs, strict=True))
        rows = tuple(
            (
                read(Text(choice.name, choice.name_zh)),
                read(run.optimizer.name),
                *_row(choice, run, minima, lowest, goal, step, say),
                say(verdict(run, minima).message) if judge is None else judge(index),
            )
            for index, (choice, run) in pairs
        )
    return Comparison(tuple(headings), rows)


def reached(run: Run, goal: float) -> int | None:
    """Return the first step of those made whose loss is at or below `goal`, None where there is none."""
    with np.errstate(invalid="ignore"):
        below = run.trajectory.losses <= goal
    first = int(below.argmax())
    return first if below[first] else None


def _to_goal(run: Run, goal: float | None) -> tuple[Cell, ...]:
    if goal is None:
        return ()
    step = reached(run, goal)
    if step is None:
        return (math.nan,) * len(GOAL_HEADINGS)
    return step, _cost(run, step)


def _cost(run: Run, step: int) -> Cell:
    """Return what the first steps cost (gdviz.engine.costs), shares of a gradient to a millionth."""
    cost = round(run.cost_until(step), 6)
    return int(cost) if cost.is_integer() else cost


def _row(
    choice: RunChoice,
    run: Run,
    minima: Array,
    lowest: float,
    goal: float | None,
    step: int | None,
    say: Callable[[Message], str],
) -> tuple[Cell, ...]:
    """Return what stands between the names and the verdict."""
    step = run.length if step is None else min(step, run.length)
    loss = float(run.trajectory.losses[step])
    away = np.linalg.norm(minima - run.trajectory.position(step), axis=-1) if len(minima) else np.array([math.nan])
    symbols = run.optimizer.hyperparameters
    given = [f"{symbols[name].symbol} = {_brief(value)}" for name, value in run.hyperparameters.items()]
    given += [f"{symbols[edit.name].symbol} = {_brief(edit.value)} @ {edit.step}" for edit in run.edits]
    given += map(say, batch_said(choice.batch, choice.order))
    return (
        ", ".join(given),
        ", ".join(filter(None, (choice.schedule, *choice.options))),
        *_to_goal(run, goal),
        step,
        _cost(run, step),
        loss,
        loss - lowest,
        float(away.min()),
    )


def as_csv(table: Comparison) -> str:
    """Return the table with numbers in full; what is not known is an empty cell."""
    return _separated(table, ",")


def as_tabs(table: Comparison) -> str:
    """Return the table as spreadsheets take it from the clipboard."""
    return _separated(table, "\t")


def as_markdown(table: Comparison) -> str:
    """Return the table as Markdown, numbers with six figures."""
    lines = [list(table.headings), [":---" if _is_text(table, place) else "---:" for place in _places(table)]]
    lines += [[_markdown(_shown(cell)) for cell in row] for row in table.rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def as_latex(table: Comparison) -> str:
    """Return the table as LaTeX for the package booktabs, numbers with six figures."""
    columns = "".join("l" if _is_text(table, place) else "r" for place in _places(table))
    lines = [[_latex(heading) for heading in table.headings]]
    lines += [[_latex_cell(cell) for cell in row] for row in table.rows]
    head, *body = [f"{' & '.join(line)} \\\\" for line in lines]
    packages = "booktabs, ctex" if _CHINESE.search("".join(map("".join, lines))) else "booktabs"
    parts = [f"% \\usepackage{{{packages}}}", f"\\begin{{tabular}}{{{columns}}}", "\\toprule", head, "\\midrule"]
    return "\n".join([*parts, *body, "\\bottomrule", "\\end{tabular}", ""])


WRITERS: dict[str, Callable[[Comparison], str]] = {".csv": as_csv, ".md": as_markdown, ".tex": as_latex}


def _separated(table: Comparison, separator: str) -> str:
    text = io.StringIO()
    writer = csv.writer(text, delimiter=separator, lineterminator="\n")
    writer.writerow(table.headings)
    writer.writerows([_full(cell) for cell in row] for row in table.rows)
    return text.getvalue()


def _full(cell: Cell) -> str:
    if isinstance(cell, float):
        return "" if math.isnan(cell) else repr(cell)
    return _harmless(str(cell)) if isinstance(cell, str) else str(cell)


def _harmless(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula to compute."""
    computes = text[:1] in ("=", "+", "@", "\t", "\r") or (text[:1] == "-" and not text[1:2].isdigit())
    return f"'{text}" if computes else text


def _brief(value: float) -> str:
    mantissa, _, power = f"{value:.{_FIGURES}g}".partition("e")
    return f"{mantissa}e{int(power)}" if power else mantissa


def _shown(cell: Cell) -> str:
    if isinstance(cell, float):
        return "–" if math.isnan(cell) else _brief(cell)
    return str(cell)


def _places(table: Comparison) -> range:
    return range(len(table.headings))


def _is_text(table: Comparison, place: int) -> bool:
    return all(isinstance(row[place], str) for row in table.rows)


def _markdown(text: str) -> str:
    for sign in ("\\", "|", "*", "_", "`", "<", "["):
        text = text.replace(sign, f"\\{sign}")
    return " ".join(text.split())


def _latex_cell(cell: Cell) -> str:
    if isinstance(cell, float) and math.isinf(cell):
        return r"$\infty$" if cell > 0 else r"$-\infty$"
    text = _latex(_shown(cell)).replace("–", "--")
    return f"${text}$" if isinstance(cell, float) and "$" not in text and math.isfinite(cell) else text


def _latex(text: str) -> str:
    """Return a text as LaTeX, with powers of ten and mathematical signs as such."""
    parts = _MATHS.split(" ".join(text.split()))
    plain = [_plain(part) for part in parts[::4]]
    maths = [
        f"${mantissa} \\times 10^{{{int(power)}}}$" if mantissa else _FORMULAS[formula]
        for formula, mantissa, power in zip(parts[1::4], parts[2::4], parts[3::4], strict=True)
    ]
    joined = "".join(part + between for part, between in zip(plain, [*maths, ""], strict=True))
    return joined.replace("$$", " ")


def _plain(text: str) -> str:
    letters = [_LATEX.get(letter, letter) for letter in _HAT.sub(r"\1", text)]
    hats = [place.start() - count for count, place in enumerate(_HAT.finditer(text))]
    for place in hats:
        letters[place] = f"$\\hat{{{letters[place].strip('$')}}}$"
    return "".join(letters)
