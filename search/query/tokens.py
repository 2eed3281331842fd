"""The tokens of a query text, each with its place in what the user typed."""

from enum import Enum, auto
from typing import NamedTuple

from index.value_classes import dataclass
from search.query_errors import QueryError


@dataclass(frozen=True, slots=True)
class QuerySpan:
    """A stretch of the query: characters `start` to `end` of `whole`, the text as typed."""

    whole: str
    start: int
    end: int

    @property
    def text(self) -> str:
        """The characters themselves."""
        return self.whole[self.start : self.end]

    def part(self, start: int, end: int) -> "QuerySpan":
        """Returns characters `start` to `end` of this stretch."""
        return QuerySpan(self.whole, self.start + start, self.start + end)

    def strip(self) -> "QuerySpan":
        """Returns the stretch without the white space around it."""
        text = self.text
        start = len(text) - len(text.lstrip())
        return self.part(start, max(start, len(text.rstrip())))

    def error(self, problem: str, hint: str) -> QueryError:
        """Makes the error that points at this stretch."""
        return QueryError(self.whole, self.start, self.end, problem=problem, hint=hint)


class TokenKind(Enum):
    """The kinds of tokens in a query."""

    OPEN = auto()
    CLOSE = auto()
    AND = auto()
    OR = auto()
    NOT = auto()
    MINUS = auto()
    PLUS = auto()
    NEAR = auto()
    BARE_NEAR = auto()
    FIELD = auto()
    WORD = auto()
    LITERAL = auto()
    QUOTED = auto()
    RANGE = auto()
    BOOST = auto()
    END = auto()


class QueryToken(NamedTuple):
    """A token of a query.

    Attributes:
        kind: what it is.
        span: its text: of a quote or range what is inside, of a word the word without
            the punctuation around it.
        raw: its text with the quotes, brackets or punctuation around it.
        number: the slop of a quote, or the factor of a boost.
        any_order: whether the words of a quote may stand in any order.
    """

    kind: TokenKind
    span: QuerySpan
    raw: QuerySpan
    number: float = 0
    any_order: bool = False
