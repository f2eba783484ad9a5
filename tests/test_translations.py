"""Every text can be translated: the check that runs with the tests finds what would be lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import check_translations as check


@pytest.mark.parametrize(
    "line",
    [
        'self.tr(f"Rate {rate}")',
        "self.tr(text)",
        'QCoreApplication.translate("View", "Rate {}".format(rate))',
        "QCoreApplication.translate(context, 'Rate')",
        'QT_TRANSLATE_NOOP("View", text)',
        "self.tr()",
    ],
)
def test_a_text_that_cannot_be_extracted_is_found(line: str) -> None:
    (problem,) = check.unextractable(f"\n{line}\n", Path("view.py"))
    assert problem.startswith("view.py:2:")


@pytest.mark.parametrize(
    "line",
    [
        'self.tr("Rate {rate}").format(rate=rate)',
        'QCoreApplication.translate("View", "two " + "parts")',
        'QCoreApplication.translate("engine", message.template)  # translated elsewhere',
        "painter.translate(x, y)",
        '"abc".translate(table)',
    ],
)
def test_what_can_be_extracted_or_is_no_text_passes(line: str) -> None:
    assert not list(check.unextractable(line, Path("view.py")))


def test_a_translation_that_lost_a_field_is_found(tmp_path: Path) -> None:
    catalogue = tmp_path / "catalogue.ts"
    message = "<message><source>step {k} of {n}</source><translation>{}</translation></message>"
    catalogue.write_text(f"<TS><context><name>View</name>{message.replace('{}', '第 {k} 步')}</context></TS>")
    assert len(check.lost_fields(catalogue)) == 1
    catalogue.write_text(f"<TS><context><name>View</name>{message.replace('{}', '{n} 步的第 {k} 步')}</context></TS>")
    assert not check.lost_fields(catalogue)
