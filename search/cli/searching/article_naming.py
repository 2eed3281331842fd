"""Finds the article that a command line names."""

import re

from search.config_file import Config
from search.engines import Engine
from search.last_search import recall_hit
from search.query_errors import NoSuchNameError
from search.shown_paths import shorten_path

_RANK = re.compile("[1-9][0-9]{0,4}")


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
