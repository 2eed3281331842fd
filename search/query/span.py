"""A stretch of what the user typed, which can point at itself when it is wrong."""

from dataclasses import dataclass

from search.query_errors import QueryError


@dataclass(frozen=True, slots=True)
class Span:
    """Characters `start` to `end` of `whole`, the text as typed."""

    whole: str
    start: int
    end: int

    @property
    def text(self) -> str:
        """The characters themselves."""
        return self.whole[self.start : self.end]

    def part(self, start: int, end: int) -> "Span":
        """Characters `start` to `end` of this stretch."""
        return Span(self.whole, self.start + start, self.start + end)

    def strip(self) -> "Span":
        """The stretch without the blanks around it."""
        text = self.text
        start = len(text) - len(text.lstrip())
        return self.part(start, max(start, len(text.rstrip())))

    def error(self, problem: str, mend: str) -> QueryError:
        """The error that puts its carets under this stretch."""
        return QueryError(self.whole, self.start, self.end, problem=problem, mend=mend)
