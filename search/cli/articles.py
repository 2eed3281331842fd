"""The commands about one article: show it, find similar ones and copies."""

# ruff: noqa: D301  (in a docstring \b is Click's mark for lines to leave as they are)

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
from search.output import results_json as as_json
from search.query import View
from search.results.results import Results


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
    corpus-search show seeds/001_5eff2ec82090edfe.txt
    """
    # No search needs it.
    from search.output.article_page import paint_article

    settings = load_settings(config, index, corpus)
    print_page(
        open_or_build(settings).article(article),
        dump=as_json.dump_article_json,
        paint=paint_article,
        json=json,
        color=choose_look(color, hyperlink, settings),
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
    results = open_or_build(settings).similar(article, view)
    _print_hits(results, json=json, look=choose_look(color, hyperlink, settings))


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
    results = open_or_build(settings).copies(article)
    _print_hits(results, json=json, look=choose_look(color, hyperlink, settings))


def _print_hits(results: Results, *, json: bool, look: Look) -> None:
    form = OutputFormat.JSON if json else OutputFormat.TEXT
    print_results(results, form, look=look)
    exit_unless(results.total)
