"""An experiment as one line of text, to be pasted into a chat or onto a slide; read back however a chat mangles it."""

from __future__ import annotations

import base64
import binascii
import re
import zlib
from pathlib import Path

import msgspec

from gdviz.engine.errors import InputError
from gdviz.engine.message import QT_TRANSLATE_NOOP, Message
from gdviz.session.files.document import Document, document_text
from gdviz.session.limits import MOST_BYTES

VERSION = 1
_MARK = "gdviz"
_START = re.compile(r"gdviz\s*:\s*(\d{1,6})\s*:", re.IGNORECASE)
PASTED = Path("gdviz")  # what stands for a file's name in messages about a text


def share_text(document: Document) -> str:
    """Return one line that `text_of_share` reads; how the window is arranged is left out."""
    shared = msgspec.structs.replace(document, view=document.view.without_arrangement())
    packed = zlib.compress(document_text(shared).encode(), 9)
    return f"{_MARK}:{VERSION}:{base64.urlsafe_b64encode(packed).decode().rstrip('=')}"


def text_of_share(line: str) -> str:
    """Return the file's text that is packed into `line`, whatever white space, quotes or brackets came into it.

    Raises InputError that says whether a part is missing or wrong.
    """
    if len(line) > 2 * MOST_BYTES:
        raise _refused(QT_TRANSLATE_NOOP("engine", "the text is longer than any that gdviz writes"))
    start = _START.search(line)
    if start is None:
        raise _refused(QT_TRANSLATE_NOOP("engine", "this is no text from gdviz: such a text begins with gdviz:1:"))
    if int(start[1]) != VERSION:
        template = QT_TRANSLATE_NOOP("engine", "the text is of version {found}; this program reads version {known}")
        raise _refused(template, found=int(start[1]), known=VERSION)
    letters = re.sub(r"[^A-Za-z0-9_\-+/]", "", line[start.end() :]).replace("+", "-").replace("/", "_")
    letters = letters[: len(letters) - (len(letters) % 4 == 1)]
    unpacker = zlib.decompressobj()
    try:
        packed = base64.urlsafe_b64decode(letters + "=" * (-len(letters) % 4))
        text = unpacker.decompress(packed, MOST_BYTES + 1)
    except (binascii.Error, zlib.error):
        raise _refused(QT_TRANSLATE_NOOP("engine", "the text is damaged: copy it once more, as a whole")) from None
    if len(text) > MOST_BYTES:
        raise _refused(QT_TRANSLATE_NOOP("engine", "the text holds more than an experiment can"))
    if not unpacker.eof:
        raise _refused(QT_TRANSLATE_NOOP("engine", "the text is cut off: copy all of it"))
    try:
        return text.decode()
    except UnicodeDecodeError:
        raise _refused(QT_TRANSLATE_NOOP("engine", "the text is damaged: copy it once more, as a whole")) from None


def _refused(template: str, **values: object) -> InputError:
    return InputError(Message(template, values))
