"""What can go wrong, each said in one line: what, where, and what to do."""

from pathlib import Path
from typing import Any


class CorpusSearchError(Exception):
    """The base of every error this project raises on purpose."""

    def __reduce__(self) -> tuple[Any, ...]:
        """What makes it again in another process: Python would call `__init__` amiss."""
        return _make_again, (type(self), self.args, self.__dict__)


def _make_again(
    kind: type[CorpusSearchError], args: tuple[object, ...], state: dict[str, object]
) -> CorpusSearchError:
    error = kind.__new__(kind, *args)
    error.__dict__.update(state)
    return error


class ArticleError(CorpusSearchError):
    """A file or record that cannot be read: the build skips it and names it.

    Attributes:
        path: the file, as the user named it.
        reason: why, in a few words.
        line: the line of a broken record, counted from 1; None for whole files.
    """

    def __init__(self, path: str, reason: str, *, line: int | None = None) -> None:
        self.path = path
        self.reason = reason
        self.line = line
        where = path if line is None else f"{path}:{line}"
        super().__init__(f"{where}: {reason}")


class UnreadableError(ArticleError):
    """The system does not let a file or folder be read.

    What the index holds of it stays: nothing says that it is gone.
    """


class ConfigError(CorpusSearchError):
    """A setting that is unknown, of the wrong type or unreadable."""


class NothingToIndexError(CorpusSearchError):
    """The paths to index do not exist, or none were given."""


class IndexMissingError(CorpusSearchError):
    """There is no index where one was expected."""

    def __init__(self, directory: Path) -> None:
        super().__init__(
            f"no index at {directory}; make one with: corpus-search index FOLDER"
        )


class IndexLockedError(CorpusSearchError):
    """Another process is writing to the index."""

    def __init__(self, directory: Path, holder: str) -> None:
        super().__init__(
            f"{directory} is being written by {holder}; wait for it to end, then try again"
        )


class IndexDamagedError(CorpusSearchError):
    """A file of the index is missing, cut short or altered."""

    def __init__(self, place: Path, reason: str) -> None:
        self.reason = f"{place}: {reason}"
        super().__init__(
            f"{place}: {reason}; make the index anew with: corpus-search index --rebuild"
        )


class IndexOutdatedError(CorpusSearchError):
    """The index was made by a version of this program that wrote another format."""

    def __init__(self, directory: Path, found: str, expected: str) -> None:
        self.found = found
        super().__init__(
            f"the index at {directory} is of format {found}, this program reads "
            f"{expected}; make it anew with: corpus-search index --rebuild"
        )
