"""Collects the errors of skipped files and records, in bounded memory."""

from collections.abc import Iterable, Iterator

from index.errors import ArticleError, TransientError

MAX_NAMED = 20
"""So many errors of one file are kept; more of them are only counted."""


class SkippedArticles:
    """The first errors of each file, by line, and the number of those beyond."""

    def __init__(self) -> None:
        self._named: dict[str, list[ArticleError]] = {}
        self._more: dict[str, int] = {}

    def add(self, error: ArticleError) -> None:
        """Adds an error; one that stands for several others adds to their number."""
        if error.is_summary:
            self._more[error.path] = self._more.get(error.path, 0) + error.count
            return
        named = self._named.setdefault(error.path, [])
        named.append(error)
        if len(named) > 2 * MAX_NAMED:
            self._cut(error.path)

    def extend(self, errors: Iterable[ArticleError]) -> None:
        """Adds several errors."""
        for error in errors:
            self.add(error)

    def __iter__(self) -> Iterator[ArticleError]:
        """Yields the first errors of each file, then one that stands for the others."""
        for path in sorted({*self._named, *self._more}):
            self._cut(path)
            yield from self._named.get(path, ())
            if more := self._more.get(path):
                yield ArticleError.summarize(path, more)

    def _cut(self, path: str) -> None:
        named = self._named.get(path, [])
        # Errors of the whole file have no line. Those to try again must not be lost.
        named.sort(key=lambda e: (not isinstance(e, TransientError), e.line or 0))
        if len(named) > MAX_NAMED:
            self._more[path] = self._more.get(path, 0) + len(named) - MAX_NAMED
            del named[MAX_NAMED:]
