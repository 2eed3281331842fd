"""The values of the measures of words: collocates, keywords, dispersion."""

from collections.abc import Mapping
from dataclasses import dataclass

from search.query.query import Query
from search.results.results import AbsentWord


@dataclass(frozen=True, slots=True)
class CountedWord:
    """A word that was counted, in all its forms or as one form.

    Attributes:
        word: its most frequent spelling, in some texts of those that have it.
        term: what it is counted as: the stem that the index has, or the folded form.
    """

    word: str
    term: str


@dataclass(frozen=True, slots=True)
class Collocate:
    """A word that stands near the word asked for.

    Attributes:
        counted: the word.
        joint: how often it stands in a window around the word asked for, each once.
        left: how often before it.
        right: how often after it; between two matches it is both.
        frequency: how often it stands in the corpus.
        expected: how often it would stand in the windows if it were spread evenly.
        measures: each measure of association by name.
    """

    counted: CountedWord
    joint: int
    left: int
    right: int
    frequency: int
    expected: float
    measures: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Collocates:
    """The collocates of a word, the most attracted first.

    Attributes:
        query: the query.
        measure: the measure that they are ranked by.
        rows: the first of them, up to the limit.
        total: number of collocates on all rows.
        frequency: how often the word asked for stands in the corpus.
        window_tokens: tokens in any window around it.
        tokens: tokens of the corpus.
        articles: number of articles of the corpus.
        corrected: query words that occur in no article, and the words searched instead.
        absent: the other query words that occur in no article.
        notices: what the user should know of how the query was read.
    """

    query: Query
    measure: str
    rows: tuple[Collocate, ...]
    total: int
    frequency: int
    window_tokens: int
    tokens: int
    articles: int
    corrected: Mapping[str, str]
    absent: tuple[AbsentWord, ...] = ()
    notices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Keyword:
    """A word that one set of articles says more, or less, than another.

    Attributes:
        counted: the word.
        target: occurrences in the first set.
        reference: occurrences in the second.
        target_rate: occurrences per million tokens of the first set.
        reference_rate: occurrences per million tokens of the second.
        articles: number of articles of the first set that have it.
        g2: log-likelihood G², negative where the second set says it more.
        log_ratio: log₂ of the ratio of the rates.
        percent_diff: %DIFF; None where the second set lacks it.
    """

    counted: CountedWord
    target: int
    reference: int
    target_rate: float
    reference_rate: float
    articles: int
    g2: float
    log_ratio: float
    percent_diff: float | None


@dataclass(frozen=True, slots=True)
class ArticleSet:
    """A set of articles that words are counted in.

    Attributes:
        text: the query that it is made of, as typed; empty for all others.
        articles: number of articles.
        tokens: number of tokens in their titles and bodies.
    """

    text: str
    articles: int
    tokens: int


@dataclass(frozen=True, slots=True)
class Keywords:
    """What one set of articles says more than another.

    Attributes:
        target: the first set.
        reference: the second set.
        measure: the measure that they are ranked by.
        rows: the first keywords, up to the limit.
        total: number of keywords on all rows.
        shared: number of articles that are in both sets.
        notices: what the user should know of how the queries were read.
    """

    target: ArticleSet
    reference: ArticleSet
    measure: str
    rows: tuple[Keyword, ...]
    total: int
    shared: int
    notices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CorpusPart:
    """A part of a corpus: an article, an outlet or a month.

    Attributes:
        name: the outlet, the month or the article's id; empty for unknown.
        label: what to show: for an article its title; else the name.
        count: occurrences of the word.
        tokens: tokens in titles and bodies.
        rate: occurrences per million tokens.
    """

    name: str
    label: str
    count: int
    tokens: int
    rate: float


@dataclass(frozen=True, slots=True)
class Dispersion:
    """How evenly a word is spread over the parts of a corpus.

    Attributes:
        query: the query.
        by: what a part is: article, outlet or month.
        count: occurrences of the word.
        tokens: tokens of all parts.
        n_parts: number of parts that have any token.
        n_with: number of parts that have the word.
        dp: Gries' deviation of proportions; None without an occurrence.
        dp_norm: the same, normalised.
        juilland_d: Juilland's D.
        parts: the parts, up to the limit: months in order of time, others by count.
        corrected: query words that occur in no article, and the words searched instead.
        absent: the other query words that occur in no article.
        notices: what the user should know of how the query was read.
    """

    query: Query
    by: str
    count: int
    tokens: int
    n_parts: int
    n_with: int
    dp: float | None
    dp_norm: float | None
    juilland_d: float | None
    parts: tuple[CorpusPart, ...]
    corrected: Mapping[str, str]
    absent: tuple[AbsentWord, ...] = ()
    notices: tuple[str, ...] = ()
