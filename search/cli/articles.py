"""The commands about one article: show it, find similar ones and copies."""

# ruff: noqa: D301  (in a docstring \b is Click's mark for lines to leave as they are)

from functools import partial

from search.cli.citing.matches import (
    AtOption,
    MarkedWordsArgument,
    check_no_match_wanted,
    show_matches,
)
from search.cli.opening import open_or_build
from search.cli.options import (
    ArticleArgument,
    CopiesLimitOption,
    PageOption,
    SimilarLimitOption,
    with_filter_options,
)
from search.cli.printing import exit_unless
from search.cli.screen.hit_printing import Found, print_hits
from search.cli.screen.shared_values import Shared
from search.cli.searching.article_naming import name_article
from search.cli.searching.words_query import make_words_query
from search.desk.tag_reader import read_marks_of
from search.last_search import remember_hits
from search.output.results_json import dump_marks, make_article_record
from search.output.tables.answer import CommandAnswer
from search.query import Query, View
from search.query_errors import SeveralArticlesError
from search.results.results import Results

_MOST_LISTED = 100

_COLUMNS = (
    *("id", "path", "title", "outlet", "date", "language", "url", "section"),
    *("authors", "actors", "tags", "note", "text"),
)


def show(
    shared: Shared,
    article: ArticleArgument,
    words: MarkedWordsArgument = None,
    at: AtOption = None,
) -> CommandAnswer | None:
    """Prints a whole article, with its fields and the evidence for them.

    \b
    corpus-search show 3                  the third hit of your last search
    corpus-search show 3 ceasefire        with all matches marked, from the first on
    corpus-search show 3 ceasefire --at 2     from the second on
    corpus-search show seeds/001_5eff2ec82090edfe.txt
    corpus-search show a.zip#b/c.html     one article of a file with several
    corpus-search show a.zip              lists them

    With words a pager begins at the first match; what is not paged begins there with --at.
    The exit status is 1 if nothing matches.
    """
    engine = open_or_build(shared.settings)
    try:
        found = engine.article(name_article(article, engine, shared.settings))
    except SeveralArticlesError as error:
        view = View(limit=_MOST_LISTED, snippets=0)
        _print_found(shared, engine.file_articles(error.file, view))
        return None
    own = read_marks_of(shared.settings, found)
    record = make_article_record(found) | dump_marks(own)
    answer = CommandAnswer(record, _COLUMNS, None)
    row = {**answer.record, "language": found.language.value}
    if not words:
        check_no_match_wanted(at)
        # No search needs it.
        from search.output.article_page import paint_article

        return answer._replace(paint=partial(paint_article, found, own=own), rows=[row])
    query = make_words_query(shared.settings.search, words=words)
    marked = engine.mark(found.id, query)
    return show_matches(answer._replace(rows=[row]), marked, shared.output, at=at)


@with_filter_options
def similar(
    shared: Shared,
    within: Query,
    article: ArticleArgument,
    limit: SimilarLimitOption = 10,
    page: PageOption = 1,
) -> None:
    """Finds the articles most like one, by its most significant words and its actors.

    \b
    corpus-search similar seeds/001_5eff2ec82090edfe.txt
    corpus-search similar 3 --outlet BBC --since 2020     only among these

    Each hit says how similar it is, 100 % for a score as high as the article's own, and
    which significant words and actors both have. Copies of the article are left out; `copies` lists them.
    """
    defaults = shared.settings.search
    # Scripts rely on one hit for each article.
    collapse = defaults.collapse and shared.output.is_text
    view = View(
        limit=limit, page=page, snippets=1, width=defaults.width, collapse=collapse
    )
    engine = open_or_build(shared.settings)
    named = name_article(article, engine, shared.settings)
    _print_found(shared, engine.similar(named, view, within))


@with_filter_options
def copies(
    shared: Shared,
    within: Query,
    article: ArticleArgument,
    limit: CopiesLimitOption = 1_000,
    page: PageOption = 1,
) -> None:
    """Lists the copies of an article: other articles with its text, oldest first.

    \b
    corpus-search copies seeds/001_5eff2ec82090edfe.txt

    A copy may be shortened or edited. A search shows copies as one hit; this command also
    lists those that the search does not find.
    """
    view = View(limit=limit, page=page, snippets=0)
    engine = open_or_build(shared.settings)
    named = name_article(article, engine, shared.settings)
    _print_found(shared, engine.copies(named, view, within))


def _print_found(shared: Shared, results: Results) -> None:
    print_hits([Found(results, results.hits)], shared.output)
    if results.total:  # else the list before is still the last
        remember_hits(shared.settings.index.directory, results)
    exit_unless(results.total)
