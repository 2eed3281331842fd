"""Whatever fails or kills a merge of names, the user's file is the old one or the new."""

import errno
import os
from pathlib import Path

import pytest

from index.article import ActorType
from index.config import IndexConfig
from index.errors import CorpusSearchError
from search.cli.actors_file import merge_in_file
from search.config_file import Config
from tests.child_process import run_child
from tests.index.writing.fault_injection import inject

# A merge rewrites an entry, loses the comments, and so keeps a copy of the file.
BEFORE = "# my own\nperson:\n- {name: Ada Brook, aliases: [The Heron]}\n- {name: Bo}\n"
AFTER = (
    "# corpus-search: your own actors\n"
    "person:\n- name: Ada Brook\n  aliases:\n  - The Heron\n  - Bo\n"
)
KILLED = 9


def merge(folder: Path) -> None:
    config = IndexConfig(base=folder, actors=(folder / "actors.yaml",))
    merge_in_file(Config(config), "Ada Brook", ["Bo"], ActorType.PERSON)


def read_files(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text("utf-8") for path in sorted(folder.iterdir())}


def lay_out(folder: Path) -> None:
    for path in folder.iterdir():
        path.unlink()
    (folder / "actors.yaml").write_text(BEFORE, encoding="utf-8")


def count_operations(folder: Path) -> int:
    lay_out(folder)
    with inject(folder, 0, lambda: None) as faults:
        merge(folder)
    assert read_files(folder) == {
        "actors.yaml": AFTER,
        "actors.yaml.before-merge": BEFORE,
    }
    return faults.count


def check(folder: Path) -> None:
    """Checks that the file and its copy are whole, and that the merge can be repeated."""
    files = read_files(folder)
    assert files["actors.yaml"] in (BEFORE, AFTER)
    assert files.get("actors.yaml.before-merge", BEFORE) == BEFORE
    if files["actors.yaml"] == AFTER:
        assert "actors.yaml.before-merge" in files
    merge(folder)
    assert read_files(folder) == {
        "actors.yaml": AFTER,
        "actors.yaml.before-merge": BEFORE,
    }


def merge_and_die(folder: Path, at: int) -> None:
    with inject(folder, at, lambda: os._exit(KILLED)):
        merge(folder)


@pytest.mark.parametrize("error", [errno.ENOSPC, errno.EIO, errno.EMFILE, errno.EACCES])
def test_each_operation_of_a_merge_that_fails_leaves_the_old_file_or_the_new(
    tmp_path: Path, error: int
) -> None:
    def fail() -> None:
        raise OSError(error, os.strerror(error))

    for at in range(1, count_operations(tmp_path) + 1):
        lay_out(tmp_path)
        with inject(tmp_path, at, fail), pytest.raises((OSError, CorpusSearchError)):
            merge(tmp_path)
        assert not [name for name in read_files(tmp_path) if name.endswith(".new")]
        check(tmp_path)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork on this system")
def test_a_kill_at_each_operation_of_a_merge_leaves_the_old_file_or_the_new(
    tmp_path: Path,
) -> None:
    for at in range(1, count_operations(tmp_path) + 1):
        lay_out(tmp_path)
        assert run_child(merge_and_die, tmp_path, at) == KILLED
        check(tmp_path)
