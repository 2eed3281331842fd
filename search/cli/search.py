"""The command that finds articles."""

# ruff: noqa: D301  (in a docstring \b is Click's mark for lines to leave as they are)

import datetime
from pathlib import Path

from search.cli.opening import load_settings, open_or_build
from search.cli.option_table import Color, OutputFormat
from search.cli.printing import (
    choose_look,
    exit_unless,
    explain_results,
    print_results,
)
from search.last_search import remember_hits
from search.query import View, make_query, parse_filters
from search.query.query import FacetField, Sort


def search(
    words: list[str] | None = None,
    outlet: list[str] | None = None,
    actor: list[str] | None = None,
    author: list[str] | None = None,
    language: list[str] | None = None,
    path: list[str] | None = None,
    url: list[str] | None = None,
    since: str = "",
    until: str = "",
    date: list[str] | None = None,
    undated: bool = False,
    guesses: bool = False,
    every_word: bool | None = None,
    sort: Sort = Sort.RELEVANCE,
    limit: int | None = None,
    page: int = 1,
    correct: bool = True,
    exact: bool = False,
    expand: bool = False,
    explain: bool = False,
    facet: list[FacetField] | None = None,
    stories: bool = False,
    collapse: bool | None = None,
    snippets: int | None = None,
    width: int | None = None,
    form: OutputFormat = OutputFormat.TEXT,
    json: bool = False,
    color: Color | None = None,
    hyperlink: Color | None = None,
    config: Path | None = None,
    index: list[Path] | None = None,
    corpus: str | None = None,
) -> None:
    """Finds articles, and prints the best hits with the passages that match.

    \b
    corpus-search "Wagner mercenaries"              any of the words, best first
    corpus-search --all ceasefire Geneva            every word
    corpus-search '"permanent ceasefire"'           a phrase
    corpus-search 'Berlin -Lavrov'                  without this word
    corpus-search 'merc* OR "foreign fighters"~2'   prefix, words near each other, OR
    corpus-search 'date:2019-12 Kremlin'            of one month
    corpus-search troops --outlet BBC --since 2020  filters as options
    corpus-search Erdogan --facet outlet --facet month    with counts
    corpus-search --facet outlet                    the whole corpus by outlet

    \b
    Words: AND OR NOT, -word, "phrase", "phrase"~2, prefix*, wild?card, fuzzy~,
    title: body: outlet: actor: author: language: date: path: url:,
    [a TO b], boost^2, ( ).
    The exit status is 0 with hits, 1 without, 2 for an error.
    """
    settings = load_settings(config, index, corpus)
    defaults = settings.search
    today = _today()
    if limit is None:
        # With facets and without words, only counts are wanted.
        limit = 0 if facet and not words else defaults.limit
    form = OutputFormat.JSON if json else form
    if collapse is None:
        # Scripts rely on one hit for each article.
        collapse = defaults.collapse and form is OutputFormat.TEXT
    query = make_query(
        " ".join(words or ()),
        parse_filters(
            outlet=outlet or (),
            actor=actor or (),
            author=author or (),
            language=language or (),
            path=path or (),
            url=url or (),
            date=date or (),
            since=since,
            until=until,
            undated=undated,
            today=today,
        ),
        View(
            sort=sort,
            limit=limit,
            page=page,
            facets=tuple(dict.fromkeys(facet or ())),
            snippets=defaults.snippets if snippets is None else snippets,
            width=defaults.width if width is None else width,
            correct=correct,
            exact=exact,
            guesses=guesses,
            expand=expand,
            explain=explain,
            collapse=collapse,
            stories=stories,
            facets_of_all=every_word is False,
        ),
        today=today,
        every_word=defaults.every_word if every_word is None else every_word,
    )
    results = open_or_build(settings).search(query)
    print_results(results, form, look=choose_look(color, hyperlink, settings))
    explain_results(results)
    remember_hits(settings.index.directory, results)
    exit_unless(results.total)


def _today() -> datetime.date:
    return datetime.datetime.now(tz=datetime.UTC).astimezone().date()
