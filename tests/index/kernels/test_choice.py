"""What is compiled is used where it is of the source that is there."""

import os
from importlib.machinery import EXTENSION_SUFFIXES
from pathlib import Path

import pytest

from index.kernels.choice import ARRAYS_ONLY, check_compiled


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv(ARRAYS_ONLY, raising=False)
    (tmp_path / "compiled.pyx").touch()
    (tmp_path / f"compiled{EXTENSION_SUFFIXES[0]}").touch()
    return tmp_path


def set_age(file: Path, seconds: int) -> None:
    os.utime(file, (1_700_000_000 - seconds,) * 2)


def test_what_was_compiled_after_the_last_change_is_used(package: Path) -> None:
    set_age(package / "compiled.pyx", 1)
    set_age(package / f"compiled{EXTENSION_SUFFIXES[0]}", 0)
    check_compiled(str(package / "__init__.py"))


def test_what_was_compiled_before_the_last_change_is_not_used(package: Path) -> None:
    set_age(package / "compiled.pyx", 0)
    set_age(package / f"compiled{EXTENSION_SUFFIXES[0]}", 1)
    with pytest.raises(ImportError, match="has changed since it was compiled"):
        check_compiled(str(package / "__init__.py"))


def test_what_is_installed_without_its_source_is_used(package: Path) -> None:
    (package / "compiled.pyx").unlink()
    check_compiled(str(package / "__init__.py"))


def test_nothing_compiled_is_used_where_the_arrays_are_asked_for(
    package: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(ARRAYS_ONLY, "1")
    with pytest.raises(ImportError, match="CORPUS_SEARCH_ARRAYS is set"):
        check_compiled(str(package / "__init__.py"))
