"""The command that finds articles."""

# ruff: noqa: D301  (in a docstring \b is Click's mark for lines to leave as they are)

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from search.cli.opening import load_settings, open_or_build
from search.cli.screen.output_choice import OutputOptions, choose_output
from search.cli.searching.run_queries import STDIN, Asking, run_queries
from search.cli.searching.shape import Shape, check_shape
from search.last_search import remember_hits
from search.option_table import Color, OutputFormat
from search.query import Filters, View, find_today, make_query, parse_filters
from search.query.punctuation import drop_punctuation
from search.query.query import FacetField, Sort


def search(
    words: list[str] | None = None,
    outlet: list[str] | None = None,
    actor: list[str] | None = None,
    author: list[str] | None = None,
    language: list[str] | None = None,
    tag: list[str] | None = None,
    path: list[str] | None = None,
    url: list[str] | None = None,
    since: str = "",
    until: str = "",
    date: list[str] | None = None,
    undated: bool = False,
    guesses: bool = False,
    every_word: bool | None = None,
    correct: bool = True,
    exact: bool = False,
    expand: bool = False,
    semantic: bool | None = None,
    sort: Sort = Sort.RELEVANCE,
    limit: int | None = None,
    page: int = 1,
    all_hits: bool = False,
    paths: bool = False,
    null: bool = False,
    count: bool = False,
    facet: list[FacetField] | None = None,
    stories: bool = False,
    collapse: bool | None = None,
    snippets: int | None = None,
    width: int | None = None,
    full_text: bool = False,
    explain: bool = False,
    form: OutputFormat | None = None,
    json: bool = False,
    output: Path | None = None,
    bom: bool = False,
    color: Color | None = None,
    hyperlink: Color | None = None,
    pager: bool | None = None,
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
    corpus-search '"foreign fighters" NEAR/10 Tripoli'    near each other, in any order
    corpus-search 'date:2019-12 Kremlin'            of one month
    corpus-search troops --outlet BBC --since 2020  filters as options
    corpus-search Erdogan --facet outlet --facet month    with counts
    corpus-search --facet outlet                    the whole corpus by outlet

    \b
    Words: AND OR NOT, NEAR/5, -word, "phrase", "phrase"~2 in order, "phrase"~~2 in any
    order, prefix*, wild?card, fuzzy~, [a TO b], boost^2, ( ),
    title: body: outlet: actor: author: language: tag: date: path: url:.
    The exit status is 0 with hits, 1 without, 2 for an error.
    """
    settings = load_settings(config, index, corpus)
    defaults, today = settings.search, find_today()
    printed = choose_output(
        OutputOptions(form, json, output, bom, color, hyperlink, pager), defaults
    )
    shape = Shape(all_hits, paths or null, null, count, full_text, limit)
    given = {
        "--limit": limit is not None,
        "--page": page != 1,
        "--facet": facet,
        "--collapse": collapse,
        "--explain": explain,
    }
    check_shape(shape, printed, given)
    if limit is None:
        # With facets and without words, only counts are wanted.
        limit = 0 if facet and not words else defaults.limit
    if collapse is None:
        # Scripts rely on one hit for each article.
        collapse = defaults.collapse and printed.is_text and not all_hits
    filters = parse_filters(
        outlet=outlet or (),
        actor=actor or (),
        author=author or (),
        language=language or (),
        tag=tag or (),
        path=path or (),
        url=url or (),
        date=date or (),
        since=since,
        until=until,
        undated=undated,
        today=today,
    )
    view = View(
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
        semantic=defaults.semantic if semantic is None else semantic,
        explain=explain,
        collapse=collapse,
        stories=stories,
        facets_of_all=every_word is False,
    )
    every_word = defaults.every_word if every_word is None else every_word
    asked = _find_words(words, may_be_none=bool(facet) or filters != Filters())
    make = partial(
        make_query, filters=filters, view=view, today=today, every_word=every_word
    )
    remember = partial(remember_hits, settings.index.directory)
    asking = Asking(make, partial(open_or_build, settings), shape, printed, remember)
    run_queries(asked, asking)


def _find_words(words: Sequence[str] | None, *, may_be_none: bool) -> Sequence[str]:
    """Returns the words of the query, none where they are only punctuation.

    Raises:
        NoWordsError: words are given, but none to search for, where there must be some.
    """
    if not words or list(words) == [STDIN]:
        return words or ()
    return words if drop_punctuation(" ".join(words), may_be_none=may_be_none) else ()
