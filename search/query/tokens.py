"""The tokens of a query text, each with its place in what the user typed."""

from dataclasses import dataclass
from enum import Enum, auto
from typing import NamedTuple

from search.query_errors import QueryError


@dataclass(frozen=True, slots=True)
class QuerySpan:
    """Characters `start` to `end` of `whole`, the text as typed."""

    whole: str
    start: int
    end: int

    @property
    def text(self) -> str:
        """The characters themselves."""
        return self.whole[self.start : self.end]

    def part(self, start: int, end: int) -> "QuerySpan":
        """Characters `start` to `end` of this stretch."""
        return QuerySpan(self.whole, self.start + start, self.start + end)

    def strip(self) -> "QuerySpan":
        """The stretch without the blanks around it."""
        text = self.text
        start = len(text) - len(text.lstrip())
        return self.part(start, max(start, len(text.rstrip())))

    def error(self, problem: str, mend: str) -> QueryError:
        """The error that puts its carets under this stretch."""
        return QueryError(self.whole, self.start, self.end, problem=problem, mend=mend)


class TokenKind(Enum):
    """What a token is."""

    OPEN = auto()
    CLOSE = auto()
    AND = auto()
    OR = auto()
    NOT = auto()
    MINUS = auto()
    PLUS = auto()
    FIELD = auto()
    WORD = auto()
    LITERAL = auto()
    QUOTED = auto()
    RANGE = auto()
    BOOST = auto()
    END = auto()


class QueryToken(NamedTuple):
    """A token: its place; its place with the marks around; a slop or boost.

    `span` of a quote or a range is what stands inside; of a word, the word without
    the punctuation around it, which `raw` has.
    """

    kind: TokenKind
    span: QuerySpan
    raw: QuerySpan
    number: float = 0
