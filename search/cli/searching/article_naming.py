"""Finds the article that a command line names."""

import re
from collections.abc import Iterable, Iterator

from search.engines import Engine
from search.last_search import recall_hit
from search.query_errors import NoSuchNameError
from search.settings.config_file import Config
from search.shown_paths import shorten_path

_RANK = re.compile("[1-9][0-9]{0,4}")
_RANKS = re.compile("([0-9]{1,5})-([0-9]{1,5})")
_MOST_RANKS = 1_000


def list_articles(articles: Iterable[str]) -> Iterator[str]:
    """Yields what was typed for each article: ids, paths, ranks; of `3-7` each rank.

    Raises:
        NoSuchNameError: a range has no hit, or more than are remembered.
    """
    for one in articles:
        ranks = _RANKS.fullmatch(one)
        if ranks is None:
            yield one
            continue
        first, last = map(int, ranks.groups())
        if not 1 <= first <= last < first + _MOST_RANKS:
            raise NoSuchNameError(
                f"no hits {one}: write the first and the last, from 1 and at most "
                f"{_MOST_RANKS:,}, as in: 3-7"
            )
        yield from map(str, range(first, last + 1))


def name_article(article: str, engine: Engine, settings: Config) -> str:
    """Returns the id of a hit of the last search, if it is a rank; else what was typed.

    Raises:
        NoSuchNameError: there is no such hit, or its article is gone.
    """
    if not _RANK.fullmatch(article):
        return article
    hit = recall_hit(settings.index.directory, int(article))
    try:
        return engine.article(hit.id).id
    except NoSuchNameError:
        path = shorten_path(hit.path)
        raise NoSuchNameError(
            f"hit {article} of the last search, {path}, has changed or gone since; "
            "search again"
        ) from None
