"""A person's CSV file is read as it is, or refused with a sentence that says where and what to do."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from gdviz.engine.data.dataset import Dataset
from gdviz.engine.files.csv_file import read_csv
from gdviz.engine.files.toml_file import FileError


def read(folder: Path, content: str | bytes, **options: object) -> Dataset:
    path = folder / "people.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_csv(path, **options)  # type: ignore[arg-type]


PLAIN = "age,height,weight\n1,2,3\n4,5,6.5\n"


@pytest.mark.parametrize(
    "content",
    [
        PLAIN,
        PLAIN.replace(",", ";"),
        PLAIN.replace(",", "\t"),
        PLAIN.replace("\n", "\r\n"),
        PLAIN.replace("\n", "\r"),
        PLAIN.removesuffix("\n"),
        "\ufeff" + PLAIN,
        "\n\n" + PLAIN.replace("\n", "\n\n"),
        PLAIN.replace(",", " , "),
        PLAIN.replace("age", '"age"').replace("4", '"4"'),
        PLAIN.replace(",", ";").replace("age", '"age"'),
    ],
)
def test_tables_are_read_however_they_are_written(tmp_path: Path, content: str) -> None:
    dataset = read(tmp_path, content)
    assert (dataset.features, dataset.target, dataset.classes) == (("age", "height"), "weight", ())
    np.testing.assert_array_equal(dataset.inputs, [[1.0, 2.0], [4.0, 5.0]])
    np.testing.assert_array_equal(dataset.targets, [3.0, 6.5])
    assert dataset.scaling is None


def test_a_separator_within_quotes_separates_nothing(tmp_path: Path) -> None:
    assert read(tmp_path, '"age; in years",height\n1,2\n').features == ("age; in years",)


def test_columns_are_chosen_by_name_and_others_may_hold_anything(tmp_path: Path) -> None:
    content = "name,age,height,weight\nAnn,,2,3\nBob,nan,5,6\n"
    dataset = read(tmp_path, content, features=("weight",), target="height")
    assert (dataset.features, dataset.target) == (("weight",), "height")
    np.testing.assert_array_equal(dataset.inputs, [[3.0], [6.0]])


def test_without_a_header_columns_have_numbers(tmp_path: Path) -> None:
    dataset = read(tmp_path, "1,2\n3,4\n")
    assert (dataset.features, dataset.target, len(dataset)) == (("1",), "2", 2)
    assert len(read(tmp_path, "5,red\n3,blue\n", classes=True)) == 2
    assert len(read(tmp_path, "5,6\n3,4\n", header="yes")) == 1
    with pytest.raises(FileError, match="column “1”: “age” is not a number"):
        read(tmp_path, "age,6\n3,4\n")
    assert read(tmp_path, "age,6\n3,4\n", header="yes").target == "6"


def test_classes_are_sorted_numbers_by_size_and_words_by_letters(tmp_path: Path) -> None:
    numbers = read(tmp_path, "x,c\n1,10\n2,9\n3,10.0\n4,2.5\n", classes=True)
    assert numbers.classes == ("2.5", "9", "10")
    np.testing.assert_array_equal(numbers.targets, [2.0, 1.0, 2.0, 0.0])
    words = read(tmp_path, "x,c\n1,no\n2, yes\n3,no\n4,也许\n", classes=True)
    assert words.classes == ("no", "yes", "也许")
    np.testing.assert_array_equal(words.targets, [0.0, 1.0, 0.0, 2.0])


MISTAKES = {
    "nothing at all": ("", 1, "the file is empty"),
    "only blanks": ("\n  \n", 1, "the file is empty"),
    "a header alone": ("age,height\n", 1, "no rows below them"),
    "one column": ("age\n1\n2\n", 1, "only one column was found"),
    "another separator": ("age|height\n1|2\n", 1, "parted by commas, semicolons or tabs"),
    "an empty cell": ("age,height\n1,2\n,4\n", 3, "column “age” is empty here; fill it in"),
    "a blank cell": ("age,height\n1,2\n3,  \n", 3, "column “height” is empty here"),
    "a word": ("age,height\n1,2\nold,4\n", 3, "column “age”: “old” is not a number; correct it, or leave the column"),
    "a word to predict": ("age,kind\n1,cat\n", 2, "column “kind”: “cat” is not a number; correct it, or use a model"),
    "not a number": ("age,height\n1,2\nNaN,4\n", 3, "column “age”: “NaN” is not a finite number"),
    "infinity": ("age,height\n1,2\n3,-inf\n", 3, "column “height”: “-inf” is not a finite number"),
    "too large for a picture": ("age,height\n1,2\n3,1e13\n", 3, "column “height”: “1e13” lies beyond ±1e12"),
    "too large": ("age,height\n1,2\n3,1e999\n", 3, "column “height”: “1e999” is not a finite number"),
    "a decimal comma": ("age;height\n1;2\n1,5;4\n", 3, "column “age”: “1,5” has a decimal comma; write a point"),
    "a Python number": ("age,height\n1,2\n1_000,4\n", 3, "column “age”: “1_000” is not a number"),
    "a short line": ("age,height\n1,2\n3\n", 3, "1 of 2 cells"),
    "a long line": ("age,height\n1,2\n\n3,4,5\n", 4, "3 of 2 cells"),
    "two of one name": ("age,age,height\n1,2,3\n", 1, "two columns are called “age”; rename one"),
    "a column without name": ("age,,height\n1,2,3\n", 1, "column 2 has no name"),
    "an open quote": ('age,height\n1,2\n"3,4\n5,6\n', 3, "the quotes or cells cannot be read from here on"),
    "after a cell of two lines": ('name,age,height\n"Ann\nLee",1,2\nBob,x,4\n', 4, "column “age”: “x” is not"),
    "Latin-1": ("age,größe\n1,2\n".encode("latin-1"), 1, "this is not UTF-8 text"),
    "Latin-1 further down": ("age,kind\n1,2\n3,süß\n".encode("latin-1"), 3, "this is not UTF-8 text"),
    "UTF-16": ("age,height\n1,2\n".encode("utf-16"), 1, "this is not UTF-8 text"),
    "a spreadsheet": (b"PK\x03\x04\x14\x00\x06\x00", 1, "this is not a text file"),
}


@pytest.mark.parametrize("case", MISTAKES)
def test_a_mistake_is_named_with_its_line(tmp_path: Path, case: str) -> None:
    content, line, words = MISTAKES[case]
    options = {"features": ("age",)} if "name" in str(content).split(",") else {}
    with pytest.raises(FileError) as caught:
        read(tmp_path, content, **options)
    mistake = caught.value.mistake
    assert mistake.path.name == "people.csv" and mistake.line == line
    assert words in str(mistake.message)


def test_columns_that_cannot_be_chosen_are_named(tmp_path: Path) -> None:
    def refusal(**options: object) -> str:
        with pytest.raises(FileError) as caught:
            read(tmp_path, PLAIN, **options)
        return str(caught.value.mistake.message)

    assert refusal(features=("size",)) == "there is no column “size”; there are age, height, weight"
    assert refusal(target="size") == "there is no column “size”; there are age, height, weight"
    assert "is the target and cannot be a feature too" in refusal(features=("age", "weight"))
    assert "named twice" in refusal(features=("age", "age"))


def test_a_target_of_one_value_or_of_hundreds_is_no_class(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="“1” everywhere; there is nothing to predict"):
        read(tmp_path, "x,c\n1,1\n2,1\n", classes=True)
    with pytest.raises(FileError, match="has 200 different values, too many for classes"):
        read(tmp_path, "x,c\n" + "".join(f"1,{number}\n" for number in range(200)), classes=True)


def test_a_file_that_is_missing_is_a_file_error(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="the file cannot be read"):
        read_csv(tmp_path / "nowhere.csv")
    with pytest.raises(FileError, match="the file cannot be read"):
        read_csv(tmp_path)


def test_a_file_that_changed_is_read_again(tmp_path: Path) -> None:
    assert len(read(tmp_path, PLAIN)) == 2
    assert len(read(tmp_path, PLAIN + "7,8,9\n")) == 3


def test_a_hundred_thousand_rows_are_read(tmp_path: Path) -> None:
    values = np.random.default_rng(0).normal(size=(100_000, 3)).round(6)
    content = "a,b,c\n" + "".join(f"{x},{y},{z}\n" for x, y, z in values.tolist())
    dataset = read(tmp_path, content)
    np.testing.assert_array_equal(np.column_stack([dataset.inputs, dataset.targets]), values)
