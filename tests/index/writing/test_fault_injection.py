"""Whatever fails or kills a build where it writes: the index is the old or the new."""

import errno
import gc
import os
import shutil
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

import pytest

from index.config import IndexConfig
from index.errors import CorpusSearchError, WorkerLostError
from index.writing.build import build_index
from search.engines import open_engine
from search.settings.config_file import Config
from tests.child_process import run_child
from tests.corpus import read_contents
from tests.index.writing.fault_injection import inject

ERRORS = (errno.ENOSPC, errno.EIO, errno.EMFILE, errno.EACCES)
OLD = {"a": "Old a", "b": "Old b", "c": "Old c"}
NEW = {"a": "New a", "b": "Old b", "d": "New d"}
KILLED = 9


def build(place: Path, processes: int = 1) -> None:
    build_index(
        IndexConfig(
            paths=(place / "news",),
            directory=place / "index",
            base=place,
            processes=processes,
        )
    )


def write(place: Path, texts: dict[str, str]) -> None:
    shutil.rmtree(place / "news", ignore_errors=True)
    (place / "news").mkdir()
    for name, text in texts.items():
        (place / "news" / f"{name}.txt").write_text(text)


def texts(place: Path) -> list[str]:
    return sorted(article.text for article in read_contents(place / "index"))


@pytest.fixture
def old(tmp_path: Path) -> Callable[[], Path]:
    """A function that lays out the index of OLD beside the files of NEW."""
    # Eight segments of the same size, so that the next commit merges them.
    for number in range(7):
        write(tmp_path, {name: f"{number} {text}" for name, text in OLD.items()})
        build(tmp_path)
    write(tmp_path, OLD)
    build(tmp_path)
    shutil.copytree(tmp_path / "index", tmp_path / "kept")
    write(tmp_path, NEW)

    def lay_out() -> Path:
        shutil.rmtree(tmp_path / "index")
        shutil.copytree(tmp_path / "kept", tmp_path / "index")
        return tmp_path

    return lay_out


def list_operations(place: Path) -> list[str]:
    with inject(place / "index", 0, lambda: None) as faults:
        build(place)
    return faults.names


def count_operations(place: Path) -> int:
    return len(list_operations(place))


def check(place: Path, *, where: str) -> None:
    """Checks that the index answers as the old or the new, and can be updated."""
    assert texts(place) in (sorted(OLD.values()), sorted(NEW.values())), where
    open_engine(Config(IndexConfig(directory=place / "index"))).status()
    build(place)
    assert texts(place) == sorted(NEW.values()), where
    names = [path.name for path in (place / "index").iterdir()]
    assert not [name for name in names if name.endswith((".new", ".spill"))], where


def fail_builds(
    lay_out: Callable[[], Path], places: Callable[[int], Iterable[tuple[int, int]]]
) -> None:
    for at, number in places(count_operations(lay_out())):
        place = lay_out()

        def fail(number: int = number) -> None:
            raise OSError(number, os.strerror(number))

        # Either error is one line of the command line.
        errors = suppress(OSError, CorpusSearchError)
        with inject(place / "index", at, fail) as faults, errors:
            build(place)
        check(place, where=f"{faults.names[at - 1]} ({at}): {os.strerror(number)}")


def build_and_die(place: Path, at: int) -> None:
    with inject(place / "index", at, lambda: os._exit(KILLED)):
        build(place)


def kill_builds(
    lay_out: Callable[[], Path], places: Callable[[int], Iterable[int]]
) -> None:
    for at in places(count_operations(lay_out())):
        place = lay_out()
        assert run_child(build_and_die, place, at) == KILLED, at
        check(place, where=f"killed at operation {at}")


def some(count: int) -> range:
    return range(1 + count % 5, count + 1, count // 4)


def test_an_operation_that_fails_leaves_the_old_index_or_the_new(
    old: Callable[[], Path],
) -> None:
    fail_builds(old, lambda count: ((at, ERRORS[at % 4]) for at in some(count)))


def test_a_segment_whose_first_writes_fail_is_closed_and_removed(
    old: Callable[[], Path],
) -> None:
    created = list_operations(old()).index("open xb") + 1
    # A file that stays open is a ResourceWarning, and so an error of the tests.
    fail_builds(old, lambda _: ((created + n, errno.ENOSPC) for n in (1, 2, 3)))
    gc.collect()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork on this system")
def test_a_kill_at_an_operation_leaves_the_old_index_or_the_new(
    old: Callable[[], Path],
) -> None:
    kill_builds(old, some)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork on this system")
@pytest.mark.parametrize("die", [False, True], ids=["fails", "is killed"])
def test_a_worker_that_fails_or_is_killed_leaves_the_old_index_or_the_new(
    old: Callable[[], Path], monkeypatch: pytest.MonkeyPatch, die: bool
) -> None:
    monkeypatch.setattr("index.writing.build._MIN_PARALLEL_BYTES", 0)
    test = os.getpid()

    def act() -> None:  # in each worker, and not in the process of the test
        if os.getpid() != test:
            if die:
                os._exit(KILLED)
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    created = list_operations(old()).index("open xb") + 1
    for at in (created, created + 50):
        place = old()
        with (
            inject(place / "index", at, act),
            pytest.raises((OSError, WorkerLostError)),
        ):
            build(place, processes=2)
        assert texts(place) == sorted(OLD.values())
        check(place, where=f"worker at {at}")


@pytest.mark.deep
@pytest.mark.parametrize("error", ERRORS, ids=errno.errorcode.get)
def test_each_operation_fails_once_with_each_error(
    old: Callable[[], Path], error: int
) -> None:
    fail_builds(old, lambda count: ((at, error) for at in range(1, count + 1)))


@pytest.mark.deep
@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork on this system")
def test_a_kill_at_each_operation(old: Callable[[], Path]) -> None:
    kill_builds(old, lambda count: range(1, count + 1))
