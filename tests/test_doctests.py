"""The examples in docstrings print what they show."""

import doctest
from importlib import import_module
from pathlib import Path

import pytest

from tests.house import ROOT, list_modules


def with_examples() -> list[str]:
    """The names of the modules that hold examples."""
    return [
        name_of(path) for path in list_modules() if ">>> " in path.read_text("utf-8")
    ]


def name_of(path: Path) -> str:
    """The name that the module is imported by."""
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(
        ".__init__"
    )


@pytest.mark.parametrize("name", with_examples())
def test_the_examples_of_a_module_print_what_they_show(name: str) -> None:
    failed, attempted = doctest.testmod(import_module(name))
    assert failed == 0
    assert attempted > 0
