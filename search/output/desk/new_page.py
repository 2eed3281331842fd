"""Prints what is new to saved searches, for readers and for programs."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from search.desk.text_names import text_of_article
from search.output.desk.saved_page import show_time
from search.output.plain_page import QUIET, TITLE, Page, Span
from search.output.results_json import make_hit_record
from search.output.results_page import paint_hit
from search.output.tables.answer import SCHEMA, CommandAnswer
from search.output.tables.hit_rows import HIT_COLUMNS, make_hit_row
from search.output.unseen_characters import one_line
from search.output.wording import count_of
from search.query import Query, View
from search.query.tree import Everything
from search.results.new_articles import NewArticles
from search.results.results import Hit, Results

_ALL = Query("", Everything(), View(collapse=True))
_OWN_COLUMNS = ("search", "kind", "first_indexed", "copy_of")


def answer_new(found: Sequence[NewArticles]) -> CommandAnswer:
    """Makes the answer of `new`: a row for each new story, and for each copy of an old one."""
    return CommandAnswer(
        {"schema": SCHEMA, "searches": [_make_record(one) for one in found]},
        (*_OWN_COLUMNS, *HIT_COLUMNS),
        None,
        (row for one in found for row in _list_rows(one)),
        found=any(one.found for one in found),
        print_page=partial(_paint, found),
    )


def number_hits(found: Iterable[NewArticles]) -> list[NewArticles]:
    """Gives the hits of several searches their ranks in one list, by which a user names them."""
    numbered, rank = [], 0
    for one in found:
        lists = []
        for hits in (one.stories, one.copies):
            lists.append(
                tuple(replace(hit, rank=rank + n) for n, hit in enumerate(hits, 1))
            )
            rank += len(hits)
        numbered.append(replace(one, stories=lists[0], copies=lists[1]))
    return numbered


def list_hits(found: Iterable[NewArticles]) -> Results:
    """Returns all hits as those of one search, for whoever remembers what was shown."""
    hits = tuple(hit for one in found for hit in (*one.stories, *one.copies))
    return Results(_ALL, len(hits), len(hits), hits)


def describe_new(found: NewArticles) -> str:
    """Returns in a few words how much is new."""
    parts = []
    if found.n_articles:
        new = f"{found.n_stories:,} new"
        if found.n_articles > found.n_stories:
            new += f" in {count_of(found.n_articles, 'article')}"
        parts.append(new)
    if found.n_copies:
        copies = count_of(found.n_copies, "copy", "copies")
        parts.append(f"{copies} of stories already there")
    return ", ".join(parts)


def _paint(found: Sequence[NewArticles], page: Page) -> None:
    for number, one in enumerate(one for one in found if one.found):
        if number:
            page.print_blank()
        since = f" since {show_time(one.search.looked_at)}"
        head = Span(one_line(one.search.name), TITLE)
        page.print_spans([head, Span(f" · {describe_new(one)}"), Span(since, QUIET)])
        for hit in one.stories:
            page.print_blank()
            paint_hit(hit, page)
        if one.copies:
            page.print_blank()
            page.print_spans([Span("copies of stories already there:", QUIET)])
        for hit in one.copies:
            page.print_blank()
            paint_hit(hit, page)
            original = one.originals[text_of_article(hit.article.id)]
            page.print_spans([Span(f"a copy of {original}", QUIET)], indent=4)


def _make_record(one: NewArticles) -> dict[str, Any]:
    results = Results(_ALL, 0, 0)
    return {
        "name": one.search.name,
        "query": one.search.query.dump(),
        "looked_at": one.search.looked_at,
        "new": one.n_stories,
        "new_articles": one.n_articles,
        "copies": one.n_copies,
        "hits": [
            {**make_hit_record(hit, results), **_own(one, hit)}
            for hit in (*one.stories, *one.copies)
        ],
    }


def _list_rows(one: NewArticles) -> Iterator[dict[str, Any]]:
    for hit in (*one.stories, *one.copies):
        yield {"search": one.search.name, **_own(one, hit), **make_hit_row(hit)}


def _own(one: NewArticles, hit: Hit) -> dict[str, Any]:
    text = text_of_article(hit.article.id)
    original = one.originals.get(text)
    return {
        "kind": "copy" if original else "new",
        "first_indexed": one.first_seen[text],
        "copy_of": original,
    }
