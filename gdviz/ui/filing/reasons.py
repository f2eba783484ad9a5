"""Why something could not be done with a file, in sentences for people."""

from __future__ import annotations

import errno
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from gdviz.engine.errors import InputError
from gdviz.engine.files.toml_file import FileError
from gdviz.ui.wording.words import in_words


def why_not(deed: Callable[[], object]) -> str:
    """Do something with a file; return why it could not be done, "" where it was."""
    translate = QCoreApplication.translate
    try:
        deed()
    except FileError as error:
        line = translate("Files", "Line {line}: {reason}.")
        return line.format(line=error.mistake.line, reason=in_words(error.mistake.message))
    except InputError as error:
        return translate("Files", "{reason}.").format(reason=_capital(in_words(error.message)))
    except OSError as error:
        return reason_of(error)
    return ""


def _capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]


def reason_of(error: OSError) -> str:
    """Return why the system refused something with a file."""
    translate = QCoreApplication.translate
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return translate("Files", "The disk is full; nothing was changed.")
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return translate("Files", "This place must not be written to; choose another one.")
    return translate("Files", "The system says: {reason}.").format(reason=error.strerror or error)
