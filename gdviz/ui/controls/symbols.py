"""Names as mathematics writes them."""

from __future__ import annotations

_LOWERED = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


def symbol_of(name: str) -> str:
    """Return a variable's name with its number lowered: "x₁" for "x1"."""
    return name.replace("_", "").translate(_LOWERED)
