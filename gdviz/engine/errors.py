"""What a text of the user's can be wrong with, said so that it can be mended."""

from __future__ import annotations

from gdviz.engine.message import Message


class FormulaError(ValueError):
    """A formula that cannot be read: the sentence, and where it is (line and column from 1, length in characters)."""

    def __init__(self, message: Message, column: int, length: int = 1, line: int = 1) -> None:
        super().__init__(str(message))
        self.message = message
        self.column = column
        self.length = length
        self.line = line


class InputError(ValueError):
    """A value that cannot be used: the sentence says which one and what would be right."""

    def __init__(self, message: Message) -> None:
        super().__init__(str(message))
        self.message = message
