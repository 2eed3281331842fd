"""An index stays readable for those who could read it, under any umask."""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from index.config import IndexConfig
from index.writing.build import build_index

pytestmark = pytest.mark.skipif(os.name == "nt", reason="no umask there")


@contextmanager
def umask(mask: int) -> Iterator[None]:
    before = os.umask(mask)
    try:
        yield
    finally:
        os.umask(before)


@pytest.fixture
def config(tmp_path: Path) -> IndexConfig:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(
        "The ferry of Dmitry Ivanov sank.\n", "utf-8"
    )
    return IndexConfig(
        paths=(tmp_path / "in",), directory=tmp_path / "index", base=tmp_path
    )


def modes(config: IndexConfig) -> set[int]:
    """The modes of the files that a search reads."""
    files = [path for path in config.directory.iterdir() if "LOCK" not in path.name]
    assert len(files) > 3
    return {stat.S_IMODE(path.stat().st_mode) for path in files}


def test_a_new_index_follows_the_umask(config: IndexConfig) -> None:
    with umask(0o077):
        build_index(config)
    assert modes(config) == {0o600}


@pytest.mark.parametrize("rebuild", [False, True])
@pytest.mark.parametrize("mask", [0o077, 0o027, 0o000])
def test_a_shared_index_stays_shared(
    config: IndexConfig, mask: int, *, rebuild: bool
) -> None:
    with umask(0o027):
        build_index(config)
    assert modes(config) == {0o640}
    config.directory.chmod(0o2750)
    (config.paths[0] / "b.txt").write_text("The ferry of Piotr Nowak rose.\n", "utf-8")
    with umask(mask):
        build_index(config, rebuild=rebuild)
    assert modes(config) == {0o640}
    assert stat.S_IMODE(config.directory.stat().st_mode) == 0o2750


@pytest.mark.skipif(
    getattr(os, "geteuid", lambda: 1)() != 0, reason="only root gives files away"
)
def test_the_group_of_an_index_is_kept(config: IndexConfig) -> None:
    with umask(0o027):
        build_index(config)
    for path in config.directory.iterdir():
        os.chown(path, -1, 4321)
    (config.paths[0] / "b.txt").write_text("Rain.\n", "utf-8")
    with umask(0o077):
        build_index(config)
    files = [path for path in config.directory.iterdir() if "LOCK" not in path.name]
    assert {path.stat().st_gid for path in files} == {4321}
