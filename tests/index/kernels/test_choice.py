"""Compiled kernels are used only where they are newer than their sources."""

import os
from importlib.machinery import EXTENSION_SUFFIXES
from pathlib import Path

import pytest

from index.kernels.choice import ARRAYS_ONLY, check_compiled


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv(ARRAYS_ONLY, raising=False)
    for source in ("compiled.pyx", "slices.pxi"):
        (tmp_path / source).touch()
        set_age(tmp_path / source, 9)
    (tmp_path / f"compiled{EXTENSION_SUFFIXES[0]}").touch()
    return tmp_path


def set_age(file: Path, seconds: int) -> None:
    os.utime(file, (1_700_000_000 - seconds,) * 2)


def test_a_library_newer_than_its_sources_is_used(package: Path) -> None:
    set_age(package / "compiled.pyx", 1)
    set_age(package / f"compiled{EXTENSION_SUFFIXES[0]}", 0)
    check_compiled(str(package / "__init__.py"))


@pytest.mark.parametrize("source", ["compiled.pyx", "slices.pxi"])
def test_a_library_older_than_a_source_is_not_used(package: Path, source: str) -> None:
    set_age(package / source, 0)
    set_age(package / f"compiled{EXTENSION_SUFFIXES[0]}", 1)
    with pytest.raises(ImportError, match="has changed since it was compiled"):
        check_compiled(str(package / "__init__.py"))


def test_a_library_installed_without_its_sources_is_used(package: Path) -> None:
    (package / "compiled.pyx").unlink()
    (package / "slices.pxi").unlink()
    check_compiled(str(package / "__init__.py"))


def test_no_library_is_used_where_the_environment_asks_for_arrays(
    package: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(ARRAYS_ONLY, "1")
    with pytest.raises(ImportError, match="CORPUS_SEARCH_ARRAYS is set"):
        check_compiled(str(package / "__init__.py"))
