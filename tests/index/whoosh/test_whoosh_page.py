"""What docs/whoosh.md shows is so."""

import doctest
import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]


def test_the_examples_of_the_page_print_what_it_shows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    monkeypatch.chdir(tmp_path)
    failed, attempted = doctest.testfile(
        str(ROOT / "docs/whoosh.md"), module_relative=False, encoding="utf-8"
    )
    assert failed == 0
    assert attempted > 15
