"""What a file from anywhere may hold: checked before anything is made of it, so that nothing it says can hang or fill.

Every refusal names line and key.
"""

from __future__ import annotations

import math
import re
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path

from gdviz.engine.files.toml_file import FileError, Mistake, line_of
from gdviz.engine.message import QT_TRANSLATE_NOOP, Message

MOST_BYTES = 1_000_000  # a TOML file of that size is read within a second
MOST_RUNS = 200
MOST_EDITS = 10_000  # of all runs together
MOST_ENTRIES = 20_000  # of one table or array
MOST_NUMBERS = 100_000_000  # that the steps up to the cursor hold
MOST_WORK = 20_000_000  # samples × weights of one gradient
_DEEPEST = 12
_LONGEST = 2_000  # characters of a text
_LONGEST_OWN = 100_000  # of a whole file that comes along
_INTEGERS = 2**63
Key = str | int

# Fifty names joined by dots: the reader's time grows with the square of their number.
_CHAIN = re.compile(r"""(?<![\w\-"'])(?:(?:[\w-]++|"[^"\n]{0,80}"|'[^'\n]{0,80}')[ \t]*+\.[ \t]*+){50}""")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_CONTROL_IN_FILE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


def read_text(path: Path) -> str:
    """Return the text of a file, line ends as \\n. Raises FileError for one that is missing, large or no text."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise _refused(path, 1, QT_TRANSLATE_NOOP("engine", "this is not a file"))
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
        if len(data) > MOST_BYTES:
            template = QT_TRANSLATE_NOOP("engine", "the file is larger than {most:,} bytes")
            raise _refused(path, 1, template, most=MOST_BYTES)
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except OSError as error:
        template = QT_TRANSLATE_NOOP("engine", "the file cannot be read: {reason}")
        raise _refused(path, 1, template, reason=error.strerror or error) from None
    except UnicodeDecodeError as error:
        template = QT_TRANSLATE_NOOP("engine", "this is no text in UTF-8")
        raise _refused(path, data[: error.start].count(b"\n") + 1, template) from None


def check_text(path: Path, text: str) -> None:
    """Raise FileError for a text that would keep the TOML reader busy."""
    if len(text) > MOST_BYTES:
        template = QT_TRANSLATE_NOOP("engine", "the file is larger than {most:,} bytes")
        raise _refused(path, 1, template, most=MOST_BYTES)
    chain = _CHAIN.search(text)
    if chain is not None:
        line = text.count("\n", 0, chain.start()) + 1
        raise _refused(path, line, QT_TRANSLATE_NOOP("engine", "a key is nested too deeply"))


def check_values(path: Path, text: str, data: dict[str, object]) -> None:
    """Raise FileError for a number, a text or a table that no experiment needs."""
    for keys, value in _walk(data, ()):
        if isinstance(value, str):
            _check_string(path, text, keys, value)
        elif isinstance(value, float) and not math.isfinite(value):
            template = QT_TRANSLATE_NOOP("engine", "in {where}: a finite number is needed")
            raise refusal(path, text, keys, template)
        elif isinstance(value, int) and not -_INTEGERS <= value < _INTEGERS:
            raise refusal(path, text, keys, QT_TRANSLATE_NOOP("engine", "in {where}: the number is too large"))
        elif isinstance(value, dict | list) and (len(value) > MOST_ENTRIES or len(keys) > _DEEPEST):
            template = QT_TRANSLATE_NOOP("engine", "in {where}: there are too many entries")
            raise refusal(path, text, keys, template)


def refusal(path: Path, text: str, keys: Sequence[Key], template: str, **values: object) -> FileError:
    """Return the FileError for what stands under `keys`; the template's {where} names them."""
    where = ".".join(str(key) if isinstance(key, str) else str(key + 1) for key in keys) or "the file"
    return FileError(Mistake(path, line_of(text, keys), Message(template, {"where": where[:200], **values})))


def _check_string(path: Path, text: str, keys: tuple[Key, ...], value: str) -> None:
    is_file = len(keys) == 2 and keys[0] == "own"
    if len(value) > (_LONGEST_OWN if is_file else _LONGEST):
        raise refusal(path, text, keys, QT_TRANSLATE_NOOP("engine", "in {where}: the text is too long"))
    found = (_CONTROL_IN_FILE if is_file else _CONTROL).search(value)
    if found:
        template = QT_TRANSLATE_NOOP("engine", "in {where}: the control character U+{code} has no place here")
        raise refusal(path, text, keys, template, code=f"{ord(found[0]):04X}")
    for key in (key for key in keys if isinstance(key, str)):
        if len(key) > 200 or _CONTROL.search(key):
            raise refusal(path, text, keys[:1], QT_TRANSLATE_NOOP("engine", "in {where}: a name cannot be used"))


def _walk(value: object, keys: tuple[Key, ...]) -> Iterator[tuple[tuple[Key, ...], object]]:
    yield keys, value
    if len(keys) > _DEEPEST:
        return
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, one in inner:
        yield from _walk(one, (*keys, key))


def _refused(path: Path, line: int, template: str, **values: object) -> FileError:
    return FileError(Mistake(path, line, Message(template, values)))
