"""Words of the command line → numbers; what cannot be read is said in one line that names the argument."""

from __future__ import annotations

import difflib
import math
from collections.abc import Iterable, Mapping

from gdviz.engine.optimizer import Hyperparameter


class UsageError(Exception):
    """Bad input: the argument, and what would be right."""


class BadFile(Exception):
    """What is wrong with the file that was looked at, as it is printed; exit code 1."""


def number(argument: str, text: str) -> float:
    try:
        value = float(text.strip().replace("−", "-"))
    except ValueError:
        raise UsageError(f"{argument}: {text.strip()!r} is not a number; write it as 0.05 or 5e-2") from None
    if not math.isfinite(value):
        raise UsageError(f"{argument}: {text.strip()!r} is not finite; give an ordinary number")
    return value


def whole(argument: str, text: str, least: int, most: int) -> int:
    try:
        value = int(text)
    except ValueError:
        raise UsageError(f"{argument}: {text!r} is not a whole number; write it out, such as 500") from None
    if not least <= value <= most:
        raise UsageError(f"{argument}: {value} is outside {least} … {most}")
    return value


def settings(argument: str, text: str, declared: Mapping[str, Hyperparameter]) -> dict[str, float]:
    """Read “key=value,…”, where a key is the name or the symbol of a declared number."""
    known = {entry.symbol: key for key, entry in declared.items()}
    values: dict[str, float] = {}
    for setting in filter(None, (part.strip() for part in text.split(","))):
        key, _, value = setting.partition("=")
        key = known.get(key.strip(), key.strip())
        if key in declared and not value.strip():
            raise UsageError(f"{argument}: {key} has no value; write {key}=0.1")
        if key not in declared:
            names = ", ".join(f"{name}=…" for name in declared)
            why = f"is not one of {names}" if declared else "is too much: it has no parameters"
            raise UsageError(f"{argument}: {setting!r} {why}")
        values[key] = number(f"{argument}:{key}", value)
    return values


def one_of(argument: str, kind: str, name: str, known: Iterable[str]) -> str:
    """Return `name` when it is known; else raise UsageError that proposes the nearest."""
    known = list(known)
    if name in known:
        return name
    near = difflib.get_close_matches(name, known, n=1)
    hint = f"did you mean {near[0]}?" if near else f"one of {', '.join(known)}"
    raise UsageError(f"{argument}: there is no {kind} {name!r}; {hint}")
