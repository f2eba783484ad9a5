"""The functions of the formula language: one table that the parser, the writers and the derivatives share."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np


@dataclass(frozen=True)
class Function:
    """A function of the language: how many arguments, its value on floats and on arrays, and its LaTeX name."""

    arity: tuple[int, int]  # fewest, most
    scalar: Callable[..., Any]  # floats; may raise ArithmeticError or ValueError where NumPy gives inf or NaN
    array: Callable[..., Any]
    latex: str


def _sign(value: float) -> float:
    return value if value != value else float((value > 0.0) - (value < 0.0))


def _minimum(first: float, second: float) -> float:
    return first if first < second or first != first else second


def _maximum(first: float, second: float) -> float:
    return first if first > second or first != first else second


def _unit_step(value: float) -> float:
    return value if value != value else 0.5 + 0.5 * _sign(value)


def _sigmoid(value: float) -> float:
    return 0.5 + 0.5 * math.tanh(0.5 * value)


def _softplus(value: float) -> float:
    return _maximum(value, 0.0) + math.log1p(math.exp(-abs(value)))


def _where(condition: bool, first: float, second: float) -> float:
    return first if condition else second


FUNCTIONS: Mapping[str, Function] = {
    "sin": Function((1, 1), math.sin, np.sin, r"\sin"),
    "cos": Function((1, 1), math.cos, np.cos, r"\cos"),
    "tan": Function((1, 1), math.tan, np.tan, r"\tan"),
    "asin": Function((1, 1), math.asin, np.arcsin, r"\arcsin"),
    "acos": Function((1, 1), math.acos, np.arccos, r"\arccos"),
    "atan": Function((1, 1), math.atan, np.arctan, r"\arctan"),
    "sinh": Function((1, 1), math.sinh, np.sinh, r"\sinh"),
    "cosh": Function((1, 1), math.cosh, np.cosh, r"\cosh"),
    "tanh": Function((1, 1), math.tanh, np.tanh, r"\tanh"),
    "exp": Function((1, 1), math.exp, np.exp, r"\exp"),
    "log": Function((1, 1), math.log, np.log, r"\ln"),
    "log10": Function((1, 1), math.log10, np.log10, r"\log_{10}"),
    "log2": Function((1, 1), math.log2, np.log2, r"\log_{2}"),
    "sqrt": Function((1, 1), math.sqrt, np.sqrt, r"\sqrt"),
    "abs": Function((1, 1), abs, np.abs, r"\operatorname{abs}"),
    "sign": Function((1, 1), _sign, np.sign, r"\operatorname{sign}"),
    "min": Function((2, 2), _minimum, np.minimum, r"\min"),
    "max": Function((2, 2), _maximum, np.maximum, r"\max"),
    "floor": Function((1, 1), lambda value: float(math.floor(value)), np.floor, r"\operatorname{floor}"),
    "where": Function((3, 3), _where, np.where, r"\operatorname{where}"),
    "sigmoid": Function((1, 1), _sigmoid, lambda v: 0.5 + 0.5 * np.tanh(0.5 * v), r"\sigma"),
    "softplus": Function(
        (1, 1), _softplus, lambda v: np.maximum(v, 0.0) + np.log1p(np.exp(-np.abs(v))), r"\operatorname{softplus}"
    ),
}

# Only derivatives make it: 0 below zero, 1 above, ½ at zero.
UNIT_STEP = "unit_step"
DERIVED: Mapping[str, Function] = {
    UNIT_STEP: Function((1, 1), _unit_step, lambda v: np.heaviside(v, 0.5), r"\theta"),
}

# Of whole vectors; the equations of optimizers have them, landscapes do not.
VECTOR_FUNCTIONS: Mapping[str, tuple[int, int]] = {"grad": (1, 1), "norm": (1, 1), "dot": (2, 2)}

CONSTANTS: Mapping[str, float] = {"π": math.pi, "e": math.e}


def _of_one(function: Callable[..., Any]) -> Callable[[float], float]:
    return lambda value: float(function(value))


# Python's own answer and NumPy's differ in the last digit: a single run asks NumPy, to equal a batch of runs.
# Others are exact in both, or come from the same C library (sin, cos).
_OF_NUMPY = (
    "tan",
    "asin",
    "acos",
    "atan",
    "sinh",
    "cosh",
    "tanh",
    "exp",
    "log",
    "log10",
    "log2",
    "sigmoid",
    "softplus",
)


def scalar_namespace() -> dict[str, Any]:
    """Return the names that generated scalar source may use; warnings of NumPy are the caller's to silence."""
    table = {name: entry.scalar for name, entry in {**FUNCTIONS, **DERIVED}.items()}
    table |= {name: _of_one(FUNCTIONS[name].array) for name in _OF_NUMPY}
    table |= {"power": lambda base, exponent: float(np.power(base, exponent)), "python_power": math.pow}
    return {**table, "inf": math.inf, "nan": math.nan, "__builtins__": {"range": range}}


def array_namespace() -> dict[str, Any]:
    """Return the names that generated NumPy source may use."""
    table = {name: entry.array for name, entry in {**FUNCTIONS, **DERIVED}.items()}
    powers = {"power": np.power, "python_power": np.power}
    return {**table, **powers, "np": np, "inf": math.inf, "nan": math.nan, "__builtins__": {}}
