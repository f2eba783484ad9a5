"""Names of formulas, runs and parameters → Python names, each used once."""

from __future__ import annotations

import keyword
import re
import unicodedata
from collections.abc import Iterable

# What stands in the functions of runs, and in the whole script.
IN_RUNS = frozenset(
    [
        *("np", "torch", "f", "grad", "batch", "rows", "optimizer", "sigmoid", "softplus", "START", "STEPS", "SEED"),
        *("x", "g", "t", "ξ", "int", "float", "range", "len", "sum", "slice"),
    ]
)
IN_SCRIPT = IN_RUNS | frozenset(
    [
        *("plt", "math", "itertools", "p", "z", "descend", "value", "run", "positions", "name", "path", "paths"),
        *("loss", "slope", "softmax", "activation", "activation_slope", "erf", "layers", "forward"),
        *("figure", "ground", "losses", "levels", "X", "Y", "Z"),
        *("TOLERANCE", "RUNS", "INPUTS", "TARGETS", "FEATURES", "SIZES", "abs", "max", "min", "print"),
    ]
)


class Names:
    """Python names that are given out once; those of `taken` not at all."""

    def __init__(self, taken: Iterable[str]) -> None:
        self._taken = set(taken)

    def free(self, wanted: str) -> str:
        """Return `wanted` (such as β1 or m̂) as a Python name, with _ behind it where it is taken."""
        name = unicodedata.normalize("NFKC", wanted)
        if not name.isidentifier():
            name = f"_{re.sub(r'[^0-9a-zA-Z_]', '', name)}"
        while name in self._taken or keyword.iskeyword(name) or keyword.issoftkeyword(name):
            name += "_"
        self._taken.add(name)
        return name

    def for_run(self, title: str) -> str:
        """Return the name of a run's function: “Adam 2” is adam_2."""
        words = re.sub(r"\W+", "_", unicodedata.normalize("NFKC", title).casefold()).strip("_")
        return self.free(words if words.isidentifier() else f"run_{words}".rstrip("_"))


def in_one_line(text: str) -> str:
    """Return a text for a comment or a docstring, which it can neither end nor escape from."""
    return " ".join(text.split()).replace("\\", "/").replace('"""', "'''").rstrip('"')
