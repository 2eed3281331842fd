"""Whatever fails or kills a change of actors, the user's file is the old one or the new."""

import errno
import os
from pathlib import Path

import pytest

from index.actor_edits import EditSections
from index.config import IndexConfig
from index.errors import CorpusSearchError
from search.own_actors.actors_file import change_actors_file
from search.own_actors.section_changes import unignore_names
from search.settings.config_file import Config
from tests.child_process import run_child
from tests.index.writing.fault_injection import inject

# The change removes a line with a comment, and so keeps a copy of the file.
BEFORE = "# my own\nperson:\n- {name: Ada Brook}\nignored:\n- Bo  # a heading\n"
AFTER = "# corpus-search: your own actors\n# my own\nperson:\n- {name: Ada Brook}\n"
KILLED = 9


def change(folder: Path) -> None:
    config = IndexConfig(base=folder, actors=(folder / "actors.yaml",))
    change_actors_file(Config(config), stop_ignoring)


def stop_ignoring(sections: EditSections) -> None:
    if "Bo" in sections.ignored:
        unignore_names(sections, ["Bo"])


def read_files(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text("utf-8") for path in sorted(folder.iterdir())}


def lay_out(folder: Path) -> None:
    for path in folder.iterdir():
        path.unlink()
    (folder / "actors.yaml").write_text(BEFORE, encoding="utf-8")


def count_operations(folder: Path) -> int:
    lay_out(folder)
    with inject(folder, 0, lambda: None) as faults:
        change(folder)
    assert read_files(folder) == {
        "actors.yaml": AFTER,
        "actors.yaml.before-change": BEFORE,
    }
    return faults.count


def check(folder: Path) -> None:
    """Checks that the file and its copy are whole, and that the change can be repeated."""
    files = read_files(folder)
    assert files["actors.yaml"] in (BEFORE, AFTER)
    assert files.get("actors.yaml.before-change", BEFORE) == BEFORE
    if files["actors.yaml"] == AFTER:
        assert "actors.yaml.before-change" in files
    change(folder)
    assert read_files(folder) == {
        "actors.yaml": AFTER,
        "actors.yaml.before-change": BEFORE,
    }


def change_and_die(folder: Path, at: int) -> None:
    with inject(folder, at, lambda: os._exit(KILLED)):
        change(folder)


@pytest.mark.parametrize("error", [errno.ENOSPC, errno.EIO, errno.EMFILE, errno.EACCES])
def test_each_operation_of_a_change_that_fails_leaves_the_old_file_or_the_new(
    tmp_path: Path, error: int
) -> None:
    def fail() -> None:
        raise OSError(error, os.strerror(error))

    for at in range(1, count_operations(tmp_path) + 1):
        lay_out(tmp_path)
        with inject(tmp_path, at, fail), pytest.raises((OSError, CorpusSearchError)):
            change(tmp_path)
        assert not [name for name in read_files(tmp_path) if name.endswith(".new")]
        check(tmp_path)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork on this system")
def test_a_kill_at_each_operation_of_a_change_leaves_the_old_file_or_the_new(
    tmp_path: Path,
) -> None:
    for at in range(1, count_operations(tmp_path) + 1):
        lay_out(tmp_path)
        assert run_child(change_and_die, tmp_path, at) == KILLED
        check(tmp_path)
