"""The verdict itself: one code, one sentence with the numbers that prove it, and what else is known."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from gdviz.engine.judging.divergence import Cause
from gdviz.engine.message import Message

Code = Literal["converged", "saddle", "plateau", "diverged", "oscillating", "crawling", "noisy", "descending"]
Minimum = Literal["global", "local", "unknown"]


@dataclass(frozen=True)
class Verdict:
    """A code, the step it holds for, a sentence, what kind of minimum was reached, and the numbers behind it.

    `cause` is why a run diverged: "start", "unbounded", "rate", "hole" or "growth"; "" for any other code. A "saddle"
    may be a maximum, and then `is_maximum`. A run that `has_ended` makes no more steps.
    """

    code: Code
    step: int
    message: Message
    minimum: Minimum | None = None
    numbers: dict[str, float] = field(default_factory=dict)
    cause: Cause | Literal[""] = ""
    is_maximum: bool = False
    has_ended: bool = False
