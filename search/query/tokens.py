"""What the text of a query is made of."""

from enum import Enum, auto
from typing import NamedTuple

from search.query.span import Span


class Kind(Enum):
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


class Token(NamedTuple):
    """A token: its place; its place with the marks around; a slop or boost.

    `span` of a quote or a range is what stands inside; of a word, the word without
    the punctuation around it, which `raw` has.
    """

    kind: Kind
    span: Span
    raw: Span
    number: float = 0
