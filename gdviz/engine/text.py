"""A text in both languages of the product, as resource files hold it."""

from __future__ import annotations

import msgspec


class Text(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The same sentence in English and in Chinese; the Chinese may be missing."""

    en: str
    zh: str = ""

    def in_language(self, language: str) -> str:
        """Return the text in "en" or "zh", the English where the other is missing."""
        return self.zh if language == "zh" and self.zh else self.en


def as_text(value: str | Text) -> Text:
    """Return `value` as Text; a bare string is the same in both languages."""
    return value if isinstance(value, Text) else Text(value)
