"""What is asked of a measure: how words are counted, and which rows are wanted."""

from dataclasses import dataclass
from enum import StrEnum

MAX_SPAN = 50
"""In words: the farthest that a collocate may stand from the word."""


class Association(StrEnum):
    """The measures of association, which collocates are ranked by."""

    LOG_DICE = "logdice"
    G2 = "g2"
    MI = "mi"
    MI3 = "mi3"
    T = "t"
    DICE = "dice"


class Keyness(StrEnum):
    """The measures that keywords are ranked by."""

    G2 = "g2"
    LOG_RATIO = "logratio"
    DIFF = "diff"


class CountBy(StrEnum):
    """The parts of a corpus that a word may be spread over."""

    ARTICLE = "article"
    OUTLET = "outlet"
    MONTH = "month"


@dataclass(frozen=True, slots=True, kw_only=True)
class CountingView:
    """How words are counted.

    Attributes:
        limit: maximum number of rows.
        min_count: only words that occur at least so often where they are looked for.
        stop_words: whether stop words are rows, too.
        forms: whether each form is counted for itself, not all forms of a stem.
        stories: whether of copies of one text only the first is counted.
    """

    limit: int = 30
    min_count: int = 3
    stop_words: bool = False
    forms: bool = False
    stories: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CollocatesView(CountingView):
    """Which collocates are wanted.

    Attributes:
        measure: what they are ranked by.
        left: how many words before the word are in its window.
        right: how many words after it.
    """

    measure: Association = Association.LOG_DICE
    left: int = 5
    right: int = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class KeywordsView(CountingView):
    """Which keywords are wanted.

    Attributes:
        measure: what they are ranked by.
        negative: whether those that the first set says less.
    """

    measure: Keyness = Keyness.G2
    negative: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DispersionView:
    """Which dispersion is wanted.

    Attributes:
        by: what a part of the corpus is.
        limit: maximum number of parts that are listed.
        stories: whether of copies of one text only the first is counted.
    """

    by: CountBy = CountBy.OUTLET
    limit: int = 30
    stories: bool = False
