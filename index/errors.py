"""Errors raised on purpose: each message says what is wrong, where, and what to do.

Errors that concern queries are in `search.query_errors`.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Any


class CorpusSearchError(Exception):
    """Base class of all errors that this project raises on purpose.

    Instances survive pickling, so that a worker process can send one to its parent.
    """

    def __reduce__(self) -> tuple[Any, ...]:
        """Restores the error without calling `__init__`, whose arguments are not kept."""
        return _restore, (type(self), self.args, self.__dict__)


def _restore(
    kind: type[CorpusSearchError], args: tuple[object, ...], state: dict[str, object]
) -> CorpusSearchError:
    error = kind.__new__(kind, *args)
    error.__dict__.update(state)
    return error


class ArticleError(CorpusSearchError):
    """A file or record cannot be read. The build skips it and reports it.

    Attributes:
        path: the file, as the user named it.
        reason: why it cannot be read, in a few words.
        line: line number of a broken record, from 1; None for a whole file.
        count: number of records that the error stands for.
    """

    def __init__(
        self, path: str, reason: str, *, line: int | None = None, count: int = 1
    ) -> None:
        self.path = path
        self.reason = reason
        self.line = line
        self.count = count
        where = path if line is None else f"{path}:{line}"
        super().__init__(f"{where}: {reason}")

    @classmethod
    def summarize(cls, path: str, count: int) -> "ArticleError":
        """Makes an error that stands for the further errors of a file."""
        records = "record" if count == 1 else "records"
        return cls(path, f"and {count:,} more {records}{_LIKE_THESE}", count=count)

    @property
    def is_summary(self) -> bool:
        """True if the error stands for the further errors of a file."""
        return self.reason.endswith(_LIKE_THESE)


_LIKE_THESE = " of it, not listed here"


class TransientError(ArticleError):
    """Something cannot be read now that may be read later: each build tries again."""


class UnreadableError(TransientError):
    """The operating system refuses to read a file or folder.

    The build keeps the articles it has indexed from there: they may still exist.
    """


class ArticleFaultError(TransientError):
    """The program itself failed on a file or record: a fault to report.

    The build skips the article and names it.
    """


class ArticleTimeoutError(CorpusSearchError):
    """An article takes longer than the settings allow."""

    def __init__(self, seconds: int) -> None:
        super().__init__(f"takes longer than index.max_seconds ({seconds} s)")


_MAX_FAULT_CHARS = 200


def make_article_error(
    file: str, fault: Exception, *, line: int | None = None, path: str = ""
) -> ArticleError:
    """Makes the error for a file, record or article on which the program failed.

    Args:
        file: name of the file.
        fault: the exception.
        line: line of the record, if it is known.
        path: path of the article, if it is known: that of a record is `file#key`.
    """
    record = path.removeprefix(f"{file}#")
    where = "" if record == path else f"record {record}: "
    if isinstance(fault, ArticleTimeoutError):
        return ArticleError(file, f"{where}{fault}", line=line)
    if isinstance(fault, MemoryError):
        reason = "needs more memory than there is"
    else:
        message = " ".join(str(fault).split())[:_MAX_FAULT_CHARS]
        named = f"{type(fault).__name__}: {message}".removesuffix(": ")
        reason = f"a fault of the program ({named}); please report it"
    return ArticleFaultError(file, where + reason, line=line)


class ConfigError(CorpusSearchError):
    """A setting is unknown, has the wrong type or cannot be read."""


class NothingToIndexError(CorpusSearchError):
    """The paths to index do not exist, or none were given."""


class SemanticMissingError(CorpusSearchError):
    """What searching by meaning needs is not installed, or not as it is read here."""

    def __init__(self, problem: str = "") -> None:
        because = f"; {problem}" if problem else ""
        super().__init__(
            "searching by meaning needs the extra `semantic`, install it with: "
            f"pip install 'corpus-search[semantic]'{because}"
        )


class ShrinkError(CorpusSearchError):
    """An update would remove many articles, and nobody said that it may.

    Attributes:
        removed: number of articles that would be removed.
        before: number of articles in the index.
    """

    def __init__(self, removed: int, before: int, empty: Iterable[Path]) -> None:
        self.removed = removed
        self.before = before
        folders = ", ".join(map(str, empty))
        where = f"no file is left in {folders}: " if folders else ""
        super().__init__(
            f"{where}{removed:,} of {before:,} articles would be removed; the index is "
            "as it was. To go on: corpus-search index --yes"
        )


class IndexMissingError(CorpusSearchError):
    """There is no index in the given directory."""

    def __init__(self, directory: Path) -> None:
        # No search that goes well needs it (2 ms).
        from shlex import quote

        super().__init__(
            f"no index at {directory}; make one with: "
            f"corpus-search index --index {quote(str(directory))} FOLDER"
        )


class NoIndexError(IndexMissingError):
    """There is no index anywhere that one is looked for."""

    def __init__(self) -> None:
        CorpusSearchError.__init__(
            self,
            "no index in this folder, above it, or of your own; "
            "make one with: corpus-search index FOLDER",
        )


class IndexUnfinishedError(IndexMissingError):
    """There are files in the given directory, but no finished index."""

    def __init__(self, directory: Path) -> None:
        CorpusSearchError.__init__(
            self,
            f"no finished index at {directory}; if no build is running, make it with: "
            "corpus-search index FOLDER",
        )


class IndexReadOnlyError(CorpusSearchError):
    """The index may be read, not updated."""

    def __init__(self, directory: Path, error: OSError) -> None:
        reason = (error.strerror or str(error)).lower()
        super().__init__(
            f"the index at {directory} cannot be written to: {reason}; ask its owner to "
            "update it, or make one of your own: corpus-search index --index DIR FOLDER"
        )


class IndexChangedError(CorpusSearchError):
    """Another process has changed the index since it was last looked at."""

    def __init__(self, directory: Path) -> None:
        super().__init__(
            f"{directory} has just been changed by another process; try again"
        )


class IndexLockedError(CorpusSearchError):
    """Another process is writing to the index."""

    def __init__(self, directory: Path, holder: str) -> None:
        super().__init__(
            f"{directory} is being written by {holder}; wait for it to end, then try again"
        )


DECODING_ERRORS = (
    ValueError,
    TypeError,
    LookupError,
    AttributeError,
    ArithmeticError,
    EOFError,
    RecursionError,
)
"""The errors that reading a file of the index may raise where it holds what no build writes."""


class IndexDamagedError(CorpusSearchError):
    """A file of the index is missing, truncated or altered."""

    def __init__(self, place: Path, reason: str) -> None:
        # No search that goes well needs it (2 ms).
        from shlex import quote

        self.reason = f"{place}: {reason}"
        super().__init__(
            f"{self.reason}; rebuild the index with: "
            f"corpus-search index --rebuild --index {quote(str(place.parent))}"
        )


class BackupError(CorpusSearchError):
    """A backup would be written over other files."""

    def __init__(self, target: Path) -> None:
        super().__init__(
            f"{target} is not empty; name a new folder: corpus-search backup DIR"
        )


class IndexOutdatedError(CorpusSearchError):
    """The index has another format version than this program reads.

    Attributes:
        found: the version of the index.
        newer: whether a later program made it, or one of which nothing is known.
    """

    def __init__(self, directory: Path, found: str, expected: str) -> None:
        # No search that goes well needs it (2 ms).
        from shlex import quote

        self.found = found
        self.newer = _parse_version(found) > _parse_version(expected)
        remedy = (
            "a newer corpus-search made it: update the program, or rebuild the index"
            if self.newer
            else "rebuild it"
        )
        super().__init__(
            f"the index at {directory} has format {found}, this program reads "
            f"{expected}; {remedy} with: "
            f"corpus-search index --rebuild --index {quote(str(directory))}"
        )


_UNKNOWN_VERSION = 1 << 30


def _parse_version(text: str) -> list[int]:
    parts = text.split(".")
    known = all(part.isdecimal() and len(part) < 10 for part in parts)
    return [int(part) for part in parts] if known else [_UNKNOWN_VERSION]


class WorkerLostError(CorpusSearchError):
    """A process of the build ended before its work was done."""

    def __init__(self, exit_code: int | None) -> None:
        killed = exit_code is None or exit_code < 0
        how = "was killed" if killed else f"ended with status {exit_code}"
        super().__init__(
            f"a process of the build {how}; the index is as it was before. If memory ran "
            "out, set index.processes to a smaller number"
        )


class DerivedFilesError(CorpusSearchError):
    """The articles are indexed, but the files derived from them could not be written."""

    def __init__(self, reason: OSError) -> None:
        super().__init__(
            "the articles are indexed, but their names are not linked and dates not "
            f"guessed ({(reason.strerror or str(reason)).lower()}); try again with: "
            "corpus-search index"
        )
