"""Finds the texts that a command line names, also those that the index has no more."""

from collections.abc import Iterable, Mapping, Sequence

from search.cli.opening import open_or_build
from search.cli.searching.article_naming import list_articles, name_article
from search.desk.desk_file import Desk
from search.desk.desk_names import fold_key
from search.desk.marks import find_marked
from search.desk.text_names import TextName, name_text
from search.engines import Engine
from search.query_errors import NoSuchNameError, SeveralArticlesError
from search.settings.config_file import Config


def find_texts(articles: Iterable[str], desk: Desk, settings: Config) -> list[TextName]:
    """Returns what the desk knows articles by, each text once.

    Args:
        articles: ids, beginnings of ids, paths, ranks in the last search, or `3-7`.
        desk: knows the articles that were marked, though the index may have them no more.
        settings: of the index.

    Raises:
        NoSuchNameError: one of them names no article, or several.
    """
    engine = open_or_build(settings)
    found = (_find(one, engine, desk, settings) for one in list_articles(articles))
    return list({one.text: one for one in found}.values())


def list_names(tagged: Mapping[str, frozenset[str]], names: Sequence[str]) -> list[str]:
    """Lists the texts with any of some tags.

    Raises:
        NoSuchNameError: there is no tag of a name.
    """
    by_key = {fold_key(name): texts for name, texts in tagged.items()}
    for name in names:
        if fold_key(name) not in by_key:
            known = ", ".join(tagged) or "none"
            raise NoSuchNameError(f"no tag {name!r}; there are: {known}")
    return sorted(frozenset[str]().union(*(by_key[fold_key(one)] for one in names)))


def _find(article: str, engine: Engine, desk: Desk, settings: Config) -> TextName:
    try:
        return name_text(engine.article(name_article(article, engine, settings)))
    except SeveralArticlesError:
        raise
    except NoSuchNameError:
        marked = find_marked(desk, article)
        if len(marked) != 1:
            raise
        return marked[0]
