"""Numbers as people read and type them: the same width from step to step, a true minus, and any way of writing.

What is shown can be copied back in: parse_number reads everything that format_number and brief_number write.
"""

from __future__ import annotations

import math
import re
import unicodedata

from PySide6.QtCore import QCoreApplication, QLocale

MINUS = "−"
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺", "0123456789-+")
_RAISED = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺]+")
_POWER = re.compile(r"([\d.]\s*[×x*·⋅]\s*|(?<![\d.]))10\s*(?:\^|\*\*)\s*\(?\s*([+-]?\d+)\s*\)?")
_NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?")


def format_number(value: float, digits: int = 5) -> str:
    """Return `value` in a nearly constant width: "0.42170", "−5.0000", "12.345", "1.235e−5", "∞", "NaN".

    `digits` significant figures; e-notation below 1e-3 and from 1e5 on.
    """
    if not math.isfinite(value):
        return _not_finite(value)
    if value == 0:
        return f"{0:.{digits - 1}f}"
    exponent = int(f"{value:.{digits - 1}e}".split("e")[1])
    if -3 <= exponent < 5:
        places = digits if exponent < 0 else max(digits - 1 - exponent, 0)
        return f"{value:.{places}f}".replace("-", MINUS)
    return _scientific(value, max(digits - 2, 0))


def brief_number(value: float, digits: int = 5) -> str:
    """Return `value` without needless zeros: "0.05", "−5", "1e−8"; for numbers that people set themselves."""
    if not math.isfinite(value):
        return _not_finite(value)
    if value == 0:
        return "0"
    exponent = int(f"{value:.{digits - 1}e}".split("e")[1])
    if -4 <= exponent < max(digits, 5):
        text = f"{value:.{max(digits - 1 - exponent, 0)}f}"
        text = text.rstrip("0").rstrip(".") if "." in text else text
        return text.replace("-", MINUS)
    return _scientific(value, digits - 1, strip=True)


def parse_number(text: str) -> float:
    """Read a number typed in any usual way: "0.05", "5e-2", "5×10⁻²", "−１．５", and "0,05" where that is the custom.

    Raises ValueError with a sentence for the user when `text` is no number or too large for one.
    """
    plain = _RAISED.sub(lambda match: "^" + match[0].translate(_SUPERSCRIPTS), text.strip())
    plain = unicodedata.normalize("NFKC", plain)
    plain = re.sub("[−–—﹣]", "-", plain).replace("。", ".")
    if QLocale().decimalPoint() == "," and "." not in plain:
        plain = plain.replace(",", ".", 1)
    plain = _POWER.sub(lambda match: f"{match[1][:1] or 1}e{match[2]}", plain)
    plain = re.sub(r"(?<=[eE+-])\s+|\s+(?=[eE])", "", plain)
    if not _NUMBER.fullmatch(plain):
        sentence = QCoreApplication.translate("Numbers", "“{text}” is not a number; write it like 0.05 or 5e-2.")
        raise ValueError(sentence.format(text=text.strip()))
    value = float(plain)
    if not math.isfinite(value):
        sentence = QCoreApplication.translate("Numbers", "{text} is too large; the largest number is 1.8e308.")
        raise ValueError(sentence.format(text=text.strip()))
    return value


def _scientific(value: float, places: int, *, strip: bool = False) -> str:
    mantissa, exponent = f"{value:.{places}e}".split("e")
    if strip and "." in mantissa:
        mantissa = mantissa.rstrip("0").rstrip(".")
    return f"{mantissa}e{int(exponent)}".replace("-", MINUS)


def _not_finite(value: float) -> str:
    if math.isnan(value):
        return "NaN"
    return "∞" if value > 0 else f"{MINUS}∞"
