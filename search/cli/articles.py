"""The commands about one article: show it, find similar ones and copies."""

# ruff: noqa: D301  (in a docstring \b is Click's mark for lines to leave as they are)

import re

from search.cli.opening import load_settings, open_or_build
from search.cli.option_table import OutputFormat
from search.cli.options import (
    ArticleArgument,
    ColorOption,
    ConfigOption,
    CorpusOption,
    HyperlinkOption,
    IndexOption,
    JsonOption,
    SimilarLimitOption,
)
from search.cli.printing import (
    Look,
    choose_look,
    exit_unless,
    print_page,
    print_results,
)
from search.config_file import Config
from search.engines import Engine
from search.last_search import recall_hit, remember_hits
from search.output import results_json as as_json
from search.query import View
from search.query_errors import NoSuchNameError, SeveralArticlesError
from search.results.results import Results
from search.shown_paths import shorten_path

_RANK = re.compile("[1-9][0-9]{0,4}")
_MOST_LISTED = 100


def show(
    article: ArticleArgument,
    json: JsonOption = False,
    color: ColorOption = None,
    hyperlink: HyperlinkOption = None,
    config: ConfigOption = None,
    index: IndexOption = None,
    corpus: CorpusOption = None,
) -> None:
    """Prints a whole article, with its fields and the evidence for them.

    \b
    corpus-search show 3                  the third hit of your last search
    corpus-search show seeds/001_5eff2ec82090edfe.txt
    corpus-search show a.zip#b/c.html     one article of a file with several
    corpus-search show a.zip              lists them
    """
    # No search needs it.
    from search.output.article_page import paint_article

    settings = load_settings(config, index, corpus)
    engine = open_or_build(settings)
    look = choose_look(color, hyperlink, settings)
    try:
        found = engine.article(_name_article(article, engine, settings))
    except SeveralArticlesError as error:
        view = View(limit=_MOST_LISTED, snippets=0)
        listed = engine.file_articles(error.file, view)
        _print_hits(listed, settings, json=json, look=look)
        return
    print_page(
        found,
        dump=as_json.dump_article_json,
        paint=paint_article,
        json=json,
        color=look,
    )


def similar(
    article: ArticleArgument,
    limit: SimilarLimitOption = 10,
    json: JsonOption = False,
    color: ColorOption = None,
    hyperlink: HyperlinkOption = None,
    config: ConfigOption = None,
    index: IndexOption = None,
    corpus: CorpusOption = None,
) -> None:
    """Finds the articles most like one, by its most significant words and its actors.

    \b
    corpus-search similar seeds/001_5eff2ec82090edfe.txt

    Copies of the article are left out; `copies` lists them.
    """
    settings = load_settings(config, index, corpus)
    defaults = settings.search
    # Scripts rely on one hit for each article.
    collapse = defaults.collapse and not json
    view = View(limit=limit, snippets=1, width=defaults.width, collapse=collapse)
    engine = open_or_build(settings)
    results = engine.similar(_name_article(article, engine, settings), view)
    look = choose_look(color, hyperlink, settings)
    _print_hits(results, settings, json=json, look=look)


def copies(
    article: ArticleArgument,
    json: JsonOption = False,
    color: ColorOption = None,
    hyperlink: HyperlinkOption = None,
    config: ConfigOption = None,
    index: IndexOption = None,
    corpus: CorpusOption = None,
) -> None:
    """Lists the copies of an article: other articles with its text, oldest first.

    \b
    corpus-search copies seeds/001_5eff2ec82090edfe.txt

    A copy may be shortened or edited. A search shows copies as one hit; this command also
    lists those that the search does not find.
    """
    settings = load_settings(config, index, corpus)
    engine = open_or_build(settings)
    results = engine.copies(_name_article(article, engine, settings))
    look = choose_look(color, hyperlink, settings)
    _print_hits(results, settings, json=json, look=look)


def _name_article(article: str, engine: Engine, settings: Config) -> str:
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


def _print_hits(results: Results, settings: Config, *, json: bool, look: Look) -> None:
    form = OutputFormat.JSON if json else OutputFormat.TEXT
    print_results(results, form, look=look)
    remember_hits(settings.index.directory, results)
    exit_unless(results.total)
