"""The rules of the house hold everywhere."""

from pathlib import Path

import pytest

from tests import house

FOLDERS = sorted({path.parent for path in house.list_modules()})


@pytest.mark.parametrize(
    "folder", FOLDERS, ids=lambda path: str(path.relative_to(house.ROOT))
)
def test_public_functions_say_what_they_do_and_which_arrays_they_take(
    folder: Path,
) -> None:
    faults = [
        fault for path in folder.glob("*.py") for fault in house.check_docstrings(path)
    ]
    assert faults == []


def test_no_module_name_stands_in_two_folders() -> None:
    assert house.find_repeated_stems() == {}


def test_no_public_type_name_stands_for_two_things() -> None:
    assert house.find_repeated_types() == {}


def test_no_folder_has_more_modules_than_a_reader_takes_in() -> None:
    assert house.find_full_folders() == {}


def test_an_array_type_says_its_dtype() -> None:
    assert house.find_untyped_aliases() == {}


@pytest.mark.parametrize(
    "docstring",
    [
        "The articles of an index.",
        "Return the articles.",
        "Whether there are articles.",
        "Which articles there are.",
        "Names of the articles.",
        "Articles by id.",
    ],
)
def test_a_docstring_without_a_verb_first_is_found(
    docstring: str, tmp_path: Path
) -> None:
    code = f'def find() -> None:\n    """{docstring}"""\n'
    assert [fault.split(": ")[1] for fault in check(code, tmp_path)] == [
        "no verb first"
    ]


@pytest.mark.parametrize(
    ("hint", "docstring", "faults"),
    [
        ("NDArray[np.int64]", "Counts them.", ["an array without dtype and shape"]),
        (
            "NDArray[np.int64]",
            "Counts them.\n\nReturns: int64 array of shape (3,).",
            [],
        ),
        ("int", "Counts them.", []),
    ],
)
def test_a_function_that_gives_arrays_must_describe_them(
    hint: str, docstring: str, faults: list[str], tmp_path: Path
) -> None:
    code = f'def count() -> {hint}:\n    """{docstring}"""\n'
    assert [fault.split(": ")[1] for fault in check(code, tmp_path)] == faults


def check(code: str, folder: Path) -> list[str]:
    path = folder / "module.py"
    path.write_text(code)
    return list(house.check_docstrings(path))
