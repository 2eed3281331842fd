"""Sums up by reason the files inside a container that gave no article."""

from collections.abc import Iterator

from index.errors import ArticleError
from index.reading.article_builder import ArticleBuilder
from index.reading.read_settings import Articles

_MAX_REASONS = 20


class _Entry:
    """The errors of one reason: their number, and the first of them."""

    def __init__(self, where: str, error: ArticleError) -> None:
        self.count = 0
        self.where = where
        self.error = error


class ErrorTally:
    """Counts errors by reason, to name each reason once with its first file."""

    def __init__(self, builder: ArticleBuilder) -> None:
        self._builder = builder
        self._entries: dict[str, _Entry] = {}
        self._others = 0

    def add(self, error: ArticleError, member: str) -> None:
        """Counts an error.

        Args:
            error: the error, whose reason may begin with the name of the file.
            member: the name of the file, as `ArticleBuilder.member` has it.
        """
        where, reason = member, error.reason
        if reason.startswith(member):
            place, colon, rest = reason[len(member) :].partition(": ")
            # Nothing, a line of it, or a file deeper inside.
            if colon and (not place or place[0] in ":/"):
                where, reason = member + place, rest
        if reason not in self._entries and len(self._entries) >= _MAX_REASONS:
            self._others += error.count
            return
        entry = self._entries.setdefault(reason, _Entry(where, error))
        entry.count += error.count

    def leave_out(self, name: str, reason: str) -> None:
        """Counts a file that is not read, by its name in the container."""
        joint = "/" if self._builder.depth else ""
        member = f"{self._builder.member}{joint}{name}" if joint else name
        error = self._builder.build_error(reason)
        self.add(type(error)(error.path, reason), member)

    def report(self) -> Iterator[ArticleError]:
        """Yields an error for each reason."""
        for reason, entry in self._entries.items():
            said = f"{entry.where}: {reason}"
            if entry.count > 1:
                said = f"{entry.count:,} inside: {reason}; the first {entry.where}"
            yield type(entry.error)(entry.error.path, said, count=entry.count)
        if self._others:
            said = f"and {self._others:,} more inside for other reasons"
            yield self._builder.build_error(said)


def name_empty(found: Articles, builder: ArticleBuilder, reason: str) -> Articles:
    """Yields what was found in a file; where that is nothing, an error with a reason."""
    is_empty = True
    for each in found:
        is_empty = False
        yield each
    if is_empty:
        yield builder.build_error(reason)
