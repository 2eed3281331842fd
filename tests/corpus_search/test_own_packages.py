"""A user's own `search.py` or `index.py` is named, not stumbled over."""

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DOOR = "import corpus_search; print(corpus_search.SearchResults.__name__)"


def run(
    folder: Path, *arguments: str, path: str = str(ROOT), **variables: str
) -> subprocess.CompletedProcess[str]:
    """Run Python in the folder; `path` is PYTHONPATH."""
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": path, **variables},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A folder with a `search.py` that is none of ours, and a script beside it."""
    (tmp_path / "search.py").write_text("print('mine')\n")
    (tmp_path / "script.py").write_text(DOOR)
    return tmp_path


@pytest.mark.parametrize("arguments", [("-c", DOOR), ("script.py",)])
def test_an_own_search_py_is_named(own: Path, arguments: tuple[str, ...]) -> None:
    ended = run(own, *arguments)
    assert ended.returncode == 1
    assert ended.stdout == ""
    assert ended.stderr.splitlines()[-1] == (
        "ImportError: corpus_search needs its own package 'search', but "
        f"{own / 'search.py'} has the same name and comes first on sys.path; "
        "rename it, or start Python with -P, which leaves that folder out"
    )


def test_a_script_that_is_called_index_py_is_named(tmp_path: Path) -> None:
    (tmp_path / "index.py").write_text(DOOR)
    ended = run(tmp_path, "index.py")
    assert f"package 'index', but {tmp_path / 'index.py'} has" in ended.stderr


def test_an_own_package_is_named(tmp_path: Path) -> None:
    (tmp_path / "index").mkdir()
    (tmp_path / "index/__init__.py").touch()
    ended = run(tmp_path, "-c", DOOR)
    assert f"but {tmp_path / 'index/__init__.py'} has" in ended.stderr


def test_a_module_that_the_program_has_imported_before_is_named(own: Path) -> None:
    ended = run(own, "-c", f"import search; {DOOR}")
    assert f"but {own / 'search.py'} has" in ended.stderr


def test_a_bare_folder_of_the_name_hides_nothing(tmp_path: Path) -> None:
    (tmp_path / "search").mkdir()
    assert run(tmp_path, "-c", DOOR).stdout == "SearchResults\n"


def test_a_missing_package_is_said_to_be_missing(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "corpus_search", tmp_path / "corpus_search")
    ended = run(tmp_path, "-S", "-c", DOOR, path="")
    assert ended.stderr.splitlines()[-1] == (
        "ImportError: corpus_search needs its own package 'index', which is not "
        "installed; install corpus-search again"
    )


@pytest.mark.parametrize(
    ("arguments", "variables"),
    [(("-P", "script.py"), {}), (("script.py",), {"PYTHONSAFEPATH": "1"})],
)
def test_python_can_be_told_to_leave_the_folder_out(
    own: Path, arguments: tuple[str, ...], variables: dict[str, str]
) -> None:
    assert run(own, *arguments, **variables).stdout == "SearchResults\n"


def test_python_m_names_it_too(own: Path) -> None:
    ended = run(own, "-m", "corpus_search", "--help")
    assert f"but {own / 'search.py'} has" in ended.stderr
    ended = run(own, "-P", "-m", "corpus_search", "--help")
    assert "Usage: corpus-search WORDS… [OPTIONS]" in ended.stdout


def test_the_command_does_not_look_in_the_folder_it_is_run_in(own: Path) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    module, function = project["scripts"]["corpus-search"].split(":")
    program = own / "bin/corpus-search"
    program.parent.mkdir()
    # As an installer writes it: Python looks in the program's folder, not in this one.
    program.write_text(f"from {module} import {function}\n{function}()\n")
    ended = run(own, str(program), "--help")
    assert "Usage: corpus-search WORDS… [OPTIONS]" in ended.stdout


def test_importing_the_door_loads_neither_numpy_nor_the_reading(tmp_path: Path) -> None:
    heavy = "('numpy', 'whoosh', 'typer', 'trafilatura', 'pandas', 'index.writing')"
    code = f"import corpus_search, sys; print([m for m in {heavy} if m in sys.modules])"
    assert run(tmp_path, "-c", code).stdout == "[]\n"
