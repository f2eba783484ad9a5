"""Keeps the catalogue of translations and the code together.

`python -m tests.check_translations` fails when a text was added to or removed from the code but not the catalogue, when
a text cannot be extracted, when a translation is missing or lost one of its {fields}, or when the compiled catalogue
is not of the same date. `--update` brings the catalogue up to date and compiles it.
"""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CATALOGUE = ROOT / "resources" / "i18n" / "gdviz_zh_CN.ts"
COMPILED = CATALOGUE.with_suffix(".qm")
EXCEPTION = "# translated elsewhere"
# Which argument is the text that lupdate must be able to read.
CALLS = {"tr": 0, "translate": 1, "QT_TRANSLATE_NOOP": 1, "QT_TR_NOOP": 0}
RECEIVERS = ("QCoreApplication", "QApplication", "QGuiApplication")  # a painter translates too

Entry = tuple[str, str, str]  # context, text, what tells two uses of it apart


def main(argv: list[str]) -> int:
    """Check, or update with --update; the exit code."""
    problems = [problem for path in sources() for problem in unextractable(path.read_text(encoding="utf-8"), path)]
    if argv == ["--update"]:
        extract(CATALOGUE)
        compile_catalogue(CATALOGUE, COMPILED)
    problems += differences() + lost_fields(CATALOGUE)
    for problem in problems:
        print(problem)
    if not CATALOGUE.exists():
        return 1
    unfinished = len(ElementTree.parse(CATALOGUE).findall(".//translation[@type='unfinished']"))
    print(f"translations: {len(entries(CATALOGUE))} texts, {unfinished} not translated yet, {len(problems)} problems")
    return 1 if problems or unfinished else 0


def sources() -> list[Path]:
    """Every file whose texts are translated."""
    return sorted((ROOT / "gdviz").rglob("*.py"))


def unextractable(source: str, path: Path) -> Iterator[str]:
    """Calls for a translation whose text is not a literal: lupdate skips them, or extracts what never matches."""
    lines = source.splitlines()
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        place = _place_of_text(node.func)
        if place is None or EXCEPTION in lines[node.lineno - 1] or EXCEPTION in lines[(node.end_lineno or 1) - 1]:
            continue
        texts = node.args[: place + 1]
        if len(texts) <= place or not all(_literal(text) for text in texts):
            yield f"{path.name}:{node.lineno}: a text to translate must be a plain literal (use .format after it)"


def differences() -> list[str]:
    """What the code says and the catalogue does not, and the other way round; and whether the .qm is of the .ts."""
    if not CATALOGUE.exists():
        return [f"{CATALOGUE.name} is missing: python -m tests.check_translations --update"]
    with tempfile.TemporaryDirectory() as folder:
        fresh, compiled = Path(folder) / CATALOGUE.name, Path(folder) / COMPILED.name
        extract(fresh)
        compile_catalogue(CATALOGUE, compiled)
        said, written = entries(fresh), entries(CATALOGUE)
        current = COMPILED.exists() and COMPILED.read_bytes() == compiled.read_bytes()
    found = [f"not in the catalogue: {context}: {text!r}" for context, text, _ in sorted(said - written)]
    found += [
        f"in the catalogue, but no longer said: {context}: {text!r}" for context, text, _ in sorted(written - said)
    ]
    if not current:
        found.append(f"{COMPILED.name} was not compiled from {CATALOGUE.name}")
    if found:
        found.append("To put this right: python -m tests.check_translations --update")
    return found


def lost_fields(catalogue: Path) -> list[str]:
    """Translations whose {fields} are not those of the text: formatting them would fail in front of the user."""
    found = []
    for message in ElementTree.parse(catalogue).iterfind(".//message") if catalogue.exists() else ():
        text, translation = message.findtext("source", ""), message.find("translation")
        forms = [] if translation is None else [translation.text or "", *(form.text or "" for form in translation)]
        for form in filter(str.strip, forms):
            if fields(form) != fields(text):
                found.append(f"{text!r} and its translation {form!r} have different fields")
    return found


def fields(text: str) -> set[str]:
    """The names in braces."""
    return set(re.findall(r"{(\w*)", text.replace("{{", "")))


def entries(catalogue: Path) -> set[Entry]:
    """What a catalogue holds, wherever in the code it is said."""
    return {
        (context.findtext("name", ""), message.findtext("source", ""), message.findtext("comment", ""))
        for context in ElementTree.parse(catalogue).iterfind("context")
        for message in context.iterfind("message")
        if message.find("translation[@type='vanished']") is None
    }


def extract(catalogue: Path) -> None:
    """Bring a catalogue up to the code; translations that are there stay."""
    catalogue.parent.mkdir(parents=True, exist_ok=True)
    files = [str(path.relative_to(ROOT)) for path in sources()]
    options = ["-silent", "-no-obsolete", "-locations", "none", "-source-language", "en", "-target-language", "zh_CN"]
    qt_tool("lupdate", *options, *files, "-ts", str(catalogue))


def compile_catalogue(catalogue: Path, compiled: Path) -> None:
    """Write the form that the app loads."""
    qt_tool("lrelease", "-silent", str(catalogue), "-qm", str(compiled))


def qt_tool(name: str, *arguments: str) -> None:
    """Run one of Qt's tools that come with PySide6."""
    import PySide6

    suffix = ".exe" if os.name == "nt" else ""
    subprocess.run([str(Path(PySide6.__file__).parent / (name + suffix)), *arguments], cwd=ROOT, check=True)


def _place_of_text(function: ast.expr) -> int | None:
    if isinstance(function, ast.Name):
        return CALLS.get(function.id)
    if not isinstance(function, ast.Attribute):
        return None
    ours = isinstance(function.value, ast.Name) and function.value.id in RECEIVERS
    return CALLS.get(function.attr) if function.attr != "translate" or ours else None


def _literal(text: ast.expr) -> bool:
    if isinstance(text, ast.BinOp) and isinstance(text.op, ast.Add):
        return _literal(text.left) and _literal(text.right)
    return isinstance(text, ast.Constant) and isinstance(text.value, str)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
