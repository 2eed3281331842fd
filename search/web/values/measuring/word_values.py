"""Makes the tables of words for the page: collocates and keywords."""

from typing import NamedTuple

from search.output.measures.word_tables import TITLES
from search.output.unseen_characters import one_line
from search.output.wording import count_of, describe_absence, describe_correction
from search.query import find_today, parse_query
from search.query_errors import QueryError
from search.results.word_statistics import ArticleSet, Collocates, Keywords
from search.web.addresses import SearchState, Words
from search.web.site import Links
from search.web.values.narrowing import change


class WordRow(NamedTuple):
    """A word, the articles that have it there, and its figures as texts."""

    word: str
    address: str
    figures: tuple[str, ...]


class WordTable(NamedTuple):
    """A table of words.

    Attributes:
        about: what was counted, in a line.
        total: number of words, of which the rows are the first.
        columns: the headings of the figures.
        rows: the words, the first of them.
        notices: what to know of how the query was read.
    """

    about: str
    total: int
    columns: tuple[str, ...]
    rows: list[WordRow]
    notices: tuple[str, ...]


def tabulate_collocates(
    found: Collocates, state: SearchState, links: Links, *, window: int
) -> WordTable:
    """Makes the table of collocates; each leads to the articles where it is near.

    Args:
        found: the collocates.
        state: the search.
        links: makes the addresses.
        window: how many words on each side are near.
    """
    rows = [
        WordRow(
            one_line(row.counted.word),
            _link_near(row.counted.word, state, links, window),
            (
                f"{row.measures[found.measure]:,.2f}",
                *(f"{n:,}" for n in (row.joint, row.left, row.right, row.frequency)),
                f"{row.expected:,.1f}",
            ),
        )
        for row in found.rows
    ]
    told = count_of(found.frequency, "match", "matches")
    among = f"{told} in {count_of(found.articles, 'article')}"
    return WordTable(
        f"{count_of(found.total, 'word')} near {among}{_shown(rows, found.total)}",
        found.total,
        (TITLES[found.measure], "near", "before", "after", "all", "expected"),
        rows,
        (
            *(describe_correction(*pair) for pair in found.corrected.items()),
            *found.notices,
            *map(describe_absence, found.absent),
        ),
    )


def tabulate_keywords(found: Keywords, state: SearchState, links: Links) -> WordTable:
    """Makes the table of keywords; each leads to the articles of the search with it."""
    rows = [
        WordRow(
            one_line(row.counted.word),
            _link_all(row.counted.word, state, links),
            (
                f"{row.g2:,.1f}",
                f"{row.log_ratio:+.2f}",
                f"{row.target:,}",
                f"{row.target_rate:,.0f}",
                f"{row.reference:,}",
                f"{row.reference_rate:,.0f}",
                f"{row.articles:,}",
            ),
        )
        for row in found.rows
    ]
    sets = f"{_describe(found.target)}, against {_describe(found.reference)}"
    return WordTable(
        f"{count_of(found.total, 'word')} of {sets}{_shown(rows, found.total)}",
        found.total,
        ("G²", "log ratio", "here", "a million", "there", "a million", "articles"),
        rows,
        found.notices,
    )


def _describe(articles: ArticleSet) -> str:
    return f"{count_of(articles.articles, 'article')} ({articles.tokens:,} words)"


def _shown(rows: list[WordRow], total: int) -> str:
    return f", {len(rows):,} shown" if len(rows) < total else ""


def _link_near(word: str, state: SearchState, links: Links, window: int) -> str:
    """Returns the address of the articles with a word near those asked for."""
    near = f'({state.q}) NEAR/{window} "{word}"'
    try:
        parse_query(near, today=find_today())
    except QueryError:
        return _link_all(word, state, links)
    return links.search(change(state, q=near))


def _link_all(word: str, state: SearchState, links: Links) -> str:
    text = f'({state.q}) AND "{word}"' if state.q else f'"{word}"'
    return links.search(change(state, q=text, words=Words.USUAL))
