"""Numbers as they are shown and typed."""

from __future__ import annotations

import math

import numpy as np
import pytest

from gdviz.ui.wording.numbers import brief_number, format_number, parse_number


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.0, "0.0000"),
        (-5.0, "−5.0000"),
        (12.345, "12.345"),
        (0.4217, "0.42170"),
        (1.2345e-5, "1.234e−5"),
        (3.426e14, "3.426e14"),
        (math.inf, "∞"),
        (-math.inf, "−∞"),
        (math.nan, "NaN"),
    ],
)
def test_numbers_are_shown_with_the_same_number_of_figures(value: float, text: str) -> None:
    assert format_number(value) == text


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0.05", 0.05),
        (" 5e-2 ", 0.05),
        ("5×10⁻²", 0.05),
        ("−1.5", -1.5),
        ("－１．５", -1.5),
        ("1e−8", 1e-8),
        ("10^3", 1000.0),
        (".5", 0.5),
    ],
)
def test_every_usual_way_of_typing_a_number_is_read(text: str, value: float) -> None:
    assert parse_number(text) == value


@pytest.mark.parametrize("text", ["", "abc", "1.2.3", "1e999", "0x10", "1_000", "nan", "inf", "1 2"])
def test_what_is_no_number_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        parse_number(text)


def test_what_is_shown_can_be_typed_back() -> None:
    random = np.random.default_rng(3)
    for value in random.normal(size=300) * 10.0 ** random.integers(-12, 12, 300):
        assert parse_number(format_number(float(value), 6)) == pytest.approx(value, rel=1e-3)
        assert parse_number(brief_number(float(value), 12)) == pytest.approx(value, rel=1e-11)
