"""Tells the progress of a build to whoever shows or logs it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.writing.build_worker import TaskResult


@dataclass(frozen=True, slots=True)
class PlannedWork:
    """The files that a build is to read.

    Attributes:
        files: number of files.
        parts: number of parts of each file.
        sizes: number of bytes by format.
        processes: number of processes that read.
    """

    files: int
    parts: Mapping[str, int]
    sizes: Mapping[str, int]
    processes: int


class BuildObserver:
    """Is told what a build does; this one takes no notice.

    Attributes:
        wants_unchanged: whether it is told of files of the same size and times, too.
    """

    wants_unchanged = False

    def plan(self, work: PlannedWork) -> None:
        """Takes note of what there is to read."""

    def start_file(self, file: str) -> None:
        """Takes note that a process begins with a file, or a part of one."""

    def finish_part(self, result: "TaskResult") -> None:
        """Takes note of what was found in a file, or a part of one."""

    def wait(self) -> None:
        """Takes note, each second, that nothing was finished in it."""

    def keep_file(self, file: str) -> None:
        """Takes note of a file that has not changed."""

    def remove_file(self, file: str, articles: int) -> None:
        """Takes note of a file that is gone, and the number of its articles."""


class SeveralObservers(BuildObserver):
    """Tells several observers, one after the other.

    Args:
        observers: whom to tell.
    """

    def __init__(self, observers: Sequence[BuildObserver]) -> None:
        self._observers = observers
        self.wants_unchanged = any(one.wants_unchanged for one in observers)

    def plan(self, work: PlannedWork) -> None:
        """See `BuildObserver`."""
        for observer in self._observers:
            observer.plan(work)

    def start_file(self, file: str) -> None:
        """See `BuildObserver`."""
        for observer in self._observers:
            observer.start_file(file)

    def finish_part(self, result: "TaskResult") -> None:
        """See `BuildObserver`."""
        for observer in self._observers:
            observer.finish_part(result)

    def wait(self) -> None:
        """See `BuildObserver`."""
        for observer in self._observers:
            observer.wait()

    def keep_file(self, file: str) -> None:
        """See `BuildObserver`."""
        for observer in self._observers:
            observer.keep_file(file)

    def remove_file(self, file: str, articles: int) -> None:
        """See `BuildObserver`."""
        for observer in self._observers:
            observer.remove_file(file, articles)
