"""The commands about one article: the whole of it, its like, its copies."""

# ruff: noqa: D301  (in a docstring \b is Click's mark for lines to leave as they are)

from search.cli.opening import load_settings, open_or_build
from search.cli.options import (
    ArticleArgument,
    ColorOption,
    ConfigOption,
    IndexOption,
    JsonOption,
    OutputFormat,
    SimilarLimitOption,
)
from search.cli.printing import exit_unless, print_page, print_results, wants_color
from search.output import results_json as as_json
from search.query import View
from search.results.results import Results


def show(
    article: ArticleArgument,
    json: JsonOption = False,
    color: ColorOption = None,
    config: ConfigOption = None,
    index: IndexOption = None,
) -> None:
    """Print a whole article with its fields and the evidence for them.

    \b
    corpus-search show seeds/001_5eff2ec82090edfe.txt
    """
    # A search does without it.
    from search.output.article_page import paint_article

    settings = load_settings(config, index)
    print_page(
        open_or_build(settings).article(article),
        dump=as_json.dump_article_json,
        paint=paint_article,
        json=json,
        color=wants_color(color, settings),
    )


def similar(
    article: ArticleArgument,
    limit: SimilarLimitOption = 10,
    json: JsonOption = False,
    color: ColorOption = None,
    config: ConfigOption = None,
    index: IndexOption = None,
) -> None:
    """Find the articles most like one, by its telling words and actors.

    \b
    corpus-search similar seeds/001_5eff2ec82090edfe.txt

    Its own copies are left out: `copies` lists them.
    """
    settings = load_settings(config, index)
    defaults = settings.search
    # Scripts count on a hit for each article.
    collapse = defaults.collapse and not json
    view = View(limit=limit, snippets=1, width=defaults.width, collapse=collapse)
    results = open_or_build(settings).similar(article, view)
    _print_hits(results, json=json, color=wants_color(color, settings))


def copies(
    article: ArticleArgument,
    json: JsonOption = False,
    color: ColorOption = None,
    config: ConfigOption = None,
    index: IndexOption = None,
) -> None:
    """List the articles with the text of one, oldest first.

    \b
    corpus-search copies seeds/001_5eff2ec82090edfe.txt

    The text may be cut or edited. They are those that a search shows as one hit, and
    others that it does not find.
    """
    settings = load_settings(config, index)
    results = open_or_build(settings).copies(article)
    _print_hits(results, json=json, color=wants_color(color, settings))


def _print_hits(results: Results, *, json: bool, color: bool) -> None:
    form = OutputFormat.JSON if json else OutputFormat.TEXT
    print_results(results, form, color=color)
    exit_unless(results.total)
